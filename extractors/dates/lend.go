package dates

// lend gives the parts of a chain what their neighbours print for them: the
// month and year at the end, or at the beginning where the language begins
// with the year.
func (s *scanner) lend(parts []part, links []link) {
	lendPeriods(parts)
	if s.g.yearLeads() {
		s.lendForward(parts, links)
		s.lendBack(parts, links)
		return
	}
	s.lendBack(parts, links)
	s.lendForward(parts, links)
}

// lendBack lets each part borrow from the one behind it.
func (s *scanner) lendBack(parts []part, links []link) {
	for i := len(parts) - 2; i >= 0; i-- {
		p, q := &parts[i], parts[i+1]
		if p.nth > 0 || q.nth > 0 {
			continue
		}
		if p.day > 0 && p.month == 0 && q.day > 0 {
			p.month = q.month
		}
		if p.month > 0 && p.year == 0 && q.month > 0 && q.year > 0 {
			p.year = q.year
			if joins(links[i]) && p.after(q) {
				p.year-- // 30 December to 2 January 2022
			}
		}
	}
}

// lendForward lets each part borrow from the one before it: the month where
// the language begins with the year, the year there and in a range.
func (s *scanner) lendForward(parts []part, links []link) {
	for i := 1; i < len(parts); i++ {
		p, q := parts[i-1], &parts[i]
		if p.nth > 0 || q.nth > 0 {
			continue
		}
		if q.day > 0 && q.month == 0 && p.day > 0 && s.g.yearLeads() {
			q.month = p.month
		}
		if s.g.yearLeads() && q.day > 0 && q.month == 0 && q.year == 0 {
			q.year = p.year
		}
		if q.month > 0 && q.year == 0 && p.year > 0 && (p.led || s.g.yearLeads() || joins(links[i-1]) && p.month > 0) {
			q.year, q.led = p.year, p.led
			if joins(links[i-1]) && p.month > 0 && p.after(*q) {
				q.year++ // from 30 December 2021 to 2 January
			}
		}
	}
}

func (g *grammar) yearLeads() bool { return g.ymd || g.ydm }

// joins reports whether the link makes a range of two dates.
func joins(l link) bool { return l == dash || l == to }

// after reports whether p is later than q, both with a month.
func (p part) after(q part) bool {
	if p.year != q.year {
		return p.year > q.year
	}
	return p.month > q.month || p.month == q.month && p.day > q.day
}
