package layout

import (
	"slices"
	"strings"

	"councilnotes/extractors/doc"
)

// block is a unit of the body before it is written.
type block struct {
	kind    doc.BlockKind
	label   string // without punctuation
	printed string // with it
	head    *line  // where the label stands
	level   int
	part    int
	lead    bool
	lines   []*line
	bodyX   float64 // where the lines of the block begin
	short   bool    // ended on a line with room for more
	page    bool    // only line of a heading at the head of a page
}

func (b *block) last() *line {
	if len(b.lines) == 0 {
		return nil
	}
	return b.lines[len(b.lines)-1]
}

// cutter cuts the body's lines into blocks.
type cutter struct {
	*document
	seq    sequence
	blocks []*block
	cur    *block // the open block, nil after a separator
	prev   *line
	part   int
	annex  string // heading of the annex the lines stand in

	section int // number of the last section's heading
	until   int // index of the first line that is not yet part of a block

	numbered    map[string]bool // words that a number belongs to
	months      map[string]bool
	labelsAlone bool // most labels have a line of their own
	judged      int  // blocks that headingSince has looked at
}

// cutBlocks cuts the lines into points, items, headings, rows and paragraphs.
func (d *document) cutBlocks() {
	if d.geometry != Exact && len(d.notes) > 0 {
		d.markGapsByBlanks()
	}
	d.findMargins()
	if d.geometry == Columns {
		d.alignPages()
	}
	d.gapsTell = d.gapsBetweenParagraphs()
	c := &cutter{document: d, numbered: keys(d.words.Numbered), months: keys(slices.Concat(d.words.Months...))}
	c.seq = sequence{placed: d.geometry != Flow, later: laterLabels(d.lines)}
	if d.geometry == Columns {
		c.seq.drift = columnDrift
	}
	c.labelsAlone = mostAlone(d.lines)
	for i, l := range d.lines {
		c.take(l, i)
	}
	c.close()
	d.blocks = c.blocks
	d.finish()
}

// columnDrift is the share by which text exports widen one page's columns more
// than another's.
const columnDrift = 0.15

// laterLabels returns the index of the last line that begins with each label.
func laterLabels(lines []*line) map[reading]int {
	later := map[reading]int{}
	for i, l := range lines {
		if p, ok := parseLabel(l); ok && !p.dash {
			for _, r := range p.readings {
				later[r] = i
			}
		}
	}
	return later
}

// mostAlone reports whether more labels stand alone on their lines than before
// their text.
func mostAlone(lines []*line) bool {
	alone := 0
	for _, l := range lines {
		if p, ok := parseLabel(l); ok && p.alone {
			alone++
		} else if ok {
			alone--
		}
	}
	return alone > 0
}

// take takes the next line of the body.
func (c *cutter) take(l *line, i int) {
	defer func() { c.prev = l }()
	switch {
	case i < c.until:
		return
	case separates(l.text) && !strings.ContainsAny(l.text, "0123456789"):
		c.close()
		c.seq.dashes = nil
		return
	case isAnnex(l.text) && c.setOff(l):
		c.beginAnnex(l)
		return
	case c.isRow(l, i):
		c.open(&block{kind: doc.TableRow, lines: []*line{l}})
		c.close()
		return
	}
	if p, ok := parseLabel(l); ok && !c.inLink(l) {
		if c.takeSection(l, p, i) || c.takeLabel(l, p, i) {
			return
		}
	}
	if c.cur != nil && c.continues(c.cur, l) {
		c.cur.add(l)
		return
	}
	c.open(&block{kind: doc.Paragraph})
	c.cur.add(l)
}

// open ends the open block and begins another.
func (c *cutter) open(b *block) {
	c.close()
	b.part = c.part
	c.cur = b
	c.blocks = append(c.blocks, b)
}

func (c *cutter) close() { c.cur = nil }

// add adds a line to the block. The block's left edge is that of its second
// line: the first may be indented, or begin behind a label.
func (b *block) add(l *line) {
	if len(b.lines) < 2 {
		b.bodyX = l.x
	}
	b.lines = append(b.lines, l)
}

// setOff reports whether a line stands where a block may begin even if the
// sentence before it looks unfinished.
func (c *cutter) setOff(l *line) bool {
	return c.prev == nil || c.cur == nil || l.gap || l.first || finished(c.prev.text) || c.cur.kind == doc.Heading
}

// inLink reports whether the line goes on with an address.
func (c *cutter) inLink(l *line) bool {
	if c.prev == nil || c.cur == nil {
		return false
	}
	w := lastWord(strings.TrimRight(c.prev.text, " "))
	return isLink(w) && goesOn(w, firstWord(l.text))
}

