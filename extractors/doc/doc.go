// Package doc holds the nouns of the program: what moves from the bytes of a
// file to a finished record.
//
//	Document  bytes as they were served
//	Text      what a person reads in them, in reading order, with the way back
//	Record    what was found in the text: the product of the program
//
// A reader turns a Document into a Text through a Builder, piece by piece, each
// piece with its Place; extractors fill the fields of a Record from the Text.
// Every position is a Span: a half-open range of bytes of Text.Str. Nothing
// looks for a position afterwards; what matches in a Folded view of the text is
// led back by the offsets that the view keeps.
//
// The package is a leaf: it imports the standard library only.
package doc

import (
	"crypto/sha256"
	"encoding/hex"
)

// ID names bytes: their SHA-256.
type ID [sha256.Size]byte

// NewID returns the ID of b.
func NewID(b []byte) ID { return sha256.Sum256(b) }

// String returns the ID as 64 lower-case hexadecimal digits.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// Document is a capture: bytes as a source served them.
type Document struct {
	// Name is what a message calls the document: a file name, a URL.
	Name string
	// URI is the address the bytes came from; empty for a local file.
	URI string
	// FetchedAt is the RFC 3339 time of the capture; empty where it must not
	// enter the record (extract leaves it out: same bytes, same record).
	FetchedAt string
	Bytes     []byte
}

// Span is a half-open range [Start, End) of bytes of Text.Str. Both ends stand
// on character boundaries.
type Span struct{ Start, End int }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Box is a rectangle on a page in PDF points (1/72 inch), origin at the lower
// left corner of the page: left, bottom, right, top.
type Box [4]float64

// Zero reports whether the box is unknown.
func (b Box) Zero() bool { return b == Box{} }

// Union returns the smallest box that holds b and o; an unknown box adds nothing.
func (b Box) Union(o Box) Box {
	if b.Zero() {
		return o
	}
	if o.Zero() {
		return b
	}
	return Box{min(b[0], o[0]), min(b[1], o[1]), max(b[2], o[2]), max(b[3], o[3])}
}

// Place is where a piece of text stands on paper. Page counts from 1; the zero
// Place means that the form has no pages (HTML, some text exports).
type Place struct {
	Page int
	Box  Box
}
