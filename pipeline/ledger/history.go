package ledger

import (
	"context"
	"time"

	"councilnotes/extractors/doc"
)

// Past is one capture in the history of a source.
type Past struct {
	Source    string // its name
	At        time.Time
	Until     time.Time // of the current capture: when a host gave it last
	SHA256    doc.ID
	Bytes     int64
	MediaType string
	URI       string
	Status    int
	Header    Header
	Redirects Redirects
	Current   bool
}

// Redirects scans from what the database holds.
type Redirects []Redirect

// Scan reads redirects back.
func (r *Redirects) Scan(v any) error { return scanJSON(v, r) }

// History returns every capture of the sources that give a document now, by
// source, the oldest first.
func (l *Ledger) History(ctx context.Context, sha256 doc.ID) ([]Past, error) {
	rows, err := l.db.Read.QueryContext(ctx, `
		SELECT s.name, c.at, CASE WHEN s.capture = c.id THEN s.checked_at ELSE '' END, c.sha256, c.bytes, c.media_type, c.uri,
			c.status, c.headers, c.redirects, s.capture = c.id
		FROM captures c JOIN sources s ON s.id = c.source
		WHERE s.sha256 = ? ORDER BY s.name, c.source, c.id`, sha256[:])
	if err != nil {
		return nil, err
	}
	return collect(rows, func(p *Past) []any {
		return []any{&p.Source, (*moment)(&p.At), (*moment)(&p.Until), (*id)(&p.SHA256), &p.Bytes, &p.MediaType, &p.URI,
			&p.Status, &p.Header, &p.Redirects, &p.Current}
	})
}
