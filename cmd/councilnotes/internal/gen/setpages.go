package gen

// sheet is a set page.
type sheet struct {
	lines     []line
	notes     []line
	continued bool // the notes begin with the rest of one of the page before
}

// pages fills pages so that every footnote begins below its marker.
func (g *geometry) pages(n *note) []sheet {
	broken := *g
	broken.breaker = newBreaker(n.story.hyphens)
	f := &filler{g: &broken, note: n, divide: n.story.divideNotes}
	lines := append(g.cover(n), broken.main(n)...)
	for i, l := range lines {
		f.place(l, i+1 == len(lines))
	}
	f.turn()
	return f.out
}

// filler fills pages line after line.
type filler struct {
	g      *geometry
	note   *note
	divide bool // footnotes may go on over the page

	out             []sheet
	cur             sheet
	used, noteSpace float64
	rest            []line // of a footnote, for the next page
}

// turn ends the page; the next begins with the rest of its last footnote.
func (f *filler) turn() {
	f.out = append(f.out, f.cur)
	f.cur, f.used, f.noteSpace = sheet{notes: f.rest, continued: len(f.rest) > 0}, 0, 0
	if f.cur.continued {
		f.noteSpace = f.g.ruleSpace + height(f.rest)
	}
	f.rest = nil
}

// place puts a line with its footnotes on the page, or on the next one. The
// last line of all keeps its footnotes whole: no page holds nothing else.
func (f *filler) place(l line, last bool) {
	var notes []line
	for _, k := range l.notes {
		notes = append(notes, f.g.footnote(f.note.notes[k-1], k)...)
	}
	if len(f.cur.lines) > 0 && (l.newPage || f.room(l, notes) < height(notes)) {
		if k := f.begun(l, notes); f.divide && !last && !l.newPage && k > 0 {
			f.add(l, notes[:k])
			f.rest = notes[k:]
			f.turn()
			return
		}
		f.turn()
	}
	f.add(l, notes)
}

// room is the space for footnotes that a page has with one more line, less than
// nothing where it has none for the line.
func (f *filler) room(l line, notes []line) float64 {
	room := f.g.body - f.used - l.gap - l.height - f.noteSpace
	if len(notes) > 0 && len(f.cur.notes) == 0 {
		room -= f.g.ruleSpace
	}
	return room
}

// begun is how many lines of the footnotes fit below a line, when that is some
// of every footnote, and 0 otherwise.
func (f *filler) begun(l line, notes []line) int {
	room := f.room(l, notes)
	k := 0
	for k < len(notes) && notes[k].height <= room {
		room -= notes[k].height
		k++
	}
	for _, n := range notes[k:] {
		if n.label != "" {
			return 0
		}
	}
	return k
}

func (f *filler) add(l line, notes []line) {
	if len(f.cur.lines) == 0 {
		l.gap = 0
	}
	if len(notes) > 0 && len(f.cur.notes) == 0 {
		f.noteSpace += f.g.ruleSpace
	}
	f.cur.lines, f.cur.notes = append(f.cur.lines, l), append(f.cur.notes, notes...)
	f.used += l.gap + l.height
	f.noteSpace += height(notes)
}

func height(lines []line) float64 {
	var sum float64
	for _, l := range lines {
		sum += l.height
	}
	return sum
}
