package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/canon"
)

// part is a date or a piece of one that stands together: "15", "16 December
// 2021", "May", "2022", "second quarter of 2024". A zero field is not printed.
type part struct {
	year, month, day int
	period           string // EDTF of a quarter, half or season
	// nth is the number of a quarter, half or season, whose kind and year a
	// part beside it may have to lend: "first and second quarter of 2024".
	nth         int
	kind        periodKind
	start, end  int // bytes of Folded.Str
	first, next int // index of its first token and of the one behind it
	// sure says that the part alone shows that it is a date: it has a month
	// with day or year, a mark, a preposition.
	sure bool
	// led says that the year stands before month or day.
	led bool
	// from says that its case means the beginning of a range.
	from bool
}

// edtf writes the part; "" where it is no date.
func (p part) edtf() string {
	switch {
	case p.period != "":
		return p.period
	case p.nth > 0:
		return ""
	case p.day > 0:
		return canon.Day(p.year, p.month, p.day)
	case p.month > 0:
		return canon.Month(p.year, p.month)
	}
	return canon.Year(p.year)
}

// partAt reads a part that begins at the token i. linked says that it follows
// a word or dash that joins it to a part before.
func (s *scanner) partAt(i int, linked bool) (part, bool) {
	switch s.at(i).kind {
	case number:
		if p, ok := s.figures(i); ok {
			return p, true
		}
		if p, ok := s.periodAt(i); ok {
			return p, true
		}
		if y := s.yearAt(i); y > 0 {
			return s.yearFirst(i, y), true
		}
		return s.dayFirst(i, linked)
	case word:
		if !s.opens(i) {
			return s.gluedMonth(i)
		}
		if p, ok := s.periodAt(i); ok {
			return p, true
		}
		if p, ok := s.pending(i, linked); ok {
			return p, true
		}
		return s.monthFirst(i)
	}
	return part{}, false
}

// dayFirst reads "15", "16 December", "16 December 2021" at a number.
func (s *scanner) dayFirst(i int, linked bool) (part, bool) {
	if !s.dayAt(i) || !linked && s.within(i) {
		return part{}, false
	}
	j, marked := s.mark(&s.g.dayMarks, i+1)
	if k, _ := s.linkAt(i + 1); marked && k != none && s.at(i+1).gap > 0 {
		j, marked = i+1, false // "3 ή 4 Μαΐου" and "3η"
	}
	_, from := s.mark(&s.g.fromMarks, i+1)
	p := part{day: s.at(i).value, start: s.articleStart(i), end: s.at(j - 1).end, next: j, from: marked && from}
	k := s.skip(&s.g.dayMonth, j)
	m, ok := s.monthAt(k, true)
	if !ok {
		return p, true
	}
	p.month, p.end, p.next, p.sure = m.month, m.end, m.next, true
	p.from = p.from || s.fromMonth(m.next-1) || k > j && s.fromMonth(k-1)
	s.addYear(&p)
	if m.short && p.year == 0 && !s.is(m.next-1, ".") {
		return part{}, false
	}
	return p, true
}

// articleStart returns where the date with the day i begins: at the article
// that is glued to it, if any.
func (s *scanner) articleStart(i int) int {
	if first, ok := s.before(&s.g.articles, i); ok && s.glued(i-1) {
		return s.at(first).start
	}
	return s.at(i).start
}

// dayAt reports whether the token i can be a day of a month.
func (s *scanner) dayAt(i int) bool {
	t := s.at(i)
	return t.kind == number && t.end-t.start <= 2 && 1 <= t.value && t.value <= 31
}

// within reports whether the number at i is a later piece of something longer:
// "45/12", "3.5", "WK12".
func (s *scanner) within(i int) bool {
	if !s.glued(i - 1) {
		return false
	}
	prev := s.at(i - 1)
	if prev.kind == word {
		return !s.gluedWord(i - 1)
	}
	return s.at(i-2).kind == number && s.glued(i-2) && strings.Contains("/.,:", s.str(i-1))
}

