package extractors

import (
	"context"
	"errors"
	"fmt"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// Run reads a document and extracts everything from it. It never fails: what
// could not be done stands in the record's Problems, and a document without a
// text gives a record without one.
func Run(ctx context.Context, d doc.Document, o Options) *doc.Record {
	r := newRecord(d, o)
	t, err := read(ctx, d, o, r)
	if err != nil {
		identify(r, nil)
		return r
	}
	for _, e := range All() {
		extract(ctx, e, t, r)
	}
	Assemble(t, r)
	return r
}

func newRecord(d doc.Document, o Options) *doc.Record {
	return &doc.Record{
		Schema: doc.SchemaName, Kind: doc.KindOther, Language: o.Lang,
		Source: doc.Source{
			URI: d.URI, SHA256: doc.NewID(d.Bytes).String(), Bytes: len(d.Bytes), FetchedAt: d.FetchedAt,
		},
		Extractor: doc.Extractor{Version: Version, Fingerprint: Fingerprint(o)},
	}
}

var (
	errEmpty   = errors.New("the file is empty")
	errUnknown = errors.New("neither PDF nor HTML nor text")
)

// read turns the bytes into a text and the record into one of that text; on
// failure the reason is among the record's problems.
func read(ctx context.Context, d doc.Document, o Options, r *doc.Record) (*doc.Text, error) {
	stage, t, err := "read", (*doc.Text)(nil), errUnknown
	if len(d.Bytes) == 0 {
		err = errEmpty
	}
	for _, reader := range Readers() {
		if len(d.Bytes) > 0 && reader.Reads(d.Bytes) {
			stage = reader.Name()
			t, err = guardedRead(ctx, reader, d, o.Lang)
			break
		}
	}
	if err != nil {
		r.Problems = append(r.Problems, doc.Problem{Stage: stage, Reason: err.Error()})
		return nil, err
	}
	if t.Lang == "" {
		t.Lang = lang.Detect(t.Str)
	}
	r.Text, r.Language = t.Str, t.Lang
	r.Source.MediaType, r.Source.Pages = t.MediaType, t.Pages
	r.Problems = append(r.Problems, t.Problems...)
	return t, nil
}

// guardedRead takes a reader's panic for an error: one document's bytes must
// not end the work on the others.
func guardedRead(ctx context.Context, reader Reader, d doc.Document, language string) (t *doc.Text, err error) {
	defer func() {
		if p := recover(); p != nil {
			t, err = nil, fmt.Errorf("the reader failed on these bytes: %v", p)
		}
	}()
	t, err = reader.Read(ctx, d, language)
	if err != nil {
		return nil, err
	}
	if err := t.Check(); err != nil {
		return nil, fmt.Errorf("the reader broke its promise: %w", err)
	}
	return t, nil
}

// extract runs one extractor. If it fails, panics or breaks a promise about
// spans, its fields stay as they were before and the reason is kept.
func extract(ctx context.Context, e Extractor, t *doc.Text, r *doc.Record) {
	before := *r
	err := guardedExtract(ctx, e, t, r)
	if err == nil {
		err = r.Check()
	}
	if err != nil {
		*r = before
		r.Problems = append(r.Problems, doc.Problem{Stage: e.Name(), Reason: err.Error()})
	}
}

func guardedExtract(ctx context.Context, e Extractor, t *doc.Text, r *doc.Record) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the extractor failed on this text: %v", p)
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	return e.Extract(ctx, t, r)
}

// Refused is the record of a document that was not read to the end, for a
// reason that lies outside the readers.
func Refused(d doc.Document, o Options, stage, reason string) *doc.Record {
	r := newRecord(d, o)
	r.Problems = []doc.Problem{{Stage: stage, Reason: reason}}
	identify(r, nil)
	return r
}
