package dates

import (
	"strings"
	"time"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// link is how two parts are joined.
type link uint8

const (
	none  link = iota
	dash       // "15–16 December"
	to         // "from 2 to 4 October"
	and        // "5 and 19 September"
	or         // "5 or 6 September"
	comma      // "5, 12 and 19 September"
	slash      // "15/16 December"
)

// maxChain bounds the parts read in one go, so that a text of nothing but
// numbers costs no more than a fixed multiple of its length.
const maxChain = 16

// chainAt reads the chain of parts that begins at the token i and returns its
// dates and the index of the token to go on with.
func (s *scanner) chainAt(i int) (found []doc.Date, next int) {
	if t := &s.tokens[i]; t.kind == mark || t.kind == word && !s.opens(i) && s.at(i+1).kind != number {
		return nil, i + 1
	}
	p, ok := s.partAt(i, false)
	if !ok {
		return nil, i + 1
	}
	p.first = i
	parts, links := []part{p}, []link{}
	for len(parts) < maxChain {
		l, j := s.linkFrom(parts[len(parts)-1])
		j = s.skip(&s.g.lead, j)
		if l == none || !s.near(j) {
			break
		}
		q, ok := s.partAt(j, true)
		if !ok || l == comma && parts[len(parts)-1].whole() && !s.dayOfList(q) {
			break
		}
		q.first = j
		parts, links = append(parts, q), append(links, l)
	}
	next = parts[len(parts)-1].next
	parts, links = trim(parts, links)
	if !s.sure(parts, links) {
		return nil, next
	}
	s.lend(parts, links)
	return s.emit(parts, links), next
}

// whole reports whether a part needs nothing from those behind it.
func (p part) whole() bool { return p.month > 0 && (p.day > 0 || p.year > 0) }

// dayOfList reports whether the part q behind a whole date and a comma goes on
// with a list of days that has month and year at its beginning: "szeptember
// 5-én, 12-én és 19-én", "rugsėjo 5, 12 ir 19 d.".
func (s *scanner) dayOfList(q part) bool {
	if !s.g.ymd || q.day == 0 || q.month > 0 || q.year > 0 {
		return false
	}
	if hasLetter(s.folded.Str[q.start:q.end]) {
		return true
	}
	l, j := s.linkAt(q.next)
	return (l == and || l == or || l == comma) && s.dayAt(j)
}

// trim cuts off days before a comma where no list of days follows: "point 5,
// 12 May".
func trim(parts []part, links []link) ([]part, []link) {
	for i := len(links) - 1; i >= 0 && links[i] != and && links[i] != or; i-- {
		if links[i] == comma && parts[i].day > 0 && parts[i].month == 0 {
			return parts[i+1:], links[i+1:]
		}
	}
	return parts, links
}

// linkFrom returns how the part p is joined to what follows it, and the index
// where that begins.
func (s *scanner) linkFrom(p part) (link, int) {
	l, j := s.linkAt(p.next)
	switch {
	case l == none && p.from:
		return to, p.next
	case l == comma && p.whole() && !s.g.ymd:
		return none, j // A whole date before a comma lends and borrows nothing.
	case l == slash && (p.day == 0 || p.month > 0):
		return none, j
	}
	return l, j
}

// linkAt reads what joins two parts at the token i.
func (s *scanner) linkAt(i int) (link, int) {
	if !s.near(i) || i >= len(s.tokens) {
		return none, i
	}
	if j, _, ok := s.after(&s.g.to, i); ok {
		return to, j
	}
	if j, _, ok := s.after(&s.g.and, i); ok {
		return and, j
	}
	if j, _, ok := s.after(&s.g.or, i); ok {
		return or, j
	}
	switch s.str(i) {
	case "-":
		return dash, i + 1
	case "/":
		return slash, i + 1
	case ",":
		if j, _, ok := s.after(&s.g.and, i+1); ok {
			return and, j
		}
		return comma, i + 1
	}
	return none, i
}

// emit writes the dates of a chain.
func (s *scanner) emit(parts []part, links []link) []doc.Date {
	n, first := len(parts), parts[0].first
	role := s.role(first, parts[n-1].next)
	if role == "" && n == 1 && s.untilEnds(parts[0].next-1) {
		role = roleDeadline
	}
	var out []doc.Date
	for i := 0; i < n; i++ {
		p := parts[i]
		edtf, end := p.edtf(), p.end
		if i+1 < n && isRange(p, parts[i+1], links[i], s.between(parts, i)) {
			if r := canon.Range(edtf, parts[i+1].edtf()); r != "" {
				edtf, end = r, parts[i+1].end
				i++
			}
		}
		if edtf == "" || p.day > 0 && p.month == 0 || edtf == p.edtf() && s.decadeAt(p) {
			continue
		}
		d := s.date(edtf, p.start, end, strings.Contains(edtf, "XXXX"))
		d.Role = role
		if role == roleDeadline && p.month == 0 && p.period == "" {
			d.Role = "" // "by 2050" is an aim
		}
		out = append(out, d)
		out = append(out, s.coverDates(&out[len(out)-1], first, parts[i])...)
	}
	return out
}

// sure reports whether a chain is certain to be dates: one of its parts is, or
// it is made of ranges of years, or of two months with a word for between.
func (s *scanner) sure(parts []part, links []link) bool {
	n := len(parts)
	for _, p := range parts {
		if p.sure {
			return true
		}
	}
	if n%2 != 0 {
		return false
	}
	if n == 2 && links[0] == and && parts[0].month > 0 && parts[1].month > 0 && s.between(parts, 0) {
		return true // "június és július között"
	}
	for i := 0; i < n; i += 2 {
		if !s.rangeOfYears(parts, links, i) || i > 0 && (links[i-1] == dash || links[i-1] == to || links[i-1] == slash) {
			return false
		}
	}
	return true
}

// rangeOfYears reports whether the parts i and i+1 of a chain are the years
// that a period begins and ends with.
func (s *scanner) rangeOfYears(parts []part, links []link, i int) bool {
	p, q := parts[i], parts[i+1]
	if !plainYear(p) || !plainYear(q) || p.year >= q.year || q.year-p.year > 100 || s.quantity(q.next) {
		return false
	}
	return links[i] == dash || len(parts) == 2 && links[i] == and && s.between(parts, i)
}

// between reports whether the parts i and i+1, joined by "and", are one range:
// the first two of a chain behind the word, the last two before it.
func (s *scanner) between(parts []part, i int) bool {
	if i == 0 {
		if _, ok := s.before(&s.g.between, parts[0].first); ok {
			return true
		}
	}
	if i+2 != len(parts) {
		return false
	}
	_, _, ok := s.after(&s.g.betweenLast, parts[i+1].next)
	return ok
}

// decadeAt reports whether the words around a round year make it a decade.
func (s *scanner) decadeAt(p part) bool {
	if !plainYear(p) || p.nth > 0 || p.year%10 != 0 {
		return false
	}
	return s.says(&s.g.decade, p.first, p.next) || s.says(&s.g.decade, p.first, p.first+1)
}

func plainYear(p part) bool {
	return p.month == 0 && p.day == 0 && firstPlain <= p.year && p.year <= lastPlain
}

// isRange reports whether two neighbouring parts of a chain are one period.
func isRange(p, q part, l link, between bool) bool {
	if p.nth > 0 || q.nth > 0 || (p.month == 0) != (q.month == 0) || (p.day == 0) != (q.day == 0) {
		return false
	}
	if p.year == 0 && q.year == 0 && p.month == q.month && p.day >= q.day && p.day > 0 {
		return false
	}
	switch l {
	case dash, to:
		return true
	case and:
		return between || nextDay(p, q)
	case slash:
		return nextDay(p, q)
	}
	return false
}

// nextDay reports whether q is the day after p.
func nextDay(p, q part) bool {
	if p.day == 0 || q.day == 0 || p.month == 0 || q.month == 0 {
		return false
	}
	day := func(p part) time.Time { return time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC) }
	return day(p).AddDate(0, 0, 1).Equal(day(q))
}
