package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// Where letters reach, in parts of the font size above and below the base line.
const (
	ascent  = 0.78
	descent = 0.22
)

// A gap that begins a new run is a tab or the next column, not a blank. It is
// wider than wideGap; in a line of words drawn far apart to fill its column,
// than uneven times what is usual in the line; a gap of sureGap is never a
// blank. The first and the last are in parts of the font size.
const (
	wideGap = 1.1
	uneven  = 1.4
	sureGap = 3
)

// link is a clickable area of a page.
type link struct {
	box doc.Box
	uri string
}

// line makes runs of a line's pieces.
func (c *collector) line(s strip, f *frame, links []link) layout.Line {
	sortAcross(s.pieces)
	l := layout.Line{Column: s.column, Tag: s.tag(), Box: f.onPage(doc.Box{s.x0, s.y - descent*s.size, s.x1, s.y + ascent*s.size})}
	w := runWriter{c: c, f: f, size: s.size, y: s.y, wide: c.wide(&s), runs: c.room.newLine(), start: len(c.room.written)}
	for i := range s.pieces {
		p := &s.pieces[i]
		if i > 0 && c.again(&s.pieces[i-1], p) {
			continue
		}
		w.piece(p, c.uriAt(f, p, links))
	}
	w.flush()
	l.Runs = c.room.keep(w.runs)
	return l
}

// tag returns what the tags say of all of the line.
func (s *strip) tag() layout.Tag {
	for i := range s.pieces {
		if s.pieces[i].tag != s.pieces[0].tag {
			return layout.Untagged
		}
	}
	return s.pieces[0].tag
}

// sortAcross sorts pieces from left to right, which they usually are.
func sortAcross(pieces []piece) {
	for i := 1; i < len(pieces); i++ {
		if pieces[i].x0 < pieces[i-1].x0 {
			slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.x0, b.x0) })
			return
		}
	}
}

// wide returns the width from which a gap between pieces, which are sorted, is
// no blank.
func (c *collector) wide(s *strip) float64 {
	gaps, widest := c.room.gaps[:0], 0.0
	for i := 1; i < len(s.pieces); i++ {
		if gap := s.pieces[i].x0 - s.pieces[i-1].x1; gap > wordGap*s.size {
			gaps, widest = append(gaps, gap), max(widest, gap)
		}
	}
	c.room.gaps = gaps
	wide := wideGap * s.size
	if widest <= wide {
		return wide
	}
	slices.Sort(gaps)
	if len(gaps) < 2 || len(gaps) == 2 && gaps[1] > 1.15*gaps[0] {
		return wide
	}
	return max(wide, min(uneven*gaps[len(gaps)/2], sureGap*s.size))
}

// again reports whether a piece is the same as the one before it, drawn again
// to look bold.
func (c *collector) again(a, b *piece) bool {
	return b.x0-a.x0 < 2*twice*b.size && math.Abs(a.y-b.y) < 2*twice*b.size &&
		string(c.text[a.start:a.end]) == string(c.text[b.start:b.end])
}

// uriAt returns the address that the middle of a piece leads to.
func (c *collector) uriAt(f *frame, p *piece, links []link) string {
	if len(links) == 0 {
		return ""
	}
	b := f.onPage(doc.Box{p.x0, p.y, p.x1, p.y + 0.5*p.size})
	x, y := (b[0]+b[2])/2, (b[1]+b[3])/2
	for _, l := range links {
		if x >= l.box[0] && x <= l.box[2] && y >= l.box[1] && y <= l.box[3] {
			return l.uri
		}
	}
	return ""
}

// onPage turns a box of the frame back to the page.
func (f *frame) onPage(b doc.Box) doc.Box {
	if f.angle == 0 {
		return b
	}
	return matrix{f.cos, f.sin, -f.sin, f.cos, 0, 0}.box(b)
}

// runWriter joins pieces in one style to runs.
type runWriter struct {
	c     *collector
	f     *frame
	size  float64 // of the line's letters
	y     float64 // of its base line
	wide  float64 // gaps from here on are no blanks
	runs  []layout.Run
	run   layout.Run // the open one
	box   doc.Box
	last  *piece
	start int // of the open run in room.written
}

func (w *runWriter) piece(p *piece, uri string) {
	raised := p.size <= smaller*w.size && p.y-w.y > 0.08*w.size
	room := w.c.room
	first, blank := len(room.written) == w.start, false
	if !first {
		gap := p.x0 - w.last.x1
		blank = p.spaced || p.x0-w.last.reach > wordGap*max(p.size, w.last.size)
		style := w.run.Bold == p.bold && w.run.Raised == raised && w.run.URI == uri &&
			math.Abs(w.run.Size-p.size) < sameLine*p.size
		if !style || gap > w.wide {
			if blank && gap <= w.wide {
				room.written = append(room.written, ' ')
			}
			w.flush()
			first, blank = true, false
		}
	}
	if first {
		w.run = layout.Run{Size: p.size, Bold: p.bold, Raised: raised, URI: uri}
		w.box = doc.Box{}
	}
	if blank {
		room.written = append(room.written, ' ')
	}
	room.written = append(room.written, w.c.text[p.start:p.end]...)
	w.box = w.box.Union(doc.Box{p.x0, p.y - descent*p.size, p.x1, p.y + ascent*p.size})
	w.last = p
}

// flush closes the open run. Its text is cut out of the page's later.
func (w *runWriter) flush() {
	room := w.c.room
	text := room.written[w.start:]
	if len(text) == 0 {
		return
	}
	if !settled(text) {
		room.written = append(room.written[:w.start], norm.NFC.Bytes(text)...)
	}
	w.run.Box = w.f.onPage(w.box)
	w.runs = append(w.runs, w.run)
	w.start = len(room.written)
	room.ends = append(room.ends, w.start)
}

// cutText gives the runs of the lines that were written last their texts.
func (r *room) cutText(lines []layout.Line) {
	all, start, n := string(r.written), 0, 0
	for _, l := range lines {
		for i := range l.Runs {
			l.Runs[i].Text = all[start:r.ends[n]]
			start = r.ends[n]
			n++
		}
	}
	r.written, r.ends = r.written[:0], r.ends[:0]
}

// settled reports whether glyphs' texts, each of which is NFC, make an NFC text
// together for sure: there is no accent among them that another letter could
// take. That is quickly told of Latin, Greek and Cyrillic.
func settled(text []byte) bool {
	for _, c := range text {
		if c >= 0xCC && (c < 0xCE || c > 0xD1) { // not before U+0300, not U+0380 to U+047F
			return settledRunes(text)
		}
	}
	return true
}

func settledRunes(text []byte) bool {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r >= 0x300 && (r < 0x370 || r > 0x482 && (r < 0x2010 || r > 0x2122)) {
			return false
		}
		i += n
	}
	return true
}

// textOf returns a line's text with the blanks that gaps between runs are.
func textOf(l layout.Line) string {
	var out strings.Builder
	for i, r := range l.Runs {
		if i > 0 && r.Box[0]-l.Runs[i-1].Box[2] > 0.18*r.Size {
			out.WriteByte(' ')
		}
		out.WriteString(r.Text)
	}
	return out.String()
}
