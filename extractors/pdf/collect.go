package pdf

import (
	"math"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// piece is a stretch of glyphs in one style without a gap: a word or a part of
// one. Positions are in the coordinates of its frame.
type piece struct {
	x0, x1     float64
	reach      float64 // where the next glyph would stand without a gap
	y          float64 // of the base line
	size       float64
	start, end int // bytes of collector.text
	bold       bool
	spaced     bool // a blank was drawn before it
	tag        layout.Tag
	over       overlay
}

// overlay tells how what is shown belongs to the text of a page.
type overlay uint8

const (
	inPage      overlay = iota // its text
	asSignature                // a text of its own, on no line of the page
	asStamp                    // laid over the page: a watermark, a stamp
	asUnseen                   // drawn invisibly
)

// frame holds the pieces of one writing direction. In its coordinates the text
// runs to the right: those of the page turned by the angle.
type frame struct {
	angle    int // degrees anticlockwise
	sin, cos float64
	pieces   []piece
	// signatures are pieces taken out of the others.
	signatures []piece
}

// collector gathers what a page shows.
type collector struct {
	bounds   *budget
	problems *problems
	room     *room
	width    float64
	height   float64
	text     []byte
	frames   []frame
	rules    []doc.Box
	uprights []doc.Box  // upright lines, between columns and around cells
	pictures float64    // the area of images, in square points
	unmapped int        // glyphs that no character is known for
	full     bool       // a budget is used up: nothing more is taken
	column   int        // the last column of the page that was found
	unseen   bool       // some of its text is drawn invisibly
	turned   bool       // the page was turned: its text runs another way
	tag      layout.Tag // what the document's tags say of what is drawn
	hidden   bool       // what is drawn is on a layer that is switched off
	over     overlay    // how what is drawn belongs to the page
	blank    bool       // a blank was drawn since the last glyph
	last     lastGlyph
}

// lastGlyph is what the same glyph drawn again is known by: some writers make
// bold letters by drawing them twice.
type lastGlyph struct {
	frame      int
	x, y       float64
	start, end int // bytes of collector.text
}

// Breaks, in parts of the font size.
const (
	wordGap  = 0.1  // a wider gap is a blank
	wordBack = 0.3  // a glyph further back begins a new piece
	sameLine = 0.05 // base lines nearer than that are one
	twice    = 0.1  // the same glyph nearer than that is drawn twice
)

func newCollector(d *document, width, height float64) *collector {
	r := d.room
	r.written, r.ends = r.written[:0], r.ends[:0]
	return &collector{
		bounds: d.bounds, problems: d.problems, room: r, width: width, height: height,
		text: r.text[:0], frames: []frame{{cos: 1, pieces: r.pieces[:0]}},
	}
}

// leave gives back the room that the page's content has been read in.
func (c *collector) leave(m *machine) {
	c.room.text, c.room.pieces, c.room.args = c.text, c.frames[0].pieces, m.args
}

// glyphRun is one string of glyphs being placed.
type glyphRun struct {
	c     *collector
	trm   matrix // text space to page
	level bool   // the base line runs to the right, neither up nor down
	y     float64
	frame int
	size  float64
	bold  bool
	over  overlay
	drop  bool
	// tracking is the space set between letters, in page coordinates.
	tracking float64
}

// begin starts a string that is shown through the matrix: it fills in r where it
// stands, which many short strings are quicker by.
func (c *collector) begin(r *glyphRun, m *machine, trm *matrix) {
	st := &m.state
	sign := 1.0
	if st.size*st.stretch < 0 {
		sign = -1
	}
	r.c, r.trm, r.over = c, *trm, c.over
	r.size, r.bold = math.Abs(st.size)*trm.scale(), st.bold()
	r.frame = c.frame(sign*trm.a, sign*trm.b)
	if space := st.charSpace * st.stretch; space > 0 {
		r.tracking = space * hypot(trm.b, trm.a)
	}
	r.level = trm.b == 0 && trm.c == 0 && c.frames[r.frame].angle == 0
	r.y = trm.d*st.rise + trm.f
	r.drop = c.hidden || !(r.size > 0.1 && r.size < 10_000)
	switch {
	case r.over != inPage:
	case st.mode == modeUnseen || st.mode == modeClip:
		r.over, c.unseen = asUnseen, true
	case r.size >= faintSize && st.faint:
		r.over = asStamp
	}
}

// faintSize is the size, in points, from which letters in a light colour are a
// watermark.
const faintSize = 40

// overlay sets how what is drawn next belongs to the page.
func (c *collector) overlay(o overlay) {
	if o != c.over {
		c.over, c.blank = o, true
	}
}

// frame returns the frame of a direction.
func (c *collector) frame(dx, dy float64) int {
	angle := 0
	if math.Abs(dy) > 0.01*math.Abs(dx) || dx < 0 {
		angle = int(math.Round(math.Atan2(dy, dx) * 180 / math.Pi))
	}
	for i := range c.frames {
		if c.frames[i].angle == angle {
			return i
		}
	}
	sin, cos := math.Sincos(float64(angle) * math.Pi / 180)
	c.frames = append(c.frames, frame{angle: angle, sin: sin, cos: cos})
	return len(c.frames) - 1
}

// glyph places one glyph whose origin is at x in text space.
func (r *glyphRun) glyph(m *machine, g *glyph, x, width float64) {
	text := g.text
	if m.actual != nil {
		if text = ""; !m.actual.used {
			text, m.actual.used = m.actual.text, true
		}
	}
	c := r.c
	if r.drop {
		return
	}
	if text == " " {
		c.blank = true
		return
	}
	if g.unknown && m.actual == nil {
		c.unmapped++
	}
	if !c.pay() {
		return
	}
	px, py := r.trm.a*x+r.trm.e, r.y
	if !r.level {
		px, py = r.trm.apply(x, m.state.rise)
	}
	if px < -2 || py < -2 || px > c.width+2 || py > c.height+2 {
		return // outside the page, where nobody sees it
	}
	f := &c.frames[r.frame]
	qx := r.trm.a*(x+width) + r.trm.e
	if !r.level {
		var qy float64
		qx, qy = r.trm.apply(x+width, m.state.rise)
		if f.angle != 0 {
			px, py = px*f.cos+py*f.sin, py*f.cos-px*f.sin
			qx = qx*f.cos + qy*f.sin
		}
	}
	c.place(r, f, text, px, py, qx, qx+r.tracking)
}

// pay takes one glyph from the budgets.
func (c *collector) pay() bool {
	switch {
	case c.full:
	case !spend(&c.bounds.page.glyphs, 1):
		c.problems.add("a page has too many characters; the rest of it was left out")
	case !spend(&c.bounds.glyphs, 1):
		c.problems.add("the document has too many characters; the rest was left out")
	default:
		return true
	}
	c.full = true
	return false
}

// place adds a glyph to the last piece, or begins a new one.
func (c *collector) place(r *glyphRun, f *frame, text string, x, y, end, reach float64) {
	l := &c.last
	if math.Abs(l.x-x) < twice*r.size && math.Abs(l.y-y) < twice*r.size &&
		text != "" && l.frame == r.frame && string(c.text[l.start:l.end]) == text {
		return
	}
	start := len(c.text)
	c.text = append(c.text, text...)
	// One by one: built whole and then moved, they cost as much as all the rest.
	l.frame, l.x, l.y, l.start, l.end = r.frame, x, y, start, len(c.text)
	if n := len(f.pieces); n > 0 && !c.blank {
		p := &f.pieces[n-1]
		if p.end == start && p.takes(r, x, y) {
			p.end, p.x1, p.reach = len(c.text), max(p.x1, end), reach
			return
		}
	}
	if text == "" {
		return
	}
	f.pieces = append(f.pieces, piece{
		x0: min(x, end), x1: max(x, end), reach: reach, y: y, size: r.size,
		start: start, end: len(c.text), bold: r.bold, spaced: c.blank, tag: c.tag, over: r.over,
	})
	c.blank = false
}

// takes reports whether a glyph of the run at x, y goes on with the piece.
func (p *piece) takes(r *glyphRun, x, y float64) bool {
	gap := x - p.reach
	return p.bold == r.bold && p.over == r.over && math.Abs(p.size-r.size) < sameLine*p.size &&
		math.Abs(p.y-y) < sameLine*p.size &&
		gap < wordGap*p.size && gap > -wordBack*p.size
}
