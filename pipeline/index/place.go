package index

import (
	"fmt"

	"councilnotes/extractors/doc"
)

// placeOf names the innermost part of a record that a span begins in, as
// mentions do: cover, point 1.a, footnote 3, item 2.1, body.
func placeOf(r *doc.Record, s doc.Span) string {
	in := innermost{at: s.Start, name: "body", size: len(r.Text) + 1}
	for _, b := range r.Blocks {
		if b.Kind == doc.Cover {
			in.try(b.Span, "cover")
		}
	}
	in.points(r.Points, "point ")
	for _, n := range r.Footnotes {
		in.try(n.Span, "footnote "+n.Label)
	}
	for i, l := range r.Items {
		in.items(l.Items, fmt.Sprintf("item %d.", i+1))
	}
	return in.name
}

type innermost struct {
	at   int
	name string
	size int
}

func (in *innermost) try(s doc.Span, name string) {
	if s.Start <= in.at && in.at < s.End && s.Len() < in.size {
		in.name, in.size = name, s.Len()
	}
}

func (in *innermost) points(points []doc.PointNode, prefix string) {
	for _, p := range points {
		in.try(p.Span, prefix+p.Label)
		in.points(p.Children, prefix+p.Label+".")
	}
}

func (in *innermost) items(items []doc.Item, prefix string) {
	for i, it := range items {
		name := fmt.Sprintf("%s%d", prefix, i+1)
		in.try(it.Span, name)
		in.items(it.Items, name+".")
	}
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
