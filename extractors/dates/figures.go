package dates

import (
	"strings"

	"councilnotes/extractors/canon"
)

// figures reads a date written in figures: 9.12.2021, 12/05/2017, 25-6-1997,
// 2016-02-19, 2016.5.4., 7. 6. 2016, 13.VII.2004.
func (s *scanner) figures(i int) (part, bool) {
	if p, ok := s.spaced(i); ok {
		return p, true
	}
	if !s.glued(i) && !s.is(i+1, ".") && s.at(i+1).kind != word || s.within(i) {
		return part{}, false
	}
	if len(s.str(i)) == 4 {
		return s.yearMonthDay(i)
	}
	if !s.dayAt(i) {
		return part{}, false
	}
	sep, j := s.separator(i)
	if j == 0 {
		return part{}, false
	}
	m, roman := s.monthFigure(j)
	sep2, k := s.separator(j)
	if m == 0 || k == 0 || sep2 != sep {
		return part{}, false
	}
	y := s.yearAtEnd(k)
	if y == 0 && m <= 12 {
		y = s.shortYear(i, j, k, sep)
	}
	if y == 0 && (sep != "." || roman || s.at(k).kind == number && s.glued(k-1)) {
		return part{}, false
	}
	p := part{day: s.at(i).value, month: m, year: y, start: s.at(i).start, sure: true}
	if y == 0 {
		// "30.3." is a date only where a fuller one is joined to it.
		if !s.figuresFollow(k) {
			return part{}, false
		}
		p.next, p.end = k, s.at(k-1).end
		return p, true
	}
	if m > 12 && sep == "/" && p.day <= 12 {
		p.day, p.month = m, p.day // 05/24/2022
	}
	s.finish(&p, k)
	return p, p.edtf() != ""
}

// finish ends a date in figures behind its last number, the token k, and takes
// the marks of the year.
func (s *scanner) finish(p *part, k int) {
	p.next, p.end = k+1, s.at(k).end
	if next, ok := s.mark(&s.g.yearMarks, p.next); ok {
		p.next, p.end = next, s.at(next-1).end
	}
}

// separator returns what stands between the figure at i and the next, which
// must be at index next; next is 0 where there is none. Blanks may surround
// Roman months and follow points.
func (s *scanner) separator(i int) (sep string, next int) {
	if s.at(i+1).kind == word && s.at(i+1).gap == 1 || s.at(i).kind == word && s.at(i+1).gap == 1 {
		return " ", i + 1
	}
	if !s.glued(i) {
		return "", 0
	}
	sep = s.str(i + 1)
	if s.at(i+1).kind != mark || !strings.Contains("./-", sep) {
		return "", 0
	}
	if s.at(i+2).gap > 1 || sep != "." && s.at(i+2).gap > 0 {
		if sep == "." {
			return sep, i + 2 // a day and month that nothing follows
		}
		return "", 0
	}
	return sep, i + 2
}

// monthFigure reads a month in figures or in Roman numerals. Beyond 12 it is
// still returned: an American day.
func (s *scanner) monthFigure(i int) (m int, roman bool) {
	t := s.at(i)
	switch {
	case t.kind == number && t.end-t.start <= 2 && t.value <= 31:
		return t.value, false
	case t.kind == word && s.capital(t.start):
		return romanMonths[s.str(i)], true
	}
	return 0, false
}

var romanMonths = map[string]int{
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}

// yearAtEnd returns the year at i if no further figure follows.
func (s *scanner) yearAtEnd(i int) int {
	t := s.at(i)
	if t.kind != number || t.end-t.start != 4 || t.value < firstYear || t.value > lastYear || s.runsOn(i) {
		return 0
	}
	if s.glued(i) && s.is(i+1, "-") && s.glued(i+1) && s.at(i+2).kind == number && !s.dayAt(i+2) {
		return 0
	}
	return t.value
}

// figuresFollow reports whether a date in figures is joined behind index i.
func (s *scanner) figuresFollow(i int) bool {
	k, j := s.linkAt(i)
	return k != none && s.dayAt(j) && s.is(j+1, ".") && s.dayAt(j+2) && s.at(j+2).value <= 12
}

// spaced reads "2024 05 31", where the language begins with the year, and
// ", 2024 5 3," between the commas of a citation.
func (s *scanner) spaced(i int) (part, bool) {
	m, d := s.at(i+1), s.at(i+2)
	if !s.g.ymd || s.yearAt(i) == 0 || m.gap != 1 || d.gap != 1 || !s.dayAt(i+1) || !s.dayAt(i+2) ||
		s.runsOn(i+2) || s.at(i+3).kind == number {
		return part{}, false
	}
	if len(s.str(i+1))+len(s.str(i+2)) < 4 && !(s.is(i-1, ",") && (s.is(i+3, ",") || s.is(i+3, ")"))) {
		return part{}, false
	}
	p := part{year: s.at(i).value, month: m.value, day: d.value, start: s.at(i).start, end: d.end, next: i + 3, sure: true, led: true}
	return p, p.month >= 1 && p.day >= 1 && p.edtf() != ""
}

// shortYear returns the year of two digits at i, read as all of them are: up to
// 51 of this century. A number of a section looks like such a date ("3.5.12"):
// day or month must have two digits, or a word that dates have before them
// stands before it.
func (s *scanner) shortYear(i, j, k int, sep string) int {
	t := s.at(k)
	if t.kind != number || t.end-t.start != 2 || s.runsOn(k) || s.glued(k) && (s.is(k+1, "-") || s.at(k+1).kind == word) || s.is(k+1, "%") {
		return 0
	}
	both := len(s.str(i)) == 2 && len(s.str(j)) == 2 && s.at(j).kind == number
	_, dated := s.before(&s.g.acts.before, i)
	switch {
	case sep == " ", sep != "." && !both && !dated, !s.glued(k-1) && t.value < 52 && !dated:
		return 0
	case len(s.str(i)) < 2 && len(s.str(j)) < 2 && !dated && t.value < 52:
		return 0
	}
	y, _ := canon.ReadYear(s.str(k))
	return y
}

// yearMonthDay reads 2016-02-19, 2016.5.4., 2016. 5. 4., 2016/02/19.
func (s *scanner) yearMonthDay(i int) (part, bool) {
	sep, j := s.separator(i)
	if j == 0 || !s.dayAt(j) {
		return part{}, false
	}
	sep2, k := s.separator(j)
	if k == 0 || sep != sep2 || !s.dayAt(k) || s.runsOn(k) {
		return part{}, false
	}
	if sep == "/" && len(s.str(j))+len(s.str(k)) < 4 {
		return part{}, false // 1804/1/25, the number of a document
	}
	p := part{year: s.at(i).value, month: s.at(j).value, day: s.at(k).value, start: s.at(i).start, sure: true}
	if p.edtf() == "" || p.year < firstYear || p.year > lastYear {
		return part{}, false
	}
	p.next, p.end = k+1, s.at(k).end
	if next, ok := s.mark(&s.g.dayMarks, p.next); ok {
		p.next, p.end = next, s.at(next-1).end
	}
	return p, true
}
