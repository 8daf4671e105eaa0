package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
)

// Check reads all of the database and yields what is wrong with it: what SQLite
// finds in its pages and indexes, and the rows of the tables whose hash is not
// that of their columns, by their keys. A page that cannot be read is a finding,
// not an error; an error is about the reading itself.
func (db *DB) Check(ctx context.Context, tables ...Hashed) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		found := func(what string, err error) bool {
			if Damaged(err) {
				what, err = fmt.Sprintf("%s: %v", db.path, err), nil
			}
			if err == nil && what == "" {
				return true
			}
			return yield(what, db.wrap(err))
		}
		for line, err := range db.lines(ctx, "PRAGMA integrity_check") {
			if line == "ok" {
				continue
			}
			if line != "" {
				line = fmt.Sprintf("%s: %s", db.path, line)
			}
			if !found(line, err) {
				return
			}
		}
		for _, t := range tables {
			for line, err := range db.lines(ctx, t.changed()) {
				if line != "" {
					line = fmt.Sprintf("%s: a row of %s is not what was written: %s", db.path, t.Table, line)
				}
				if !found(line, err) {
					return
				}
			}
		}
	}
}

// changed asks for the keys of the rows whose hash is wrong. The rows are read
// as they are, not from an index that may be sound where the row is not.
func (h Hashed) changed() string {
	return fmt.Sprintf("SELECT %s FROM %s NOT INDEXED WHERE hash IS NOT row_hash(%s)",
		strings.Join(h.Key, " || ' ' || "), h.Table, strings.Join(h.Columns, ", "))
}

// lines yields the one column of a query.
func (db *DB) lines(ctx context.Context, query string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		rows, err := db.Read.QueryContext(ctx, query)
		if err != nil {
			yield("", err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var s sql.NullString
			if err := rows.Scan(&s); err != nil {
				yield("", err)
				return
			}
			if !yield(s.String, nil) {
				return
			}
		}
		if err := errors.Join(rows.Err(), ctx.Err()); err != nil {
			yield("", err)
		}
	}
}
