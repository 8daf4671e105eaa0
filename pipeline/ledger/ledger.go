// Package ledger remembers which source gave which bytes when, and what failed
// with which reason: beside the archive it is the truth of a data directory.
//
// It is one SQLite database. A source is what a person named; each time it
// served other bytes than before there is a new capture of it, and the newest is
// its current one. Nothing is forgotten when bytes change: older captures stay.
package ledger

import (
	"context"
	"errors"
	"fmt"
	"time"

	"councilnotes/pipeline/internal/sqlite"
)

// timeFormat has a fixed width, so that times sort as text.
const timeFormat = "2006-01-02T15:04:05.000000Z"

// Ledger is an open ledger.
type Ledger struct {
	db  *sqlite.DB
	now func() time.Time
}

// Open opens the ledger at path, which is made if there is none.
func Open(ctx context.Context, path string) (*Ledger, error) {
	db, err := sqlite.Open(ctx, path, schema(), version, upgrades()...)
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

// Damaged reports whether err says that the database is damaged.
func Damaged(err error) bool { return sqlite.Damaged(err) }
