package gen

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

func itoa(n int) string { return strconv.Itoa(n) }

// atoi reads a figure that the package itself wrote.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("gen: not a figure: " + s)
	}
	return n
}

// footer is what stands at the foot of a page.
type footer struct{ number, initials, page, unit, limite, language string }

// foot returns the footer of the i-th page; the first bears no number.
func (n *note) foot(i int) footer {
	f := footer{number: n.number, initials: n.story.initials, unit: n.story.topic.unit, language: strings.ToUpper(n.lang.Code)}
	if n.story.limite {
		f.limite = "LIMITE"
	}
	if i > 0 {
		f.page = itoa(i + 1)
	}
	return f
}

// columnsText prints the pages with their layout kept by blanks, as pdftotext
// -layout does.
func columnsText(d *Document) string {
	r := newRng(d.seed, "columns")
	g := &geometry{width: float64(r.between(86, 96)), body: float64(r.between(50, 58)), leading: 1, gap: 1, noteLeading: 1, headLeading: 1, rowLeading: 1, ruleSpace: 1,
		valueX: 30, labelX: [3]float64{0, 6, 12}, textX: [3]float64{6, 12, 18}, noteX: 5, cellX: [3]float64{0, 34, 62}, measure: cells, breakLong: true}
	noteLabelAlone := r.chance(60)
	var b strings.Builder
	for i, p := range g.pages(d.note) {
		used := 0
		for _, l := range p.lines {
			for range int(l.gap) {
				b.WriteByte('\n')
				used++
			}
			writeCells(&b, l, g)
			used++
		}
		for used += len(p.notes) + 1; used < int(g.body); used++ {
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
		for _, l := range p.notes {
			if l.label != "" && noteLabelAlone {
				b.WriteString(l.label + "\n")
				l.label = ""
			}
			writeCells(&b, l, g)
		}
		b.WriteByte('\n')
		writeFoot(&b, d.note, i, int(g.width))
		b.WriteByte('\f')
	}
	return b.String()
}

// writeCells prints a line with label and words at their columns.
func writeCells(b *strings.Builder, l line, g *geometry) {
	if len(l.cells) > 0 {
		writeRow(b, l, g)
		return
	}
	col := 0
	if l.label != "" {
		col = pad(b, col, int(l.labelX))
		b.WriteString(l.label)
		col += utf8.RuneCountInString(l.label)
	}
	if len(l.words) > 0 {
		x := int(l.x)
		switch {
		case l.right:
			x = int(g.width - l.natural)
		case l.centre:
			x = int((g.width - l.natural) / 2)
		}
		if col >= x && col > 0 {
			x = col + 1
		}
		pad(b, col, x)
		b.WriteString(l.text())
	}
	b.WriteByte('\n')
}

func pad(b *strings.Builder, from, to int) int {
	for ; from < to; from++ {
		b.WriteByte(' ')
	}
	return from
}

// writeFoot prints the footer in one line or two.
func writeFoot(b *strings.Builder, n *note, page, width int) {
	f := n.foot(page)
	if n.story.twoLineFooter {
		spread(b, width, f.number, f.initials, f.page)
		spread(b, width, f.unit, f.limite, f.language)
		return
	}
	spread(b, width, f.number, f.initials, f.page, f.unit, f.limite, f.language)
}

// spread prints texts over the width of a line, the empty ones left out.
func spread(b *strings.Builder, width int, texts ...string) {
	col := 0
	for i, s := range texts {
		if s == "" {
			continue
		}
		x := width * i / max(len(texts)-1, 1)
		if i == len(texts)-1 {
			x = width - len(s)
		}
		if x <= col && col > 0 {
			x = col + 2
		}
		col = pad(b, col, x)
		b.WriteString(s)
		col += utf8.RuneCountInString(s)
	}
	b.WriteByte('\n')
}

// flow is how an export without layout was made; exporters differ.
type flow struct {
	header     bool // the block above the title is there
	foot       bool // page footers are there
	labelAlone bool // labels stand on lines of their own
	copies     bool // addresses of links are repeated after the notes
	feed       string
	cellsApart bool // every cell of a table is on a line of its own
}

// flowText prints the lines one after the other, each followed by an empty
// line, footnotes in place at the foot of their page, markers glued to words.
func flowText(d *Document) string {
	r := newRng(d.seed, "flow")
	f := flow{header: r.chance(50), copies: r.chance(50), feed: pick(r, []string{"\f", "\f", "\f ", " "})}
	if f.header {
		f.foot, f.labelAlone = r.chance(70), r.chance(40)
	}
	g := &geometry{width: float64(r.between(78, 92)), body: float64(r.between(34, 44)), leading: 1, gap: 0, noteLeading: 1, headLeading: 1, rowLeading: 1, ruleSpace: 1,
		measure: cells}
	f.cellsApart = r.chance(50)
	var b strings.Builder
	for i, p := range g.pages(d.note) {
		if i > 0 {
			b.WriteString(f.feed)
		}
		lines := p.lines
		if i == 0 {
			lines = f.writeHeader(&b, d.note, lines)
		}
		for j, l := range lines {
			f.writeLine(&b, l, j+1 < len(lines) && startsBlock(lines[j+1]))
		}
		f.writeNotes(&b, d.note, p.notes)
		if f.foot {
			f.writeFoot(&b, d.note, i)
		}
	}
	return b.String()
}

// startsBlock reports whether a line begins a paragraph: flow has no gaps to
// tell by, but its exporters print a line of blanks between paragraphs.
func startsBlock(l line) bool { return l.first && !l.whole }

// writeHeader prints the block above the title, column after column, or leaves
// it out, and returns the lines below it.
func (f flow) writeHeader(b *strings.Builder, n *note, lines []line) []line {
	var left, right []string
	i := 0
	for ; i < len(lines) && lines[i].right; i++ {
		if lines[i].label != "" {
			left = append(left, lines[i].label)
		}
		if t := lines[i].text(); t != "" {
			right = append(right, t)
		}
	}
	if !f.header {
		b.WriteByte(' ')
		return lines[i:]
	}
	for _, s := range left[:2] {
		b.WriteString(s + " \n")
	}
	b.WriteByte('\n')
	for _, s := range right[:3] {
		b.WriteString(s + " \n\n")
	}
	for _, s := range left[2:] {
		b.WriteString(s + " \n")
	}
	b.WriteByte('\n')
	for _, s := range right[3:] {
		b.WriteString(s + " \n")
	}
	b.WriteByte('\n')
	return lines[i:]
}

func (f flow) writeLine(b *strings.Builder, l line, blockFollows bool) {
	if l.label != "" {
		b.WriteString(l.label)
		if f.labelAlone {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	if f.cellsApart && len(l.cells) > 0 {
		for _, c := range l.cells {
			b.WriteString(line{words: c}.text() + " \n\n")
		}
	} else {
		b.WriteString(l.text() + " \n\n")
	}
	if blockFollows {
		b.WriteString(" \n\n")
	}
}

// writeNotes prints the rule above the notes, a line of blanks, and the notes.
func (f flow) writeNotes(b *strings.Builder, n *note, notes []line) {
	if len(notes) == 0 {
		return
	}
	b.WriteString(strings.Repeat(" ", 49) + "\n")
	for i, l := range notes {
		if l.label != "" {
			b.WriteString(l.label + " ")
		}
		b.WriteString(l.text() + " \n")
		if i+1 < len(notes) && notes[i+1].label == "" {
			b.WriteByte('\n')
		}
	}
	b.WriteByte('\n')
	if !f.copies {
		return
	}
	for _, l := range notes {
		if l.label == "" {
			continue
		}
		for _, m := range n.notes[atoi(l.label)-1].marks {
			if m.what.ref != nil && m.what.ref.kind == "url" {
				b.WriteString(m.what.ref.ids[0] + "\n")
			}
		}
	}
}

func (f flow) writeFoot(b *strings.Builder, n *note, page int) {
	x := n.foot(page)
	fmt.Fprintf(b, "%s\n%s\n", x.number, x.initials)
	for _, s := range []string{x.page, "", x.unit, x.limite, x.language} {
		if s != "" {
			b.WriteString(s + "\n")
		}
	}
	b.WriteByte('\n')
}
