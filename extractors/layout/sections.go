package layout

import (
	"strings"

	"councilnotes/extractors/doc"
)

// A section's heading has a label too, a capital letter or a roman number in
// capitals: "II. STATE OF PLAY". It heads points and is none: their numbering goes
// on from section to section, and unnumbered text stands below it.

// longestSection is the number of lines the heading of a section may have.
const longestSection = 3

// takeSection begins a heading where a line's label is a section's.
func (c *cutter) takeSection(l *line, p *pointLabel, i int) bool {
	n := c.sectionNumber(p)
	if n == 0 || c.cur != nil && !c.setOff(l) && !c.room(c.prev, l) {
		return false
	}
	end := c.sectionEnd(i, p)
	if end == 0 {
		return false
	}
	c.section = n
	c.open(&block{kind: doc.Heading, level: 2, lines: c.lines[i:end:end]})
	c.close()
	c.seq.parted = true
	c.judged, c.until = len(c.blocks), end
	return true
}

// sectionNumber returns the number of the section that a label may head, the
// first or the next; 0 for none.
func (c *cutter) sectionNumber(p *pointLabel) int {
	for _, r := range p.readings {
		if s := r.style; s.upper && s.before == 0 && (s.kind == 'r' || s.kind == 'l') && (r.n == 1 || r.n == c.section+1) {
			return r.n
		}
	}
	return 0
}

// sectionEnd returns the index of the line behind the heading whose first line is
// line i: short lines that end no sentence, with text below that is not the next
// label of the same list. It is 0 where there is no heading.
func (c *cutter) sectionEnd(i int, p *pointLabel) int {
	end, size := i+1, runes(c.lines[i].text)
	for ; end < len(c.lines) && end-i < longestSection && c.goesOnHeading(i, end, p); end++ {
		size += runes(c.lines[end].text)
	}
	first, last := strings.TrimSpace(c.lines[i].text[p.end:]), c.lines[end-1].text
	if p.alone {
		first = c.lines[min(i+1, end-1)].text
	}
	if end == len(c.lines) || end == i+1 && p.alone || size > longestHeading || finished(last) || strings.HasSuffix(last, ",") || !startsCapital(first) {
		return 0
	}
	next, ok := parseLabel(c.lines[end])
	if ok && next.readings[0].style == p.readings[0].style {
		return 0
	}
	return end
}

// goesOnHeading reports whether line k belongs to the heading that begins with
// line i.
func (c *cutter) goesOnHeading(i, k int, p *pointLabel) bool {
	l, prev := c.lines[k], c.lines[k-1]
	if _, label := parseLabel(l); label || l.region != prev.region || l.first {
		return false
	}
	if p.alone && k == i+1 {
		return true
	}
	return !l.gap && !c.room(prev, l) && l.bold == prev.bold
}
