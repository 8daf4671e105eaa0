// Package records keeps the records: one per document and the language it was
// said to be in, in one SQLite database that may be deleted at any time, because
// archive and ledger give it back.
//
// A row holds the record as compressed JSON with its hash, and beside it the
// columns that the stages ask by: the fingerprint it was made under, its id and
// work, how it ranks among captures of the same id. Every change of an id notes
// its time, every change of a work takes the next number of one sequence: "what
// changed since" is a range, for other systems and for the index.
package records

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/internal/sqlite"
)

// version is the number of the schema: a database with another one is set aside
// and made anew.
const version = 1

// An id whose last record is gone stays in ids as deleted, so that those who
// copied it hear of it; so does its work in works, for the index.
const schema = `
CREATE TABLE records(
	n           INTEGER PRIMARY KEY,
	sha256      BLOB NOT NULL, -- of the document
	lang        TEXT NOT NULL, -- the language it was said to be in, or empty
	fingerprint TEXT NOT NULL, -- what the record was made with
	id          TEXT NOT NULL,
	work        TEXT NOT NULL,
	language    TEXT NOT NULL,
	kind        TEXT NOT NULL,
	media_type  TEXT NOT NULL,
	readable    INTEGER NOT NULL, -- it has a text
	problems    INTEGER NOT NULL, -- how many
	rank        INTEGER NOT NULL, -- the least is the preferred record of its id
	captured    TEXT NOT NULL,
	hash        BLOB NOT NULL,    -- SHA-256 of body
	body        BLOB NOT NULL,    -- the record as JSON, zstd
	UNIQUE(sha256, lang)
) STRICT;
CREATE INDEX made ON records(sha256, lang, fingerprint);
CREATE INDEX by_id ON records(id, rank, captured DESC, sha256);
CREATE INDEX by_work ON records(work, id);
CREATE TABLE ids(
	id         TEXT PRIMARY KEY,
	work       TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	deleted    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ids_changed ON ids(changed_at, id);
CREATE TABLE works(
	work TEXT PRIMARY KEY,
	seq  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX works_changed ON works(seq);
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- The sequence of every database begins elsewhere, so that an index made from
-- another one is told by its number.
INSERT INTO meta VALUES('base', CAST(CAST(unixepoch('subsec') * 1000000 AS INTEGER) AS TEXT));
`

// timeFormat has a fixed width, so that times sort as text.
const timeFormat = "2006-01-02T15:04:05.000000Z"

// ErrDamaged is the error of a row that is not what was put.
var ErrDamaged = errors.New("the record is damaged")

// ErrNotFound is the error of asking for a record that there is not.
var ErrNotFound = errors.New("no such record")

// Store is an open database of records.
type Store struct {
	db  *sqlite.DB
	now func() time.Time
}

// Open opens the records at path, which are made if there are none. A database
// that is damaged or of another version is set aside under another name and
// begun anew; aside then tells where it is and why.
func Open(ctx context.Context, path string) (s *Store, aside string, err error) {
	db, err := sqlite.Open(ctx, path, schema, version)
	if e := (*sqlite.VersionError)(nil); sqlite.Damaged(err) || errors.As(err, &e) {
		to, moveErr := setAside(path)
		if moveErr != nil {
			return nil, "", errors.Join(err, moveErr)
		}
		aside = fmt.Sprintf("%v: set aside as %s", err, to)
		db, err = sqlite.Open(ctx, path, schema, version)
	}
	if err != nil {
		return nil, "", err
	}
	return &Store{db: db, now: time.Now}, aside, nil
}

// SetAside moves a database that turned out to be damaged out of the way and
// returns its new name. The store must be closed.
func SetAside(path string) (string, error) { return setAside(path) }

// setAside moves the database with its log under a new name.
func setAside(path string) (string, error) {
	to := fmt.Sprintf("%s.damaged-%s", path, time.Now().UTC().Format("20060102T150405.000"))
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+suffix, to+suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return to, nil
}

// Damaged reports whether err says that the database, not just a row of it, is
// damaged.
func Damaged(err error) bool { return sqlite.Damaged(err) }

// Close closes the store.
func (s *Store) Close() error { return s.db.Close() }

// Key is what a record is made from: bytes, and the language they were said to
// be in.
type Key struct {
	SHA256 doc.ID
	Lang   string
}

// Row is a record with what it was made from and under which fingerprint.
type Row struct {
	Key
	Fingerprint string
	Record      *doc.Record

	body, hash []byte
}

// Pack makes the stored form of the record. Put does it where it was not done;
// doing it before lets many do it at once.
func (r *Row) Pack() (err error) {
	if r.body == nil {
		r.body, r.hash, err = pack(r.Record)
	}
	return err
}

// Sequence returns the numbers between which the works of this database lie:
// none has one of base or below, the last change has the number last.
func (s *Store) Sequence(ctx context.Context) (base, last int64, err error) {
	err = s.db.Read.QueryRowContext(ctx, `SELECT b, coalesce((SELECT max(seq) FROM works), b)
		FROM (SELECT CAST(value AS INTEGER) AS b FROM meta WHERE key = 'base')`).Scan(&base, &last)
	return base, last, err
}
