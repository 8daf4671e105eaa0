// Package footnotes fills a record's footnotes and says where the marker of
// each stood.
//
// The readers put the notes after the body and leave an anchor where they took
// a marker out; a note gets the anchor with its label, the first with the
// first where a label is used again (asterisks, numbering by page).
package footnotes

import (
	"context"
	"strings"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/outline"
)

// Footnotes is the extractor of footnotes.
type Footnotes struct{}

// New returns the extractor.
func New() Footnotes { return Footnotes{} }

// Name is the extractor's name in a fingerprint.
func (Footnotes) Name() string { return "footnotes" }

// Version is raised when the extractor's output changes.
func (Footnotes) Version() int { return 1 }

// Extract fills r.Footnotes. A note whose marker was not seen has no anchor;
// an anchor outside all points has no point.
func (Footnotes) Extract(_ context.Context, t *doc.Text, r *doc.Record) error {
	r.Footnotes = nil
	points, free := outline.Of(t), unused(t)
	for _, b := range t.Blocks {
		if b.Kind != doc.Footnote {
			continue
		}
		n := doc.Note{Label: b.Label, Text: t.In(b.Body), Span: b.Body, Page: b.Place.Page}
		if offset, ok := free.take(t, bare(b.Label), b.Place.Page); ok {
			n.Anchor = &doc.NoteAnchor{Offset: offset, Point: points.Path(offset)}
		}
		r.Footnotes = append(r.Footnotes, n)
	}
	return nil
}

// anchors are the offsets of the anchors that no note has taken yet, by label.
type anchors map[string][]int

func unused(t *doc.Text) anchors {
	free := anchors{}
	for _, a := range t.Anchors {
		if 0 <= a.Offset && a.Offset <= len(t.Str) {
			free[bare(a.Label)] = append(free[bare(a.Label)], a.Offset)
		}
	}
	return free
}

// take returns the anchor of a note: the first with its label, or, where the
// same label was used on several pages, the first on the note's page. Anchors
// passed over belong to notes that were lost; they are not offered again, so
// that each note looks at each anchor once.
func (free anchors) take(t *doc.Text, label string, page int) (offset int, ok bool) {
	list := free[label]
	if len(list) == 0 {
		return 0, false
	}
	at := 0
	for page > 0 && at < len(list)-1 && pageOf(t, list[at]) < page {
		at++
	}
	if page > 0 && pageOf(t, list[at]) > page {
		at = 0 // None on this page: a note set on a later page than its marker.
	}
	free[label] = list[at+1:]
	return list[at], true
}

// pageOf returns the page of the character before an offset: the end of a word
// may be the end of the page.
func pageOf(t *doc.Text, offset int) int { return t.Place(max(0, offset-1)).Page }

// bare takes the brackets off a label: "(1)" in the text is "1" below.
func bare(label string) string { return strings.Trim(label, "()[] ") }
