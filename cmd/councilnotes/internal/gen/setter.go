package gen

import (
	"strings"
	"unicode/utf8"
)

// Typesetting: a note becomes lines, lines become pages. The same code sets the
// PDF, where widths are those of the font, and the text exports, where every
// character is as wide as the next; only the geometry differs.

type style uint8

const (
	plain style = iota
	bold
	small      // footnotes
	raised     // marker of a footnote in the text
	raisedNote // label of a footnote
	large      // language in the page's footer
)

// geometry is the measure of a page, in points or in character cells.
type geometry struct {
	width, body   float64 // of a line, of all lines and notes of a page
	leading, gap  float64 // from line to line, between paragraphs beside that
	noteLeading   float64
	ruleSpace     float64    // above the notes, for their rule
	valueX        float64    // of the cover's table
	labelX, textX [3]float64 // of points by level
	noteX         float64
	measure       func(text string, s style) float64
	breakLong     bool // an address longer than a line is broken
}

// piece is part of a word in one style: the marker of a note stands inside.
type piece struct {
	text  string
	style style
}

// line is a set line: a label, where there is one, and words.
type line struct {
	label      string
	labelStyle style
	labelX, x  float64
	words      [][]piece
	natural    float64 // width of the words with single blanks
	gap        float64 // before the line, beside the leading
	height     float64
	notes      []int // footnotes whose markers stand in the line
	right      bool  // words end at the right margin
	centre     bool
	first      bool // of its paragraph
	last       bool // of its paragraph: never stretched
	newPage    bool
	whole      bool // part of a block that an exporter prints without empty lines
}

