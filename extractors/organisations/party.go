package organisations

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// workingParty is the id of all working parties; their names tell them apart.
const workingParty = "working_party"

// quotedParty is the value of a head that needs a name in quotation marks.
const quotedParty = workingParty + ":?"

const (
	maxQuoted = 200 // bytes of a name in quotation marks
	maxWords  = 12  // words of a name without
	maxSmall  = 3   // small words in a row inside a name ("of the"), letters of a small word
)

// nameAfter reads the name of a working party behind the words that say it is
// one: in quotation marks, or after a linking word. It returns the name as
// printed and the folded offset where the mention ends; without a name that is
// the offset it was given.
func (s scanner) nameAfter(head, to int) (name string, end int) {
	i := skipBlanks(s.folded.Str, head, to)
	if name, end := s.quoted(i, to); name != "" {
		return name, end
	}
	word, next := s.word(i, to)
	if !s.links[word] {
		return "", head
	}
	if next < to && s.folded.Str[next] == '.' { // an abbreviated link: "ds."
		next++
	}
	start := skipBlanks(s.folded.Str, next, to)
	if name, end := s.quoted(start, to); name != "" {
		return name, end
	}
	if end = s.running(start, to); end == start {
		return "", head
	}
	return s.original(start, end), end
}

// quoted reads a name in quotation marks of any kind.
func (s scanner) quoted(i, to int) (name string, end int) {
	open, size := utf8.DecodeRuneInString(s.folded.Str[i:to])
	if !unicode.In(open, unicode.Pi, unicode.Ps, unicode.Pf) && open != '"' || open == '(' || open == '[' {
		return "", i
	}
	rest := s.folded.Str[i+size : min(to, i+size+maxQuoted)]
	for k, r := range rest {
		if r == '"' || unicode.In(r, unicode.Pf, unicode.Pi, unicode.Pe) && r != ')' && r != ']' {
			return s.original(i+size, i+size+k), i + size + k + utf8.RuneLen(r)
		}
	}
	return "", i
}

// running returns where the name that begins at i ends: at punctuation, at a
// word that is in no name, and, where names have capitals, at the last of them.
// No name ends with a small word: "Fish on" is "Fish".
func (s scanner) running(i, to int) (end int) {
	end = i
	small := 0
	for n := 0; n < maxWords; n++ {
		word, next := s.word(i, to)
		if word == "" || s.stops[word] {
			break
		}
		small++
		if s.capital(i, next) || !s.capitals && utf8.RuneCountInString(word) > maxSmall {
			end, small = next, 0
		}
		if small > maxSmall {
			break
		}
		if next < to && s.folded.Str[next] != ' ' {
			break
		}
		i = skipBlanks(s.folded.Str, next, to)
	}
	return end
}

// word returns the word at i, hyphens and apostrophes in it included, and the
// offset behind it.
func (s scanner) word(i, to int) (word string, next int) {
	n := strings.IndexFunc(s.folded.Str[i:to], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '\''
	})
	next = i + n
	if n < 0 {
		next = to
	}
	return s.folded.Str[i:next], next
}

// capital reports whether the folded word [i:next) begins with a capital, itself
// or behind the article glued to it: "l-Agrikoltura".
func (s scanner) capital(i, next int) bool {
	printed := s.original(i, next)
	if k := strings.IndexAny(printed, "-'’"); k > 0 && k <= maxSmall {
		_, size := utf8.DecodeRuneInString(printed[k:])
		if r, _ := utf8.DecodeRuneInString(printed[k+size:]); unicode.IsUpper(r) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(printed)
	return unicode.IsUpper(r)
}

func (s scanner) original(start, end int) string { return s.text.In(s.folded.Span(start, end)) }

func skipBlanks(s string, i, to int) int {
	for i < to && s[i] == ' ' {
		i++
	}
	return i
}
