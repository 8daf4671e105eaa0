package layout

import (
	"slices"
	"sort"
)

// columnAnchor is a column of one page and where the pages before have it.
type columnAnchor struct{ here, there float64 }

// alignPages makes the columns of a text export comparable over its pages:
// exporters fit the columns of each page anew, so that labels of one list, and
// the texts behind them, stand at other columns on the next page. Lists that go
// on over a page break show how its columns have moved.
func (d *document) alignPages() {
	known := map[style]column{}
	for _, p := range d.pages() {
		here := labelColumns(p)
		anchors := []columnAnchor{{0, 0}}
		for st, c := range here {
			if k, ok := known[st]; ok {
				anchors = append(anchors, columnAnchor{c.label, k.label}, columnAnchor{c.text, k.text})
			}
		}
		anchors = rising(anchors)
		for _, l := range p {
			l.x = moved(anchors, l.x)
			for i := range l.segs {
				l.segs[i].x = moved(anchors, l.segs[i].x)
			}
		}
		for st, c := range here {
			if _, ok := known[st]; !ok {
				known[st] = column{moved(anchors, c.label), moved(anchors, c.text)}
			}
		}
	}
}

// column is where labels of one style and the texts behind them begin.
type column struct{ label, text float64 }

// labelColumns returns the columns of the leftmost labels of each style on a
// page. Only labels set off from their text by a wide gap are sure to be some.
func labelColumns(lines []*line) map[style]column {
	columns := map[style]column{}
	for _, l := range lines {
		p, ok := parseLabel(l)
		if !ok || !p.wide || len(l.segs) < 2 {
			continue
		}
		st := p.readings[0].style
		if c, ok := columns[st]; !ok || l.x < c.label {
			columns[st] = column{l.x, l.segs[1].x}
		}
	}
	return columns
}

// rising sorts anchors and drops those that would turn the order of columns
// round.
func rising(anchors []columnAnchor) []columnAnchor {
	sort.Slice(anchors, func(i, j int) bool {
		a, b := anchors[i], anchors[j]
		return a.here < b.here || a.here == b.here && a.there < b.there
	})
	out := anchors[:1]
	for _, a := range anchors[1:] {
		if last := out[len(out)-1]; a.here > last.here+CellWidth && a.there > last.there+CellWidth {
			out = append(out, a)
		}
	}
	return out
}

// moved is where the pages before have a column of this page.
func moved(anchors []columnAnchor, x float64) float64 {
	i := sort.Search(len(anchors), func(i int) bool { return anchors[i].here > x }) - 1
	if i < 0 {
		return x
	}
	a := anchors[i]
	if i+1 == len(anchors) {
		return a.there + x - a.here
	}
	b := anchors[i+1]
	return a.there + (x-a.here)*(b.there-a.there)/(b.here-a.here)
}

// isRow reports whether a line is a row of a table: three cells or more, which
// are not the words of a line spread over its width.
func (c *cutter) isRow(l *line, i int) bool {
	if len(l.segs) < 3 {
		return false
	}
	if p, ok := parseLabel(l); ok && len(l.segs) == 3 && p.wide {
		return false
	}
	if c.geometry != Columns || l.right < 0.9*c.marginOf(l) {
		return true
	}
	return i > 0 && sharesColumns(l, c.lines[i-1]) || i+1 < len(c.lines) && sharesColumns(l, c.lines[i+1])
}

// cellsLooked is the number of cells of a row that are compared with another's.
const cellsLooked = 40

// sharesColumns reports whether two lines have cells below each other.
func sharesColumns(a, b *line) bool {
	shared := 0
	for _, s := range a.segs[1:min(cellsLooked, len(a.segs))] {
		if slices.ContainsFunc(b.segs[min(1, len(b.segs)):min(cellsLooked, len(b.segs))], func(o segment) bool {
			return s.x < o.x+1.7*CellWidth && s.x > o.x-1.7*CellWidth
		}) {
			shared++
		}
	}
	return shared >= 2
}
