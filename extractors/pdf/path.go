package pdf

import "councilnotes/extractors/doc"

// outlined is the path under construction, as far as straight lines need it: the
// boxes of its subpaths, in page coordinates.
type outlined struct {
	boxes []doc.Box
	begun bool // a subpath is open
}

// Bounds of what is taken for a line, in points.
const (
	ruleThick = 3.0
	ruleLong  = 8.0
)

// operator does a path operator.
func (p *outlined) operator(m *machine, op []byte) {
	switch string(op) {
	case "m":
		p.begun = false
		p.point(m, m.num(0), m.num(1))
	case "l":
		p.point(m, m.num(0), m.num(1))
	case "c":
		p.point(m, m.num(4), m.num(5))
	case "v", "y":
		p.point(m, m.num(2), m.num(3))
	case "re":
		p.rectangle(m)
	case "S", "s":
		p.paint(m, true)
	case "f", "F", "f*":
		p.paint(m, false)
	case "B", "B*", "b", "b*":
		p.paint(m, true)
	case "n":
		p.reset()
	}
}

// point adds a point to the open subpath, or begins one.
func (p *outlined) point(m *machine, x, y float64) {
	x, y = m.state.ctm.apply(x, y)
	b := doc.Box{x, y, x, y}
	if n := len(p.boxes); p.begun {
		have := p.boxes[n-1]
		p.boxes[n-1] = doc.Box{min(have[0], x), min(have[1], y), max(have[2], x), max(have[3], y)}
		return
	}
	if p.room(m) {
		p.boxes = append(p.boxes, b)
		p.begun = true
	}
}

// room reports whether the path may have another part.
func (p *outlined) room(m *machine) bool {
	if len(p.boxes) >= maxArgs {
		m.d.problems.once("a drawing has more than %d parts; lines of tables may be missing", maxArgs)
		return false
	}
	return true
}

func (p *outlined) rectangle(m *machine) {
	x, y, w, h := m.num(0), m.num(1), m.num(2), m.num(3)
	if p.room(m) {
		p.boxes = append(p.boxes, m.state.ctm.box(doc.Box{x, y, x + w, y + h}))
		p.begun = false
	}
}

// paint gives the lines of the path to the collector: thin boxes, and the
// upper and lower edges of stroked ones.
func (p *outlined) paint(m *machine, stroked bool) {
	for _, b := range p.boxes {
		switch {
		case b[3]-b[1] <= ruleThick || b[2]-b[0] <= ruleThick:
			m.glyphs.rule(b)
		case stroked:
			m.glyphs.rule(doc.Box{b[0], b[1], b[2], b[1]})
			m.glyphs.rule(doc.Box{b[0], b[3], b[2], b[3]})
			m.glyphs.rule(doc.Box{b[0], b[1], b[0], b[3]})
			m.glyphs.rule(doc.Box{b[2], b[1], b[2], b[3]})
		}
	}
	p.reset()
}

func (p *outlined) reset() { p.boxes, p.begun = p.boxes[:0], false }

// rule notes a horizontal or upright line.
func (c *collector) rule(b doc.Box) {
	b = intersect(b, doc.Box{0, 0, c.width, c.height})
	wide, high := b[2]-b[0], b[3]-b[1]
	if c.hidden || wide < 0 || high < 0 || max(wide, high) < ruleLong {
		return
	}
	if !spend(&c.bounds.page.rules, 1) {
		c.problems.once("a page has too many lines drawn on it; the rest was left out")
		return
	}
	c.sortRule(b)
}

func (c *collector) sortRule(b doc.Box) {
	if b[2]-b[0] >= b[3]-b[1] {
		c.rules = append(c.rules, b)
	} else {
		c.uprights = append(c.uprights, b)
	}
}
