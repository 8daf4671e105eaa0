package layout

import (
	"sort"

	"councilnotes/extractors/doc"
)

// measure finds what is usual in the document: the size of its letters, the
// space between the lines of a paragraph, the right margin.
func (d *document) measure() {
	sizes := map[float64]int{}
	for _, l := range d.lines {
		sizes[l.size] += len(l.text)
	}
	d.bodySize = mostOf(sizes)
	for _, l := range d.lines {
		l.small = l.size > 0 && l.size < 0.93*d.bodySize
		if d.geometry == Flow {
			l.right = float64(runes(l.text)) * CellWidth
		}
	}
	if d.geometry == Exact {
		d.markGapsByPitch()
	} else {
		d.markGapsByBlanks()
	}
	d.margin = d.rightMargin()
}

// continuing reports whether b plainly goes on with the sentence a began, so
// that the space between them is what the document puts between lines.
func continuing(a, b *line) bool {
	return a.page == b.page && startsLower(b.text) && !paused(a.text)
}

// markGapsByBlanks marks lines with more empty lines before them than two
// lines of a paragraph have between them (double spacing).
func (d *document) markGapsByBlanks() {
	var seen [4]int
	for i := 1; i < len(d.lines); i++ {
		if l := d.lines[i]; l.blanks < len(seen) && continuing(d.lines[i-1], l) {
			seen[l.blanks]++
		}
	}
	usual := 0
	for n, c := range seen {
		if c > seen[usual] {
			usual = n
		}
	}
	for i, l := range d.lines {
		l.gap = i > 0 && l.blanks > usual
	}
}

// markGapsByPitch does the same with the distances between base lines, for
// each size of letters on its own.
func (d *document) markGapsByPitch() {
	class := func(l *line) int { return int(2*l.size + 0.5) }
	certain, any := map[int][]float64{}, map[int][]float64{}
	for i := 1; i < len(d.lines); i++ {
		a, b := d.lines[i-1], d.lines[i]
		if step := a.bottom - b.bottom; a.page == b.page && step > 0 && class(a) == class(b) {
			any[class(b)] = append(any[class(b)], step)
			if continuing(a, b) {
				certain[class(b)] = append(certain[class(b)], step)
			}
		}
	}
	usual := map[int]float64{}
	for c, steps := range any {
		if len(certain[c]) > 0 {
			steps = certain[c]
		}
		sort.Float64s(steps)
		usual[c] = steps[len(steps)/2]
	}
	for i := 1; i < len(d.lines); i++ {
		a, b := d.lines[i-1], d.lines[i]
		step, u := a.bottom-b.bottom, usual[class(b)]
		if u == 0 {
			u = 1.3 * b.size
		}
		b.gap = a.page != b.page || step > 1.25*u || step < -0.5*b.size
	}
}

// rightMargin is where full lines end: nine of ten lines end before it or at it.
func (d *document) rightMargin() float64 {
	var ends []float64
	for _, l := range d.lines {
		if !l.small && len(l.segs) < 3 {
			ends = append(ends, l.right)
		}
	}
	if len(ends) == 0 {
		return 0
	}
	sort.Float64s(ends)
	return ends[len(ends)*9/10]
}

// slack is the share of the line that an estimate of widths may be wrong by:
// letters of a text export are not all equally wide.
func (d *document) slack() float64 {
	switch d.geometry {
	case Exact:
		return 0.02
	case Columns:
		return 0.1
	}
	return 0.12
}

// room reports whether the first word of b would have fitted on a's line, so
// that the break between them was meant.
func (d *document) room(a, b *line) bool {
	return d.roomTo(a, b, d.margin)
}

func (d *document) roomTo(a, b *line, margin float64) bool {
	width := CellWidth
	if n := runes(b.text); d.geometry == Exact && n > 0 {
		width = (b.right - b.x) / float64(n)
	}
	need := float64(runes(firstWord(b.text))+1) * width
	return a.right+need < margin*(1-d.slack())
}

// rules are the lines drawn on a page, looked at from top to bottom.
type rules struct {
	boxes []doc.Box
	top   float64 // the line before
	begun bool
}

func newRules(boxes []doc.Box) *rules {
	r := &rules{boxes: append([]doc.Box(nil), boxes...)}
	sort.SliceStable(r.boxes, func(i, j int) bool { return r.boxes[i][3] > r.boxes[j][3] })
	return r
}

// above reports whether a rule stands over the line and below the line before.
// Lines that go up again (a second column) find no rule a second time.
func (r *rules) above(l *line) bool {
	found := false
	for len(r.boxes) > 0 && r.boxes[0][1] >= l.bottom {
		found = true
		r.boxes = r.boxes[1:]
	}
	return found
}
