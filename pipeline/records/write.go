package records

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"

	"councilnotes/extractors/doc"
)

// Put stores the rows in one transaction, each in place of all that was made
// from the same key before.
func (s *Store) Put(ctx context.Context, rows []Row) error {
	return s.change(ctx, func(c *change) error {
		for _, r := range rows {
			if err := errors.Join(c.remove(r.Key), c.insert(r)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Delete removes the records made from the keys in one transaction.
func (s *Store) Delete(ctx context.Context, keys []Key) error {
	return s.change(ctx, func(c *change) error {
		for _, k := range keys {
			if err := c.remove(k); err != nil {
				return err
			}
		}
		return nil
	})
}

// change is one transaction that changes records: it gathers the ids and works
// it touches and numbers them at its end.
type change struct {
	ctx   context.Context
	tx    *sql.Tx
	works map[string]string // of the touched ids; of those removed the last they had
	moved map[string]bool   // the touched works
}

func (s *Store) change(ctx context.Context, f func(*change) error) error {
	return s.db.Update(ctx, func(tx *sql.Tx) error {
		c := &change{ctx: ctx, tx: tx, works: map[string]string{}, moved: map[string]bool{}}
		if err := f(c); err != nil {
			return err
		}
		return c.number(s.now())
	})
}

// remove deletes the row of a key, if there is one.
func (c *change) remove(k Key) error {
	var id, work string
	err := c.tx.QueryRowContext(c.ctx, `DELETE FROM records WHERE sha256 = ? AND lang = ? RETURNING id, work`,
		k.SHA256[:], k.Lang).Scan(&id, &work)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		c.touch(id, work)
	}
	return err
}

func (c *change) insert(r Row) error {
	if err := r.Pack(); err != nil {
		return err
	}
	c.touch(r.Record.ID, r.Record.Work)
	_, err := c.tx.ExecContext(c.ctx, `INSERT INTO records(sha256, lang, fingerprint, id, work, language, kind,
		media_type, readable, problems, rank, captured, hash, body) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.SHA256[:], r.Lang, r.Fingerprint, r.Record.ID, r.Record.Work, r.Record.Language, r.Record.Kind,
		r.Record.Source.MediaType, r.Record.Readable(), len(r.Record.Problems), rank(r.Record), r.Record.Source.FetchedAt, r.hash, r.body)
	return err
}

func (c *change) touch(id, work string) {
	c.works[id] = work
	c.moved[work] = true
}

// rank orders captures of one document: readable before not, PDF before HTML
// before text before anything else. Among equals the newest is preferred.
func rank(r *doc.Record) int {
	n := slices.Index([]string{"application/pdf", "text/html", "text/plain"}, r.Source.MediaType)
	if n < 0 {
		n = 3
	}
	if !r.Readable() {
		n += 10
	}
	return n
}

// number gives the touched works the next numbers and the touched ids a time.
// The time is later than any before it, whatever the clock says, so that "since
// the last I have seen" leaves nothing out.
func (c *change) number(now time.Time) error {
	if len(c.works) == 0 {
		return nil
	}
	var seq int64
	var last string
	err := c.tx.QueryRowContext(c.ctx, `SELECT coalesce((SELECT max(seq) FROM works), (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'base')),
		coalesce((SELECT max(changed_at) FROM ids), '')`).Scan(&seq, &last)
	if err != nil {
		return err
	}
	at := later(now, last)
	for _, id := range slices.Sorted(maps.Keys(c.works)) {
		if err := c.exec(`INSERT OR REPLACE INTO ids VALUES(?1, ?2, ?3, NOT EXISTS(SELECT 1 FROM records WHERE id = ?1))`, id, c.works[id], at); err != nil {
			return err
		}
	}
	for _, work := range slices.Sorted(maps.Keys(c.moved)) {
		seq++
		if err := c.exec(`INSERT OR REPLACE INTO works VALUES(?, ?)`, work, seq); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) exec(query string, args ...any) error {
	_, err := c.tx.ExecContext(c.ctx, query, args...)
	return err
}

// later returns now, or the moment after last if now is not later.
func later(now time.Time, last string) string {
	if s := now.UTC().Format(timeFormat); s > last {
		return s
	}
	t, _ := time.Parse(timeFormat, last) // written by this package
	return t.Add(time.Microsecond).Format(timeFormat)
}
