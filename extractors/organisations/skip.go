package organisations

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/match"
)

// union is the European Union, whose abbreviation is part of the numbers of
// acts and cases too.
const union = "eu"

// noMention reports whether the hit in the block [from, to) is part of
// something else: of a number, of a subject code, or a word that looks like an
// abbreviation where everything is in capitals.
func (s scanner) noMention(h match.Hit[string], from, to int) bool {
	if h.Value == union && s.partOfNumber(h.Start, h.End) {
		return true
	}
	text := s.text.In(h.Span)
	if !capitals(text) {
		return false
	}
	return s.subjectCode(h, text, from, to) || h.Value != union && utf8.RuneCountInString(text) == 2 && s.amongCapitals(h, from, to)
}

// partOfNumber reports whether the abbreviation at [start, end) is part of an
// act's or a case's number: "2008/114/EC", "(EU) 2016/679", "(EU) No 1380/2013",
// "EU:C:2020:559".
func (s scanner) partOfNumber(start, end int) bool {
	str := s.folded.Str
	if start > 0 && str[start-1] == '/' || end+2 < len(str) && str[end] == ':' && str[end+2] == ':' {
		return true
	}
	if start == 0 || str[start-1] != '(' || end >= len(str) || str[end] != ')' && str[end] != ',' {
		return false
	}
	const near = 16 // bytes: "Euratom) No "
	rest := str[end+1 : min(len(str), end+1+near)]
	return strings.IndexFunc(rest, func(r rune) bool { return '0' <= r && r <= '9' }) >= 0
}

// subjectCode reports whether a hit in capitals is one of the document's subject
// codes, or looks like one: "WTO 37" before another or at the end of a line.
func (s scanner) subjectCode(h match.Hit[string], text string, from, to int) bool {
	rest := s.original(h.End, min(to, h.End+maxCode))
	line, _, _ := strings.Cut(rest, "\n")
	number := strings.TrimLeft(line, " \u00a0")
	digits := number[:len(number)-len(strings.TrimLeft(number, "0123456789"))]
	for _, code := range s.codes {
		word, figures, numbered := strings.Cut(code, " ")
		switch {
		case word != text:
		case numbered && figures == digits:
			return true
		case !numbered && strings.TrimSpace(line) == "" && s.firstOfLine(h.Start, from):
			return true
		}
	}
	year := len(digits) == 4 && (digits[0] == '1' || digits[0] == '2')
	if digits == "" || len(digits) > 4 || year || number == line {
		return false
	}
	next := strings.TrimSpace(number[len(digits):])
	return next == "" && s.firstOfLine(h.Start, from) || code(next)
}

const maxCode = 40 // bytes behind a code in which the next one shows

// code reports whether a text begins with a subject code: capitals and a number.
func code(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	return capitals(word) && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// firstOfLine reports whether nothing stands on the line before i.
func (s scanner) firstOfLine(i, from int) bool {
	before := s.original(from, i)
	return strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:]) == ""
}

// amongCapitals reports whether the word before a hit or behind it is in
// capitals: "NA" in "NA PÁIRTITHE" is an article.
func (s scanner) amongCapitals(h match.Hit[string], from, to int) bool {
	_, before := s.wordBefore(from, h.Start)
	next := skipBlanks(s.folded.Str, h.End, to)
	_, after := s.word(next, to)
	return capitals(s.original(before, h.Start)) || capitals(strings.TrimLeftFunc(s.original(next, after), unicode.IsLower))
}

// capitals reports whether a text has two letters or more, all of them capitals.
func capitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}
