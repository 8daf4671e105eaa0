package doc

import (
	"slices"
	"sort"
	"strings"
)

// Builder makes a Text piece by piece, each piece with the place it came from.
// Readers write through it and through nothing else, so the way back from any
// offset is written when the text is, never guessed.
//
// The pieces must be NFC and valid UTF-8; the Builder changes nothing in them.
type Builder struct {
	str     strings.Builder
	blocks  []Block
	anchors []Anchor
	links   []Link
	runs    []run
	open    bool // the last block is open
}

// Len returns the number of bytes written so far: the offset of the next piece.
func (b *Builder) Len() int { return b.str.Len() }

// Grow makes room for that many bytes, pieces and blocks more. A reader that
// knows how much it will write saves the Builder growing again and again.
func (b *Builder) Grow(bytes, pieces, blocks int) {
	b.str.Grow(bytes)
	b.runs = slices.Grow(b.runs, pieces)
	b.blocks = slices.Grow(b.blocks, blocks)
}

// Begin opens a block. It writes what separates it from the block before: one
// line end between two rows that belong together (cover rows, items, table
// rows), otherwise an empty line. Span, Body and Place are filled by Label, Add
// and End.
func (b *Builder) Begin(blk Block) {
	b.End()
	if n := len(b.blocks); n > 0 {
		b.str.WriteString(separator(b.blocks[n-1], blk))
	}
	blk.Span = Span{b.Len(), b.Len()}
	blk.Body = blk.Span
	b.blocks = append(b.blocks, blk)
	b.open = true
}

func separator(prev, next Block) string {
	tight := next.Kind == Cover || next.Kind == ListItem || next.Kind == TableRow
	if tight && prev.Kind == next.Kind {
		return "\n"
	}
	return "\n\n"
}

// Label writes the printed label of the open block, with its punctuation, and
// a blank after it; the block's Body begins behind.
func (b *Builder) Label(printed string, at Place) {
	b.Add(printed, at)
	b.Add(" ", at)
	b.blocks[len(b.blocks)-1].Body.Start = b.Len()
}

// Add writes a piece of text that stands at one place.
func (b *Builder) Add(piece string, at Place) {
	if piece == "" {
		return
	}
	if n := len(b.runs); n == 0 || b.runs[n-1].place != at {
		b.runs = append(b.runs, run{b.Len(), at})
	}
	b.str.WriteString(piece)
	if !b.open {
		return
	}
	blk := &b.blocks[len(b.blocks)-1]
	if blk.Place.Page == 0 || blk.Place.Page == at.Page {
		blk.Place = Place{at.Page, blk.Place.Box.Union(at.Box)}
	}
}

// Anchor notes that the marker of the footnote with this label stood here.
func (b *Builder) Anchor(label string) {
	b.anchors = append(b.anchors, Anchor{label, b.Len()})
}

// Link notes that the text of s, already written, leads to uri.
func (b *Builder) Link(s Span, uri string, related bool) {
	b.links = append(b.links, Link{s, uri, related})
}

// Lead marks the last paragraph or heading as what leads to the list that
// begins now.
func (b *Builder) Lead() {
	if n := len(b.blocks); n > 0 && (b.blocks[n-1].Kind == Paragraph || b.blocks[n-1].Kind == Heading) {
		b.blocks[n-1].Lead = true
	}
}

// End closes the open block.
func (b *Builder) End() {
	if !b.open {
		return
	}
	blk := &b.blocks[len(b.blocks)-1]
	blk.Span.End, blk.Body.End = b.Len(), b.Len()
	b.open = false
}

// Text returns the finished text. The Builder must not be used afterwards.
func (b *Builder) Text() *Text {
	b.End()
	sort.SliceStable(b.anchors, func(i, j int) bool { return b.anchors[i].Offset < b.anchors[j].Offset })
	return &Text{
		Str: b.str.String(), Blocks: b.blocks, Anchors: b.anchors,
		Links: b.links, runs: b.runs,
	}
}
