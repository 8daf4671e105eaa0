package pdf

import (
	"cmp"
	"slices"

	"councilnotes/extractors/doc"
)

// The lines drawn around the cells of a table tell which of the words on one
// base line belong together: those of a cell that runs over several lines are
// read one cell after the other, not across.

// maxUprights is the most upright lines that are taken for a table's; pages
// with more of them are drawings.
const maxUprights = 2000

// labelChars is the length of a cell that is taken for the label of the next.
const labelChars = 6

// part is what one cell shows of a line.
type part struct {
	strip
	column int
}

// cells puts the lines of a page, sorted from the top, into the order of
// reading where upright lines stand between them.
func (c *collector) cells(in []strip) []strip {
	if len(c.uprights) > maxUprights {
		c.problems.once("a page has more than %d upright lines; cells of tables on it may be mixed", maxUprights)
		return in
	}
	if len(c.uprights) == 0 {
		return in
	}
	levels := c.levels()
	var out []strip
	for i := 0; i < len(in); {
		n := i + 1
		if c.fenced(in[i]) {
			for n < len(in) && c.fenced(in[n]) && above(levels, in[n]) == above(levels, in[i]) {
				n++
			}
		}
		out = append(out, c.row(in[i:n])...)
		i = n
	}
	return out
}

// levels returns the heights of the horizontal lines, from the top.
func (c *collector) levels() []float64 {
	var out []float64
	for _, r := range c.rules {
		out = append(out, r[1])
	}
	slices.SortFunc(out, func(a, b float64) int { return cmp.Compare(b, a) })
	return out
}

// above returns how many of the levels are above the line.
func above(levels []float64, s strip) int {
	n, _ := slices.BinarySearchFunc(levels, s.middle(), func(level, y float64) int { return cmp.Compare(y, level) })
	return n
}

func (s strip) middle() float64 { return s.y + 0.3*s.size }

// fenced reports whether an upright line stands beside the line of text.
func (c *collector) fenced(s strip) bool {
	return s.column == 0 && slices.ContainsFunc(c.uprights, func(u doc.Box) bool { return beside(u, s.middle()) })
}

func beside(u doc.Box, y float64) bool { return u[1] <= y && y <= u[3] }

// row reads the lines between two horizontal lines: column by column where
// there is more than one of both.
func (c *collector) row(in []strip) []strip {
	if len(in) < 2 {
		return in
	}
	var parts []part
	several := false
	for _, s := range in {
		parts = append(parts, c.cut(s)...)
		several = several || parts[len(parts)-1].column != parts[0].column
	}
	if !several {
		return in
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.column, b.column) })
	return joinLabels(parts)
}

// cut cuts a line where upright lines stand between its pieces.
func (c *collector) cut(s strip) []part {
	var fences []float64
	for _, u := range c.uprights {
		if beside(u, s.middle()) {
			fences = append(fences, u[0])
		}
	}
	sortAcross(s.pieces)
	var out []part
	for _, p := range s.pieces {
		column := 0
		for _, x := range fences {
			if x < (p.x0+p.x1)/2 {
				column = max(column, int(x)+1)
			}
		}
		if n := len(out); n == 0 || out[n-1].column != column {
			out = append(out, part{strip{x0: p.x0, x1: p.x1, y: p.y}, column})
		}
		out[len(out)-1].add(p, c)
	}
	return out
}

// joinLabels gives the lines of the parts, which are sorted by column; a short
// cell goes before the first line of the next one where both stand on one base
// line.
func joinLabels(parts []part) []strip {
	var out []strip
	label := false // the last line of out is a short cell
	for i := range parts {
		p := &parts[i]
		first := i == 0 || parts[i-1].column != p.column
		last := i+1 == len(parts) || parts[i+1].column != p.column
		if n := len(out); first && label && out[n-1].level(&p.strip) {
			out[n-1].join(&p.strip)
			label = false
			continue
		}
		out = append(out, p.strip)
		label = first && last && p.chars <= labelChars
	}
	return out
}
