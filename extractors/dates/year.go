package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The years that four digits may mean; those that four digits mean in a range
// without any other sign.
const (
	firstYear, lastYear   = 1500, 2199
	firstPlain, lastPlain = 1900, 2100
)

// yearAt returns the year that the token i may be, or 0: four digits that are
// not a piece of a number, a code or a decade.
func (s *scanner) yearAt(i int) int {
	if s.glued(i) && !s.yearEnds(i) {
		return 0
	}
	return s.fourDigits(i)
}

// fourDigits is yearAt whatever is glued behind the digits.
func (s *scanner) fourDigits(i int) int {
	t := s.at(i)
	if t.kind != number || t.end-t.start != 4 || t.value < firstYear || t.value > lastYear {
		return 0
	}
	if s.glued(i-1) && (s.within(i) || s.is(i-1, "-") && s.at(i-2).kind == number && s.glued(i-2) && s.yearAt(i-2) == 0) {
		return 0
	}
	if s.at(i-1).kind == number && s.near(i) && !s.glued(i-2) {
		return 0 // the thousands of a sum: "1 2022"
	}
	return t.value
}

// yearEnds reports whether what is glued to the year at i leaves it a year.
func (s *scanner) yearEnds(i int) bool {
	if _, ok := s.mark(&s.g.yearMarks, i+1); ok {
		return true
	}
	next := s.at(i + 1)
	if next.kind == word {
		return s.capital(next.start) && s.at(i+1).end-next.start > 2 // a glued word, no unit
	}
	if !s.glued(i + 1) {
		return s.str(i+1) != "%"
	}
	after := s.at(i + 2)
	switch s.str(i + 1) {
	case "'":
		return after.kind != word || !s.glued(i+1) // "1990'erne"
	case "-":
		if after.kind == word && s.opens(i+2) {
			_, ok := s.monthAt(i+2, false) // "May 2004-April 2009"
			return ok
		}
		return after.kind == number && after.end-after.start == 4 && firstYear <= after.value && after.value <= lastYear
	case "/", ",", ".", ":":
		return after.kind != number
	}
	return true
}

// yearFirst reads a year at the token i and what may follow it where the
// language begins with the year.
func (s *scanner) yearFirst(i, y int) part {
	next, marked := s.mark(&s.g.yearMarks, i+1)
	p := part{year: y, start: s.at(i).start, end: s.at(i).end, next: i + 1}
	if marked {
		_, p.from = s.mark(&s.g.fromMarks, i+1) // "2014-től 2020-ig"
	}
	if s.yearLeads(&p, next) {
		return p
	}
	_, led := s.before(&s.g.beforeYear, i)
	if marked && s.is(next, "/") && s.fourDigits(next+1) > 0 {
		p.next = next + 2
		return p // 2021./2022.
	}
	strong := marked && hasLetter(s.folded.Str[p.end:s.at(next-1).end])
	if !marked && s.is(next, ".") && s.yearFollows(next+1) {
		next, marked = next+1, true // 2021.–2027.
	}
	bare := marked && s.g.dotted && s.g.bareYears && s.lower(i-1)
	if strong || marked && (led || bare || s.yearFollows(next) || s.yearPrecedes(i)) {
		p.next, p.end = next, s.at(next-1).end
	}
	if _, _, ok := s.after(&s.g.afterYear, p.next); ok {
		led = true
	}
	p.sure = strong && !s.numbered(i) || s.yearStands(i, led, marked) || s.tabled(i, p.next)
	return p
}

// yearPrecedes reports whether a marked year is joined to the token i: "2021.
// – 2026."
func (s *scanner) yearPrecedes(i int) bool {
	return s.is(i-1, "-") && s.is(i-2, ".") && s.fourDigits(i-3) > 0
}

// yearFollows reports whether another year is joined at the token i.
func (s *scanner) yearFollows(i int) bool {
	k, j := s.linkAt(i)
	return (k == dash || k == to || k == and) && s.yearAt(s.skip(&s.g.lead, j)) > 0
}

