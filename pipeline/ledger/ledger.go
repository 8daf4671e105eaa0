// Package ledger remembers which source gave which bytes when, and what failed
// with which reason: beside the archive it is the truth of a data directory.
//
// It is one SQLite database. A source is what a person named; each time it
// served other bytes than before there is a new capture of it, and the newest is
// its current one. Nothing is forgotten when bytes change: older captures stay.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/internal/sqlite"
)

// version is the number of the schema; a change of schema comes with the steps
// from the one before, because a ledger cannot be made anew.
const version = 1

// sources.sha256 and captures.sha256 of the current capture are the same: the
// copy gives "which documents are there" from one index, in order.
const schema = `
CREATE TABLE sources(
	id         INTEGER PRIMARY KEY,
	kind       TEXT NOT NULL,            -- file, url, council …
	key        TEXT NOT NULL,            -- what makes it this source: an absolute path, an address
	name       TEXT NOT NULL,            -- as a person named it first
	lang       TEXT NOT NULL DEFAULT '', -- ISO 639-1 where a person told it
	first_seen TEXT NOT NULL,
	capture    INTEGER,                  -- the current one; NULL: never got
	sha256     BLOB,                     -- of the current one
	UNIQUE(kind, key)
) STRICT;
CREATE INDEX current ON sources(sha256, lang, capture) WHERE sha256 IS NOT NULL;
CREATE TABLE captures(
	id         INTEGER PRIMARY KEY,
	source     INTEGER NOT NULL REFERENCES sources(id),
	sha256     BLOB NOT NULL,
	at         TEXT NOT NULL,
	media_type TEXT NOT NULL,
	bytes      INTEGER NOT NULL,
	uri        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX captures_by_source ON captures(source);
CREATE TABLE failures(
	stage     TEXT NOT NULL,
	subject   TEXT NOT NULL, -- acquire: kind and key of the source; extract: SHA-256 and language
	name      TEXT NOT NULL, -- what a message calls it
	reason    TEXT NOT NULL,
	permanent INTEGER NOT NULL, -- trying again without a change is of no use
	attempts  INTEGER NOT NULL,
	first_at  TEXT NOT NULL,
	last_at   TEXT NOT NULL,
	PRIMARY KEY(stage, subject)
) STRICT, WITHOUT ROWID;
`

// timeFormat has a fixed width, so that times sort as text.
const timeFormat = "2006-01-02T15:04:05.000000Z"

// Ledger is an open ledger.
type Ledger struct {
	db  *sqlite.DB
	now func() time.Time
}

// Open opens the ledger at path, which is made if there is none.
func Open(ctx context.Context, path string) (*Ledger, error) {
	db, err := sqlite.Open(ctx, path, schema, version)
	if e := (*sqlite.VersionError)(nil); errors.As(err, &e) {
		return nil, fmt.Errorf("%w: use the version of councilnotes that made it, or another data directory", err)
	}
	if err != nil {
		return nil, err
	}
	return &Ledger{db: db, now: time.Now}, nil
}

// Close closes the ledger.
func (l *Ledger) Close() error { return l.db.Close() }

// Source is one thing that documents are taken from.
type Source struct {
	Kind string // file, url, council …
	Key  string // what makes it this source and no other: an absolute path, an address
	Name string // as a person named it
	Lang string // ISO 639-1 where a person told it, else empty
}

// Capture is what a source served at a time.
type Capture struct {
	SHA256    doc.ID
	MediaType string // as served, or told by content
	Bytes     int64
	URI       string // where the bytes came from; empty for a local file
}

// Known is what the ledger knows of a source.
type Known struct {
	SHA256 doc.ID // of the current capture
	Lang   string
	Failed bool // the last attempt to get it failed
}

// Known returns what is known of a source; it reports false for one that never
// gave any bytes.
func (l *Ledger) Known(ctx context.Context, s Source) (Known, bool, error) {
	var k Known
	var sha []byte
	err := l.db.Read.QueryRowContext(ctx, `
		SELECT sha256, lang, EXISTS(SELECT 1 FROM failures WHERE stage = ? AND subject = ?)
		FROM sources WHERE kind = ? AND key = ? AND sha256 IS NOT NULL`,
		Acquire, s.subject(), s.Kind, s.Key).Scan(&sha, &k.Lang, &k.Failed)
	if errors.Is(err, sql.ErrNoRows) {
		return k, false, nil
	}
	copy(k.SHA256[:], sha)
	return k, err == nil, err
}

// subject names the source in the table of failures.
func (s Source) subject() string { return s.Kind + " " + s.Key }
