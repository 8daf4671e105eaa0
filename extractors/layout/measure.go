package layout

import (
	"slices"
	"sort"
	"strings"
	"unicode"

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
			l.right = l.x + widthOf(l.text)
		}
	}
	if d.geometry == Exact {
		d.markGapsByPitch()
	} else {
		d.markGapsByBlanks()
	}
	d.margin = rightMargin(d.lines)
	d.unwrapped = d.geometry == Flow && d.margin > longestPrinted*CellWidth
}

// longestPrinted is the number of characters that no printed line has.
const longestPrinted = 160

// gapsBetweenParagraphs reports whether the document puts space between its
// paragraphs, so that a line without space before it goes on with the one
// before even where that was short.
func (d *document) gapsBetweenParagraphs() bool {
	ends, gaps := 0, 0
	for i := 1; i < len(d.lines); i++ {
		a, b := d.lines[i-1], d.lines[i]
		if a.region != b.region || a.small || b.small || !finished(a.text) || !d.room(a, b) || onlyLabel(a) {
			continue
		}
		_, item := parseLabel(b) // Items may follow each other more closely.
		if startsUpper(b.text) || item && b.gap {
			ends++
			if b.gap {
				gaps++
			}
		}
	}
	return ends >= 2 && gaps*5 >= ends*4
}

// band is what has margins of its own: a page, or a column of one.
type band struct{ region, column int }

func (l *line) band() band { return band{l.region, l.column} }

// level makes indents of different pages and columns comparable: left margins
// that differ a little, as a text export's do, become one. A page without a
// line at the margin keeps its indents.
func (d *document) level() {
	if d.geometry == Flow || len(d.lines) == 0 {
		return
	}
	left := map[band]float64{}
	least := d.lines[0].x
	for _, l := range d.lines {
		if x, ok := left[l.band()]; !ok || l.x < x {
			left[l.band()] = l.x
		}
		least = min(least, l.x)
	}
	for _, l := range d.lines {
		x := left[l.band()]
		if x > least+4*CellWidth && l.column == 0 {
			x = least
		}
		l.x, l.right = l.x-x, l.right-x
		for i := range l.segs {
			l.segs[i].x -= x
		}
	}
}

// continuing reports whether b plainly goes on with the sentence a began, so
// that the space between them is what the document puts between lines. Labels
// alone on their lines begin no sentence.
func continuing(a, b *line) bool {
	if a.page != b.page || !startsLower(b.text) || paused(a.text) || onlyLabel(a) || coverLabel(b) {
		return false
	}
	_, point := parseLabel(b)
	return !point
}

// coverLabel reports whether a line begins with a label of the cover, which some
// languages write with a small letter.
func coverLabel(l *line) bool {
	if strings.IndexByte(firstRunes(l.text, longestLabel), ':') < 0 {
		return false
	}
	_, roles := labels().find(l.text)
	return roles != nil
}

func onlyLabel(l *line) bool {
	p, ok := parseLabel(l)
	return ok && p.alone
}

