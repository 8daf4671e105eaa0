package match

import (
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// view is a text with its folded form: words are compared in the folded form,
// capitals are asked of the original.
type view struct {
	folded   *doc.Folded
	original string
}

// begins reports whether a word begins at the folded offset i: the character
// before is no letter or digit, or it is a small letter glued to a capital.
func (v view) begins(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(v.folded.Str[:i])
	if i == 0 || !wordRune(before) {
		return true
	}
	return unicode.IsUpper(v.first(i)) && unicode.IsLower(v.last(i))
}

// ends reports whether the word that began at i ends at j: the character at j
// is no letter or digit, or it is glued: a capital after a small letter, or a
// small letter after a word of capitals only ("EUn", "EUand").
func (v view) ends(i, j int) bool {
	after, _ := utf8.DecodeRuneInString(v.folded.Str[j:])
	if j == len(v.folded.Str) || !wordRune(after) {
		return true
	}
	last, next := v.last(j), v.first(j)
	if unicode.IsUpper(next) {
		return unicode.IsLower(last)
	}
	return unicode.IsLower(next) && unicode.IsUpper(last) && v.allCapitals(i, j)
}

// first returns the original character at the folded offset i.
func (v view) first(i int) rune {
	r, _ := utf8.DecodeRuneInString(v.original[v.folded.Offset(i):])
	return r
}

// last returns the original character before the folded offset i.
func (v view) last(i int) rune {
	_, size := utf8.DecodeLastRuneInString(v.folded.Str[:i])
	return v.first(i - size)
}

func (v view) allCapitals(i, j int) bool {
	span, letters := v.folded.Span(i, j), 0
	for _, r := range v.original[span.Start:span.End] {
		if !unicode.IsLetter(r) {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters > 1
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// Edges tells where words begin and end in a text, for matchers that are no
// list of phrases: the edge of a word is also where two words were glued
// together, seen by their capitals.
type Edges struct{ v view }

// EdgesOf returns the edges of a text; f must be the folded view of original.
func EdgesOf(f *doc.Folded, original string) Edges { return Edges{view{f, original}} }

// Begin reports whether a word begins at the offset i of the folded text.
func (e Edges) Begin(i int) bool { return e.v.begins(i) }

// End reports whether the word that began at i ends at j.
func (e Edges) End(i, j int) bool { return e.v.ends(i, j) }
