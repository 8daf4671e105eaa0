// Package extractors is what the program knows how to see. It touches no disk,
// no network and no clock: bytes go in, a finished record comes out, and the
// same bytes give the same record anywhere.
//
// Two ordered lists are the design: Readers, which turn bytes into a text and
// are told apart by content; and All, the extractors, which fill a record from
// the text: structure first (cover, points, footnotes, items), then mentions.
// Extractors do not read each other's fields, but for actions, which comes last
// and takes who acts from the organisations found and by when from the dates: a
// list of names of its own would find other parties than the record names.
// Assemble, once, at the end, is the only place that sees everything.
package extractors

import (
	"context"

	"councilnotes/extractors/doc"
)

// Version is the program's version, as records carry it.
const Version = "0.1.0"

// A Reader turns the bytes of one kind of document into a text.
type Reader interface {
	// Name is the reader's folder: "pdf", "html", "plain".
	Name() string
	// Version is raised when the reader's output changes.
	Version() int
	// Reads reports whether the bytes look like the reader's kind.
	Reads(b []byte) bool
	// Read returns the text, with Problems for what could not be done, or an
	// error that tells a person why there is no text at all. lang is the ISO
	// 639-1 code where the language is known, else empty.
	Read(ctx context.Context, d doc.Document, lang string) (*doc.Text, error)
}

// An Extractor finds one kind of thing in a text and fills its own fields of
// the record.
type Extractor interface {
	Name() string
	// Version is raised when the extractor's output changes.
	Version() int
	Extract(ctx context.Context, t *doc.Text, r *doc.Record) error
}

// Options are what a person may ask of an extraction.
type Options struct {
	// Lang is the ISO 639-1 code of the document's language where it is known.
	Lang string
}
