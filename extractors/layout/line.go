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
	tag    Tag

	centred bool // stands in the middle of its page

	label labelRead
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
	m := newMaker(src, d.paged)
	d.lines = make([]*line, 0, cap(m.lines))
	for i, p := range src.Pages {
		number := i + 1
		if p.Number > 0 {
			number = p.Number
		}
		first, rules := true, newRules(p.Rules)
		for k := range p.Lines {
			l := m.line(&p.Lines[k], number)
			if l == nil {
				continue
			}
			if n := len(d.lines); n > 0 && !first && src.Geometry == Flow && stray(l.text, d.lines[n-1].text) {
				d.lines[n-1].append(l)
				continue
			}
			l.region, l.first = i, first
			l.ruled = rules.above(l) || !first && drawnRule(d.lines[len(d.lines)-1].text)
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

// split cuts a line in two before the byte offset at of its text, without the
// blanks around the cut.
func (l *line) split(at int) (head, tail *line) {
	h, t := *l, *l
	h.pieces, t.pieces = cut(l.pieces, 0, at), cut(l.pieces, at, len(l.text))
	h.text, t.text = l.text[:at], l.text[at:]
	h.segs, t.segs = nil, nil
	h.label, t.label = labelRead{}, labelRead{}
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
	out := make([]piece, 0, len(pieces))
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
