package dates

import "councilnotes/extractors/canon"

// The kinds of period.
const (
	quarter = iota
	half
	season
)

// period is a quarter, half or season without its year.
type period struct {
	kind, n    int
	start, end int
	next       int
}

// edtf writes the period of a year; "" where there is none.
func (p period) edtf(year int) string {
	switch p.kind {
	case quarter:
		return canon.Quarter(year, p.n)
	case half:
		return canon.Half(year, p.n)
	}
	return canon.Season(year, p.n)
}

// periodAt reads a period with its year behind it: "first quarter of 2022",
// "Q1 2022", "spring 2022".
func (s *scanner) periodAt(i int) (part, bool) {
	q, ok := s.bare(i)
	if !ok {
		return part{}, false
	}
	j := q.next
	if s.is(j, "/") || s.is(j, "-") {
		j++ // Q1/2022
	}
	for range 3 {
		j = s.skip(&s.g.periodYear, j)
	}
	y := s.yearAt(j)
	if s.is(j-1, "/") && y == 0 {
		y = s.yearAtEnd(j)
	}
	if y == 0 || !s.near(j) || q.edtf(y) == "" {
		return part{}, false
	}
	p := part{year: y, period: q.edtf(y), start: q.start, sure: true}
	s.finish(&p, j)
	return p, true
}

// periodBehind reads a period behind its year, which the part p holds.
func (s *scanner) periodBehind(p *part, i int) bool {
	q, ok := s.bare(i)
	if !ok || q.edtf(p.year) == "" {
		return false
	}
	p.period, p.end, p.next, p.sure = q.edtf(p.year), q.end, q.next, true
	return true
}

// bare reads a period without year at the token i.
func (s *scanner) bare(i int) (period, bool) {
	start := s.at(i).start
	if j, n, ok := s.after(&s.g.seasons, i); ok && s.at(i).kind == word {
		return period{season, n, start, s.at(j - 1).end, j}, true
	}
	if q, ok := s.signed(i); ok {
		return q, true
	}
	n, j := s.ordinal(i)
	if n == 0 || !s.near(j) {
		return period{}, false
	}
	if k, _, ok := s.after(&s.g.quarter, j); ok {
		return period{quarter, min(n, 4), start, s.at(k - 1).end, k}, true
	}
	if k, _, ok := s.after(&s.g.half, j); ok && n <= 2 {
		return period{half, n, start, s.at(k - 1).end, k}, true
	}
	return period{}, false
}

// signed reads "Q1", "H2".
func (s *scanner) signed(i int) (period, bool) {
	n := s.at(i + 1)
	if s.at(i).kind != word || n.kind != number || n.gap > 1 || n.end-n.start != 1 || !s.capital(s.at(i).start) {
		return period{}, false
	}
	q := period{n: n.value, start: s.at(i).start, end: n.end, next: i + 2}
	if _, _, ok := s.after(&s.g.quarterSign, i); ok {
		q.kind = quarter
		return q, true
	}
	_, _, ok := s.after(&s.g.halfSign, i)
	q.kind = half
	return q, ok
}

// ordinal reads "first", "1st", "1.", "I" at the token i: its value, 0 for
// none, and the index behind it.
func (s *scanner) ordinal(i int) (n, next int) {
	if next, n, ok := s.after(&s.g.ordinals, i); ok {
		return n, next
	}
	t := s.at(i)
	if t.kind == number {
		if len(s.str(i)) != 1 || t.value > 4 {
			return 0, i
		}
		next, _ = s.mark(&s.g.dayMarks, i+1)
		return t.value, next
	}
	if n := romanMonths[s.str(i)]; n <= 4 && s.capital(t.start) {
		next := i + 1
		if s.is(next, ".") {
			next++
		}
		return n, next
	}
	return 0, i
}
