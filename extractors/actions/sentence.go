package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// shortest is the number of letters from which on a word with a full stop ends
// a sentence: below it is an abbreviation ("г.", "art.", "No.").
const shortest = 4

// longest bounds a sentence in bytes, so that a text without full stops costs
// no more than another.
const longest = 8000

// sentenceEnd returns the folded offset behind the sentence that begins at
// from: after a full stop, a question or an exclamation mark that a blank and a
// capital follow. Cutting too little is harmless, as the nearest names count.
func (s *scanner) sentenceEnd(from, to int) int {
	str := s.folded.Str
	for i := from; i < to; i++ {
		if i-from > longest && (str[i] == ' ' || i-from > 2*longest && utf8.RuneStart(str[i])) {
			return i
		}
		if c := str[i]; c != '.' && c != '?' && c != '!' {
			continue
		}
		next := i + 1
		for next < to && str[next] == ' ' {
			next++
		}
		if next == i+1 || next == to || !s.startsUpper(next) {
			continue
		}
		if str[i] == '.' && lettersBefore(str[from:i]) < shortest {
			continue
		}
		return next
	}
	return to
}

func (s *scanner) startsUpper(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text.Str[s.folded.Offset(i):])
	return unicode.IsUpper(r) || unicode.In(r, unicode.Pi, unicode.Ps)
}

// lettersBefore counts the letters of the word that ends s; a figure of four
// digits, the end of a document's number ("10755/21") or a closing mark counts as
// a whole word.
func lettersBefore(s string) int {
	n := 0
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if n == 0 && r != ' ' || r == '/' {
				return shortest
			}
			break
		}
		n++
		s = s[:len(s)-size]
	}
	return n
}

// trimmed takes blanks off the ends of a span.
func trimmed(t *doc.Text, s doc.Span) doc.Span {
	text := t.In(s)
	s.Start += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	s.End -= len(text) - len(strings.TrimRightFunc(text, unicode.IsSpace))
	return doc.Span{Start: s.Start, End: max(s.Start, s.End)}
}

func endsWithColon(s string) bool { return strings.HasSuffix(s, ":") }

// deadline returns the first date behind a word such as "by": a full date, or a
// day and month, whose year is completed when the document's date is known.
func (s *scanner) deadline(from, to int) string {
	const near = 60 // bytes a date may be long
	for _, h := range s.until.FindIn(s.folded, s.text.Str, from, to) {
		rest := s.text.In(s.folded.Span(h.End, min(to, h.End+near)))
		if d, ok := s.calendar.Lead(rest); ok {
			return d
		}
	}
	return ""
}