// text returns the words with single blanks between them.
func (l line) text() string {
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, p := range w {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// words cuts rich text at its blanks; markers become pieces of their own.
func words(r rich, s style) [][]piece {
	var out [][]piece
	anchors := r.anchors
	for at := 0; at < len(r.text); {
		end := strings.IndexByte(r.text[at:], ' ')
		if end < 0 {
			end = len(r.text)
		} else {
			end += at
		}
		var w []piece
		from := at
		for len(anchors) > 0 && anchors[0].at <= end {
			a := anchors[0]
			w = append(w, piece{r.text[from:a.at], s}, piece{itoa(a.note), raised})
			from, anchors = a.at, anchors[1:]
		}
		if from < end {
			w = append(w, piece{r.text[from:end], s})
		}
		if len(w) > 0 {
			out = append(out, w)
		}
		at = end + 1
	}
	return out
}

// paragraph sets rich text between x and the right margin.
func (g *geometry) paragraph(r rich, s style, x float64) []line {
	var out []line
	var cur line
	blank := g.measure(" ", s)
	queue := words(r, s)
	for len(queue) > 0 {
		w := queue[0]
		width := g.wordWidth(w)
		room := g.width - x - cur.natural - blank
		if len(cur.words) == 0 {
			room = g.width - x
		}
		if width > room && len(cur.words) > 0 {
			out = append(out, cur)
			cur = line{}
			continue
		}
		if width > room && g.breakLong {
			if head, tail, ok := g.breakWord(w, room); ok {
				queue = append([][]piece{head, tail}, queue[1:]...)
				continue
			}
		}
		queue = queue[1:]
		if len(cur.words) > 0 {
			cur.natural += blank
		}
		cur.words = append(cur.words, w)
		cur.natural += width
	}
	out = append(out, cur)
	for i := range out {
		out[i].x, out[i].height = x, g.leading
		out[i].notes = notesOf(out[i].words)
	}
	out[0].first, out[len(out)-1].last = true, true
	return out
}

func (g *geometry) wordWidth(w []piece) float64 {
	var sum float64
	for _, p := range w {
		sum += g.measure(p.text, p.style)
	}
	return sum
}

// breakWord breaks an address behind the last slash or hyphen that fits.
func (g *geometry) breakWord(w []piece, room float64) (head, tail []piece, ok bool) {
	s := w[0].text
	if !strings.Contains(s, "://") {
		return nil, nil, false
	}
	for i := len(s) - 1; i > strings.Index(s, "://")+3; i-- {
		if (s[i-1] == '/' || s[i-1] == '-') && g.measure(s[:i], w[0].style) <= room {
			return []piece{{s[:i], w[0].style}}, append([]piece{{s[i:], w[0].style}}, w[1:]...), true
		}
	}
	return nil, nil, false
}

func notesOf(words [][]piece) []int {
	var out []int
	for _, w := range words {
		for _, p := range w {
			if p.style == raised {
				out = append(out, atoi(p.text))
			}
		}
	}
	return out
}

// lines sets the whole note, without page furniture.
func (g *geometry) lines(n *note) []line {
	out := g.header(n)
	title := g.paragraph(rich{text: n.title}, bold, 0)
	title[0].gap = 2 * g.gap
	out = append(append(out, title...), g.table(n)...)
	for i, p := range n.points {
		from := len(out)
		out = append(out, g.point(p)...)
		if i == 0 {
			out[from].gap = 3 * g.gap
		}
	}
	for i, r := range n.annex {
		p := g.paragraph(r, plain, 0)
		p[0].gap = g.gap
		if i == 0 {
			head := g.paragraph(rich{text: n.lang.Cover.Annex}, bold, 0)
			head[0].newPage, head[0].centre, p[0].centre = true, true, true
			out = append(out, head...)
		}
		out = append(out, p...)
	}
	return out
}

// header sets the block above the title: two columns, row by row.
func (g *geometry) header(n *note) []line {
	left := []string{n.council[0], n.council[1], ""}
	for _, l := range g.narrow(n.file) {
		left = append(left, l)
	}
	left = append(left, n.procedure.text)
	right := append([]string{n.placeDate, n.original, "", n.number}, n.limite()...)
	right = append(append(right, ""), n.codes...)
	var out []line
	for i := range max(len(left), len(right)) {
		l := line{right: true, last: true, whole: true, height: g.noteLeading * 1.1, labelStyle: plain}
		if g.measure("i", plain) == g.measure("m", plain) {
			l.height = g.leading
		}
		if i < 2 {
			l.labelStyle = bold
		}
		if i < len(left) {
			l.label = left[i]
		}
		if i < len(right) && right[i] != "" {
			s := plain
			if i == 0 || i == 3 {
				s = bold
			}
			set := g.paragraph(rich{text: right[i]}, s, 0)[0]
			l.words, l.natural = set.words, set.natural
		}
		out = append(out, l)
	}
	return out
}

// narrow breaks a label that would run into the right column.
func (g *geometry) narrow(s string) []string {
	half := *g
	half.width = g.width * 0.55
	var out []string
	for _, l := range half.paragraph(rich{text: s}, plain, 0) {
		out = append(out, l.text())
	}
	return out
}

func (n *note) limite() []string {
	if n.story.limite {
		return []string{"LIMITE"}
	}
	return nil
}

// row is a line of the cover's table as it is read: label and value.
type row struct {
	label string
	value rich
}

// rows lists the table of the cover; the subtitle has no label.
func (n *note) rows() []row {
	w := n.lang.Cover.Labels
	out := []row{{w["from"], n.from}, {w["to"], n.to}}
	if n.previous.text != "" {
		out = append(out, row{w["previous"], n.previous})
	}
	if n.proposal.text != "" {
		out = append(out, row{w["commission"], n.proposal})
	}
	return append(out, row{w["subject"], n.subject}, row{"", rich{text: "– " + n.subtitle}})
}

func (g *geometry) table(n *note) []line {
	var out []line
	for i, r := range n.rows() {
		p := g.paragraph(r.value, plain, g.valueX)
		p[0].label = r.label
		for j := range p {
			p[j].height = g.noteLeading * 1.2
			p[j].last = true
			p[j].whole = true
		}
		p[0].gap = g.gap / 2
		if i == 0 {
			p[0].gap = g.gap
		}
		out = append(out, p...)
	}
	return out
}

// point sets a point, its children and what follows them.
func (g *geometry) point(p phrasedPoint) []line {
	out := g.paragraph(p.body, plain, g.textX[p.level])
	out[0].label, out[0].labelX, out[0].gap = p.printed, g.labelX[p.level], g.gap
	for _, c := range p.children {
		out = append(out, g.point(c)...)
	}
	if p.tail != nil {
		t := g.paragraph(*p.tail, plain, g.textX[p.level])
		t[0].gap = g.gap
		out = append(out, t...)
	}
	return out
}

// footnote sets a footnote.
func (g *geometry) footnote(r rich, label int) []line {
	out := g.paragraph(r, small, g.noteX)
	for i := range out {
		out[i].height, out[i].last = g.noteLeading, true
	}
	out[0].label, out[0].labelStyle = itoa(label), raisedNote
	return out
}

// sheet is a set page.
type sheet struct {
	lines []line
	notes []line
}

// pages fills pages so that every footnote stands below its marker.
func (g *geometry) pages(n *note) []sheet {
	var out []sheet
	var cur sheet
	used, noteSpace := 0.0, 0.0
	turn := func() {
		out = append(out, cur)
		cur, used, noteSpace = sheet{}, 0, 0
	}
	for _, l := range g.lines(n) {
		var notes []line
		for _, k := range l.notes {
			notes = append(notes, g.footnote(n.notes[k-1], k)...)
		}
		need := height(notes)
		if len(notes) > 0 && len(cur.notes) == 0 {
			need += g.ruleSpace
		}
		if len(cur.lines) > 0 && (l.newPage || used+l.gap+l.height+noteSpace+need > g.body) {
			turn()
			if need = height(notes); need > 0 {
				need += g.ruleSpace
			}
		}
		if len(cur.lines) == 0 {
			l.gap = 0
		}
		cur.lines, cur.notes = append(cur.lines, l), append(cur.notes, notes...)
		used += l.gap + l.height
		noteSpace += need
	}
	turn()
	return out
}

func height(lines []line) float64 {
	var sum float64
	for _, l := range lines {
		sum += l.height
	}
	return sum
}

// cells measures text for exports in which every character is one cell wide.
func cells(s string, _ style) float64 { return float64(utf8.RuneCountInString(s)) }
