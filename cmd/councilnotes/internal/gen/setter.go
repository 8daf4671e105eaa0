package gen

import (
	"strings"
	"unicode/utf8"
)

// Typesetting: a note becomes lines, lines become pages. The same code sets the
// PDF, where widths are those of the font, and the text exports, where every
// character is as wide as the next; only the geometry differs.

type style uint8

const (
	plain style = iota
	bold
	small      // footnotes
	raised     // marker of a footnote in the text
	raisedNote // label of a footnote
	large      // language in the page's footer
)

// geometry is the measure of a page, in points or in character cells.
type geometry struct {
	width, body   float64 // of a line, of all lines and notes of a page
	leading, gap  float64 // from line to line, between paragraphs beside that
	noteLeading   float64
	headLeading   float64    // of the block above the title
	rowLeading    float64    // of the cover's table
	ruleSpace     float64    // above the notes, for their rule
	valueX        float64    // of the cover's table
	labelX, textX [3]float64 // of points by level
	noteX         float64
	cellX         [3]float64 // of tables in the text
	measure       func(text string, s style) float64
	breakLong     bool // an address longer than a line is broken
	breaker       *breaker
}

// piece is part of a word in one style: the marker of a note stands inside.
type piece struct {
	text  string
	style style
}

// line is a set line: a label, where there is one, and words.
type line struct {
	label      string
	labelStyle style
	labelX, x  float64
	words      [][]piece
	cells      [][][]piece // the same words, where the line is a row of a table
	bottom     bool        // the last row of its table
	natural    float64     // width of the words with single blanks
	gap        float64     // before the line, beside the leading
	height     float64
	notes      []int // footnotes whose markers stand in the line
	right      bool  // words end at the right margin
	centre     bool
	first      bool // of its paragraph
	last       bool // of its paragraph: never stretched
	newPage    bool
	whole      bool // part of a block that an exporter prints without empty lines
}

// text returns the words with single blanks between them.
func (l line) text() string {
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, p := range w {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// words cuts rich text at its blanks; markers become pieces of their own.
func words(r rich, s style) [][]piece {
	var out [][]piece
	anchors := r.anchors
	for at := 0; at < len(r.text); {
		end := strings.IndexByte(r.text[at:], ' ')
		if end < 0 {
			end = len(r.text)
		} else {
			end += at
		}
		var w []piece
		from := at
		for len(anchors) > 0 && anchors[0].at <= end {
			a := anchors[0]
			w = append(w, piece{r.text[from:a.at], s}, piece{itoa(a.note), raised})
			from, anchors = a.at, anchors[1:]
		}
		if from < end {
			w = append(w, piece{r.text[from:end], s})
		}
		if len(w) > 0 {
			out = append(out, w)
		}
		at = end + 1
	}
	return out
}

// paragraph sets rich text between x and the right margin.
func (g *geometry) paragraph(r rich, s style, x float64) []line {
	var out []line
	var cur line
	blank := g.measure(" ", s)
	queue := g.breaker.prepare(words(r, s))
	for len(queue) > 0 {
		w := queue[0]
		width := g.wordWidth(w)
		room := g.width - x - cur.natural - blank
		if len(cur.words) == 0 {
			room = g.width - x
		}
		if width > room && len(cur.words) > 0 {
			if head, tail, ok := g.hyphenate(w, room); ok {
				queue = append([][]piece{head, tail}, queue[1:]...)
				continue
			}
			out = append(out, cur)
			cur = line{}
			continue
		}
		if width > room && g.breakLong {
			if head, tail, ok := g.breakWord(w, room); ok {
				queue = append([][]piece{head, tail}, queue[1:]...)
				continue
			}
		}
		queue = queue[1:]
		if len(cur.words) > 0 {
			cur.natural += blank
		}
		cur.words = append(cur.words, whole(w))
		cur.natural += width
	}
	out = append(out, cur)
	for i := range out {
		out[i].x, out[i].height = x, g.leading
		out[i].notes = notesOf(out[i].words)
	}
	out[0].first, out[len(out)-1].last = true, true
	g.breaker.printed(out)
	return out
}

func (g *geometry) wordWidth(w []piece) float64 {
	var sum float64
	for _, p := range whole(w) {
		sum += g.measure(p.text, p.style)
	}
	return sum
}

// breakWord breaks an address behind the last slash or hyphen that fits.
func (g *geometry) breakWord(w []piece, room float64) (head, tail []piece, ok bool) {
	s := w[0].text
	if !strings.Contains(s, "://") {
		return nil, nil, false
	}
	for i := len(s) - 1; i > strings.Index(s, "://")+3; i-- {
		if (s[i-1] == '/' || s[i-1] == '-') && g.measure(s[:i], w[0].style) <= room {
			return []piece{{s[:i], w[0].style}}, append([]piece{{s[i:], w[0].style}}, w[1:]...), true
		}
	}
	return nil, nil, false
}

func notesOf(words [][]piece) []int {
	var out []int
	for _, w := range words {
		for _, p := range w {
			if p.style == raised {
				out = append(out, atoi(p.text))
			}
		}
	}
	return out
}

// cells measures text for exports in which every character is one cell wide.
func cells(s string, _ style) float64 { return float64(utf8.RuneCountInString(s)) }