// takeLabel begins a point or an item where the line's label is one.
func (c *cutter) takeLabel(l *line, p *pointLabel, i int) bool {
	after := c.cur == nil || c.prev == nil || c.cur.last() == nil
	if !p.dash && !p.bracketed() && !p.alone && !p.wide && !l.gap && c.cur != nil && c.cur.printed != "" && c.cur.last() == nil {
		return false // The text of a label alone on its line may begin with a date: "1. …".
	}
	if p.isOrdinal(strings.TrimSpace(l.text[p.end:]), c.numbered) || c.isDay(l, p) {
		return false
	}
	sure := after || c.setApart(l) || p.wide || c.endsBefore(l) || c.standsOut(l, p) || c.underHeading() || p.bracketed() && (c.room(c.prev, l) || c.nextToo(p, i))
	b := &block{kind: doc.Point, label: p.text, printed: p.printed}
	if p.dash {
		if !sure && !paused(c.prev.text) && !c.nextToo(p, i) {
			return false
		}
		b.kind, b.level = doc.ListItem, c.seq.putDash(spot{l.x, l.region})
	} else {
		c.seq.parted = c.seq.parted || c.headingSince()
		listed := sure || paused(c.prev.text) && !after
		d, r := c.seq.place(p, spot{l.x, l.region}, listed && (sure || r0(p) != 'n'), i)
		if d < 0 || !sure && r.style.kind == 'n' {
			return false
		}
		if !sure && !listed && !c.lettered(r) {
			return false
		}
		c.seq.put(d, r, p, spot{l.x, l.region})
		b.level = d
	}
	c.judged = len(c.blocks)
	head, tail := l.split(p.end)
	b.head = head
	c.open(b)
	if tail.text != "" {
		b.add(tail)
	} else if hasNote(tail.pieces) {
		b.lines = append(b.lines, tail)
	}
	return true
}

// headingSince reports whether one of the blocks behind the last label looks like
// a heading.
func (c *cutter) headingSince() bool {
	for _, b := range c.blocks[c.judged:] {
		if b.kind == doc.Heading || b.kind == doc.Paragraph && b.headingShape() && (b.stands() || c.short(b)) {
			return true
		}
	}
	c.judged = max(c.judged, len(c.blocks)-1) // The last may still grow.
	return false
}

// nextToo reports whether the next line begins with the next label of the list
// that p begins: two in a row are no accident of print.
func (c *cutter) nextToo(p *pointLabel, i int) bool {
	if i+1 >= len(c.lines) || !p.first() {
		return false
	}
	next, ok := parseLabel(c.lines[i+1])
	if !ok || next.dash != p.dash {
		return false
	}
	if p.dash {
		return next.text == p.text
	}
	for _, r := range p.readings {
		if slices.Contains(next.readings, reading{r.style, r.n + 1}) {
			return true
		}
	}
	return false
}

// setApart reports whether there is space between a line and the one before.
// Over a page break only the end of the line before tells.
func (c *cutter) setApart(l *line) bool {
	if l.first || l.region != c.prev.region {
		return c.room(c.prev, l)
	}
	return l.gap
}

// endsBefore reports whether the line before ended what it said. Where space
// parts paragraphs and there is none, a full line's full stop is one among others.
func (c *cutter) endsBefore(l *line) bool {
	return finished(c.prev.text) && (!c.gapsTell || l.gap || l.first || l.region != c.prev.region || c.room(c.prev, l))
}

// standsOut reports whether a label stands where labels do: left of the open
// block's text or, alone on its line, as most labels of this export.
func (c *cutter) standsOut(l *line, p *pointLabel) bool {
	if c.geometry == Flow {
		return p.alone && c.labelsAlone && !c.gapsTell
	}
	return (c.cur.printed != "" || len(c.cur.lines) > 1) && l.x < c.cur.last().x-1.7*CellWidth
}

func r0(p *pointLabel) byte { return p.readings[0].style.kind }

// lettered reports whether a label is of a kind that a sentence hardly puts at
// the start of a line: a letter or roman number before a bracket.
func (c *cutter) lettered(r reading) bool {
	return (r.style.kind == 'l' || r.style.kind == 'r') && r.style.after == ')' && !r.style.upper && r.n > 1
}

func hasNote(pieces []piece) bool {
	for _, p := range pieces {
		if p.note != "" {
			return true
		}
	}
	return false
}

// underHeading reports whether the line before may be a heading's last: it is
// short, or the block is and bears no label.
func (c *cutter) underHeading() bool {
	b := c.cur
	if c.prev.right-b.bodyX < 0.75*c.marginOf(c.prev) {
		return !startsLower(lastWord(c.prev.text)) || len(b.lines) == 1
	}
	return b.kind == doc.Paragraph && len(b.lines) <= 2 && startsUpper(b.lines[0].text)
}

// isAnnex reports whether a line is the heading of an annex.
func isAnnex(s string) bool {
	if len(s) > 80 || !allCaps(s) {
		return false
	}
	whole := key(s)
	if annexes()[whole] {
		return true
	}
	last, first := lastWord(whole), firstWord(whole)
	return isNumeral(last) && annexes()[strings.TrimSpace(strings.TrimSuffix(whole, last))] ||
		isNumeral(first) && annexes()[strings.TrimSpace(strings.TrimPrefix(whole, first))]
}

// isNumeral reports whether a word is a number in figures or letters: "2", "ii.".
func isNumeral(word string) bool {
	word = strings.TrimSuffix(word, ".")
	return allDigits(word, 2) || romanNumber(word) > 0
}

// beginAnnex begins a part; a heading that pages of the same annex repeat
// begins none and is left out.
func (c *cutter) beginAnnex(l *line) {
	k := key(l.text)
	if k == c.annex && l.first {
		return
	}
	c.annex = k
	c.part++
	c.section = 0
	c.seq.levels, c.seq.dashes = nil, nil
	c.open(&block{kind: doc.Heading, level: 1})
	c.cur.lines = []*line{l}
	c.close()
}
