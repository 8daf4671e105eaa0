// Package outline builds the tree of a text's points: which point is a part of
// which, where the text of each begins and ends, and by what path it is called.
//
// It walks the blocks once, keeps the open points on a stack by their level,
// and lets dash items and unnumbered paragraphs run on in the point before them
// as long as a reader would. Points, footnotes, items and actions all ask it,
// so that all of them mean the same by "point 3". The package is a leaf: it
// knows blocks and no language.
package outline

import (
	"sort"
	"strconv"

	"councilnotes/extractors/doc"
)

// maxDepth bounds the depth of the tree; deeper levels become siblings.
const maxDepth = 16

// Outline is the tree of a text's points.
type Outline struct {
	// Points are the outermost points, in the order of the text.
	Points []doc.PointNode

	places []place // all points in the order of the text
}

type place struct {
	span doc.Span
	path string
}

// Of returns the outline of a text. Its points have labels, paths, levels,
// texts, spans and pages.
//
// The path of a point is the ordinals of the points that hold it and its own,
// joined by points. An ordinal is the printed number where the siblings are
// numbered upwards, so that a point lost by a reader does not move the others;
// else it is the position among the siblings: letters of any alphabet, roman
// numerals, "8a". A numbering that begins anew, as in every article of an act,
// has the same paths again. Where several parts of a document have points, those of annex n have paths that
// begin with "A" and n: "A1.2.1".
func Of(t *doc.Text) *Outline {
	b := builder{text: t, quoted: quotedPoints(t), last: map[int]int{}}
	for i := range t.Blocks {
		if blk := &t.Blocks[i]; blk.Kind == doc.Point && blk.Level == 0 {
			b.last[blk.Part] = i
		}
	}
	for i := range t.Blocks {
		b.take(i)
	}
	o := &Outline{}
	for _, part := range b.parts {
		prefix := ""
		if len(b.parts) > 1 && part.number > 0 {
			prefix = "A" + strconv.Itoa(part.number) + "."
		}
		o.Points = append(o.Points, o.nodes(t, part.points, prefix, 0)...)
	}
	return o
}

// nodes turns points of one parent into nodes, and notes their places.
func (o *Outline) nodes(t *doc.Text, points []*point, prefix string, level int) []doc.PointNode {
	if len(points) == 0 {
		return nil
	}
	out := make([]doc.PointNode, len(points))
	numbers := ordinals(points)
	for i, p := range points {
		path := prefix + strconv.Itoa(numbers[i])
		o.places = append(o.places, place{p.span, path})
		out[i] = doc.PointNode{
			Label: p.label, Path: path, Level: level,
			Text: t.In(p.span), Span: p.span, Page: t.Place(p.span.Start).Page,
			Children: o.nodes(t, p.children, path+".", level+1),
		}
	}
	return out
}

// Path returns the path of the point whose text holds the byte offset, its end
// included; it is empty where no point does.
func (o *Outline) Path(offset int) string {
	i := sort.Search(len(o.places), func(i int) bool { return o.places[i].span.Start > offset })
	if i == 0 || offset > o.places[i-1].span.End {
		return ""
	}
	return o.places[i-1].path
}

// Holds reports whether the span lies in the text of a point.
func (o *Outline) Holds(s doc.Span) bool {
	i := sort.Search(len(o.places), func(i int) bool { return o.places[i].span.Start > s.Start })
	return i > 0 && o.places[i-1].span.Contains(s)
}
