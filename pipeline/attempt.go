package pipeline

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/ledger"
)

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
	unasked bool         // it was not for this run to ask
	lang    string       // the document's language as told, now or earlier
	leadsTo []fetch.Item // other documents that it names
}

// acquire gets one item: bytes first, durable, before anything says that they
// are there.
func (d *Data) acquire(ctx context.Context, item fetch.Item) (acquired, error) {
	a := acquired{Attempt: ledger.Attempt{Source: sourceOf(item)}}
	known, ok, err := d.Ledger.Known(ctx, a.Source)
	if err != nil {
		return a, err
	}
	held := ok && d.Archive.Has(known.SHA256, known.Bytes)
	if a.Source.Host != "" && d.rests(&a, known, held) {
		return a, d.follow(&a, item, known)
	}
	body, err := item.Open(ctx, seen(known, held))
	if err != nil {
		return a, d.failed(&a, known, err)
	}
	if body.Unchanged {
		a.Capture = ledger.Capture{SHA256: known.SHA256, Bytes: known.Bytes, URI: known.URI}
		a.settle(known, ok)
		return a, d.follow(&a, item, known)
	}
	a.Capture = capture(body)
	a.settle(known, ok)
	if item.Follow != nil {
		a.leadsTo = item.Follow(body)
	}
	if a.outcome == unchanged && held {
		return a, nil
	}
	_, err = d.Archive.Put(body.Bytes)
	return a, err
}

// capture is what the ledger keeps of what was served.
func capture(b fetch.Body) ledger.Capture {
	c := ledger.Capture{SHA256: doc.NewID(b.Bytes), MediaType: mediaType(b), Bytes: int64(len(b.Bytes)), URI: b.URI}
	c.Response = ledger.Response{Status: b.Status, Header: b.Header}
	for _, r := range b.Redirects {
		c.Redirects = append(c.Redirects, ledger.Redirect{URI: r.URI, Status: r.Status})
	}
	return c
}

// seen is what a host need not send again.
func seen(known ledger.Known, held bool) fetch.Seen {
	if !held {
		return fetch.Seen{}
	}
	return fetch.Seen{URI: known.URI, ETag: known.Header.Get("ETag"), LastModified: known.Header.Get("Last-Modified")}
}

// rests reports whether a host is not to be asked for a source in this run: it
// was just now, or it is not yet time for another try, or no try is of any use.
func (d *Data) rests(a *acquired, known ledger.Known, held bool) bool {
	now := time.Now()
	switch {
	case known.Failed && (known.Permanent && known.Attempts > 0 || known.NextAt.After(now)):
		a.Reason, a.Permanent, a.State, a.NextAt = known.Reason, known.Permanent, known.State, known.NextAt
	case !known.Failed && held && now.Sub(known.CheckedAt) < d.o.Recheck:
		a.Capture = ledger.Capture{SHA256: known.SHA256, Bytes: known.Bytes, URI: known.URI}
		a.settle(known, true)
	default:
		return false
	}
	a.unasked = true
	return true
}

// follow finds what an item leads to that has not changed.
func (d *Data) follow(a *acquired, item fetch.Item, known ledger.Known) error {
	if item.Follow == nil || a.Reason != "" {
		return nil
	}
	b, err := d.Archive.Get(known.SHA256)
	if err != nil {
		return err
	}
	body := fetch.Body{Bytes: b, URI: known.URI}
	body.MediaType = mediaType(body)
	a.leadsTo = item.Follow(body)
	return nil
}

// failed settles why an item has no bytes. What a host served in place of a
// document is kept as evidence.
func (d *Data) failed(a *acquired, known ledger.Known, err error) error {
	e := (*fetch.Error)(nil)
	if !errors.As(err, &e) {
		return err
	}
	a.Reason, a.Permanent, a.Untried = e.Reason, e.Permanent, e.Untried
	if a.Source.Host == "" {
		return nil
	}
	switch {
	case e.Permanent, e.Untried && e.Until.IsZero(): // it is not for time to mend
	case e.Blocked:
		a.State, a.NextAt = ledger.Blocked, e.Until
	default:
		a.State, a.NextAt = ledger.Waiting, e.Until
	}
	if !e.Permanent && !e.Untried && e.Until.IsZero() {
		a.NextAt = time.Now().Add(nextTry(known.Attempts))
	}
	if e.Evidence == nil || len(e.Evidence.Bytes) == 0 {
		return nil
	}
	c := capture(*e.Evidence)
	a.Evidence = &c
	_, err = d.Archive.Put(e.Evidence.Bytes)
	return err
}

// nextTry is how long to leave a source alone that failed so many times before.
func nextTry(failed int) time.Duration {
	return min(15*time.Minute<<min(failed, 10), 24*time.Hour)
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
