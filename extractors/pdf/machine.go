package pdf

import (
	"slices"

	"councilnotes/extractors/doc"
)

// textState is the part of the graphics state that text depends on; it is
// saved by q and brought back by Q.
type textState struct {
	ctm                  matrix
	font                 *font
	size                 float64
	charSpace, wordSpace float64
	stretch              float64 // Tz, 1 for 100 %
	leading, rise        float64
	mode                 int  // Tr: 0 fill, 1 stroke, 2 both, 3 invisible …
	faint                bool // drawn in a light colour or see-through
}

// machine runs content streams and gives what they draw: glyphs in the order
// of drawing, and straight lines.
type machine struct {
	d        *document
	state    textState
	saved    []textState
	line, tm matrix // text line matrix, text matrix
	args     []token
	res      *resources
	depth    int    // forms within forms
	page     matrix // from the file's coordinates to the page's
	marks    []mark
	actual   *actual // the replacement text in force
	path     outlined
	glyphs   *collector
	elements []uint32 // of the structure tree, by the numbers of marks
	// What is open above the bounds, and has to be closed again.
	lostMarks, lostSaves int
}

// maxSaved bounds the stack of saved states; maxArgs the operands kept for one
// operator, of which real TJ arrays have some hundreds.
const (
	maxSaved = 256
	maxArgs  = 1 << 15
)

func newMachine(d *document, res *resources, ctm matrix, c *collector) *machine {
	return &machine{
		d: d, res: res, glyphs: c, page: ctm, line: identity, tm: identity, args: d.room.args,
		state: textState{ctm: ctm, stretch: 1},
	}
}

// run runs one content stream. It ends early when a budget is used up or the
// reader's context is done.
func (m *machine) run(content []byte) {
	l := lexer{b: content}
	m.args = m.args[:0]
	for {
		n := len(m.args)
		if n == cap(m.args) {
			m.args = slices.Grow(m.args, 64)
		}
		t := &m.args[:n+1][n]
		l.read(t)
		switch t.kind {
		case tEOF:
			return
		case tWord:
			if !m.mayGoOn() {
				return
			}
			if t.is("BI") {
				m.skipImage(&l)
			} else {
				m.operator(t.b)
			}
			m.args = m.args[:0]
		default:
			if n == maxArgs {
				m.d.problems.once("an operator has more than %d operands; the rest was left out", maxArgs)
				continue
			}
			m.args = m.args[:n+1]
		}
	}
}

// mayGoOn pays for one operator.
func (m *machine) mayGoOn() bool {
	b := m.d.bounds
	if !spend(&b.operators, 1) {
		m.d.problems.add("the document has too many drawing operators; the rest was left out")
		return false
	}
	return !m.glyphs.full && (b.operators&0xFFF != 0 || b.ctx.Err() == nil)
}

func (m *machine) skipImage(l *lexer) {
	m.picture()
	for {
		t := l.next()
		if t.kind == tEOF || t.is("EI") {
			return
		}
		if t.is("ID") {
			l.skipImage()
			return
		}
	}
}

// operator does one operator with its operands in args. Operators that neither
// text nor lines depend on are ignored.
func (m *machine) operator(op []byte) {
	s := &m.state
	switch string(op) {
	case "BT":
		m.line, m.tm = identity, identity
	case "Tf":
		m.setFont()
	case "Tj":
		m.show(m.lastOnes(1))
	case "TJ":
		m.show(m.args)
	case "'":
		m.nextLine(0, -s.leading)
		m.show(m.lastOnes(1))
	case "\"":
		s.wordSpace, s.charSpace = m.num(0), m.num(1)
		m.nextLine(0, -s.leading)
		m.show(m.lastOnes(1))
	case "Td":
		m.nextLine(m.num(0), m.num(1))
	case "TD":
		s.leading = -m.num(1)
		m.nextLine(m.num(0), m.num(1))
	case "T*":
		m.nextLine(0, -s.leading)
	case "Tm":
		m.line = m.matrix()
		m.tm = m.line
	case "Tc":
		s.charSpace = m.num(0)
	case "Tw":
		s.wordSpace = m.num(0)
	case "Tz":
		s.stretch = m.num(0) / 100
	case "TL":
		s.leading = m.num(0)
	case "Ts":
		s.rise = m.num(0)
	case "Tr":
		s.mode = int(m.num(0))
	case "q":
		m.save()
	case "Q":
		m.restore()
	case "cm":
		if next := m.matrix().mul(s.ctm); next.sane() {
			s.ctm = next
		}
	case "gs":
		m.setGraphics()
	case "g", "rg", "k", "sc", "scn", "cs":
		s.faint = m.lightColour()
	case "Do":
		m.draw()
	case "BMC", "BDC":
		m.beginMark()
	case "EMC":
		m.endMark()
	default:
		m.path.operator(m, op)
	}
}

