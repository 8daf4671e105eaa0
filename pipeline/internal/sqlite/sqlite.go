// Package sqlite opens SQLite databases the one way the ledger and the records
// need: durable at every commit, one writer, readers that never wait for it.
//
// A DB holds two pools over one file in WAL mode: a single connection that
// writes, and a few that read. synchronous=FULL: an acknowledged commit survives
// a power cut (with NORMAL acknowledged commits were lost when it was tried).
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// readers is how many connections may read at once.
const readers = 4

// busyTimeout is how long, in milliseconds, a statement waits for another
// process to finish its transaction.
const busyTimeout = "10000"

// DB is an open database.
type DB struct {
	path  string
	write *sql.DB
	Read  *sql.DB
}

// VersionError tells that a database was made by a program with another schema.
type VersionError struct {
	Path      string
	Got, Want int
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("%s has schema version %d, this program knows %d", e.Path, e.Got, e.Want)
}

// Open opens the database at path, which is made with schema if there is none.
// version, at least 1, is the number of the schema. The last of the upgrades
// leads from the version before to this one, the one before it from the version
// before that, and so on; a database that they do not reach gives a
// *VersionError.
func Open(ctx context.Context, path, schema string, version int, upgrades ...string) (*DB, error) {
	if err := register(); err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	write, err := sql.Open("sqlite", dsn(abs, url.Values{"_txlock": {"immediate"}}))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	db := &DB{path: path, write: write}
	if err := db.prepare(ctx, schema, version, upgrades); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	db.Read, err = sql.Open("sqlite", dsn(abs, url.Values{"_pragma": {"query_only(1)"}}))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	db.Read.SetMaxOpenConns(readers)
	return db, nil
}

// dsn names the database to the driver. A path may hold any character.
func dsn(path string, v url.Values) string {
	v.Set("_busy_timeout", busyTimeout)
	for _, p := range []string{"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"} {
		v.Add("_pragma", p)
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: v.Encode()}
	return u.String()
}

func (db *DB) prepare(ctx context.Context, schema string, version int, upgrades []string) error {
	return db.Update(ctx, func(tx *sql.Tx) error {
		var got int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&got); err != nil {
			return err
		}
		if got == version {
			return nil
		}
		oldest := version - len(upgrades)
		steps := []string{schema}
		switch {
		case got == 0:
		case oldest <= got && got < version:
			steps = upgrades[got-oldest:]
		default:
			return &VersionError{Path: db.path, Got: got, Want: version}
		}
		for _, step := range steps {
			if _, err := tx.ExecContext(ctx, step); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version))
		return err
	})
}

// Update runs f in a transaction: all of what f wrote is there when Update
// returns nil, on disk, and nothing of it otherwise.
func (db *DB) Update(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return db.wrap(err)
	}
	defer tx.Rollback() // without effect after Commit
	if err := f(tx); err != nil {
		return db.wrap(err)
	}
	return db.wrap(tx.Commit())
}

// wrap names the database in an error of SQLite.
func (db *DB) wrap(err error) error {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		return fmt.Errorf("%s: %w", db.path, err)
	}
	return err
}

// Close closes the database.
func (db *DB) Close() error { return errors.Join(db.Read.Close(), db.write.Close()) }

// Damaged reports whether err says that the file is not a sound database.
func Damaged(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return true
	}
	return false
}
