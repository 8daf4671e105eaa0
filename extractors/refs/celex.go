package refs

import (
	"strings"

	"councilnotes/extractors/canon"
)

// celexNumbers finds CELEX numbers: "32016R0679" is the act, any other sector
// is of the kind celex.
func celexNumbers(s *scan) {
	for i := range s.toks {
		if n := s.num(i, 5, 5); n == "" || s.kind(i+1) != word || !s.tight(i+1) {
			continue
		}
		if s.tight(i) && s.kind(i-1) == word {
			continue
		}
		s.celexNumber(i)
	}
}

// celexNumber tries the longest stretch without blanks first, since what may
// follow the number belongs to it: "(01)", "R(02)", "-20160504".
func (s *scan) celexNumber(from int) {
	end := from + 1
	for end < len(s.toks) && s.tight(end) && s.toks[end].end-s.toks[from].start < 40 {
		end++
	}
	for to := end; to > from+1; to-- {
		if s.tight(to) && s.kind(to-1) != mark && s.kind(to) != mark {
			continue // In the middle of a word.
		}
		text := s.str[s.toks[from].start:s.toks[to-1].end]
		id, sector, ok := canon.ReadCELEX(strings.ToUpper(text))
		if !ok || !s.free(from, to) {
			continue
		}
		kind := "celex"
		if sector == '3' {
			kind = "act"
		}
		s.add(kind, id, from, to)
		return
	}
}
