package actions

import (
	"strings"

	"councilnotes/extractors/match"
)

// blocked reports whether the word right before a verb makes it no action.
func (s *scanner) blocked(from, verb int) bool {
	return s.markedIn(&s.blocks, from, verb)
}

// marked reports whether a phrase of the set, of two words at most, stands right
// before a folded offset.
func (s *scanner) marked(set *match.Set[bool], at int) bool { return s.markedIn(set, 0, at) }

func (s *scanner) markedIn(set *match.Set[bool], from, at int) bool {
	start := at
	for n := 0; n < 2 && start > from; n++ {
		start = wordBefore(s.folded.Str, from, start)
		for _, h := range set.FindIn(s.folded, s.text.Str, start, at) {
			if blank(s.folded.Str[h.End:at]) {
				return true
			}
		}
	}
	return false
}

// before reports whether a phrase of the set stands right behind a folded offset.
func (s *scanner) before(set *match.Set[bool], at int) bool {
	hits := set.FindIn(s.folded, s.text.Str, at, wordsAfter(s.folded.Str, at, 2))
	return len(hits) > 0 && blank(s.folded.Str[at:hits[0].Start])
}

// blank reports whether nothing but blanks stands in s, or the mark that glues an
// article to a name: "dell'", "mill-".
func blank(s string) bool { return strings.Trim(s, " -'") == "" }

// oneWord bounds a word in bytes; a text without blanks must not be searched
// to its ends again and again.
const oneWord = 80

// wordsAfter returns where the n words behind an offset end.
func wordsAfter(s string, offset, n int) int {
	for range n {
		for offset < len(s) && s[offset] == ' ' {
			offset++
		}
		rest := s[offset:min(len(s), offset+oneWord)]
		if i := strings.IndexByte(rest, ' '); i >= 0 {
			rest = rest[:i]
		}
		offset += len(rest)
	}
	return offset
}

// wordBefore returns where the word before the offset begins, not before from.
func wordBefore(s string, from, offset int) int {
	from = max(from, offset-oneWord)
	t := strings.TrimRight(s[from:offset], " ")
	return from + strings.LastIndexByte(t, ' ') + 1
}
