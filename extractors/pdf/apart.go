package pdf

import (
	"math"
	"slices"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// A page's text runs in one direction. What lies across it, or over it in
// letters made to be seen through, is a watermark or a stamp; what stands
// upright in a margin is a sign of the printer. They are kept apart, so that
// no line of the text is torn by them.

const (
	slant        = 10   // degrees from which writing lies across the page
	stampSize    = 1.5  // how much larger than the text's the letters of a stamp are
	marginChars  = 120  // the most characters of a sign in the margin
	edge         = 0.15 // of the page's width, at either side, where margins are
	uprightShare = 0.75 // of the characters that tell which way a page is read
)

// turnUpright turns a page whose text runs up, down or upside down, so that it
// is read as its text is. It returns the map from the page as it was.
func (c *collector) turnUpright() matrix {
	best, all := 0, 0
	for i := range c.frames {
		n := c.frames[i].chars()
		all += n
		if n > c.frames[best].chars() {
			best = i
		}
	}
	f := &c.frames[best]
	if f.angle == 0 || f.angle%90 != 0 || float64(f.chars()) < uprightShare*float64(all) {
		return identity
	}
	m, width, height := turn(doc.Box{0, 0, c.width, c.height}, (f.angle/90+4)%4)
	by := -f.angle
	for i := range c.frames {
		c.frames[i].turn(by, m)
	}
	c.frames[0], c.frames[best] = c.frames[best], c.frames[0]
	c.width, c.height, c.turned = width, height, true
	lines := append(c.rules, c.uprights...)
	c.rules, c.uprights = nil, nil
	for _, b := range lines {
		c.sortRule(m.box(b))
	}
	return m
}

// chars returns how much of the page's own text the frame holds, in bytes.
func (f *frame) chars() (n int) {
	for _, p := range f.pieces {
		if p.over == inPage || p.over == asUnseen {
			n += p.end - p.start
		}
	}
	return n
}

// turn turns the frame with its page, by degrees and by the map that does it
// and moves the page back to its corner: in the frame's own coordinates, which
// turn with it, only the move is seen.
func (f *frame) turn(by int, m matrix) {
	f.angle = (f.angle+by+540)%360 - 180
	if f.angle == -180 {
		f.angle = 180
	}
	f.sin, f.cos = math.Sincos(float64(f.angle) * math.Pi / 180)
	dx, dy := m.e*f.cos+m.f*f.sin, m.f*f.cos-m.e*f.sin
	for i := range f.pieces {
		p := &f.pieces[i]
		p.x0, p.x1, p.reach, p.y = p.x0+dx, p.x1+dx, p.reach+dx, p.y+dy
	}
}

// lines gives what the page shows as lines in the order of reading; text in
// other directions follows. Stamps are what is laid over it.
func (c *collector) lines(links []link) (out, stamps []layout.Line) {
	size := 0.0
	if len(c.frames) > 1 {
		size = c.frames[0].usualSize()
	}
	for i := range c.frames {
		f := &c.frames[i]
		over := c.takeOver(f, size)
		body := strips(c, f.pieces)
		if f.angle == 0 {
			body = c.cells(c.columns(body))
			body = c.withSignatures(body, f.signatures)
		}
		out = c.write(out, body, f, links)
		stamps = c.write(stamps, strips(c, over), f, nil)
	}
	return out, stamps
}

// write appends the lines that strips show.
func (c *collector) write(out []layout.Line, in []strip, f *frame, links []link) []layout.Line {
	first := len(out)
	out = slices.Grow(out, len(in))
	for _, s := range in {
		if l := c.line(s, f, links); len(l.Runs) > 0 {
			out = append(out, l)
		}
	}
	c.room.cutText(out[first:])
	return out
}

// usualSize returns the size of most letters of the frame.
func (f *frame) usualSize() float64 {
	sizes := map[float64]int{}
	best := 0.0
	for _, p := range f.pieces {
		size := math.Round(2*p.size) / 2
		sizes[size] += p.end - p.start
		if n := sizes[size]; n > sizes[best] || n == sizes[best] && size > best {
			best = size
		}
	}
	return best
}

// takeOver takes out of a frame's pieces what lies over the page.
func (c *collector) takeOver(f *frame, usual float64) (over []piece) {
	apart := c.liesApart(f, usual)
	if !apart && !slices.ContainsFunc(f.pieces, func(p piece) bool { return p.over != inPage }) {
		return nil
	}
	var own []piece
	for _, p := range f.pieces {
		switch {
		case apart || p.over == asStamp:
			over = append(over, p)
		case p.over == asSignature && f.angle == 0:
			f.signatures = append(f.signatures, p)
		default:
			own = append(own, p)
		}
	}
	f.pieces = own
	return over
}

// liesApart reports whether a frame is a stamp as a whole: large letters across
// the page or upright on it, or a few words up a margin.
func (c *collector) liesApart(f *frame, usual float64) bool {
	if f.angle == 0 || usual == 0 || len(f.pieces) == 0 || len(c.frames[0].pieces) == 0 {
		return false
	}
	large := f.usualSize() >= stampSize*usual && f.chars() <= marginChars
	if off := f.angle % 90; min(abs(off), 90-abs(off)) > slant || large {
		return large
	}
	return f.chars() <= marginChars && !c.turned && c.inMargin(f)
}

// inMargin reports whether all of a frame stands left or right of the text, by
// the edge of the page.
func (c *collector) inMargin(f *frame) bool {
	left, right := edge*c.width, (1-edge)*c.width
	for _, p := range c.frames[0].pieces {
		left, right = min(left, p.x0), max(right, p.x1)
	}
	for _, p := range f.pieces {
		b := f.onPage(doc.Box{p.x0, p.y, p.x1, p.y + ascent*p.size})
		if b[0] < right && b[2] > left {
			return false
		}
	}
	return true
}

// withSignatures puts the lines that signatures show, as blocks of their own,
// where they stand among the lines of the page.
func (c *collector) withSignatures(body []strip, pieces []piece) []strip {
	if len(pieces) == 0 {
		return body
	}
	signed := strips(c, pieces)
	at := slices.IndexFunc(body, func(s strip) bool { return s.y < signed[0].y })
	if at < 0 {
		at = len(body)
	}
	return slices.Insert(body, at, signed...)
}
