package records

import (
	"bytes"
	"context"
	"database/sql"
	"iter"
	"strings"
	"time"

	"councilnotes/extractors/doc"
)

// State is what was made from a key: enough to tell whether it must be made
// again.
type State struct {
	Key
	Fingerprint string
	Readable    bool
}

// States walks the states of all records in the order of their keys.
func (s *Store) States(ctx context.Context) iter.Seq2[State, error] {
	into := func(v *State) []any {
		return []any{(*scannedID)(&v.SHA256), &v.Lang, &v.Fingerprint, &v.Readable}
	}
	return paged(func(after *State) ([]State, error) {
		const columns = `SELECT sha256, lang, fingerprint, readable FROM records `
		if after == nil {
			return query(ctx, s, into, columns+`ORDER BY sha256, lang LIMIT ?`, page)
		}
		return query(ctx, s, into, columns+`WHERE (sha256, lang) > (?, ?) ORDER BY sha256, lang LIMIT ?`,
			after.SHA256[:], after.Lang, page)
	})
}

// Compare orders keys as States does.
func (k Key) Compare(o Key) int {
	if c := bytes.Compare(k.SHA256[:], o.SHA256[:]); c != 0 {
		return c
	}
	return strings.Compare(k.Lang, o.Lang)
}

// Stale marks records as not made under any fingerprint, so that they are made
// again.
func (s *Store) Stale(ctx context.Context, keys []Key) error {
	return s.db.Update(ctx, func(tx *sql.Tx) error {
		for _, k := range keys {
			if _, err := tx.ExecContext(ctx, `UPDATE records SET fingerprint = '' WHERE sha256 = ? AND lang = ?`, k.SHA256[:], k.Lang); err != nil {
				return err
			}
		}
		return nil
	})
}

// All walks the preferred record of every id, with its variants, in the order
// of the ids. A damaged record is an error in its place.
func (s *Store) All(ctx context.Context) iter.Seq2[*doc.Record, error] {
	ids := paged(func(after *string) ([]string, error) {
		into := func(id *string) []any { return []any{id} }
		if after == nil {
			return query(ctx, s, into, `SELECT DISTINCT id FROM records ORDER BY id LIMIT ?`, page)
		}
		return query(ctx, s, into, `SELECT DISTINCT id FROM records WHERE id > ? ORDER BY id LIMIT ?`, *after, page)
	})
	return func(yield func(*doc.Record, error) bool) {
		for id, err := range ids {
			var r *doc.Record
			if err == nil {
				r, err = s.Get(ctx, id)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// Captures walks every record, all captures of every id, in the order of the
// ids, the preferred one first. A damaged record is an error in its place.
func (s *Store) Captures(ctx context.Context) iter.Seq2[*doc.Record, error] {
	return func(yield func(*doc.Record, error) bool) {
		for r, err := range s.All(ctx) {
			if !yield(r, err) {
				return
			}
			if err != nil {
				continue
			}
			for _, v := range r.Variants {
				if !yield(s.capture(ctx, r.ID, v.SHA256)) {
					return
				}
			}
		}
	}
}

// capture returns the record that was made from the bytes of the given hash.
func (s *Store) capture(ctx context.Context, id, sha string) (*doc.Record, error) {
	rows, err := query(ctx, s, (*row).into, `SELECT`+rowColumns+`FROM records WHERE id = ? AND hex(sha256) = ? ORDER BY lang LIMIT 1`,
		id, strings.ToUpper(sha))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0].record()
}

// Change is what became of an id: changed, or deleted.
type Change struct {
	ID      string
	At      time.Time
	Deleted bool
}

// Since walks the ids that changed after t, each once with its last change, in
// the order of the changes.
func (s *Store) Since(ctx context.Context, t time.Time) iter.Seq2[Change, error] {
	type mark struct {
		id, at  string
		deleted bool
	}
	changes := paged(func(after *mark) ([]mark, error) {
		if after == nil {
			after = &mark{at: t.UTC().Format(timeFormat), id: "\U0010ffff"}
		}
		return query(ctx, s, func(m *mark) []any { return []any{&m.id, &m.at, &m.deleted} },
			`SELECT id, changed_at, deleted FROM ids WHERE (changed_at, id) > (?, ?) ORDER BY changed_at, id LIMIT ?`,
			after.at, after.id, page)
	})
	return func(yield func(Change, error) bool) {
		for m, err := range changes {
			at, _ := time.Parse(timeFormat, m.at) // written by this package
			if !yield(Change{m.id, at, m.deleted}, err) {
				return
			}
		}
	}
}

// Latest returns the time of the last change, zero if there was none: what to
// ask Since with the next time.
func (s *Store) Latest(ctx context.Context) (time.Time, error) {
	var at string
	err := s.db.Read.QueryRowContext(ctx, `SELECT coalesce(max(changed_at), '') FROM ids`).Scan(&at)
	if err != nil || at == "" {
		return time.Time{}, err
	}
	return time.Parse(timeFormat, at)
}

// WorkChange is a work that changed: what there is of it now.
type WorkChange struct {
	Work    string
	Seq     int64
	Records []*doc.Record // the preferred record of each readable id; none: the work is gone
}

// Works walks the works that changed after seq, each once, in the order of
// their numbers. A work with a damaged record is a *DamagedError in its place.
func (s *Store) Works(ctx context.Context, seq int64) iter.Seq2[WorkChange, error] {
	type mark struct {
		work string
		seq  int64
	}
	changed := paged(func(after *mark) ([]mark, error) {
		if after == nil {
			after = &mark{seq: seq}
		}
		return query(ctx, s, func(m *mark) []any { return []any{&m.work, &m.seq} },
			`SELECT work, seq FROM works WHERE seq > ? ORDER BY seq LIMIT ?`, after.seq, page)
	})
	return func(yield func(WorkChange, error) bool) {
		for m, err := range changed {
			w := WorkChange{Work: m.work, Seq: m.seq}
			if err == nil {
				w.Records, err = s.work(ctx, m.work)
			}
			if !yield(w, err) {
				return
			}
		}
	}
}

// work returns the preferred record of each readable id of a work, by id.
func (s *Store) work(ctx context.Context, work string) ([]*doc.Record, error) {
	rows, err := query(ctx, s, (*row).into, `SELECT`+rowColumns+`FROM records r WHERE work = ? AND readable
		AND n = (SELECT n FROM records WHERE id = r.id ORDER BY rank, captured DESC, sha256 LIMIT 1) ORDER BY id`, work)
	if err != nil {
		return nil, err
	}
	var all []*doc.Record
	for _, r := range rows {
		rec, err := r.record()
		if err != nil {
			return nil, err
		}
		all = append(all, rec)
	}
	return all, nil
}
