package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"iter"
	"strings"
	"time"

	"councilnotes/extractors/doc"
)

// page is how many rows are read at a time. Reading in pages, not in one long
// query, lets SQLite tidy its log while a stage of hours walks the list.
const page = 1000

// Document is a document that some source gives now.
type Document struct {
	Key
	Name      string // of the first source that gave it
	URI       string
	MediaType string
	At        time.Time // when it was captured
}

// Documents walks the documents that sources give now, in the order of their
// keys. The one beside an error is empty.
func (l *Ledger) Documents(ctx context.Context) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		var last Key
		for first := true; ; first = false {
			docs, err := l.documents(ctx, last, first)
			if err != nil {
				yield(Document{}, err)
				return
			}
			for _, d := range docs {
				if !yield(d, nil) {
					return
				}
			}
			if len(docs) < page {
				return
			}
			last = docs[len(docs)-1].Key
		}
	}
}

func (l *Ledger) documents(ctx context.Context, after Key, first bool) ([]Document, error) {
	rows, err := l.db.Read.QueryContext(ctx, `
		SELECT g.sha256, g.lang, s.name, c.uri, c.media_type, c.at
		FROM (SELECT sha256, lang, min(capture) AS capture FROM sources
			WHERE sha256 IS NOT NULL AND (? OR (sha256, lang) > (?, ?))
			GROUP BY sha256, lang ORDER BY sha256, lang LIMIT ?) g
		JOIN captures c ON c.id = g.capture JOIN sources s ON s.id = c.source
		ORDER BY g.sha256, g.lang`, first, after.SHA256[:], after.Lang, page)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(d *Document) []any {
		return []any{(*id)(&d.SHA256), &d.Lang, &d.Name, &d.URI, &d.MediaType, (*moment)(&d.At)}
	})
}

// Compare orders keys as Documents does.
func (k Key) Compare(o Key) int {
	if c := bytes.Compare(k.SHA256[:], o.SHA256[:]); c != 0 {
		return c
	}
	return bytes.Compare([]byte(k.Lang), []byte(o.Lang))
}

// Names returns what the sources that give a document now are called.
func (l *Ledger) Names(ctx context.Context, sha256 doc.ID) ([]string, error) {
	rows, err := l.db.Read.QueryContext(ctx, `SELECT name FROM sources WHERE sha256 = ? ORDER BY capture`, sha256[:])
	if err != nil {
		return nil, err
	}
	return collect(rows, func(s *string) []any { return []any{s} })
}

// Failure is a source or document that the last attempt failed for.
type Failure struct {
	Key       Key       `json:"-"` // of the document, where it could not be extracted
	Stage     string    `json:"stage"`
	Name      string    `json:"name"` // what a message calls it
	Reason    string    `json:"reason"`
	Permanent bool      `json:"permanent"`
	State     string    `json:"state,omitempty"` // Waiting, Blocked; empty: failed
	Attempts  int       `json:"attempts"`
	FirstAt   time.Time `json:"first_at"`
	LastAt    time.Time `json:"last_at"`
	NextAt    time.Time `json:"next_at,omitzero"` // not to be tried before
	// Evidence is the SHA-256 of the page that a host served last in place of the
	// document, in the archive.
	Evidence string `json:"evidence,omitempty"`
}

// Failures returns what failed and is not mended, by stage and name.
func (l *Ledger) Failures(ctx context.Context) ([]Failure, error) {
	rows, err := l.db.Read.QueryContext(ctx, `
		SELECT f.stage, f.subject, f.name, f.reason, f.permanent, f.state, f.attempts, f.first_at, f.last_at, f.next_at,
			coalesce(lower(hex(e.sha256)), '')
		FROM failures f LEFT JOIN (
			SELECT s.kind || ' ' || s.key AS subject, e.sha256, max(e.id) FROM evidence e JOIN sources s ON s.id = e.source GROUP BY e.source
		) e ON f.stage = ? AND e.subject = f.subject
		ORDER BY f.stage, f.name, f.subject`, Acquire)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(f *Failure) []any {
		return []any{&f.Stage, (*subject)(&f.Key), &f.Name, &f.Reason, &f.Permanent, &f.State, &f.Attempts,
			(*moment)(&f.FirstAt), (*moment)(&f.LastAt), (*moment)(&f.NextAt), &f.Evidence}
	})
}

// Counts is how much there is.
type Counts struct {
	Sources   int   `json:"sources"`
	Captures  int   `json:"captures"`
	Documents int   `json:"documents"` // given now by at least one source
	Bytes     int64 `json:"bytes"`     // of all captures, the same bytes once
}

// Counts counts what the ledger holds.
func (l *Ledger) Counts(ctx context.Context) (c Counts, err error) {
	err = l.db.Read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM sources), (SELECT count(*) FROM captures),
		(SELECT count(*) FROM (SELECT DISTINCT sha256, lang FROM sources WHERE sha256 IS NOT NULL)),
		(SELECT coalesce(sum(bytes), 0) FROM (SELECT DISTINCT sha256, bytes FROM captures))`).
		Scan(&c.Sources, &c.Captures, &c.Documents, &c.Bytes)
	return c, err
}

// collect reads all rows, each into the places that into gives.
func collect[T any](rows *sql.Rows, into func(*T) []any) ([]T, error) {
	defer rows.Close()
	var all []T
	for rows.Next() {
		var v T
		if err := rows.Scan(into(&v)...); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// id, moment and subject scan what the database holds as bytes and text.
type (
	id      doc.ID
	moment  time.Time
	subject Key
)

func (i *id) Scan(v any) error {
	b, _ := v.([]byte)
	copy(i[:], b)
	return nil
}

func (m *moment) Scan(v any) error {
	s, _ := v.(string)
	*m = moment(parseTime(s))
	return nil
}

// Scan reads the subject of an extraction; that of another stage is no key.
func (k *subject) Scan(v any) error {
	s, _ := v.(string)
	sha, lang, _ := strings.Cut(s, " ")
	if b, err := hex.DecodeString(sha); err == nil && len(b) == len(k.SHA256) {
		copy(k.SHA256[:], b)
		k.Lang = lang
	}
	return nil
}