// gluedWord reports whether the token i is an ordinary word that a number is
// glued to, not the letters of a code.
func (s *scanner) gluedWord(i int) bool {
	t := s.at(i)
	_, size := utf8.DecodeLastRuneInString(s.folded.Str[:t.end])
	return utf8.RuneCountInString(s.str(i)) > 1 && !s.capital(t.end-size)
}

// addYear reads the year that may follow a month.
func (s *scanner) addYear(p *part) {
	j := s.skip(&s.g.monthYear, p.next)
	y := s.yearAt(j)
	if y == 0 && s.glued(j) && len(s.str(j+1)) > 2 && s.at(j+1).kind == word {
		y = s.fourDigits(j) // a word is glued to the date
	}
	if y == 0 || !s.near(j) {
		return
	}
	p.year, p.next = y, j+1
	if k, ok := s.mark(&s.g.yearMarks, j+1); ok {
		p.next = k
	}
	p.end = s.at(p.next - 1).end
}

// month is a month's name found in the text.
type month struct {
	month, end, next int
	short            bool // an abbreviation
}

// monthAt reads a month's name at the token i. Behind a day it may be glued to
// the word that follows ("10 FebruaryThe").
func (s *scanner) monthAt(i int, behindDay bool) (month, bool) {
	t := s.at(i)
	if t.kind != word || !s.near(i) {
		return month{}, false
	}
	if next, m, ok := s.after(&s.g.months, i); ok && s.named(next-1) {
		return month{month: m, end: s.at(next - 1).end, next: next}, true
	}
	if next, m, ok := s.after(&s.g.shortMonths, i); ok && s.named(i) {
		if s.is(next, ".") && s.glued(next-1) {
			next++
		}
		return month{m, s.at(next - 1).end, next, true}, true
	}
	if behindDay && s.named(i) {
		return s.monthBegins(i)
	}
	return month{}, false
}

// stands reports whether a month that neither day nor year makes a date is one,
// its tokens being i to before next.
func (s *scanner) stands(i, next int, led bool) bool {
	if _, _, wary := s.after(&s.g.waryMonths, i); wary && s.at(next).kind == word {
		if k, _ := s.linkAt(next); k == none {
			return false
		}
	}
	_, _, declined := s.after(&s.g.cases, i)
	_, _, framed := s.after(&s.g.afterYear, next) // "november végén"
	return led || framed || s.g.bareMonths && declined
}

// framed reports whether the tokens from i to before next are all that stands
// between a colon or a bracket and the mark or the end behind them: what a
// timetable prints, "first reading: November;", "(October)".
func (s *scanner) framed(i, next int) bool {
	if !s.is(i-1, ":") && !s.is(i-1, "(") {
		return false
	}
	return next >= len(s.tokens) || s.at(next).kind == mark && strings.Contains(";,.)", s.str(next)) && !s.runsOn(next-1)
}

// fromMonth reports whether the case of the month that ends with the token i
// means the beginning of a range.
func (s *scanner) fromMonth(i int) bool {
	for _, e := range s.g.fromEndings {
		if strings.HasSuffix(s.str(i), e) {
			return true
		}
	}
	return false
}

// named reports whether the word i may be a name: with a capital where months
// have one. Of a month in two words it is the last: "an Mheithimh".
func (s *scanner) named(i int) bool { return !s.g.capital || s.capital(s.at(i).start) }

// monthBegins finds a month's name at the beginning of a longer word: it ends
// where a capital begins.
func (s *scanner) monthBegins(i int) (month, bool) {
	t := s.at(i)
	str := s.str(i)
	for k := range str {
		if m := s.g.endings[str[:k]]; m > 0 && s.capital(t.start+k) && !s.capital(t.start+1) {
			return month{month: m, end: t.start + k, next: i + 1}, true
		}
	}
	return month{}, false
}