// markGapsByBlanks marks lines with more empty lines before them than two
// lines of a paragraph have between them (double spacing). Where no line plainly
// goes on with another, marks made before stay: first the body is looked at with
// its notes, which may be set closer, and then without them.
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
	if seen[usual] == 0 && d.notes != nil {
		return
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
		slices.Sort(steps)
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
func rightMargin(lines []*line) float64 {
	ends := endsOf(lines, func(l *line) bool { return l.column == 0 })
	if len(ends) == 0 {
		ends = endsOf(lines, func(*line) bool { return true })
	}
	if len(ends) == 0 {
		return 0
	}
	slices.Sort(ends)
	return ends[len(ends)*9/10]
}

func endsOf(lines []*line, counts func(*line) bool) []float64 {
	ends := make([]float64, 0, len(lines))
	for _, l := range lines {
		if !l.small && len(l.segs) < 3 && counts(l) {
			ends = append(ends, l.right)
		}
	}
	return ends
}

// enoughLines is the number of lines that a margin can be told from.
const enoughLines = 8

// findMargins measures the body's margin, now that the notes are gone, which
// have longer lines, and that of pages which have their own.
func (d *document) findMargins() {
	if len(d.lines) >= enoughLines {
		d.margin = rightMargin(d.lines)
	}
	if d.geometry == Flow {
		return
	}
	d.margins = map[band]float64{}
	for _, p := range d.pages() {
		if !slices.ContainsFunc(p, func(l *line) bool { return l.column != p[0].column }) {
			d.measureBand(p)
			continue
		}
		for _, lines := range byBand(p) {
			d.measureBand(lines)
		}
	}
}

// measureBand measures the lines of a page, or of a column of one.
func (d *document) measureBand(lines []*line) {
	k := lines[0].band()
	if m := rightMargin(lines); k.column > 0 || len(lines) >= enoughLines && m > 0.8*d.margin {
		d.margins[k] = m
	}
	d.markCentred(lines)
}

// byBand parts the lines of a page by the column they stand in.
func byBand(page []*line) map[band][]*line {
	out := map[band][]*line{}
	for _, l := range page {
		out[l.band()] = append(out[l.band()], l)
	}
	return out
}

// markCentred marks the lines of a page or column that stand in its middle: with as much
// space on the left as on the right, and none that begins below another and
// ends elsewhere, as lines of an indented paragraph do. Indents count from the
// page's left edge.
func (d *document) markCentred(page []*line) {
	edge, grain := 0.0, CellWidth/2
	if d.geometry == Exact {
		grain = 1
	}
	for _, l := range page {
		edge = max(edge, l.right)
	}
	apart := func(l *line) bool { // with space on both sides, and as much on one as on the other
		left, right := l.x, edge-l.right
		return min(left, right) > 4*CellWidth && max(left, right)-min(left, right) < 3*CellWidth
	}
	for i, l := range page {
		l.centred = apart(l) || i > 0 && page[i-1].centred && !l.gap && d.geometry == Exact && evenly(l.x, edge-l.right)
	}
	if !slices.ContainsFunc(page, func(l *line) bool { return l.centred }) {
		return
	}
	ends := map[int][2]float64{} // of the lines that begin in a column: the least and the greatest
	for _, l := range page {
		k := int(l.x / grain)
		if e, ok := ends[k]; ok {
			ends[k] = [2]float64{min(e[0], l.right), max(e[1], l.right)}
		} else {
			ends[k] = [2]float64{l.right, l.right}
		}
	}
	for _, l := range page {
		if !l.centred {
			continue
		}
		k := int(l.x / grain)
		least, most := l.right, l.right
		for _, near := range []int{k - 1, k, k + 1} {
			if e, ok := ends[near]; ok {
				least, most = min(least, e[0]), max(most, e[1])
			}
		}
		l.centred = most-least < 3*CellWidth
	}
}

// evenly reports whether the spaces on both sides of a line are as good as the
// same: below another line in the middle, a line may stand there that fills
// nearly the whole width.
func evenly(left, right float64) bool {
	return min(left, right) > CellWidth && max(left, right)-min(left, right) < CellWidth/2
}

// marginOf is the right margin of a line's page or column.
func (d *document) marginOf(l *line) float64 {
	if m, ok := d.margins[l.band()]; ok {
		return m
	}
	return d.margin
}

// slack is the share of the line that an estimate of widths may be wrong by.
func (d *document) slack() float64 {
	switch d.geometry {
	case Exact:
		return 0.02
	case Columns:
		return 0.1
	}
	return 0.05
}

// widthOf estimates how wide a text was printed, in points, as a book face of
// twelve points would set it: an export without layout has no other measure.
func widthOf(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += widthOfRune(r)
	}
	return w
}

func widthOfRune(r rune) float64 {
	switch r {
	case 'i', 'j', 'l', 't', 'f', 'r', 'I', '.', ',', ':', ';', '!', '|', '(', ')', '[', ']', '/', '-', '\'', '’', '‘', ' ', 0xA0, 'і', 'ї':
		return 3.6
	case 'm', 'w', 'M', 'W', 'ш', 'щ', 'ж', 'ю', 'ф', 'ы', 'Ш', 'Щ', 'Ж', 'Ю', 'Ф', 'ω', 'ψ', 'φ', '%', '@', '—', '…':
		return 9
	}
	switch {
	case unicode.IsUpper(r):
		return 8
	case unicode.IsDigit(r) || r < 'ǿ':
		return 5.7
	}
	return 6.1 // Greek and Cyrillic letters are wider than Latin ones.
}

// room reports whether the first word of b would have fitted on a's line, so
// that the break between them was meant.
func (d *document) room(a, b *line) bool {
	return d.roomTo(a, b, d.marginOf(a))
}

func (d *document) roomTo(a, b *line, margin float64) bool {
	if a.full {
		return false
	}
	if limit := margin * (1 - d.slack()); a.right >= limit && b.right >= b.x {
		return false // No word is so short: nothing needs to be measured.
	}
	word := firstWord(b.text)
	need := float64(runes(word)+1) * CellWidth
	if n := runes(b.text); d.geometry == Exact && n > 0 {
		need *= (b.right - b.x) / float64(n) / CellWidth
	} else if d.geometry == Flow {
		need = widthOf(word) + widthOf(" ")
	}
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
