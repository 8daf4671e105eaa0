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

// All walks the ids of all records in their order.
func (s *Store) All(ctx context.Context) iter.Seq2[string, error] {
	into := func(id *string) []any { return []any{id} }
	return paged(func(after *string) ([]string, error) {
		if after == nil {
			return query(ctx, s, into, `SELECT DISTINCT id FROM records ORDER BY id LIMIT ?`, page)
		}
		return query(ctx, s, into, `SELECT DISTINCT id FROM records WHERE id > ? ORDER BY id LIMIT ?`, *after, page)
	})
}

// Captures returns the records of all captures of an id, the preferred one
// first.
func (s *Store) Captures(ctx context.Context, id string) ([]*doc.Record, error) {
	rows, err := query(ctx, s, (*row).into, `SELECT`+rowColumns+`FROM records WHERE id = ? ORDER BY rank, captured DESC, sha256`, id)
	if err != nil {
		return nil, err
	}
	return unpackAll(rows)
}

// IDs returns the readable ids of a work, sorted.
func (s *Store) IDs(ctx context.Context, work string) ([]string, error) {
	return query(ctx, s, func(id *string) []any { return []any{id} },
		`SELECT DISTINCT id FROM records WHERE work = ? AND readable ORDER BY id`, work)
}

// Change is what became of an id: changed, or deleted.
type Change struct {
	ID, Work string
	At       time.Time
	Deleted  bool
}

// Since walks the ids that changed after t, each once with its last change, in
// the order of the changes.
func (s *Store) Since(ctx context.Context, t time.Time) iter.Seq2[Change, error] {
	type mark struct {
		id, work, at string
		deleted      bool
	}
	changes := paged(func(after *mark) ([]mark, error) {
		if after == nil {
			after = &mark{at: t.UTC().Format(timeFormat), id: "\U0010ffff"}
		}
		return query(ctx, s, func(m *mark) []any { return []any{&m.id, &m.work, &m.at, &m.deleted} },
			`SELECT id, work, changed_at, deleted FROM ids WHERE (changed_at, id) > (?, ?) ORDER BY changed_at, id LIMIT ?`,
			after.at, after.id, page)
	})
	return func(yield func(Change, error) bool) {
		for m, err := range changes {
			at, _ := time.Parse(timeFormat, m.at) // written by this package
			if !yield(Change{m.id, m.work, at, m.deleted}, err) {
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
	return unpackAll(rows)
}

func unpackAll(rows []row) ([]*doc.Record, error) {
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
