package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// point is a point while the tree is built.
type point struct {
	label    string
	level    int     // as the reader gave it
	indent   float64 // of its block
	placed   bool    // indent is known
	span     doc.Span
	children []*point
}

// part is a part of the document with the outermost points in it.
type part struct {
	number int
	points []*point
}

// builder takes the blocks of a text one after the other.
type builder struct {
	text   *doc.Text
	quoted map[int]bool // blocks inside a quotation of several blocks
	parts  []*part      // those that have points
	last   map[int]int  // of each part: the last block that is an outermost point
	number int          // of the part the last block stood in
	open   []*point     // from the outermost to the point that was begun last
	// current is the point that still may run on, nil after what ends one.
	current *point
}

// step is how many points further right a block must stand to be taken as set
// under another: less than any indent, more than a rounding error.
const step = 4

func (b *builder) take(i int) {
	blk := &b.text.Blocks[i]
	if blk.Related || blk.Kind == doc.Cover || blk.Kind == doc.Footnote {
		return
	}
	if b.number != blk.Part {
		b.number, b.open, b.current = blk.Part, nil, nil
	}
	switch {
	case blk.Kind == doc.Point && !b.quoted[i]:
		b.begin(blk)
	case b.current != nil && (b.quoted[i] || b.runsOn(i)):
		b.current.runOn(blk.Span)
	default:
		b.current = nil
	}
}

// begin opens a point under the last one of a lower level.
func (b *builder) begin(blk *doc.Block) {
	p := &point{label: blk.Label, level: blk.Level, indent: blk.Indent, placed: blk.Placed, span: blk.Body}
	for len(b.open) > 0 && (b.open[len(b.open)-1].level >= p.level || len(b.open) >= maxDepth) {
		b.open = b.open[:len(b.open)-1]
	}
	if n := len(b.open); n > 0 {
		b.open[n-1].children = append(b.open[n-1].children, p)
	} else {
		b.outermost(blk.Part, p)
	}
	b.open, b.current = append(b.open, p), p
}

// outermost adds a point that stands under no other to its part. Parts follow
// each other, so the part is the last one or new.
func (b *builder) outermost(number int, p *point) {
	if n := len(b.parts); n == 0 || b.parts[n-1].number < number {
		b.parts = append(b.parts, &part{number: number})
	}
	last := b.parts[len(b.parts)-1]
	last.points = append(last.points, p)
}

// runOn adds a block to the text of the point.
func (p *point) runOn(s doc.Span) {
	if p.span.Empty() { // A label alone on its line, with items under it.
		p.span.Start = s.Start
	}
	p.span.End = s.End
}

// runsOn reports whether a block without number belongs to the current point.
func (b *builder) runsOn(i int) bool {
	blk := &b.text.Blocks[i]
	switch blk.Kind {
	case doc.ListItem:
		return !b.known(blk) || blk.Indent > b.current.indent-step
	case doc.Paragraph:
		body := b.text.In(blk.Span)
		if !hasLetter(body) || capitals(body) {
			return false // the line that closes a document, a formula between its parts
		}
		if unfinished(b.text.In(b.current.span)) {
			return true
		}
		if b.known(blk) {
			return blk.Indent > b.current.indent+step
		}
		// Without positions a sentence between outermost points is taken for the
		// next paragraph of the one before; a line without a full stop is a heading
		// or a signature, a point without one the title of an item on an agenda.
		return len(b.open) == 1 && i < b.last[blk.Part] && finished(body) && finished(b.text.In(b.current.span))
	}
	return false
}

// known reports whether the positions of the block and the current point mean
// something.
func (b *builder) known(blk *doc.Block) bool {
	return blk.Placed && b.current.placed
}

// unfinished reports whether a text announces that more follows.
func unfinished(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s, unicode.IsSpace))
	return r == ':' || r == ',' || r == ';'
}

// finished reports whether a text ends as a sentence does.
func finished(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf) || r == '"'
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.Is(unicode.Po, r)
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// capitals reports whether all letters of a text are capitals.
func capitals(s string) bool { return strings.IndexFunc(s, unicode.IsLower) < 0 }
