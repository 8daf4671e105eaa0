package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// maker makes lines of what a reader gives. All lines of a document, their
// pieces and segments lie in three stretches of memory, and the pieces' texts in
// their line's: a long document has many lines, and room for each of its own
// costs more than making it.
type maker struct {
	geometry Geometry
	paged    bool
	lines    []line
	pieces   []piece
	segs     []segment

	text  []byte          // of the line that is made
	ends  []int           // of its pieces in it
	sizes map[float64]int // bytes by the size of their letters
	bold  int             // bytes in bold letters
}

func newMaker(src Source, paged bool) *maker {
	lines, runs := 0, 0
	for _, p := range src.Pages {
		lines += len(p.Lines)
		for k := range p.Lines {
			runs += len(p.Lines[k].Runs)
		}
	}
	return &maker{
		geometry: src.Geometry, paged: paged, sizes: map[float64]int{},
		lines: make([]line, 0, lines), pieces: make([]piece, 0, runs), segs: make([]segment, 0, runs+lines),
	}
}

// line returns nil for a line without a character.
func (m *maker) line(pl *Line, page int) *line {
	l := line{column: pl.Column, blanks: pl.Gap, full: pl.Full, tag: pl.Tag, top: pl.Box[3], bottom: pl.Box[1]}
	if m.paged {
		l.page = page
	}
	l.pieces, l.segs = m.pieces[len(m.pieces):], m.segs[len(m.segs):]
	m.text, m.ends, m.bold = m.text[:0], m.ends[:0], 0
	clear(m.sizes)
	for i := range pl.Runs {
		m.run(&l, pl.Runs, i)
	}
	if len(l.pieces) == 0 {
		return nil
	}
	m.pieces, m.segs = m.pieces[:len(m.pieces)+len(l.pieces)], m.segs[:len(m.segs)+len(l.segs)]
	l.pieces, l.segs = l.pieces[:len(l.pieces):len(l.pieces)], l.segs[:len(l.segs):len(l.segs)]
	m.share(&l)
	l.dropSoftHyphens()
	if strings.TrimSpace(l.text) == "" {
		return nil
	}
	l.bold = m.bold*10 > len(m.text)*8
	l.size = mostOf(m.sizes)
	m.lines = append(m.lines, l)
	return &m.lines[len(m.lines)-1]
}

// run adds a run to the line: its text behind that of the runs before, set off
// by a blank where there is space between them.
func (m *maker) run(l *line, runs []Run, i int) {
	r := &runs[i]
	text := clean(r.Text)
	from := len(m.text)
	if i > 0 {
		m.gapBefore(l, &runs[i-1], r)
	} else {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
	}
	m.text = append(m.text, text...)
	n := len(m.text) - from
	if n == 0 {
		return
	}
	if len(l.pieces) == 0 {
		l.x, l.raised = r.Box[0], r.Raised
		l.segs = append(l.segs[:0], segment{0, r.Box[0]})
	}
	p := piece{text: text, place: doc.Place{Page: l.page}, uri: r.URI, raised: r.Raised}
	if m.geometry == Exact {
		p.place.Box = r.Box
	}
	l.pieces, m.ends = append(l.pieces, p), append(m.ends, len(m.text))
	l.right = max(l.right, r.Box[2])
	m.sizes[r.Size] += n
	if r.Bold {
		m.bold += n
	}
}

// gapBefore writes the blank that the space between two runs stands for, and
// notes where a new segment begins.
func (m *maker) gapBefore(l *line, prev, r *Run) {
	if len(l.pieces) == 0 {
		return
	}
	size := max(prev.Size, r.Size)
	if size == 0 {
		size = 10
	}
	space := r.Box[0] - prev.Box[2]
	if last, _ := utf8.DecodeLastRune(m.text); space > 0.18*size && !unicode.IsSpace(last) && !startsBlank(r.Text) {
		m.text = append(m.text, ' ')
	}
	if space > 1.1*size {
		l.segs = append(l.segs, segment{len(m.text), r.Box[0]})
	}
}

// share gives the line its text, and the pieces theirs out of it.
func (m *maker) share(l *line) {
	if len(l.pieces) == 1 && len(l.pieces[0].text) == len(m.text) {
		l.text = l.pieces[0].text
		return
	}
	l.text = string(m.text)
	from := 0
	for i, end := range m.ends {
		l.pieces[i].text = l.text[from:end]
		from = end
	}
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}

// clean drops control characters and makes runs of plain blanks one blank.
func clean(s string) string {
	if tidy(s) {
		return s
	}
	var b strings.Builder
	blank := false
	for _, r := range s {
		if r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' {
			r = ' '
		}
		if r == utf8.RuneError || r == 0xFEFF || unicode.IsControl(r) || (r == ' ' && blank) {
			continue
		}
		blank = r == ' '
		b.WriteRune(r)
	}
	return b.String()
}

// tidy reports whether clean would change nothing, as of nearly all texts.
func tidy(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == 0x7F || c == 0xEF {
			return false
		}
	}
	return !strings.Contains(s, "  ") && utf8.ValidString(s)
}

func mostOf(counts map[float64]int) float64 {
	best, n := 0.0, 0
	for v, c := range counts {
		if c > n || (c == n && v > best) {
			best, n = v, c
		}
	}
	return best
}
