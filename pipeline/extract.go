package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"time"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// A batch of records is written in one transaction when it is as many or as
// large as this.
const (
	recordBatch      = 64
	recordBatchBytes = 8 << 20
)

// Extract makes the records that are missing: of documents without one, and of
// those whose record was made under another fingerprint. Then it removes the
// records of documents that no source gives any longer.
func (d *Data) Extract(ctx context.Context, r *Report) error {
	b := &batch{d: d, r: r}
	var failed error
	for x, err := range Map(ctx, d.o.Workers, d.missing(ctx), d.extract) {
		if err == nil {
			err = b.add(ctx, x)
		}
		if err != nil {
			failed = err
			break
		}
	}
	// What was extracted is kept, also when the rest was not.
	if err := errors.Join(failed, b.flush(ctx)); err != nil {
		return err
	}
	return d.drop(ctx, r)
}

// missing yields the documents that need a record.
func (d *Data) missing(ctx context.Context) iter.Seq2[ledger.Document, error] {
	return func(yield func(ledger.Document, error) bool) {
		total, err := d.Ledger.Counts(ctx)
		if err != nil {
			yield(ledger.Document{}, err)
			return
		}
		fingerprint := fingerprints()
		seen := 0
		for p, err := range d.pairs(ctx) {
			if p.document != nil {
				seen++
				d.o.Progress(Progress{"extract", seen, total.Documents})
			}
			if err == nil && (p.document == nil || p.state != nil && p.state.Fingerprint == fingerprint(p.document.Lang)) {
				continue
			}
			var missing ledger.Document
			if p.document != nil {
				missing = *p.document
			}
			if !yield(missing, err) {
				return
			}
		}
	}
}

// drop removes the records of documents that no source gives any longer. It
// comes last, so that the new record of a changed document takes the place of
// the old one without a moment in which there is none.
func (d *Data) drop(ctx context.Context, r *Report) error {
	var gone []records.Key
	for p, err := range d.pairs(ctx) {
		if err != nil {
			return err
		}
		if p.document == nil {
			gone = append(gone, p.state.Key)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	r.Dropped += len(gone)
	return d.Records.Delete(ctx, gone)
}

// fingerprints returns a function that knows today's fingerprint for a language.
func fingerprints() func(lang string) string {
	known := map[string]string{}
	return func(lang string) string {
		f, ok := known[lang]
		if !ok {
			f = extractors.Fingerprint(extractors.Options{Lang: lang})
			known[lang] = f
		}
		return f
	}
}

// extraction is a record just made, or the reason why there is none.
type extraction struct {
	row  records.Row
	note ledger.Extraction
}

// extract makes the record of one document. A document that cannot be read has
// a record with problems; one whose archived bytes are lost or damaged has none
// and is missing again next time.
func (d *Data) extract(ctx context.Context, document ledger.Document) (extraction, error) {
	x := extraction{note: ledger.Extraction{Key: document.Key, Name: document.Name}}
	bytes, err := d.Archive.Get(document.SHA256)
	if err != nil {
		x.note.Reason = "its bytes cannot be had from the archive: " + archiveReason(err)
		return x, nil
	}
	o := extractors.Options{Lang: document.Lang}
	rec, err := d.o.Run(ctx, doc.Document{
		Name: document.Name, URI: document.URI, FetchedAt: document.At.Format(time.RFC3339), Bytes: bytes,
	}, o)
	if ctx.Err() != nil {
		return x, ctx.Err() // the record may lack what was not done any more
	}
	if err != nil {
		return x, err
	}
	x.row = records.Row{
		Key:         records.Key{SHA256: document.SHA256, Lang: document.Lang},
		Fingerprint: rec.Extractor.Fingerprint, Record: rec,
	}
	x.note.Reason, x.note.Permanent = Unread(rec), true
	return x, x.row.Pack()
}

func archiveReason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "the file is missing"
	}
	return err.Error()
}

// Unread returns the reason why a record has no text, or nothing for one that
// has.
func Unread(r *doc.Record) string {
	switch {
	case r.Readable():
		return ""
	case len(r.Problems) > 0:
		return r.Problems[0].Reason
	}
	return "there is no text in it"
}

// batch gathers extractions and writes them.
type batch struct {
	d     *Data
	r     *Report
	rows  []records.Row
	notes []ledger.Extraction
	bytes int
}

func (b *batch) add(ctx context.Context, x extraction) error {
	b.notes = append(b.notes, x.note)
	if x.row.Record != nil {
		b.rows = append(b.rows, x.row)
		b.bytes += len(x.row.Record.Text)
	}
	b.r.extracted(x)
	if len(b.notes) >= recordBatch || b.bytes >= recordBatchBytes {
		return b.flush(ctx)
	}
	return nil
}

// flush writes the batch to the end even when ctx is done. The ledger's notes
// come first: without its record a document is missing and both are written
// again, while a record without its note would be forgotten.
func (b *batch) flush(ctx context.Context) error {
	if len(b.notes) == 0 {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	if err := b.d.step("extracted"); err != nil {
		return err
	}
	if err := b.d.Ledger.RecordExtractions(ctx, b.notes); err != nil {
		return err
	}
	if err := b.d.step("noted"); err != nil {
		return err
	}
	if err := b.d.Records.Put(ctx, b.rows); err != nil {
		return err
	}
	b.rows, b.notes, b.bytes = nil, nil, 0
	return b.d.step("recorded")
}
