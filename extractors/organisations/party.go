package organisations

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/match"
)

// workingParty is the id of all working parties; their names tell them apart.
const workingParty = "working_party"

// quotedParty is the value of a head that needs a name in quotation marks.
const quotedParty = workingParty + ":?"

const (
	maxQuoted = 200 // bytes of a name in quotation marks
	maxWords  = 12  // words of a name without
	maxName   = 60  // bytes of the name of an organisation, at the most, to know one inside
	maxLink   = 4   // letters of a small word between capitals: "with"
	maxSmall  = 3   // small words in a row inside a name ("of the"), letters of a small word
)

// party returns the name of the working party that a head stands for, in front
// of it or behind, and where the mention begins and ends.
func (s scanner) party(h match.Hit[string], from, to int) (name string, start, end int) {
	if name, start = s.compound(h); name != "" {
		return name, start, h.End
	}
	if name, end = s.nameAfter(h.End, to); name != "" {
		return name, h.Start, end
	}
	name, start = s.nameBefore(from, h.Start)
	return name, start, h.End
}

// quotedAround reads a name in quotation marks behind a head or in front of it.
func (s scanner) quotedAround(h match.Hit[string], from, to int) (name string, start, end int) {
	if name, end = s.quoted(skipBlanks(s.folded.Str, h.End, to), to); name != "" {
		return name, h.Start, end
	}
	name, start = s.quotedBefore(from, h.Start)
	return name, start, h.End
}

// nameAfter reads the name of a working party behind the words that say it is
// one: in quotation marks, or after a linking word. It returns the name as
// printed and the folded offset where the mention ends; without a name that is
// the offset it was given.
func (s scanner) nameAfter(head, to int) (name string, end int) {
	start := skipBlanks(s.folded.Str, head, to)
	if name, end := s.quoted(start, to); name != "" {
		return name, end
	}
	word, next := s.word(start, to)
	switch {
	case s.links[word]:
		if next < to && s.folded.Str[next] == '.' { // an abbreviated link: "ds."
			next++
		}
		start = skipBlanks(s.folded.Str, next, to)
		if name, end := s.quoted(start, to); name != "" {
			return name, end
		}
	case !s.links[""]:
		return "", head
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
	begin, small := i, 0
	end = i
	for n := 0; n < maxWords; n++ {
		word, next := s.word(i, to)
		if word == "" || s.stop(word) || s.label(i, next, to) || !s.capitals && i > begin && s.nameAt(i, to) {
			break
		}
		small++
		if s.capitals && !s.capital(i, next) && utf8.RuneCountInString(word) > maxLink && !s.links[word] {
			break
		}
		if s.capital(i, next) || !s.capitals && utf8.RuneCountInString(word) > maxSmall {
			end, small = next, 0
		}
		if small > maxSmall {
			break
		}
		if next < to && s.folded.Str[next] == ',' && s.listed(next+1, to) {
			next++
		}
		if next < to && s.folded.Str[next] != ' ' {
			break
		}
		i = skipBlanks(s.folded.Str, next, to)
	}
	return end
}

// stop reports whether a word is in no name.
func (s scanner) stop(word string) bool {
	if s.stops[word] || word[0] >= '0' && word[0] <= '9' {
		return true
	}
	for _, e := range s.stopEndings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// listed reports whether what follows a comma at i belongs to a list inside a
// name: a word or two and then the conjunction that ends the list ("Integration,
// Migration and Expulsion").
func (s scanner) listed(i, to int) bool {
	const longest = 5 // words between the comma and the conjunction
	for n := 0; n < longest; n++ {
		i = skipBlanks(s.folded.Str, i, to)
		word, next := s.word(i, to)
		if word == "" || s.stop(word) || s.nameAt(i, to) {
			return false
		}
		if n > 0 && s.joins[word] {
			return true
		}
		if i = next; i < to && s.folded.Str[i] == ',' {
			i++
		}
	}
	return false
}

// label reports whether the word [i:next) is the label of a next row: "Date:".
func (s scanner) label(i, next, to int) bool {
	return next < to && s.folded.Str[next] == ':' && i > 0 && strings.ContainsAny(s.original(i-1, i), "\n\t")
}

// nameAt reports whether the name of an organisation begins at i.
func (s scanner) nameAt(i, to int) bool {
	hits := s.names.FindIn(s.folded, s.text.Str, i, min(to, i+maxName))
	return len(hits) > 0 && hits[0].Start == i && hits[0].Value != ""
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
