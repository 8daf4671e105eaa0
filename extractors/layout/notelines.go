package layout

import (
	"strconv"
	"strings"
)

// marks knows the labels of the notes whose markers seem to stand in lines, and
// those of them in brackets, "(1)", with their brackets too. It reads the lines when it is asked, each once: mostly other signs are enough.
type marks struct {
	lines  []*line
	read   int // how many of them were
	labels map[string]bool
}

func (m *marks) has(label string) bool {
	if m.labels == nil {
		m.labels = map[string]bool{}
	}
	for ; m.read < len(m.lines); m.read++ {
		for _, k := range allMarkers(m.lines[m.read].text, nil, nil) {
			if k.score > looseScore {
				m.labels[k.label] = true
				if bracketed := "(" + k.label + ")"; strings.HasSuffix(m.lines[m.read].text[:k.end], bracketed) {
					m.labels[bracketed] = true
				}
			}
		}
	}
	return m.labels[label]
}

// bodyWithin returns the index of the first line behind the notes of a page that
// begin at start where the export set the rest of the body below them: the
// marker of the next note stands in it, and nowhere above.
func bodyWithin(p []*line, start int, marked *marks) int {
	last, n := start, 0
	for i := start; i < len(p); i++ {
		if h, ok := noteHead(p[i].text); ok && (i == start || h.n == n+1) {
			last, n = i, h.n
		}
	}
	next := strconv.Itoa(n + 1)
	if n == 0 || marked.has(next) || !(&marks{lines: p[last:]}).has(next) {
		return len(p)
	}
	for i := last + 1; i < len(p); i++ {
		if h, _ := noteHead(p[i-1].text); !h.bare && finished(p[i-1].text) {
			return i
		}
	}
	return len(p)
}

// areaEnd returns the index of the first line behind the notes that begin at
// start, where no page break is known.
func (d *document) areaEnd(p []*line, start int, marked *marks) int {
	next := d.nextPoint()
	broken := start > 0 && !finished(p[start-1].text)
	first, _ := noteHead(p[start].text)
	last, n := lastMarked(p, start, first.n, marked)
	sign := first.label // of the last note, "" or asterisks
	seen := linkSet{whole: map[string]bool{}}
	for i := start + 1; i < len(p); i++ {
		copied := seen.repeats(p[i-1])
		seen.read(p[i-1].text)
		if i <= last {
			continue
		}
		if p[i].first || p[i].ruled {
			return i
		}
		if h, ok := noteHead(p[i].text); ok && (h.n == n+1 || h.n == 0 && h.label == sign+"*") {
			n, sign = h.n, h.label
			continue
		}
		if copied && !linkOnly(p[i].text) || d.bodyResumes(p[i-1], p[i], next, broken) ||
			broken && finished(p[i-1].text) && (&marks{lines: p[i : i+1]}).has(strconv.Itoa(n+1)) {
			return i
		}
	}
	return len(p)
}

// lastMarked returns line and number of the last note, of those that follow each
// other from start, number n, whose marker stands above: none of them is body.
func lastMarked(p []*line, start, n int, marked *marks) (int, int) {
	last := start
	for i := start + 1; i < len(p) && i-last <= longestNote && !p[i].first && !p[i].ruled; i++ {
		if h, ok := noteHead(p[i].text); ok && h.n == n+1 && marked.has(h.label) {
			last, n = i, n+1
		}
	}
	return last, n
}

// bodyResumes reports whether line l, behind a note's line prev, goes on with
// the body: with its next point, with an annex, with the sentence that the
// notes broke, or set off from notes that have ended.
func (d *document) bodyResumes(prev, l *line, next int, broken bool) bool {
	ended := finished(prev.text)
	switch {
	case isAnnex(l.text) || d.isPoint(l, next) && ended:
		return true
	case linkOnly(l.text):
		return false
	case broken && ended && (startsLower(l.text) || d.room(prev, l)):
		return true
	}
	if l.gap && ended && d.room(prev, l) {
		return true
	}
	return (broken || ended) && d.roomTo(prev, l, 0.9*d.margin) // Print would have filled the note's line.
}

// nextPoint returns the number of the point that would follow the lines of the
// body so far.
func (d *document) nextPoint() int {
	for ; d.pointsRead < len(d.lines); d.pointsRead++ {
		if d.isPoint(d.lines[d.pointsRead], d.lastPoint+1) {
			d.lastPoint++
		}
	}
	return d.lastPoint + 1
}

