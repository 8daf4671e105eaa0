package actions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// wholeWord is the number of letters from which on a word with a full stop ends
// a sentence even before a figure or a bracket: a shorter one may be an
// abbreviation that no list has ("lk. 3").
const wholeWord = 4

// longest bounds a sentence in bytes, so that a text without full stops costs
// no more than another.
const longest = 8000

// longName bounds the name of an organisation, in bytes.
const longName = 400

// sentenceEnd returns the folded offset behind the sentence that begins at
// from: after a full stop, a question or an exclamation mark, closing marks
// behind it, that a blank and the beginning of another sentence follow.
func (s *scanner) sentenceEnd(from, to int) int {
	str := s.folded.Str
	for i := from; i < to; i++ {
		if i-from > longest && (str[i] == ' ' || i-from > 2*longest && utf8.RuneStart(str[i])) {
			return i
		}
		if c := str[i]; c != '.' && c != '?' && c != '!' {
			continue
		}
		blanks := s.behindMarks(i+1, to)
		next := blanks
		for next < to && str[next] == ' ' {
			next++
		}
		if next == blanks || next == to || str[i] == '.' && blanks == i+1 && !s.stops(from, i, next) || !s.begins(next) {
			continue
		}
		return next
	}
	return to
}

// behindMarks returns the offset behind the closing marks at i.
func (s *scanner) behindMarks(i, to int) int {
	for i < to {
		r, size := utf8.DecodeRuneInString(s.folded.Str[i:to])
		if !unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) && r != '"' {
			break
		}
		i += size
	}
	return i
}

// begins reports whether a sentence may begin at a folded offset: with a
// capital, a figure or an opening mark.
func (s *scanner) begins(i int) bool {
	r := s.original(i)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.In(r, unicode.Pi, unicode.Ps) || r == '"'
}

func (s *scanner) original(i int) rune {
	r, _ := utf8.DecodeRuneInString(s.text.Str[s.folded.Offset(i):])
	return r
}

// stops reports whether the full stop at i ends the sentence that began at from,
// judged by the word before it and by what follows at next.
func (s *scanner) stops(from, i, next int) bool {
	str := s.folded.Str
	word := lastWord(str[from:i])
	letters := utf8.RuneCountInString(word)
	before := i - len(word)
	first, _ := utf8.DecodeRuneInString(word)
	upper := unicode.IsUpper(s.original(next))
	switch {
	case word == "": // a closing mark
		return true
	case s.units[word]:
		return upper && !s.timeOnly(from, i) && (!s.abbreviations[word] || s.beginsName(next))
	case before > from && str[before-1] == '.' && letters == 1, s.abbreviations[word]:
		return false
	case unicode.IsDigit(first):
		code := before > from && strings.IndexByte(" (", str[before-1]) < 0 // the end of "10755/21"
		return upper && (code || !s.ordinals || s.figureStops(from, i, next, word))
	case letters == 1 && (before == from || str[before-1] != '-'): // an initial, but not "UFEU-a."
		return upper && s.endsName(i)
	case !upper:
		return letters >= wholeWord
	}
	return true
}

// figureStops reports, of a language whose ordinals have a full stop, whether one
// behind a figure ends the sentence.
func (s *scanner) figureStops(from, i, next int, word string) bool {
	follows := firstWord(s.folded.Str[next:min(len(s.folded.Str), next+oneWord)])
	if s.numbered[follows] {
		return false
	}
	return !s.timeOnly(from, i) && s.wordsIn(from, i) > 2
}

// timeOnly reports whether what stands between two offsets is but the time of
// something that is still to be said: short, without a verb, beginning with a
// figure or a preposition of time.
func (s *scanner) timeOnly(from, to int) bool {
	const words = 8
	first := firstWord(s.folded.Str[from:to])
	r, _ := utf8.DecodeRuneInString(first)
	if !s.openers[first] && !unicode.IsDigit(r) || s.wordsIn(from, to) > words {
		return false
	}
	for _, h := range s.verbs.FindIn(s.folded, s.text.Str, from, to) {
		if h.Value.verb != "" {
			return false
		}
	}
	return true
}

// endsName reports whether an organisation's name ends at a folded offset:
// "Coreper I."
func (s *scanner) endsName(at int) bool {
	return slices.ContainsFunc(within(s.names, max(0, at-longName), at), func(p party) bool { return p.end == at })
}

// beginsName reports whether the name of somebody who may ask begins at a folded
// offset.
func (s *scanner) beginsName(at int) bool {
	return slices.ContainsFunc(within(s.names, at, at+longName), func(p party) bool { return p.start == at && !p.asked })
}

// lastWord returns the letters and figures that end a text.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, notWord)
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}

// firstWord returns the letters and figures that begin a text.
func firstWord(s string) string {
	s = strings.TrimLeft(s, " ")
	if i := strings.IndexFunc(s, notWord); i >= 0 {
		return s[:i]
	}
	return s
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// ended reports whether a text ends as a sentence does.
func ended(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!"+semicolons, r)
}

// trimmed takes blanks off the ends of a span.
func trimmed(t *doc.Text, s doc.Span) doc.Span {
	text := t.In(s)
	s.Start += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	s.End -= len(text) - len(strings.TrimRightFunc(text, unicode.IsSpace))
	return doc.Span{Start: s.Start, End: max(s.Start, s.End)}
}
