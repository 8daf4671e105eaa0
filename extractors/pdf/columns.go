package pdf

import (
	"slices"

	"councilnotes/extractors/doc"
)

// Two columns without a line between them show by a gutter: a strip of the page
// that many lines leave empty, and the lines of both columns fill up to it. A
// table of labels or of short cells has such a gutter too, but cells do not
// fill their columns.

const (
	gutterWidth = 8.0  // points at least
	gutterLines = 6    // lines that must have text on both sides of it
	columnFill  = 0.72 // of a column's width that the middle one of its lines fills
	columnWidth = 90.0 // points that the middle one of its lines is wide, at least
	columnPart  = 0.25 // of the width of the page's text, at least
	edgeLines   = 2    // of a header or a footer
	setApart    = 2.2  // font sizes between a line and columns that it is not part of
)

// columns reads the columns of a page, whose lines are sorted from the top, one
// after the other. What stands across the page parts them.
func (c *collector) columns(in []strip) []strip {
	x, ok := c.gutter(in)
	if !ok {
		return in
	}
	var out []strip
	for i := 0; i < len(in); {
		n := i
		for n < len(in) && in[n].sides(x) != across {
			n++
		}
		if n == i {
			out = append(out, in[i])
			i++
			continue
		}
		out = append(out, c.zone(in[i:n], x)...)
		i = n
	}
	return out
}

// side tells where a line stands to a gutter.
type side uint8

const (
	onLeft side = 1 << iota
	onRight
	across
	onBoth = onLeft | onRight
)

func (s *strip) sides(x float64) side {
	var at side
	for _, p := range s.pieces {
		switch {
		case p.x1 <= x:
			at |= onLeft
		case p.x0 >= x:
			at |= onRight
		default:
			return across
		}
	}
	return at
}

// gutter returns the middle of the widest strip that enough lines have text on
// both sides of, in the middle half of the text.
func (c *collector) gutter(in []strip) (float64, bool) {
	if len(in) < gutterLines {
		return 0, false
	}
	left, right := in[0].x0, in[0].x1
	for _, s := range in {
		left, right = min(left, s.x0), max(right, s.x1)
	}
	first, n := int(left), int(right-left)+1
	if n > 1<<14 {
		return 0, false
	}
	open := slices.Grow(c.room.open[:0], n+1)[:n+1] // lines with a gap there, as changes from point to point
	clear(open)
	c.room.open = open
	gap := func(from, to float64) {
		if to-from >= gutterWidth {
			open[int(from)+1-first]++
			open[int(to)-first]--
		}
	}
	for i := range in {
		s := &in[i]
		sortAcross(s.pieces)
		end := s.x0
		for k := range s.pieces {
			p := &s.pieces[k]
			gap(end, p.x0)
			end = max(end, p.x1)
		}
		if i > 0 && beneath(&in[i-1], s) {
			gap(min(in[i-1].x1, s.x1), max(in[i-1].x0, s.x0))
		}
	}
	best, from, to, now := 0, 0, 0, 0
	for i, change := range open {
		now += change
		part := float64(i) / float64(n)
		switch {
		case part < columnPart || part > 1-columnPart:
		case now > best:
			best, from, to = now, i, i
		case now == best && to == i-1:
			to = i
		}
	}
	return float64(first+(from+to)/2) + 0.5, best >= gutterLines
}

// beneath reports whether two lines stand side by side, though not on one base
// line: columns need not have their lines at one height.
func beneath(a, b *strip) bool {
	return a.y-b.y < 0.7*min(a.size, b.size) && (a.x1 < b.x0 || b.x1 < a.x0)
}

// zone reads lines of which none crosses the gutter: the left column, then the
// right one, where they are columns.
func (c *collector) zone(in []strip, x float64) []strip {
	from, to := zoneEnds(in, x)
	if !filled(in[from:to], x) || c.crossed(in[from:to], x) {
		return in
	}
	out := slices.Clone(in[:from])
	c.column += 2
	var right []strip
	for _, s := range in[from:to] {
		l, r := s.splitAt(x, c)
		if len(l.pieces) > 0 {
			l.column = c.column - 1
			out = append(out, l)
		}
		if len(r.pieces) > 0 {
			r.column = c.column
			right = append(right, r)
		}
	}
	return append(append(out, right...), in[to:]...)
}

// crossed reports whether a line is drawn across the gutter between lines of
// text: that is a table.
func (c *collector) crossed(in []strip, x float64) bool {
	return slices.ContainsFunc(c.rules, func(r doc.Box) bool {
		return r[0] < x && x < r[2] && in[len(in)-1].y < r[1] && r[1] < in[0].y
	})
}

// zoneEnds leaves lines out that stand above or below the columns and apart from
// them: headings, page numbers. Of lines with text on both sides that may be
// the outermost only.
func zoneEnds(in []strip, x float64) (from, to int) {
	to = len(in)
	for i := 0; i+1 < to && (i < edgeLines || in[i].sides(x) != onBoth); i++ {
		if in[i].y-in[i+1].y > setApart*in[i].size {
			from = i + 1
		}
	}
	for i := len(in) - 1; i > from && (len(in)-i <= edgeLines || in[i].sides(x) != onBoth); i-- {
		if in[i-1].y-in[i].y > setApart*in[i].size {
			to = i
		}
	}
	return from, to
}

// filled reports whether what stands left and right of the gutter are columns:
// enough lines have both, and those in the middle fill their column.
func filled(in []strip, x float64) bool {
	both := 0
	var lefts, rights []float64 // how wide the lines are
	left, right := x, x
	for i, s := range in {
		at := s.sides(x)
		if at == onBoth || i > 0 && at|in[i-1].sides(x) == onBoth && beneath(&in[i-1], &s) {
			both++
		}
		end, start := s.x0, s.x1
		for _, p := range s.pieces {
			if p.x1 <= x {
				end = max(end, p.x1)
			} else {
				start = min(start, p.x0)
			}
		}
		if at&onLeft != 0 {
			left = min(left, s.x0)
			lefts = append(lefts, end-s.x0)
		}
		if at&onRight != 0 {
			right = max(right, s.x1)
			rights = append(rights, s.x1-start)
		}
	}
	return both >= gutterLines && middle(lefts) > max(columnWidth, columnFill*(x-left)) &&
		middle(rights) > max(columnWidth, columnFill*(right-x))
}

// middle returns the median.
func middle(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[len(v)/2]
}

// splitAt parts a line at the gutter.
func (s *strip) splitAt(x float64, c *collector) (left, right strip) {
	for _, p := range s.pieces {
		to := &left
		if p.x0 >= x {
			to = &right
		}
		if len(to.pieces) == 0 {
			*to = strip{x0: p.x0, x1: p.x1, y: p.y}
		}
		to.add(p, c)
	}
	return left, right
}
