// Package points fills a record's points: the numbered and lettered points of
// a note, recitals and paragraphs of articles, as a tree.
//
// The readers mark the blocks; package outline, which other extractors ask for
// the point at a place, puts them together.
package points

import (
	"context"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/outline"
)

// Points is the extractor of points.
type Points struct{}

// New returns the extractor.
func New() Points { return Points{} }

// Name is the extractor's name in a fingerprint.
func (Points) Name() string { return "points" }

// Version is raised when the extractor's output changes.
func (Points) Version() int { return 1 }

// Extract fills r.Points.
func (Points) Extract(_ context.Context, t *doc.Text, r *doc.Record) error {
	r.Points = outline.Of(t).Points
	return nil
}
