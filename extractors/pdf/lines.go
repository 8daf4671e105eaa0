package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// strip is a printed line on its way: pieces that share a base line.
type strip struct {
	pieces []piece
	x0, x1 float64
	y      float64 // base line of the largest letters
	size   float64 // of the largest letters
	chars  int
	column int // of the page, 0 across it
}

// How lines are put together, in parts of the font size.
const (
	lineJitter = 0.12 // pieces of a line stand within that of its base line
	smaller    = 0.85 // a marker is at most that size
	highest    = 0.8  // and stands at most so far above the base line
	lowest     = 0.35 // or below
	markNear   = 0.6  // and so near to its word
	markChars  = 8    // and is no longer
)

// strips joins pieces to lines: first those that follow each other in the order
// of drawing, then what stands side by side on the page.
func strips(c *collector, pieces []piece) []strip {
	drawn := c.room.drawn[:0]
	for i := range pieces {
		p := &pieces[i]
		if n := len(drawn); n > 0 && drawn[n-1].follows(p) {
			s := &drawn[n-1]
			s.measure(p, c)
			s.pieces = s.pieces[:len(s.pieces)+1] // the next in the same slice
			continue
		}
		drawn = append(drawn, strip{x0: p.x0, x1: p.x1, y: p.y, pieces: pieces[i : i+1]})
		drawn[len(drawn)-1].measure(p, c)
	}
	c.room.drawn = drawn
	for i := range drawn { // what is added from here on needs room of its own
		drawn[i].pieces = slices.Clip(drawn[i].pieces)
	}
	return attachMarks(mergeRows(drawn))
}

// add puts a piece into the line.
func (s *strip) add(p piece, c *collector) {
	s.measure(&p, c)
	s.pieces = append(s.pieces, p)
}

// measure reckons with a piece of the line. The base line is that of the
// largest letters.
func (s *strip) measure(p *piece, c *collector) {
	if p.size > s.size/smaller {
		s.y = p.y
	}
	s.size = max(s.size, p.size)
	s.x0, s.x1 = min(s.x0, p.x0), max(s.x1, p.x1)
	s.chars += utf8.RuneCount(c.text[p.start:p.end])
}

// follows reports whether a piece drawn next goes on with the line.
func (s *strip) follows(p *piece) bool {
	size := max(s.size, p.size)
	if math.Abs(s.y-p.y) <= lineJitter*min(s.size, p.size) {
		return p.x0 >= s.x1-0.5*size
	}
	return p.x0 >= s.x1-0.3*size && p.x0 <= s.x1+markNear*size && aside(p.size, p.y, s.size, s.y)
}

// aside reports whether one of two is set above or below the base line of the
// other as markers are.
func aside(size, y, otherSize, otherY float64) bool {
	if size > otherSize {
		size, y, otherSize, otherY = otherSize, otherY, size, y
		return aside(size, y, otherSize, otherY)
	}
	d := y - otherY
	return size <= smaller*otherSize && d <= highest*otherSize && d >= -lowest*otherSize
}

// mergeRows joins lines that stand on one base line: cells of a row, a label
// and its text.
func mergeRows(in []strip) []strip {
	if !slices.IsSortedFunc(in, fromTop) {
		slices.SortStableFunc(in, fromTop)
	}
	out := make([]strip, 0, len(in))
	for i := range in {
		s := &in[i]
		if n := len(out); n > 0 && out[n-1].level(s) {
			out[n-1].join(s)
			continue
		}
		out = append(out, *s)
	}
	return out
}

// fromTop orders lines from the top, on one height from the left.
func fromTop(a, b strip) int {
	return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0))
}

// level reports whether two lines stand on one base line.
func (s *strip) level(o *strip) bool {
	return math.Abs(s.y-o.y) <= lineJitter*min(s.size, o.size)*1.5
}

func (s *strip) join(o *strip) {
	if o.size > s.size/smaller {
		s.y = o.y
	}
	s.pieces = append(s.pieces, o.pieces...)
	s.size, s.chars = max(s.size, o.size), s.chars+o.chars
	s.x0, s.x1 = min(s.x0, o.x0), max(s.x1, o.x1)
}

// attachMarks joins what was drawn apart and is a marker by its size and place
// to the line it belongs to. Lines are sorted from the top.
func attachMarks(in []strip) []strip {
	for i := range in {
		s := &in[i]
		if s.chars == 0 || s.chars > markChars {
			continue
		}
		for _, k := range [...]int{i + 1, i - 1, i + 2, i - 2} {
			if k >= 0 && k < len(in) && in[k].chars > 0 && in[k].marked(s) {
				in[k].join(s)
				s.chars = 0
				break
			}
		}
	}
	return slices.DeleteFunc(in, func(s strip) bool { return s.chars == 0 })
}

// marked reports whether m is a marker of the line.
func (s *strip) marked(m *strip) bool {
	if m.size > smaller*s.size || !aside(m.size, m.y, s.size, s.y) {
		return false
	}
	for _, p := range s.pieces {
		if gap := m.x0 - p.x1; gap > -0.3*s.size && gap < markNear*s.size {
			return true
		}
		if gap := p.x0 - m.x1; gap > -0.3*s.size && gap < 3*s.size {
			return true
		}
	}
	return false
}
