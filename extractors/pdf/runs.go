package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
	slices.SortStableFunc(s.pieces, func(a, b piece) int { return cmp.Compare(a.x0, b.x0) })
	l := layout.Line{Column: s.column, Box: f.onPage(doc.Box{s.x0, s.y - descent*s.size, s.x1, s.y + ascent*s.size})}
	w := runWriter{c: c, f: f, line: &l, size: s.size, y: s.y, wide: s.wide()}
	for i, p := range s.pieces {
		if i > 0 && c.again(s.pieces[i-1], p) {
			continue
		}
		w.piece(p, c.uriAt(f, p, links))
	}
	w.flush()
	return l
}

// wide returns the width from which a gap between pieces, which are sorted, is
// no blank.
func (s *strip) wide() float64 {
	var gaps []float64
	for i := 1; i < len(s.pieces); i++ {
		if gap := s.pieces[i].x0 - s.pieces[i-1].x1; gap > wordGap*s.size {
			gaps = append(gaps, gap)
		}
	}
	wide := wideGap * s.size
	slices.Sort(gaps)
	if len(gaps) < 2 || len(gaps) == 2 && gaps[1] > 1.15*gaps[0] {
		return wide
	}
	return max(wide, min(uneven*gaps[len(gaps)/2], sureGap*s.size))
}

// again reports whether a piece is the same as the one before it, drawn again
// to look bold.
func (c *collector) again(a, b piece) bool {
	return b.x0-a.x0 < 2*twice*b.size && math.Abs(a.y-b.y) < 2*twice*b.size &&
		string(c.text[a.start:a.end]) == string(c.text[b.start:b.end])
}

// uriAt returns the address that the middle of a piece leads to.
func (c *collector) uriAt(f *frame, p piece, links []link) string {
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
	c    *collector
	f    *frame
	line *layout.Line
	size float64 // of the line's letters
	y    float64 // of its base line
	wide float64 // gaps from here on are no blanks
	run  layout.Run
	box  doc.Box
	last piece
	text []byte
}

func (w *runWriter) piece(p piece, uri string) {
	raised := p.size <= smaller*w.size && p.y-w.y > 0.08*w.size
	gap := p.x0 - w.last.x1
	first := len(w.text) == 0
	blank := !first && (p.spaced || p.x0-w.last.reach > wordGap*max(p.size, w.last.size))
	style := w.run.Bold == p.bold && w.run.Raised == raised && w.run.URI == uri &&
		math.Abs(w.run.Size-p.size) < sameLine*p.size
	if !first && (!style || gap > w.wide) {
		if blank && gap <= w.wide {
			w.text = append(w.text, ' ')
		}
		w.flush()
		first, blank = true, false
	}
	if first {
		w.run = layout.Run{Size: p.size, Bold: p.bold, Raised: raised, URI: uri}
		w.box = doc.Box{}
	}
	if blank {
		w.text = append(w.text, ' ')
	}
	w.text = append(w.text, w.c.text[p.start:p.end]...)
	w.box = w.box.Union(doc.Box{p.x0, p.y - descent*p.size, p.x1, p.y + ascent*p.size})
	w.last = p
}

// flush closes the open run.
func (w *runWriter) flush() {
	if len(w.text) == 0 {
		return
	}
	w.run.Text = string(w.text)
	if !settled(w.run.Text) {
		w.run.Text = norm.NFC.String(w.run.Text)
	}
	w.run.Box = w.f.onPage(w.box)
	w.line.Runs = append(w.line.Runs, w.run)
	w.text = w.text[:0]
}

// settled reports whether glyphs' texts, each of which is NFC, make an NFC text
// together for sure: there is no accent among them that another letter could
// take. That is quickly told of Latin, Greek and Cyrillic.
func settled(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x370 || r > 0x482 && (r < 0x2010 || r > 0x2122)) {
			return false
		}
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