// num returns the i-th operand as a number, 0 where it is none.
func (m *machine) num(i int) float64 {
	if i < len(m.args) {
		return m.args[i].num
	}
	return 0
}

// last returns the last operand.
func (m *machine) last() token {
	if n := len(m.args); n > 0 {
		return m.args[n-1]
	}
	return token{}
}

// lastOnes returns the last n operands, or as many as there are.
func (m *machine) lastOnes(n int) []token { return m.args[max(0, len(m.args)-n):] }

func (m *machine) matrix() matrix {
	return matrix{m.num(0), m.num(1), m.num(2), m.num(3), m.num(4), m.num(5)}
}

func (m *machine) nextLine(x, y float64) {
	l := &m.line
	l.e, l.f = x*l.a+y*l.c+l.e, x*l.b+y*l.d+l.f
	m.tm = *l
}

// setFont does Tf.
func (m *machine) setFont() {
	if len(m.args) < 2 {
		return
	}
	m.state.font = m.res.font(m.args[len(m.args)-2].b)
	m.state.size = m.last().num
}

// setGraphics takes a font and the opacity from a graphics state dictionary.
func (m *machine) setGraphics() {
	g := m.res.graphicsState(string(m.last().b))
	if g.font != nil {
		m.state.font, m.state.size = g.font, g.size
	}
	m.state.faint = m.state.faint || g.faint
}

func (m *machine) save() {
	if len(m.saved) == maxSaved {
		m.d.problems.once("graphics states are nested more than %d deep; words of the page may stand wrong", maxSaved)
		m.lostSaves++
		return
	}
	m.saved = append(m.saved, m.state)
}

func (m *machine) restore() {
	if m.lostSaves > 0 {
		m.lostSaves--
		return
	}
	if n := len(m.saved); n > 0 {
		m.state, m.saved = m.saved[n-1], m.saved[:n-1]
	}
}

// Light colours, as parts of white; what is whiter stands on a dark ground.
const (
	lightest = 0.95
	light    = 0.6
)

// lightColour reports whether the operands are a light grey, red, green and
// blue, or inks. A single number may be anything but of "g", which is grey.
func (m *machine) lightColour() bool {
	n := len(m.args)
	lo, hi := 1.0, 0.0
	for _, t := range m.args {
		lo, hi = min(lo, t.num), max(hi, t.num)
	}
	if n == 4 { // the more ink the darker
		lo, hi = 1-hi, 1-hi
	}
	return (n == 1 || n == 3 || n == 4) && lo >= light && hi <= lightest
}

// bold reports whether what is shown now looks bold: by its font, or drawn
// with its outline.
func (s *textState) bold() bool { return s.font.bold || s.mode == 2 || s.mode == 6 }

// draw does Do.
func (m *machine) draw() {
	f := m.res.form(string(m.last().b))
	if f == nil {
		m.picture()
		return
	}
	m.drawForm(f)
}

// picture notes an image, which fills the unit square.
func (m *machine) picture() {
	if m.glyphs.hidden {
		return
	}
	b := intersect(m.state.ctm.box(doc.Box{0, 0, 1, 1}), doc.Box{0, 0, m.glyphs.width, m.glyphs.height})
	if b[2] > b[0] && b[3] > b[1] {
		m.glyphs.pictures += (b[2] - b[0]) * (b[3] - b[1])
	}
}

// drawForm draws a form XObject.
func (m *machine) drawForm(f *form) {
	b := m.d.bounds
	switch {
	case f.hidden:
		return
	case m.depth >= maxForms:
		m.d.problems.once("forms stand more than %d deep within forms; what they show is missing", maxForms)
		return
	case !spend(&b.forms, 1) || !spend(&b.page.content, len(f.content)):
		m.d.problems.once("a page uses too many or too large forms; what they show is missing")
		return
	}
	outer, hidden, over, tag := *m, m.glyphs.hidden, m.glyphs.over, m.glyphs.tag
	m.depth++
	m.state.ctm = f.matrix.mul(m.state.ctm)
	m.res, m.saved, m.marks, m.path = f.resources, nil, nil, outlined{}
	m.lostMarks, m.lostSaves, m.elements = 0, 0, nil
	if f.resources == nil {
		m.res = outer.res
	}
	if m.state.ctm.sane() {
		m.run(f.content)
	}
	*m = outer
	m.glyphs.hidden, m.glyphs.tag = hidden, tag
	m.glyphs.overlay(over)
}

// maxForms bounds forms within forms.
const maxForms = 24