// yearLeads reads month, day or period behind a year whose marks end before
// the token j.
func (s *scanner) yearLeads(p *part, j int) bool {
	if !s.near(j) || !(s.g.ymd || s.g.ydm || s.g.ym) {
		return false
	}
	if s.g.ydm && s.dayAt(j) {
		if d, ok := s.dayFirst(j, true); ok && d.year == 0 && (d.month > 0 || s.dayFollows(d.next)) {
			p.month, p.day, p.end, p.next, p.sure, p.from, p.led = d.month, d.day, d.end, d.next, true, d.from, true
			return true
		}
	}
	if m, ok := s.monthAt(j, false); ok {
		whole := *p
		p.month, p.end, p.next, p.sure, p.led = m.month, m.end, m.next, true, true
		if m.short && !(s.g.ymd && s.dayBehind(p)) {
			*p = whole
			return false // An abbreviation needs its day: "2005. dec. 25."
		}
		if p.day > 0 {
			return true
		}
		p.from = s.fromMonth(m.next - 1)
		if s.g.ymd && s.dayBehind(p) {
			return true
		}
		if k, ok := s.mark(&s.g.monthMarks, p.next); ok {
			p.next, p.end = k, s.at(k-1).end
		}
		return true
	}
	return s.periodBehind(p, j)
}

// yearStands reports whether what is around the year at i shows that it is
// one: a preposition, or a small word where the language needs none; and that
// it is neither a quantity nor a part of a name.
func (s *scanner) yearStands(i int, led, marked bool) bool {
	if !led && !(s.g.bareYears && (marked || !s.g.dotted) && s.lower(i-1) && s.at(i).value >= firstPlain && s.at(i).value <= lastPlain) {
		return false
	}
	if _, named := s.before(&s.g.namesBefore, i); named {
		return false
	}
	return !s.quantity(i+1) && !s.numbered(i) && !s.inTitle(i)
}

// The years that a timetable prints without another sign of them.
const firstTabled, lastTabled = 1990, 2060

// tabled reports whether the year at i is all that stands between a colon and
// the mark or the end behind it: "first reference year: 2026;".
func (s *scanner) tabled(i, next int) bool {
	y := s.at(i).value
	return firstTabled <= y && y <= lastTabled && y != 2000 && s.is(i-1, ":") && s.at(i-2).kind == word && s.framed(i, next)
}

// quantity reports whether a unit begins at i, or the second half of a span of
// numbers that are no years: "from 2000 to 2500 euro".
func (s *scanner) quantity(i int) bool {
	if !s.near(i) {
		return false
	}
	if _, _, ok := s.after(&s.g.units, i); ok {
		return true
	}
	k, j := s.linkAt(i)
	if k != dash && k != to || s.at(j).kind != number {
		return false
	}
	_, isPart := s.partAt(j, true)
	return !isPart || s.at(j).end-s.at(j).start > 2 && s.yearAt(j) == 0
}

// numbered reports whether the year at i belongs to the number of a law: "Act
// No 5 of 2004".
func (s *scanner) numbered(i int) bool {
	first, led := s.before(&s.g.beforeYear, i)
	if s.is(first-2, "/") && s.glued(first-2) {
		return false // "2/3 by 2027"
	}
	return led && s.at(first-1).kind == number && s.at(first-1).end-s.at(first-1).start < 4
}

// titleReach is the length of the quotations, in bytes to each side, in which
// a year is looked upon as part of a name.
const titleReach = 100

const opening, closing = `"„“«‘`, `"“”»’`

// inTitle reports whether the year at i stands in a short quotation that
// begins with a capital: the name of a programme.
func (s *scanner) inTitle(i int) bool {
	at := s.folded.Offset(s.at(i).start)
	before, after := s.text.Str[max(0, at-titleReach):at], s.text.Str[at:min(len(s.text.Str), at+titleReach)]
	open := strings.LastIndexAny(before, opening+closing)
	end := strings.IndexAny(after, opening+closing)
	if open < 0 || end < 0 {
		return false
	}
	mark, size := utf8.DecodeRuneInString(before[open:])
	first, _ := utf8.DecodeRuneInString(before[open+size:])
	last, _ := utf8.DecodeRuneInString(after[end:])
	return strings.ContainsRune(opening, mark) && strings.ContainsRune(closing, last) && unicode.IsUpper(first)
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
