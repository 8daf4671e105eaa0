package doc

import (
	"fmt"
	"sort"
)

// region is a stretch of text with the name that mentions in it get.
type region struct {
	span   Span
	name   string
	parent int // index of the region around it, -1 for none
}

// Regions are the cover, points, footnotes and items of a record, by start.
type Regions []region

// Regions returns the parts of the record that mentions are placed in.
func (r *Record) Regions() Regions {
	var c Regions
	for _, b := range r.Blocks {
		if b.Kind == Cover {
			c = append(c, region{span: b.Span, name: "cover"})
		}
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

func (c *Regions) points(points []PointNode, prefix string) {
	for _, p := range points {
		name := prefix + p.Label
		*c = append(*c, region{span: p.Span, name: name})
		c.points(p.Children, name+".")
	}
}

func (c *Regions) items(items []Item, prefix string) {
	for i, it := range items {
		name := fmt.Sprintf("%s%d", prefix, i+1)
		*c = append(*c, region{span: it.Span, name: name})
		c.items(it.Items, name+".")
	}
}

// nest links every region to the one around it.
func (c Regions) nest() {
	open := -1
	for i := range c {
		for open >= 0 && c[open].span.End <= c[i].span.Start {
			open = c[open].parent
		}
		c[i].parent, open = open, i
	}
}

// At names the innermost region that holds the byte offset: "cover", "point
// 1.a", "footnote 3", "item 2.1" (the first item of the second list), or "body"
// for what lies in none.
func (c Regions) At(offset int) string {
	i := sort.Search(len(c), func(i int) bool { return c[i].span.Start > offset }) - 1
	for i >= 0 && c[i].span.End <= offset {
		i = c[i].parent
	}
	if i < 0 {
		return "body"
	}
	return c[i].name
}
