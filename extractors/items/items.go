// Package items fills a record's lists: what is set out with bullets or dashes
// after a sentence or a heading that leads to it.
//
// A run of list items makes one list, nested by level. Items in the text of a
// numbered point are part of that point and no list of their own; lists beside
// a page's main content are left out.
package items

import (
	"context"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/outline"
)

// Items is the extractor of lists.
type Items struct{}

// New returns the extractor.
func New() Items { return Items{} }

// Name is the extractor's name in a fingerprint.
func (Items) Name() string { return "items" }

// Version is raised when the extractor's output changes.
func (Items) Version() int { return 1 }

// Extract fills r.Items.
func (Items) Extract(_ context.Context, t *doc.Text, r *doc.Record) error {
	r.Items = nil
	points := outline.Of(t)
	for i := 0; i < len(t.Blocks); {
		end := run(t.Blocks, i)
		if end == i {
			i++
			continue
		}
		if i > 0 && leads(t.Blocks[i-1]) && !points.Holds(t.Blocks[i].Span) {
			r.Items = append(r.Items, doc.List{Lead: t.In(t.Blocks[i-1].Body), Items: nest(t, t.Blocks[i:end])})
		}
		i = end
	}
	return nil
}

// run returns the index behind the list items that begin at index i; i where
// none does.
func run(blocks []doc.Block, i int) int {
	for i < len(blocks) && blocks[i].Kind == doc.ListItem && !blocks[i].Related {
		i++
	}
	return i
}

// leads reports whether a block that stands before a list leads to it.
func leads(b doc.Block) bool {
	switch b.Kind {
	case doc.Paragraph, doc.Heading, doc.Title:
		return !b.Related
	}
	return b.Lead && !b.Related
}
