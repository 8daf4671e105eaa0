package dates

import "councilnotes/extractors/canon"

// periodKind is a kind of period.
type periodKind uint8

const (
	noPeriod periodKind = iota
	quarter
	half
	season
)

// period is a quarter, half or season without its year.
type period struct {
	kind       periodKind
	n          int
	start, end int
	next       int
}

// part returns the period as a part of a date; without year it waits for one.
func (p period) part(year int) part {
	out := part{year: year, nth: p.n, kind: p.kind, start: p.start, end: p.end, next: p.next}
	out.resolve()
	return out
}

// resolve writes the period of a part that has all it needs.
func (p *part) resolve() {
	if p.nth > 0 && p.kind != noPeriod && p.year > 0 {
		p.period = period{kind: p.kind, n: p.nth}.edtf(p.year)
	}
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
	if y == 0 || !s.near(j) || q.edtf(y) == "" || q.kind == season && s.yearsOf(i, j) {
		return part{}, false
	}
	p := q.part(y)
	p.sure = true
	s.finish(&p, j)
	return p, true
}

// yearsOf reports whether the word at i that may be a season only leads to the
// years from the token j on: Polish "lata 2021-2027", where "lata" is "years".
func (s *scanner) yearsOf(i, j int) bool {
	first, led := s.before(&s.g.beforeYear, j)
	next, _ := s.mark(&s.g.yearMarks, j+1)
	return led && first <= i && s.yearFollows(next)
}

// pending reads a period that waits for its year, or an ordinal that waits for
// its noun too: behind another part, or where a part follows that has them.
func (s *scanner) pending(i int, linked bool) (part, bool) {
	q, ok := s.bare(i)
	if !ok {
		n, j := s.ordinal(i)
		if n == 0 {
			return part{}, false
		}
		q = period{n: n, start: s.at(i).start, end: s.at(j - 1).end, next: j}
	}
	if linked && ok {
		return q.part(0), true
	}
	k, j := s.linkAt(q.next)
	j = s.skip(&s.g.lead, j)
	if k == none || k == slash || !s.near(j) {
		return part{}, false
	}
	if _, named := s.bare(j); !named {
		if n, _ := s.ordinal(j); n == 0 {
			return part{}, false
		}
	}
	return q.part(0), true
}

// lendPeriods gives periods the kind and the year that their neighbours print
// for them.
func lendPeriods(parts []part) {
	for i := len(parts) - 2; i >= 0; i-- {
		p, q := &parts[i], parts[i+1]
		if q.kind == noPeriod || p.month > 0 || p.period != "" {
			continue
		}
		if p.nth == 0 && 1 <= p.day && p.day <= 4 && q.kind != season {
			p.nth, p.day = p.day, 0 // 1. und 2. Quartal
		}
		if p.nth > 0 && p.kind == noPeriod {
			p.kind = q.kind
		}
		if p.nth > 0 && p.year == 0 {
			p.year = q.year
		}
	}
	for i := range parts {
		if p := &parts[i]; i > 0 && p.nth > 0 && p.year == 0 {
			p.year = parts[i-1].year
		}
		parts[i].resolve()
	}
}

// periodBehind reads a period behind its year, which the part p holds.
func (s *scanner) periodBehind(p *part, i int) bool {
	q, ok := s.bare(i)
	if !ok {
		w, ok := s.pending(i, false)
		if ok {
			p.nth, p.end, p.next, p.sure = w.nth, w.end, w.next, true
		}
		return ok
	}
	p.nth, p.kind, p.end, p.next, p.sure = q.n, q.kind, q.end, q.next, true
	p.resolve()
	return p.period != ""
}

// bare reads a period without year at the token i.
func (s *scanner) bare(i int) (period, bool) {
	start := s.at(i).start
	if j, n, ok := s.after(&s.g.seasons, i); ok && s.at(i).kind == word {
		return period{season, n, start, s.at(j - 1).end, j}, true
	}
	if j, n, ok := s.after(&s.g.halves, i); ok {
		return period{half, n, start, s.at(j - 1).end, j}, true
	}
	if q, ok := s.signed(i); ok {
		return q, true
	}
	if q, ok := s.numberedPeriod(i); ok {
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

// numberedPeriod reads a period that is named before its number: "trimestrul
// III", "semestre 2".
func (s *scanner) numberedPeriod(i int) (period, bool) {
	kind := quarter
	j, _, ok := s.after(&s.g.quarter, i)
	if !ok {
		if j, _, ok = s.after(&s.g.half, i); !ok {
			return period{}, false
		}
		kind = half
	}
	n, k := s.ordinal(j)
	if n == 0 || n == last || kind == half && n > 2 || !s.near(j) {
		return period{}, false
	}
	return period{kind, n, s.at(i).start, s.at(k - 1).end, k}, true
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
