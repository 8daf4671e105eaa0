package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

const schema = `CREATE TABLE t(v TEXT) STRICT; CREATE TABLE u(v TEXT) STRICT;`

func open(t *testing.T, path string) *DB {
	t.Helper()
	db, err := Open(t.Context(), path, schema, 3)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func rows(t *testing.T, db *DB) int {
	t.Helper()
	var n int
	if err := db.Read.QueryRowContext(t.Context(), "SELECT count(*) FROM t").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func insert(tx *sql.Tx) error {
	_, err := tx.Exec("INSERT INTO t VALUES('x')")
	return err
}

func TestPathsOfAnyCharacters(t *testing.T) {
	for _, name := range []string{"a b.db", "a%20b.db", "a?b=c.db", "a#b.db", "бележка.db", "a:b@c.db"} {
		path := filepath.Join(t.TempDir(), name)
		db := open(t, path)
		if err := db.Update(t.Context(), insert); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%q: the file has another name: %v", name, err)
		}
		if n := rows(t, db); n != 1 {
			t.Errorf("%q: %d rows read back, want 1", name, n)
		}
	}
}

func TestSettings(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "a.db"))
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "user_version": "3"} {
		for name, pool := range map[string]*sql.DB{"writer": db.write, "reader": db.Read} {
			var got string
			if err := pool.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s is %q (%v), want %q", name, pragma, got, err, want)
			}
		}
	}
	if _, err := db.Read.Exec("INSERT INTO t VALUES('x')"); err == nil {
		t.Error("a reader may write")
	}
}

func TestUpdateIsAllOrNothing(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "a.db"))
	stop := errors.New("stop")
	err := db.Update(t.Context(), func(tx *sql.Tx) error {
		if err := insert(tx); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) || rows(t, db) != 0 {
		t.Errorf("error %v and %d rows, want stop and none", err, rows(t, db))
	}
}

func TestAnotherVersionIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	open(t, path).Close()
	_, err := Open(context.Background(), path, schema, 4)
	if e := (*VersionError)(nil); !errors.As(err, &e) || e.Got != 3 || e.Want != 4 {
		t.Errorf("error %v, want a version error 3, 4", err)
	}
}

func TestDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, []byte("this is no database, but it is long enough to be one ............................................................."), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), path, schema, 3)
	if !Damaged(err) {
		t.Errorf("error %v is not told as damage", err)
	}
	if Damaged(errors.New("other")) || Damaged(nil) {
		t.Error("any error is told as damage")
	}
}
