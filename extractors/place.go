package extractors

import (
	"fmt"
	"sort"

	"councilnotes/extractors/doc"
)

// place says of every mention on which page and in which part of the document
// it stands.
func place(t *doc.Text, r *doc.Record) {
	in := newRegions(r)
	set := func(m *doc.Mention) {
		m.Page, m.In = t.Place(m.Span.Start).Page, in.at(m.Span.Start)
	}
	for i := range r.References {
		set(&r.References[i].Mention)
	}
	for i := range r.Dates {
		set(&r.Dates[i].Mention)
	}
	for i := range r.Countries {
		set(&r.Countries[i].Mention)
	}
	for i := range r.Organisations {
		set(&r.Organisations[i].Mention)
	}
}

// region is a stretch of text with the name that mentions in it get.
type region struct {
	span   doc.Span
	name   string
	parent int // index of the region around it, -1 for none
}

// regions are the cover, points, footnotes and items of a record, by start.
type regions []region

func newRegions(r *doc.Record) regions {
	var c regions
	for _, s := range coverSpans(r) {
		c = append(c, region{span: s, name: "cover"})
	}
	c.points(r.Points, "point ")
	for _, n := range r.Footnotes {
		c = append(c, region{span: n.Span, name: "footnote " + n.Label})
	}
	for i, l := range r.Items {
		c.items(l.Items, fmt.Sprintf("item %d.", i+1))
	}
	sort.SliceStable(c, func(i, j int) bool { return c[i].span.Start < c[j].span.Start })
	c.nest()
	return c
}

func (c *regions) points(points []doc.PointNode, prefix string) {
	for _, p := range points {
		name := prefix + p.Label
		*c = append(*c, region{span: p.Span, name: name})
		c.points(p.Children, name+".")
	}
}

func (c *regions) items(items []doc.Item, prefix string) {
	for i, it := range items {
		name := fmt.Sprintf("%s%d", prefix, i+1)
		*c = append(*c, region{span: it.Span, name: name})
		c.items(it.Items, name+".")
	}
}

// nest links every region to the one around it.
func (c regions) nest() {
	open := -1
	for i := range c {
		for open >= 0 && c[open].span.End <= c[i].span.Start {
			open = c[open].parent
		}
		c[i].parent, open = open, i
	}
}

// at names the innermost region that holds the byte offset.
func (c regions) at(offset int) string {
	i := sort.Search(len(c), func(i int) bool { return c[i].span.Start > offset }) - 1
	for i >= 0 && c[i].span.End <= offset {
		i = c[i].parent
	}
	if i < 0 {
		return "body"
	}
	return c[i].name
}
