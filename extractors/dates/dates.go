// Package dates finds the days, months, years and periods that a text names
// and writes them in EDTF.
//
// Each block is cut into words, numbers and marks; parts of dates ("15", "16
// December 2021", "second quarter of 2024") are read where a number or a month
// stands, neighbours joined by a dash, "to" or "and" are linked to a chain that
// lends its month and year to the parts that lack them, and what a chain comes
// to is one mention for a range, else one for each part. Month names, order,
// marks and joining words are data of the language.
package dates

import (
	"context"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// Extractor fills Record.Dates. Years the text does not print are XXXX and the
// date Inferred; Assemble completes them with canon.Complete once the date of
// the document is known.
type Extractor struct{}

// New returns the extractor of dates.
func New() Extractor { return Extractor{} }

// Name implements extractors.Extractor.
func (Extractor) Name() string { return "dates" }

// Version implements extractors.Extractor.
func (Extractor) Version() int { return 3 }

// Extract appends the dates of the text to r.Dates, in the order of the text.
// A text in a language without data is read for dates in figures only.
func (Extractor) Extract(ctx context.Context, t *doc.Text, r *doc.Record) error {
	code := t.Lang
	if code == "" {
		code = lang.Detect(t.Str)
	}
	g, err := grammarOf(code)
	if err != nil {
		return err
	}
	s := scanner{g: g, text: t, folded: t.Folded()}
	for _, b := range blocksOf(t) {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.Dates = append(r.Dates, s.block(b)...)
	}
	return nil
}

// blocksOf returns the blocks of a text; a text without blocks is one.
func blocksOf(t *doc.Text) []doc.Block {
	if len(t.Blocks) > 0 {
		return t.Blocks
	}
	whole := doc.Span{Start: 0, End: len(t.Str)}
	return []doc.Block{{Kind: doc.Paragraph, Span: whole, Body: whole}}
}

// scanner reads one block after the other.
type scanner struct {
	g      *grammar
	text   *doc.Text
	folded *doc.Folded
	tokens []token // of the current block
	cover  bool    // the current block is a row of a cover that has no label
	dated  bool    // the date of the document was seen
}

// block returns the dates of one block.
func (s *scanner) block(b doc.Block) []doc.Date {
	from, to := s.folded.Index(begin(b)), s.folded.Index(b.Span.End)
	s.tokens = tokenize(s.tokens[:0], s.folded.Str, from, to)
	s.cover = b.Kind == doc.Cover && s.unlabelled()
	var out []doc.Date
	for i := 0; i < len(s.tokens); {
		found, next := s.chainAt(i)
		out = append(out, found...)
		i = max(next, i+1)
	}
	return out
}

// begin is where the dates of a block may begin: behind the label of a point,
// which is no day of the month that its text opens with ("4. July").
func begin(b doc.Block) int {
	if b.Kind == doc.Point {
		return b.Body.Start
	}
	return b.Span.Start
}

// date makes a mention of a stretch of the folded text.
func (s *scanner) date(edtf string, start, end int, inferred bool) doc.Date {
	span := s.folded.Span(start, end)
	return doc.Date{
		EDTF:     edtf,
		Mention:  doc.Mention{Text: s.text.In(span), Span: span},
		Inferred: inferred,
	}
}
