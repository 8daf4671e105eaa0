package pipeline

import (
	"context"
	"errors"
	"iter"
	"net/http"
	"strings"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/ledger"
)

const (
	// acquirers is how many items are opened at once: enough to let some wait
	// for the disk while others are hashed.
	acquirers = 4
	// acquireBatch is how many attempts enter the ledger in one transaction.
	acquireBatch = 128
)

// Acquire brings the bytes of the items into the archive and then into the
// ledger. An item that cannot be got is a failure in the report, not an error;
// an error is a disk that cannot be written or the end of ctx.
func (d *Data) Acquire(ctx context.Context, items iter.Seq[fetch.Item], r *Report) error {
	batch := make([]ledger.Attempt, 0, acquireBatch)
	flush := func() error {
		err := d.record(ctx, batch)
		batch = batch[:0]
		return err
	}
	var failed error
	for a, err := range Map(ctx, acquirers, once(items), d.acquire) {
		if err != nil {
			failed = err
			break
		}
		r.acquired(a)
		d.o.Progress(Progress{Stage: "acquire", Done: r.Sources})
		if a.outcome == unchanged {
			continue
		}
		if batch = append(batch, a.Attempt); len(batch) == acquireBatch {
			if failed = flush(); failed != nil {
				break
			}
		}
	}
	// What was got stays got, also when the rest was not.
	return errors.Join(failed, flush())
}

// record enters attempts into the ledger, to the end even when ctx is done.
func (d *Data) record(ctx context.Context, batch []ledger.Attempt) error {
	if err := d.step("archived"); err != nil {
		return err
	}
	if err := d.Ledger.Record(context.WithoutCancel(ctx), batch); err != nil {
		return err
	}
	return d.step("captured")
}

// once yields each item once: a file may be named twice, by itself and by its
// folder.
func once(items iter.Seq[fetch.Item]) iter.Seq2[fetch.Item, error] {
	return func(yield func(fetch.Item, error) bool) {
		seen := map[string]bool{}
		for i := range items {
			key := i.Kind + " " + i.Key
			if seen[key] {
				continue
			}
			seen[key] = true
			if !yield(i, nil) {
				return
			}
		}
	}
}

// outcome is what an attempt to acquire came to.
type outcome int

const (
	failure   outcome = iota
	unchanged         // the bytes the source gave last time
	changed           // other bytes than last time
	fresh             // the first bytes of this source
)

// acquired is an attempt and what it came to.
type acquired struct {
	ledger.Attempt
	outcome outcome
	lang    string // the document's language as told, now or earlier
}

// acquire gets one item: bytes first, durable, before anything says that they
// are there.
func (d *Data) acquire(ctx context.Context, item fetch.Item) (acquired, error) {
	a := acquired{Attempt: ledger.Attempt{Source: ledger.Source{Kind: item.Kind, Key: item.Key, Name: item.Name, Lang: item.Lang}}}
	body, err := item.Open(ctx)
	if ctx.Err() != nil {
		return a, ctx.Err()
	}
	if err != nil {
		a.Reason = err.Error()
		if e := (*fetch.Error)(nil); errors.As(err, &e) {
			a.Permanent = e.Permanent
		}
		return a, nil
	}
	a.Capture = ledger.Capture{SHA256: doc.NewID(body.Bytes), MediaType: mediaType(body), Bytes: int64(len(body.Bytes)), URI: body.URI}
	known, ok, err := d.Ledger.Known(ctx, a.Source)
	if err != nil {
		return a, err
	}
	a.settle(known, ok)
	if a.outcome == unchanged && d.Archive.Has(a.Capture.SHA256, a.Capture.Bytes) {
		return a, nil
	}
	_, err = d.Archive.Put(body.Bytes)
	return a, err
}

// settle compares the capture with what the ledger knows of its source.
func (a *acquired) settle(known ledger.Known, ok bool) {
	a.lang = a.Source.Lang
	if a.lang == "" {
		a.lang = known.Lang
	}
	switch {
	case !ok:
		a.outcome = fresh
	case known.SHA256 != a.Capture.SHA256, known.Lang != a.lang, known.Failed:
		a.outcome = changed
	default:
		a.outcome = unchanged
	}
}

// mediaType returns what the source says the bytes are, else what they look
// like. The reader has the last word in the record.
func mediaType(b fetch.Body) string {
	m := b.MediaType
	if m == "" {
		m = http.DetectContentType(b.Bytes)
	}
	m, _, _ = strings.Cut(m, ";")
	return strings.TrimSpace(m)
}
