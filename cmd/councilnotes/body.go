package main

import (
	"cmp"
	"slices"
	"strings"

	"councilnotes/extractors/doc"
)

// body writes the text in blocks: points indented by their level, items by a
// bullet of their own, headings apart, footnote marks where they stood. What is
// on the cover and in the footnotes is shown elsewhere.
func (p *page) body() {
	if p.r.Text == "" {
		return
	}
	p.heading("TEXT")
	levels := map[int]int{}
	pointLevels(p.r.Points, levels)
	depth := 0
	for _, b := range p.r.Blocks {
		text := p.marked(b.Span)
		switch b.Kind {
		case doc.Cover:
			if p.r.Cover != nil {
				continue
			}
			p.b.WriteString(indent(text, 0))
		case doc.Footnote:
		case doc.Title, doc.Heading:
			depth = 0
			p.b.WriteString("\n" + indent(text, 0))
		case doc.Point:
			depth = 1 + p.level(b.Span, levels)
			p.b.WriteString(hang(text, 4*depth-2, 4*depth+1))
		case doc.ListItem:
			p.b.WriteString(hang(text, 4*depth+2, 4*depth+4))
		default:
			p.b.WriteString(indent(text, 4*depth))
		}
	}
}

// pointLevels notes the level of every point by the offset of its text.
func pointLevels(points []doc.PointNode, levels map[int]int) {
	for _, n := range points {
		levels[n.Span.Start] = n.Level
		pointLevels(n.Children, levels)
	}
}

// level returns the level of the point that a block is; the point's text begins
// after the block's label.
func (p *page) level(block doc.Span, levels map[int]int) int {
	const label = 16 // bytes that a label has at most
	for at := block.Start; at < min(block.Start+label, block.End); at++ {
		if level, ok := levels[at]; ok {
			return level
		}
	}
	return 0
}

// marked returns the text of a span with the labels of the footnotes whose marks
// stood in it.
func (p *page) marked(s doc.Span) string {
	var notes []doc.Note
	for _, n := range p.r.Footnotes {
		if n.Anchor != nil && s.Start <= n.Anchor.Offset && n.Anchor.Offset <= s.End {
			notes = append(notes, n)
		}
	}
	slices.SortStableFunc(notes, func(a, b doc.Note) int { return cmp.Compare(a.Anchor.Offset, b.Anchor.Offset) })
	var b strings.Builder
	at := s.Start
	for _, n := range notes {
		b.WriteString(p.r.Text[at:n.Anchor.Offset] + "[" + n.Label + "]")
		at = n.Anchor.Offset
	}
	b.WriteString(p.r.Text[at:s.End])
	return b.String()
}
