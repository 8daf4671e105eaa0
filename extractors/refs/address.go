package refs

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// addresses finds http and https addresses. One at data.europa.eu/eli names an
// act or a text of the Official Journal.
func addresses(s *scan) {
	for i := range s.toks {
		if s.toks[i].kind != word || s.toks[i].used || !(s.is(i, "http") || s.is(i, "https")) || !s.is(i+1, ":") || !s.is(i+2, "/") || !s.is(i+3, "/") {
			continue
		}
		start := s.folded.Offset(int(s.toks[i].start))
		n := addressLen(s.t.Str[start:])
		span := doc.Span{Start: start, End: start + n}
		to := i
		for to < len(s.toks) && s.folded.Offset(int(s.toks[to].start)) < span.End {
			to++
		}
		if to < i+5 {
			continue // Nothing after the slashes.
		}
		s.use(i, to)
		uri := clean(s.t.In(span))
		if a, ok := canon.ReadELI(uri); ok {
			s.addAt("act", a.CELEX(), span, i, to).ELI = uri
			continue
		}
		s.addAt("url", uri, span, i, to)
	}
}

// addressLen returns the length of the address that text begins with, without
// the punctuation of the sentence around it. A closing bracket belongs to it
// when its opening one does.
func addressLen(text string) int {
	n, open := 0, 0
	for i, r := range text {
		if unicode.IsSpace(r) || strings.ContainsRune(`<>"«»„“”‟`, r) {
			break
		}
		switch r {
		case '(':
			open++
		case ')':
			open--
		}
		if open < 0 {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	for n > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:n])
		if !strings.ContainsRune(".,;:!?'’‘]…·*", r) && !(r == '(') {
			break
		}
		n -= size
	}
	return n
}

// clean takes out of an address what only printing put in: soft hyphens and
// characters without width. A dash that a word processor made of a hyphen is
// made one again.
func clean(uri string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0x00AD || (0x200B <= r && r <= 0x200D) || r == 0x2060 || r == 0xFEFF:
			return -1
		case r == 0x2010 || r == 0x2011:
			return '-'
		}
		return r
	}, uri)
}
