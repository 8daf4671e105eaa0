package index

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// fts5 is SQLite's full text index over the same texts: a table of the notes with
// indexes, and an FTS5 table of their titles and texts that keeps no copy of them.
type fts5 struct {
	db   *sql.DB
	asks map[string]*sql.Stmt // by what is asked
}

// openFTS5 opens the database, with memory enough for all of it.
func openFTS5(tb testing.TB, path string) *fts5 {
	tb.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=cache_size(-1000000)&_pragma=mmap_size(8000000000)&_pragma=synchronous(OFF)&_pragma=journal_mode(WAL)")
	if err != nil {
		tb.Fatal(err)
	}
	db.SetMaxOpenConns(1) // so that the memory is not of several
	f := &fts5{db, map[string]*sql.Stmt{}}
	f.run(tb, `CREATE TABLE IF NOT EXISTS notes(id INTEGER PRIMARY KEY, ref TEXT UNIQUE, lang TEXT, type TEXT, year TEXT, title TEXT, text TEXT);
		CREATE VIRTUAL TABLE IF NOT EXISTS fts USING fts5(title, text, content='notes', content_rowid='id', tokenize='unicode61 remove_diacritics 0')`)
	return f
}

func (f *fts5) prepare(tb testing.TB) {
	tb.Helper()
	for what, query := range map[string]string{
		"reference": `SELECT id FROM notes WHERE ref = ?`,
		"match":     `SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT 10`,
	} {
		s, err := f.db.Prepare(query)
		if err != nil {
			tb.Fatal(err)
		}
		f.asks[what] = s
	}
}

func (f *fts5) run(tb testing.TB, query string, args ...any) {
	tb.Helper()
	if _, err := f.db.Exec(query, args...); err != nil {
		tb.Fatal(err)
	}
}

func (f *fts5) fill(tb testing.TB, c *corpus) {
	tb.Helper()
	const inOne = 1000 // transaction
	for i := 0; i < c.n; i += inOne {
		tx, err := f.db.BeginTx(context.Background(), nil)
		if err != nil {
			tb.Fatal(err)
		}
		for j := i; j < min(i+inOne, c.n); j++ {
			r := c.work(j).Records[0]
			_, err := tx.Exec(`INSERT INTO notes VALUES(?, ?, ?, ?, ?, ?, ?)`, j, r.Cover.Number, r.Language, r.Cover.Type, r.Cover.Date[:4], r.Title, r.Text)
			if err == nil {
				_, err = tx.Exec(`INSERT INTO fts(rowid, title, text) VALUES(?, ?, ?)`, j, r.Title, r.Text)
			}
			if err != nil {
				tb.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			tb.Fatal(err)
		}
	}
	f.run(tb, `CREATE INDEX IF NOT EXISTS by_lang ON notes(lang)`)
	f.run(tb, `INSERT INTO fts(fts) VALUES('optimize')`)
}

// ask returns how many ids a query gives.
func (f *fts5) ask(what, query string) (n int, err error) {
	rows, err := f.asks[what].Query(query)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return 0, err
		}
		n++
	}
	return n, rows.Err()
}

// match writes words, or a phrase in quotes, as FTS5 wants them.
func match(query string) string {
	if strings.HasPrefix(query, `"`) {
		return query
	}
	words := strings.Fields(query)
	for i, w := range words {
		words[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(words, " ")
}