// isPoint reports whether a line begins with the point's number: "3." or "3)".
func (d *document) isPoint(l *line, n int) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(l.text), strconv.Itoa(n))
	return ok && rest != "" && (rest[0] == '.' || rest[0] == ')') &&
		(len(rest) == 1 || !isDigit(rest[1]) && startsBlank(rest[1:]))
}

// giveBack returns to the body what an export put between the notes' labels
// and the notes: the text of a point whose label is the body's last line.
func (d *document) giveBack(area []*line) []*line {
	k := 0
	for k < len(area) {
		if h, ok := noteHead(area[k].text); !ok || !h.bare {
			break
		}
		k++
	}
	n := len(d.lines)
	if k < 2 && (k == 0 || d.geometry == Exact) || n == 0 || k == len(area) {
		return area
	}
	lb, ok := parseLabel(d.lines[n-1])
	if !ok || !lb.alone || n > 1 && !d.lines[n-1].gap && !finished(d.lines[n-2].text) {
		return area
	}
	end := k + 1
	for end < len(area) && !area[end].gap {
		end++
	}
	if end == len(area) {
		return area
	}
	d.lines = append(d.lines, area[k:end]...)
	return append(append([]*line(nil), area[:k]...), area[end:]...)
}

// readNotes cuts the lines of an area into notes.
func (d *document) readNotes(area []*line, region int, marked *marks) {
	var waiting []*note // labels without text yet, printed in a column of their own
	seen := linkSet{whole: map[string]bool{}}
	for i, l := range area {
		if i > 0 && d.geometry != Exact && seen.repeats(l) {
			continue
		}
		seen.read(l.text)
		h, ok := noteHead(l.text)
		if ok && d.beginsNote(h, area, i, marked) {
			n := &note{label: h.label, region: region}
			d.notes = append(d.notes, n)
			if h.n > 0 {
				d.lastNote = h.n
			}
			if h.bare {
				waiting = append(waiting, n)
				continue
			}
			waiting = nil
			_, tail := l.split(h.end)
			tail.region = region
			n.lines = append(n.lines, tail)
			continue
		}
		if len(waiting) > 1 {
			share(waiting, area[i:], d)
			return
		}
		if len(d.notes) == 0 {
			d.lines = append(d.lines, l) // Unreachable: an area begins with a label or goes on with a note.
			continue
		}
		n := d.notes[len(d.notes)-1]
		n.lines = append(n.lines, l)
		waiting = nil
	}
}

// beginsNote reports whether a line of an area begins a note, not just with a
// number.
func (d *document) beginsNote(h head, area []*line, i int, marked *marks) bool {
	if h.n == 0 {
		return i == 0 || area[i].gap || finished(area[i-1].text) || h.bare
	}
	if h.n != d.lastNote+1 {
		return h.n == 1 && i == 0
	}
	l := area[i]
	if i == 0 || h.bare || l.raised || l.gap || l.ruled {
		return true
	}
	return finished(area[i-1].text) || endsLink(area[:i]) || d.room(area[i-1], l) || marked.has(h.label)
}

// endsLink reports whether lines end with an address, be it broken in two.
func endsLink(lines []*line) bool {
	last := lines[len(lines)-1].text
	if isLink(lastWord(last)) {
		return true
	}
	if len(lines) < 2 || strings.ContainsRune(last, ' ') {
		return false
	}
	w := lastWord(lines[len(lines)-2].text)
	return isLink(w) && goesOn(w, last)
}

// share gives the lines to notes whose labels were printed before them: group
// by group where empty lines part them, else sentence by sentence.
func share(notes []*note, lines []*line, d *document) {
	groups := 1
	for _, l := range lines[min(1, len(lines)):] {
		if l.gap {
			groups++
		}
	}
	margin := d.margin
	for _, l := range lines {
		margin = max(margin, l.right)
	}
	k := 0
	for i, l := range lines {
		next := i > 0 && (len(lines) == len(notes) || groups == len(notes) && l.gap ||
			groups != len(notes) && finished(lines[i-1].text) && startsUpper(l.text) && d.roomTo(lines[i-1], l, margin))
		if next && k+1 < len(notes) {
			k++
		}
		notes[k].lines = append(notes[k].lines, l)
	}
}
