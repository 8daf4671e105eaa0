package analyzer

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"golang.org/x/text/unicode/norm"
)

// Words are kept with their accents, because these part words (pêche, péché).
// Who types without them shall find them all the same: beside the term of an
// accented word stands another, at the same position, made of the word without
// accents by the same filters without accents, and marked so that it is taken for
// no word of its own.

// plainMark begins the second term of an accented word. No tokenizer lets it
// through as part of a word.
const plainMark = '~'

// Plain returns the second term of a word whose first term, without accents, is
// given.
func Plain(term string) string { return string(plainMark) + term }

// unaccented are the letters that Unicode does not take apart.
var unaccented = map[rune]string{'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ħ': "h", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th"}

// Unaccented returns Latin letters without their accents and leaves all others.
func Unaccented(s string) string {
	if ascii([]byte(s)) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if to, ok := unaccented[r]; ok {
			b.WriteString(to)
			continue
		}
		if !unicode.Is(unicode.Latin, r) {
			b.WriteRune(r)
			continue
		}
		base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		b.WriteRune(base)
	}
	return b.String()
}

// withoutAccents returns copies of the tokens that have accents, without them;
// with all set, of the others too.
func withoutAccents(in analysis.TokenStream, all bool) analysis.TokenStream {
	var out analysis.TokenStream
	for _, t := range in {
		if !all && ascii(t.Term) {
			continue
		}
		if term := Unaccented(string(t.Term)); all || term != string(t.Term) {
			c := *t
			c.Term = []byte(term)
			out = append(out, &c)
		}
	}
	return out
}

// beside puts the marked terms of words without accents after the terms of the
// words as written, where they are others. Both are in the order of positions; a
// word that is gone from the first, as stop words are, is gone.
func beside(as, plain analysis.TokenStream) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(as)+len(plain))
	j := 0
	for _, t := range as {
		out = append(out, t)
		for j < len(plain) && plain[j].Position < t.Position {
			j++
		}
		if j == len(plain) || plain[j].Position != t.Position {
			continue
		}
		if p := plain[j]; !bytes.Equal(p.Term, t.Term) && len(p.Term) > 0 {
			p.Term = []byte(Plain(string(p.Term)))
			out = append(out, p)
		}
	}
	return out
}

// finish takes what is left of accents off terms: stemmers may write some.
type finish struct{}

func (finish) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		t.Term = []byte(Unaccented(string(t.Term)))
	}
	return in
}

// plainSection is the section for words without accents.
func (s section) plainSection() section {
	s.plain = true
	folded := make(map[string]string, len(s.Exceptions))
	for word, term := range s.Exceptions {
		folded[Unaccented(word)] = Unaccented(term)
	}
	s.Exceptions = folded
	return s
}
