package pdf

import "slices"

// Text may be drawn invisibly (text rendering mode 3, ISO 32000-1, 9.3.6; in
// mode 7 it only bounds what is drawn later). Scanners lay it over the picture
// of a page, some writers over letters drawn as outlines, and there it is the
// text. Where visible text of the page stands in the same place, as on a page
// that text recognition was run on though it had its text, it says everything
// twice and is left out.

const (
	modeUnseen = 3
	modeClip   = 7
	// ground is into how many rows and columns the text of a page is cut to see
	// what stands in one place.
	ground = 256
	// covered is the part of an invisible word that visible ones cover where it is
	// left out.
	covered = 0.5
)

// dropUnseen leaves out invisible pieces that stand where visible ones do; the
// others become text like any.
func (c *collector) dropUnseen() {
	if !c.unseen {
		return
	}
	for i := range c.frames {
		f := &c.frames[i]
		on := f.visible(max(c.width, c.height))
		f.pieces = slices.DeleteFunc(f.pieces, func(p piece) bool { return p.over == asUnseen && on.covers(&p) })
		for k := range f.pieces {
			if f.pieces[k].over == asUnseen {
				f.pieces[k].over = inPage
			}
		}
	}
}

// places tells where visible text stands in a frame.
type places struct {
	x, y, width, height float64              // of all of its text
	taken               [ground][ground]bool // by row and column
}

// visible finds where the visible text of a frame stands, which usually reaches
// no further than size.
func (f *frame) visible(size float64) *places {
	s := &places{width: size, height: size}
	for i, p := range f.pieces {
		if i == 0 {
			s.x, s.y = p.x0, p.middle()
		}
		x, y := min(s.x, p.x0), min(s.y, p.middle())
		s.width, s.height = max(s.x+s.width, p.x1)-x, max(s.y+s.height, p.middle())-y
		s.x, s.y = x, y
	}
	for i := range f.pieces {
		if f.pieces[i].over == inPage {
			s.take(&f.pieces[i])
		}
	}
	return s
}

// middle is the height of the middle of small letters.
func (p *piece) middle() float64 { return p.y + 0.25*p.size }

// where returns the row of a piece, and its first and last column.
func (s *places) where(p *piece) (row, from, to int) {
	part := func(v, of float64) int { return int(max(0, min(ground-1, ground*v/of))) }
	return part(p.middle()-s.y, s.height), part(p.x0-s.x, s.width), part(p.x1-s.x, s.width)
}

// take notes that visible letters stand in a place and close above and below.
func (s *places) take(p *piece) {
	row, from, to := s.where(p)
	for y := max(0, row-1); y <= min(ground-1, row+1); y++ {
		for x := from; x <= to; x++ {
			s.taken[y][x] = true
		}
	}
}

// covers reports whether visible letters stand in most of a piece's place.
func (s *places) covers(p *piece) bool {
	row, from, to := s.where(p)
	taken := 0
	for x := from; x <= to; x++ {
		if s.taken[row][x] {
			taken++
		}
	}
	return float64(taken) > covered*float64(to-from+1)
}
