package refs

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
)

// commission finds numbers of Commission documents: "COM(2021) 118 final",
// "COM/2021/118", "KOM (2005) 446 (lõplik)", "C(2000) 2285".
func commission(s *scan) {
	for i := range s.toks {
		if s.toks[i].kind != word || s.toks[i].used || s.toks[i].end-s.toks[i].start > 4 || !s.is(i+1, "(") && !s.is(i+1, "/") {
			continue
		}
		if series := canon.CommissionSeries(strings.ToUpper(s.text(i))); series != "" && s.capital(i) {
			s.commissionNumber(i, series)
		}
	}
}

func (s *scan) commissionNumber(i int, series string) {
	var year string
	n := i + 2
	switch {
	case s.is(i+1, "(") && s.is(i+3, ")"):
		year, n = s.num(i+2, 2, 4), i+4
	case s.is(i+1, "/") && s.is(i+3, "/") && len(series) > 1 && s.tight(i+1):
		year, n = s.num(i+2, 4, 4), i+4
	}
	y, ok := canon.ReadYear(year)
	digits := s.num(n, 1, 5)
	number, err := strconv.Atoi(digits)
	if !ok || err != nil || number == 0 || !s.same(i, n) {
		return
	}
	if s.tight(i) && s.kind(i-1) != mark || s.is(i-1, "-") && s.tight(i) {
		return // The end of another word or number.
	}
	to, part := s.finality(n + 1)
	loose := s.toks[i+1].gap || number < 10
	if len(series) == 1 && loose && to == n+1 && len(digits) < 3 {
		return // "Annex C (2021) 5" is no number.
	}
	s.add("commission", canon.Commission{Series: series, Year: y, Number: number}.ID(), i, to).Pinpoint = part
	s.alsoCommission(to, canon.Commission{Series: series, Year: y})
}

// alsoCommission reads a second number of the same series and year: "COM(2020)
// 825 and 842 final". The sentence, or the word for final, must follow it.
func (s *scan) alsoCommission(k int, c canon.Commission) {
	_, i := s.every(func(v *vocabulary) *phrases { return v.and }, k)
	n, err := strconv.Atoi(s.num(i, 2, 4))
	if i == 0 || err != nil || n == 0 || !s.same(k, i) || s.is(i+1, "/") {
		return
	}
	to, part := s.finality(i + 1)
	if to == i+1 && s.same(i, to) && (s.kind(to) != mark || s.tight(to+1) && s.kind(to+1) != mark) {
		return
	}
	c.Number = n
	s.add("commission", c.ID(), i, to).Pinpoint = part
}

// finality reads what stands behind the number: the word for final, alone or in
// brackets, a version ("/2"), a part ("PART 1/3").
func (s *scan) finality(k int) (end int, part string) {
	end = k
	final := func(v *vocabulary) *phrases { return v.final }
	open := k
	if s.is(k, "(") || s.is(k, "-") || s.is(k, "/") {
		open++
	}
	if _, e := s.every(final, open); e > 0 {
		end = e
		if s.is(k, "(") && s.is(e, ")") {
			end = e + 1
		}
	}
	if s.is(end, "/") && s.tight(end) && s.tight(end+1) && s.num(end+1, 1, 2) != "" {
		part, end = s.original(end, end+2), end+2
	}
	p := end
	if s.is(p, ",") || s.is(p, "-") {
		p++
	}
	if _, e := s.every(func(v *vocabulary) *phrases { return v.parts }, p); e > 0 && s.num(e, 1, 2) != "" && s.same(k-1, e) {
		if s.is(e+1, "/") && s.num(e+2, 1, 2) != "" {
			e += 2
		}
		return end, s.original(p, e+1)
	}
	return end, part
}
