package layout

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// chooseLanguage settles the language: the one the caller knows, else the one
// the lines are written in. The cover's labels may still name it.
func (d *document) chooseLanguage() {
	if d.lang == "" {
		d.lang = lang.Detect(d.sample())
	}
	d.words = WordsOf(d.lang)
}

// sampleSize is the number of bytes of a document its language is told from.
const sampleSize = 64 << 10

func (d *document) sample() string {
	var b strings.Builder
	b.Grow(sampleSize + longestFooter)
	for _, l := range d.lines {
		if b.Len() > sampleSize {
			break
		}
		b.WriteString(l.text)
		b.WriteByte(' ')
	}
	return b.String()
}

// write writes cover, body and notes.
func (d *document) write() *doc.Text {
	w := &writer{document: d}
	w.b.Grow(d.extent())
	for _, r := range d.cover {
		w.row(r)
	}
	for _, b := range d.blocks {
		w.block(b)
	}
	for _, n := range d.notes {
		if !blank(n.lines) {
			w.b.Begin(doc.Block{Kind: doc.Footnote, Label: n.label})
			w.lines(n.lines)
		}
	}
	return w.b.Text()
}

// extent is about how many bytes, pieces and blocks will be written.
func (d *document) extent() (bytes, pieces, blocks int) {
	count := func(lines []*line) {
		blocks++
		bytes += 2
		for _, l := range lines {
			bytes += len(l.text) + 1
			pieces += len(l.pieces)
		}
	}
	for _, r := range d.cover {
		count(r.lines)
		bytes, pieces = bytes+len(r.label)+1, pieces+1
	}
	for _, b := range d.blocks {
		count(b.lines)
		bytes, pieces = bytes+len(b.printed)+1, pieces+1
	}
	for _, n := range d.notes {
		count(n.lines)
	}
	return bytes, pieces, blocks
}

// writer writes lines through a doc.Builder.
type writer struct {
	*document
	b    doc.Builder
	link string // the address the text ends with, "" where it ends otherwise

	uri   string // target of the link being written
	start int    // where it began
}

func (w *writer) row(r *row) {
	if r.label == "" && blank(r.lines) {
		return
	}
	w.b.Begin(doc.Block{Kind: doc.Cover})
	if r.label != "" {
		place := doc.Place{}
		if len(r.head.pieces) > 0 {
			place = r.head.pieces[0].place
		}
		if blank(r.lines) {
			w.b.Add(r.label, place)
			w.b.End()
			return
		}
		w.b.Label(r.label, place)
	}
	w.lines(r.lines)
}

func (w *writer) block(b *block) {
	if b.printed == "" && blank(b.lines) {
		return
	}
	w.b.Begin(doc.Block{Kind: b.kind, Label: b.label, Level: b.level, Part: b.part, Lead: b.lead,
		Indent: b.indent(), Placed: w.geometry != Flow})
	if b.printed != "" {
		place := doc.Place{}
		if b.head != nil && len(b.head.pieces) > 0 {
			place = b.head.pieces[0].place
		}
		if blank(b.lines) {
			w.b.Add(b.printed, place)
			w.b.End()
			return
		}
		w.b.Label(b.printed, place)
	}
	if b.kind == doc.TableRow {
		w.cells(b.lines[0])
		return
	}
	w.lines(b.lines)
}

// indent is where the block begins, with its label.
func (b *block) indent() float64 {
	if b.head != nil {
		return b.head.x
	}
	return b.lines[0].x
}

func blank(lines []*line) bool {
	for _, l := range lines {
		if strings.TrimSpace(l.text) != "" {
			return false
		}
	}
	return true
}

// cells writes the cells of a row with a tab between them.
func (w *writer) cells(l *line) {
	at, next := 0, 1
	for _, p := range l.pieces {
		for next < len(l.segs) && l.segs[next].at < at+len(p.text) {
			cut := l.segs[next].at - at
			head := p
			head.text = strings.TrimRight(p.text[:cut], " ") + "\t"
			p.text = p.text[cut:]
			w.pieces([]piece{head}, 0)
			at += cut
			next++
		}
		w.pieces([]piece{p}, 0)
		at += len(p.text)
	}
	w.endLink()
	w.b.End()
}

// lines writes the lines of a block, joined, and closes it.
func (w *writer) lines(lines []*line) {
	w.link = ""
	var prev *line
	for _, l := range lines {
		l.trimLeft()
		l.trimRight()
		if l.text == "" {
			w.anchors(l.pieces)
			continue
		}
		if prev != nil {
			w.line(prev, l.text)
		}
		prev = l
	}
	if prev != nil {
		w.line(prev, "")
	}
	w.endLink()
	w.b.End()
}

// line writes a line and what joins it to the next.
func (w *writer) line(l *line, next string) {
	w.read(l.text)
	j := w.join(l.text, next, w.link)
	if w.link != "" && j.sep != "" {
		w.link = ""
	}
	w.pieces(l.pieces, j.drop)
	if j.sep != "" {
		w.b.Add(j.sep, l.pieces[len(l.pieces)-1].place)
	}
}

// read keeps track of the address that a line may end with.
func (w *writer) read(text string) {
	last := lastWord(text)
	switch {
	case isLink(last):
		w.link = last
	case w.link != "" && last == text && len(w.link) < 2000:
		w.link += text
	default:
		w.link = ""
	}
}

// pieces writes pieces without the last drop bytes.
func (w *writer) pieces(pieces []piece, drop int) {
	for i := len(pieces) - 1; i >= 0 && drop > 0; i-- {
		n := min(drop, len(pieces[i].text))
		pieces[i].text = pieces[i].text[:len(pieces[i].text)-n]
		drop -= n
	}
	for _, p := range pieces {
		if p.note != "" {
			w.b.Anchor(p.note)
			continue
		}
		if p.uri != w.uri && strings.TrimFunc(p.text, unicode.IsSpace) != "" {
			w.endLink()
			w.uri, w.start = p.uri, w.b.Len()
		}
		w.b.Add(p.text, p.place)
	}
}

func (w *writer) anchors(pieces []piece) {
	for _, p := range pieces {
		if p.note != "" {
			w.b.Anchor(p.note)
		}
	}
}

// endLink notes the link that is being written.
func (w *writer) endLink() {
	if w.uri != "" && w.b.Len() > w.start {
		w.b.Link(doc.Span{Start: w.start, End: w.b.Len()}, w.uri, false)
	}
	w.uri = ""
}