// gluedMonth finds a month's name at the end of a longer word that a year
// follows ("inMay 2022").
func (s *scanner) gluedMonth(i int) (part, bool) {
	if s.yearAt(i+1) == 0 || !s.near(i+1) {
		return part{}, false
	}
	t, str := s.at(i), s.str(i)
	for k := range str {
		m := s.g.endings[str[k:]]
		if m == 0 || k < 2 || s.g.capital && !s.capital(t.start+k) {
			continue
		}
		p := part{month: m, start: t.start + k, end: t.end, next: i + 1, sure: true}
		s.addYear(&p)
		return p, true
	}
	return part{}, false
}

// monthFirst reads "May", "May 2022", "May 15, 2022", "február 14.".
func (s *scanner) monthFirst(i int) (part, bool) {
	start := s.at(i).start
	j, marked := i, false
	if k, _, ok := s.after(&s.g.monthMarks, i); ok {
		j, marked = k, true
	}
	m, ok := s.monthAt(j, false)
	if !ok {
		return part{}, false
	}
	p := part{month: m.month, start: start, end: m.end, next: m.next}
	if s.dayBehind(&p) {
		return p, true
	}
	if k, ok := s.mark(&s.g.monthMarks, p.next); ok {
		p.next, p.end, marked = k, s.at(k-1).end, true
	}
	s.addYear(&p)
	if m.short && p.year == 0 {
		return part{}, false
	}
	p.from = s.fromMonth(m.next - 1)
	_, led := s.before(&s.g.beforeMonth, i)
	p.sure = p.year > 0 || marked || s.stands(i, m.next, led) || s.framed(i, p.next)
	return p, true
}

// dayBehind reads the day behind a month, where the language puts it there.
func (s *scanner) dayBehind(p *part) bool {
	i := p.next
	if len(s.g.dayNouns.byFirst) > 0 && s.dayAt(i) && s.near(i) {
		return s.namedDay(p, i)
	}
	if !s.g.mdy && !s.g.ymd || !s.dayAt(i) || !s.near(i) || s.runsOn(i) {
		return false
	}
	next, marked := s.mark(&s.g.dayMarks, i+1)
	_, p.from = s.mark(&s.g.fromMarks, i+1)
	if s.g.ymd {
		if !marked && !s.dayFollows(i+1) {
			return false
		}
		p.day, p.next, p.end, p.sure = s.at(i).value, next, s.at(next-1).end, true
		return true
	}
	if s.is(next, ",") {
		next++
	}
	y := s.yearAt(next)
	if y == 0 || !s.near(next) {
		return false
	}
	p.day, p.year, p.next, p.end, p.sure = s.at(i).value, y, next+1, s.at(next).end, true
	return true
}

// namedDay reads the day at i behind a month where the word for day follows it.
func (s *scanner) namedDay(p *part, i int) bool {
	next, _ := s.mark(&s.g.dayMarks, i+1)
	end, _, ok := s.after(&s.g.dayNouns, next)
	if !ok || !s.near(next) {
		return false
	}
	p.day, p.next, p.end, p.sure = s.at(i).value, end, s.at(end-1).end, true
	s.addYear(p)
	return true
}

// dayFollows reports whether another day is joined to the one before i.
func (s *scanner) dayFollows(i int) bool {
	k, j := s.linkAt(i)
	return k != none && s.dayAt(j)
}

// runsOn reports whether the number at i goes on: "15.3", "15/2022", "15th".
func (s *scanner) runsOn(i int) bool {
	return s.glued(i) && s.glued(i+1) && s.at(i+2).kind == number && strings.Contains("./,:", s.str(i+1))
}

// lower reports whether the token i is a word in small letters.
func (s *scanner) lower(i int) bool {
	t := s.at(i)
	if t.kind != word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text.Str[s.folded.Offset(t.start):])
	return unicode.IsLower(r)
}
