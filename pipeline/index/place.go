package index

import (
	"fmt"
	"slices"
	"sort"

	"councilnotes/extractors/doc"
)

// places names the part of a record that an offset lies in, as mentions do:
// cover, point 1.a, footnote 3, item 2.1, body.
type places []place

// place is a stretch of text with its name.
type place struct {
	span   doc.Span
	name   string
	around int // index of the innermost place around it, -1 for none
}

func placesOf(r *doc.Record) places {
	var p places
	for _, b := range r.Blocks {
		if b.Kind == doc.Cover {
			p = append(p, place{span: b.Span, name: "cover"})
		}
	}
	p.points(r.Points, "point ")
	for _, n := range r.Footnotes {
		p = append(p, place{span: n.Span, name: "footnote " + n.Label})
	}
	for i, l := range r.Items {
		p.items(l.Items, fmt.Sprintf("item %d.", i+1))
	}
	slices.SortStableFunc(p, func(a, b place) int { return a.span.Start - b.span.Start })
	p.nest()
	return p
}

func (p *places) points(points []doc.PointNode, prefix string) {
	for _, n := range points {
		*p = append(*p, place{span: n.Span, name: prefix + n.Label})
		p.points(n.Children, prefix+n.Label+".")
	}
}

func (p *places) items(items []doc.Item, prefix string) {
	for i, it := range items {
		name := fmt.Sprintf("%s%d", prefix, i+1)
		*p = append(*p, place{span: it.Span, name: name})
		p.items(it.Items, name+".")
	}
}

// nest links every place to the one around it.
func (p places) nest() {
	open := -1
	for i := range p {
		for open >= 0 && p[open].span.End <= p[i].span.Start {
			open = p[open].around
		}
		p[i].around, open = open, i
	}
}

// at names the innermost place that holds the byte offset.
func (p places) at(offset int) string {
	i := sort.Search(len(p), func(i int) bool { return p[i].span.Start > offset }) - 1
	for i >= 0 && p[i].span.End <= offset {
		i = p[i].around
	}
	if i < 0 {
		return "body"
	}
	return p[i].name
}

// blockAt returns the span of the block that holds a byte offset, of the whole
// text where none does.
func blockAt(r *doc.Record, offset int) doc.Span {
	for _, b := range r.Blocks {
		if b.Span.Start <= offset && offset < b.Span.End {
			return b.Span
		}
	}
	return doc.Span{End: len(r.Text)}
}
