// Package plain reads text that other programs exported: from PDFs of notes,
// where lines are as printed, and from web pages, where a line is a paragraph.
//
// How it works: the bytes are decoded; what looks printed is handed to layout
// as lines with columns or without, and what looks like a page is cut into
// title, summary, paragraphs, lists and related links here.
package plain

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// Reader reads text exports. It is the reader asked last: anything that is text
// is its kind.
type Reader struct{}

// Name returns "plain".
func (Reader) Name() string { return "plain" }

// Version is raised when the output changes.
func (Reader) Version() int { return 2 }

// Reads reports whether the bytes look like text in an encoding known here.
func (Reader) Reads(b []byte) bool {
	_, err := decode(b[:min(len(b), probe)])
	return err == nil
}

// probe is the number of bytes that are enough to tell text from other bytes.
const probe = 64 << 10

// Read returns the text of an export. Bytes that are no text, and texts without
// a letter, are errors; bytes that had to be replaced are a Problem.
func (Reader) Read(ctx context.Context, d doc.Document, lang string) (*doc.Text, error) {
	in, err := decode(d.Bytes)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if strings.IndexFunc(in.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return nil, errors.New("the file has no text: no letter and no digit in it")
	}
	e := newExport(in.text)
	var t *doc.Text
	if e.isPage() {
		t = readPage(e, lang)
	} else {
		t = layout.Build(e.source(lang))
	}
	t.MediaType = "text/plain"
	t.Problems = append(t.Problems, in.problems...)
	return t, nil
}
