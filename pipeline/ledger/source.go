package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"councilnotes/extractors/doc"
)

// Source is one thing that documents are taken from.
type Source struct {
	Kind string // file, url, council …
	Key  string // what makes it this source and no other: an absolute path, an address
	Name string // as a person named it
	Lang string // ISO 639-1 where a person told it, else empty
	Host string // that is asked for it; empty: a file
}

// Capture is what a source served at a time.
type Capture struct {
	SHA256    doc.ID
	MediaType string // as served, or told by content
	Bytes     int64
	URI       string // where the bytes came from; empty for a local file
	Response
}

// Response is how a host answered. It is zero for a file.
type Response struct {
	Status    int         // of HTTP
	Header    http.Header // as served
	Redirects []Redirect  // on the way to URI, in their order
}

// Redirect is a step on the way to an address.
type Redirect struct {
	URI    string `json:"uri"` // that was asked
	Status int    `json:"status"`
}

// values returns what the database holds of a response.
func (r Response) values() (status int, headers, redirects string) {
	if r.Status == 0 {
		return 0, "", ""
	}
	h, _ := json.Marshal(r.Header) // strings: that cannot fail
	d, _ := json.Marshal(r.Redirects)
	return r.Status, string(h), string(d)
}

// Known is what the ledger knows of a source.
type Known struct {
	SHA256    doc.ID // of the current capture
	Lang      string
	Bytes     int64     // of the current capture
	URI       string    // of the current capture
	Header    Header    // of the current capture
	CheckedAt time.Time // when a host gave it last, changed or not
	Failed    bool      // the last attempt to get it failed
	Permanent bool      // trying again without a change is of no use
	Attempts  int       // that failed in a row
	State     string    // of the failure
	Reason    string    // of the failure
	NextAt    time.Time // not to be tried before
}

// Known returns what is known of a source; it reports false for one that never
// gave any bytes.
func (l *Ledger) Known(ctx context.Context, s Source) (Known, bool, error) {
	var k Known
	var sha []byte
	err := l.db.Read.QueryRowContext(ctx, `
		SELECT s.sha256, s.lang, s.checked_at, coalesce(c.bytes, 0), coalesce(c.uri, ''), coalesce(c.headers, ''),
			f.subject IS NOT NULL, coalesce(f.permanent, 0), coalesce(f.attempts, 0), coalesce(f.state, ''),
			coalesce(f.reason, ''), coalesce(f.next_at, '')
		FROM sources s LEFT JOIN captures c ON c.id = s.capture
		LEFT JOIN failures f ON f.stage = ? AND f.subject = ?
		WHERE s.kind = ? AND s.key = ?`, Acquire, s.subject(), s.Kind, s.Key).
		Scan(&sha, &k.Lang, (*moment)(&k.CheckedAt), &k.Bytes, &k.URI, &k.Header, &k.Failed, &k.Permanent, &k.Attempts, &k.State,
			&k.Reason, (*moment)(&k.NextAt))
	if errors.Is(err, sql.ErrNoRows) {
		return k, false, nil
	}
	copy(k.SHA256[:], sha)
	return k, err == nil && sha != nil, err
}

// subject names the source in the table of failures.
func (s Source) subject() string { return s.Kind + " " + s.Key }

// Header is the head of an answer; it scans from what the database holds.
type Header http.Header

// Get returns the first value of a field.
func (h Header) Get(name string) string { return http.Header(h).Get(name) }

// Scan reads the header back.
func (h *Header) Scan(v any) error { return scanJSON(v, h) }

// scanJSON reads JSON that this package wrote; nothing is nothing.
func scanJSON(v, into any) error {
	if s, _ := v.(string); s != "" {
		return json.Unmarshal([]byte(s), into)
	}
	return nil
}
