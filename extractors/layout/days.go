package layout

import "strings"

// isDay reports whether the label that a line begins with is the day of a date: a
// month stands behind it, without a day of its own, or at the end of the line
// before.
func (c *cutter) isDay(l *line, p *pointLabel) bool {
	if r := p.readings[0]; p.wide || p.alone || r.style.kind != 'n' || r.style.after != '.' || r.n > 31 {
		return false
	}
	rest := strings.TrimSpace(l.text[p.end:])
	if first := firstWord(rest); c.isMonth(first) {
		next := strings.TrimLeft(rest[len(first):], " ")
		return next == "" || !isDigit(next[0]) || len(next) >= 4 && isYear(next[:4])
	}
	return c.prev != nil && c.cur != nil && !l.gap && !finished(c.prev.text) && c.isMonth(lastWord(strings.TrimSpace(c.prev.text)))
}

func (c *cutter) isMonth(word string) bool {
	return c.months[key(strings.TrimRight(word, ".,;:)"))]
}

// beginsWithDay reports whether a line begins with the day of a date.
func (c *cutter) beginsWithDay(l *line) bool {
	p, ok := parseLabel(l)
	return ok && c.isDay(l, p)
}
