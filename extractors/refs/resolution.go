package refs

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
)

// resolutions finds those of the United Nations: "S/RES/1970 (2011)",
// "A/RES/70/1" and, where the text names the Security Council beside it,
// "resolution 1970 (2011)".
func resolutions(s *scan) {
	for i := range s.toks {
		switch {
		case s.is(i, "res") && s.is(i-1, "/") && s.is(i+1, "/"):
			s.symbol(i)
		case s.is(i, "(") && s.year(i+1) > 0 && s.is(i+2, ")") && s.num(i-1, 1, 4) != "":
			s.securityCouncil(i)
		}
	}
}

func (s *scan) symbol(i int) {
	first, err := strconv.Atoi(s.num(i+2, 1, 4))
	if err != nil || !s.same(i-2, i+2) {
		return
	}
	switch {
	case s.is(i-2, "s") && s.is(i+3, "(") && s.year(i+4) > 0 && s.is(i+5, ")") && s.free(i-2, i+6):
		s.add("un", canon.UN("S", first, s.year(i+4)), i-2, i+6)
	case s.is(i-2, "a") && s.is(i+3, "/") && s.num(i+4, 1, 3) != "" && s.free(i-2, i+5):
		second, _ := strconv.Atoi(s.text(i + 4))
		s.add("un", canon.UN("A", first, second), i-2, i+5)
	}
}

// securityCouncil reads "1970 (2011)" with the word for resolution before it,
// or a resolution before it in a list, and the Security Council near.
func (s *scan) securityCouncil(open int) {
	n, _ := strconv.Atoi(s.text(open - 1))
	year, id := s.year(open+1), ""
	if id = canon.UN("S", n, year); n == 0 || !s.free(open-1, open+3) {
		return
	}
	if !s.afterResolution(open-1) && !s.continues("un", open-1) {
		return
	}
	s.add("un", id, open-1, open+3)
}

func (s *scan) afterResolution(i int) bool {
	if s.everyBehind(func(v *vocabulary) *phrases { return v.resolutions }, s.lastOfList(i)+4) {
		return s.namesCouncil(s.firstOfList(i), i)
	}
	k := i - 1
	if start := s.everyBefore(func(v *vocabulary) *phrases { return v.signs }, i); start >= 0 {
		k = start - 1
	}
	for back := 0; back < 7 && s.same(k-back, i); back++ {
		if _, end := s.every(func(v *vocabulary) *phrases { return v.resolutions }, k-back); end > 0 {
			return s.namesCouncil(k-back, i)
		}
	}
	return false
}

// isResolution reports whether "1970 (2011)" stands at token i.
func (s *scan) isResolution(i int) bool {
	return s.kind(i) == number && s.is(i+1, "(") && s.kind(i+2) == number && s.is(i+3, ")") && s.same(i, i+3)
}

// maxList is how many resolutions stand in a list at most.
const maxList = 10

// lastOfList returns the last resolution of the list that token i stands in:
// some languages put the noun behind it.
func (s *scan) lastOfList(i int) int {
	for n := 0; n < maxList; n++ {
		next := i + 4
		if _, end := s.every(func(v *vocabulary) *phrases { return v.and }, next); end > 0 {
			next = end
		} else if s.is(next, ",") {
			next++
		}
		if next == i+4 || !s.isResolution(next) {
			break
		}
		i = next
	}
	return i
}

// firstOfList is lastOfList the other way.
func (s *scan) firstOfList(i int) int {
	for n := 0; n < maxList; n++ {
		k := i
		if start := s.everyBefore(func(v *vocabulary) *phrases { return v.and }, i); start >= 0 {
			k = start
		} else if s.is(i-1, ",") {
			k = i - 1
		}
		if k == i || k < 4 || !s.isResolution(k-4) {
			break
		}
		i = k - 4
	}
	return i
}

// namesCouncil looks for the Security Council right before the word for
// resolution, between it and the number, and behind the number's list.
func (s *scan) namesCouncil(resolution, n int) bool {
	if strings.HasPrefix(s.text(resolution), "unsc") {
		return true
	}
	first := resolution
	for first > resolution-5 && s.same(first-1, n) && s.toks[first-1].kind == word {
		first--
	}
	for k := first; k < n+14 && s.same(k, n); k++ {
		if _, end := s.every(func(v *vocabulary) *phrases { return v.council }, k); end > 0 {
			return true
		}
		if _, other := s.every(func(v *vocabulary) *phrases { return v.resolutions }, k); s.is(k, ";") || other > 0 && k > n {
			return false
		}
	}
	return false
}

// continues reports whether only a comma or a word for "and" stands between the
// last reference, of the given kind, and token i.
func (s *scan) continues(kind string, i int) bool {
	if len(s.found) == 0 {
		return false
	}
	last := s.found[len(s.found)-1]
	return last.Kind == kind && s.listed(last.to, i)
}

// listed reports whether only what joins the members of a list stands between
// the tokens from and i.
func (s *scan) listed(from, i int) bool {
	if from > i || i > from+7 || !s.same(from-1, i) {
		return false
	}
	for k := from; k < i; {
		_, end := s.every(func(v *vocabulary) *phrases { return v.and }, k)
		_, sign := s.every(func(v *vocabulary) *phrases { return v.signs }, k)
		switch {
		case end > 0:
			k = end
		case sign > 0:
			k = sign // "a 6106/22. sz. és a 6107/22. sz."
		case s.is(k, ".") && k+1 < i && s.kind(k+1) == word:
			k++
		case s.is(k, ",") || s.is(k, ";") || s.is(k, "+") || s.is(k, "&"):
			k++
		default:
			return false
		}
	}
	return from < i
}
