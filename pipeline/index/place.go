package index

import "councilnotes/extractors/doc"

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
