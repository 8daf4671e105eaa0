package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// piece is a stretch of a line that stands at one place. A piece with a note is
// empty: it stands where that note's marker was taken out.
type piece struct {
	text   string
	place  doc.Place
	uri    string
	raised bool
	note   string
}

// line is a printed line on its way: its pieces, the text they make together,
// and what its place on the page says.
type line struct {
	pieces []piece
	text   string
	segs   []segment // stretches set apart by wide gaps; the first begins at 0
	page   int       // printed page, 0 unknown
	region int       // stretch of the document that shares its notes: a page
	column int       // of the page, 0 across it

	x, right, top, bottom float64 // points; y grows upwards
	size                  float64 // of most characters, 0 unknown
	blanks                int     // empty lines before it, as printed

	bold   bool
	small  bool // smaller than the body's letters
	first  bool // first of its page
	ruled  bool // a rule stands between it and the line before
	gap    bool // more space before it than between the lines of a paragraph
	raised bool // begins with a raised run
	full   bool // known to fill the width

	centred bool // stands in the middle of its page
}

// segment is where a stretch of a line begins, in bytes and in points.
type segment struct {
	at int
	x  float64
}

// read takes the lines out of a source.
func read(src Source) *document {
	d := &document{geometry: src.Geometry, lang: src.Lang, paged: src.Geometry == Exact || len(src.Pages) > 1}
	if d.paged {
		d.pageCount = len(src.Pages)
	}
	for i, p := range src.Pages {
		number := i + 1
		if p.Number > 0 {
			number = p.Number
		}
		first, rules := true, newRules(p.Rules)
		for _, pl := range p.Lines {
			l := newLine(pl, src.Geometry, d.paged, number)
			if l == nil {
				continue
			}
			if n := len(d.lines); n > 0 && !first && src.Geometry == Flow && stray(l.text, d.lines[n-1].text) {
				d.lines[n-1].append(l)
				continue
			}
			l.region, l.first = i, first
			l.ruled = rules.above(l)
			first = false
			d.lines = append(d.lines, l)
		}
	}
	return d
}

// stray reports whether a line begins with the mark that stood behind a raised
// marker: exports that follow the base lines break there. The Greek mark is
// also a bullet and needs a marker before it.
func stray(s, prev string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune(".,;:·", r) || len(s) > size && s[size] != ' ' {
		return false
	}
	return r != '·' || endsDigit(strings.TrimRight(prev, "* "))
}

// append adds another line's pieces without a blank.
func (l *line) append(o *line) {
	l.trimRight()
	l.pieces, l.text = append(l.pieces, o.pieces...), l.text+o.text
	l.right += o.right - o.x
}

// newLine returns nil for a line without a character.
func newLine(pl Line, g Geometry, paged bool, page int) *line {
	l := &line{column: pl.Column, blanks: pl.Gap, full: pl.Full}
	if paged {
		l.page = page
	}
	var b strings.Builder
	sizes := map[float64]int{}
	var bold, all int
	for i, r := range pl.Runs {
		text := clean(r.Text)
		if i > 0 {
			text = l.gapBefore(pl.Runs[i-1], r, &b) + text
		} else {
			text = strings.TrimLeftFunc(text, unicode.IsSpace)
		}
		if text == "" {
			continue
		}
		if len(l.pieces) == 0 {
			l.x, l.raised = r.Box[0], r.Raised
			l.segs = []segment{{0, r.Box[0]}}
		}
		place := doc.Place{Page: l.page}
		if g == Exact {
			place.Box = r.Box
		}
		l.pieces = append(l.pieces, piece{text: text, place: place, uri: r.URI, raised: r.Raised})
		b.WriteString(text)
		n := len(text)
		sizes[r.Size] += n
		all += n
		if r.Bold {
			bold += n
		}
		l.right = max(l.right, r.Box[2])
	}
	l.text = b.String()
	l.dropSoftHyphens()
	if strings.TrimSpace(l.text) == "" {
		return nil
	}
	l.bold = bold*10 > all*8
	l.size = mostOf(sizes)
	l.top, l.bottom = pl.Box[3], pl.Box[1]
	return l
}

// gapBefore returns the blank that the space between two runs stands for, and
// notes where a new segment begins.
func (l *line) gapBefore(prev, r Run, b *strings.Builder) string {
	if len(l.pieces) == 0 {
		return ""
	}
	size := max(prev.Size, r.Size)
	if size == 0 {
		size = 10
	}
	space := r.Box[0] - prev.Box[2]
	blank := ""
	if space > 0.18*size && !endsBlank(b.String()) && !startsBlank(r.Text) {
		blank = " "
	}
	if space > 1.1*size {
		l.segs = append(l.segs, segment{b.Len() + len(blank), r.Box[0]})
	}
	return blank
}

func endsBlank(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}

// clean drops control characters and makes runs of plain blanks one blank.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] != 0x7F && s[i] != 0xEF && !(s[i] == ' ' && i+1 < len(s) && s[i+1] == ' ')
	}
	if plain && utf8.ValidString(s) {
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

func mostOf(counts map[float64]int) float64 {
	best, n := 0.0, 0
	for v, c := range counts {
		if c > n || (c == n && v > best) {
			best, n = v, c
		}
	}
	return best
}

// split cuts a line in two before the byte offset at of its text, without the
// blanks around the cut.
func (l *line) split(at int) (head, tail *line) {
	h, t := *l, *l
	h.pieces, t.pieces = cut(l.pieces, 0, at), cut(l.pieces, at, len(l.text))
	h.text, t.text = l.text[:at], l.text[at:]
	h.segs, t.segs = nil, nil
	h.trimRight()
	t.trimLeft()
	at = len(l.text) - len(t.text)
	for _, s := range l.segs {
		if s.at < at {
			h.segs = append(h.segs, s)
		} else {
			t.segs = append(t.segs, segment{s.at - at, s.x})
		}
	}
	if len(t.segs) > 0 && t.segs[0].at == 0 {
		t.x = t.segs[0].x
	} else {
		t.segs = slices.Insert(t.segs, 0, segment{0, l.x})
	}
	t.gap, t.first, t.ruled, t.blanks, t.raised = false, false, false, 0, false
	if len(t.pieces) > 0 {
		t.raised = t.pieces[0].raised
	}
	return &h, &t
}

// cut returns the pieces of the text between two byte offsets. What marks a
// note belongs to the word before it.
func cut(pieces []piece, from, to int) []piece {
	var out []piece
	at := 0
	for _, p := range pieces {
		end := at + len(p.text)
		lo, hi := max(from, at), min(to, end)
		if p.note != "" && (from < at || at == 0) && from <= at && at <= to || lo < hi {
			p.text = p.text[max(lo-at, 0):max(hi-at, 0)]
			out = append(out, p)
		}
		at = end
	}
	return out
}

func (l *line) trimRight() {
	n := len(strings.TrimRightFunc(l.text, unicode.IsSpace))
	if n < len(l.text) {
		l.pieces, l.text = cut(l.pieces, 0, n), l.text[:n]
	}
}

func (l *line) trimLeft() {
	n := len(l.text) - len(strings.TrimLeftFunc(l.text, unicode.IsSpace))
	if n > 0 {
		l.pieces, l.text = cut(l.pieces, n, len(l.text)), l.text[n:]
		l.removed(0, n)
	}
}

// removed moves the segments behind bytes that were taken out of the text.
func (l *line) removed(start, end int) {
	for i := range l.segs {
		if s := &l.segs[i]; s.at > start {
			s.at = max(start, s.at-(end-start))
		}
	}
}
