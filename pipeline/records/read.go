package records

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"councilnotes/extractors/doc"
)

// page is how many rows are read at a time. Reading in pages, not in one long
// query, lets SQLite tidy its log while a stage of hours walks the list.
const page = 500

// paged walks a table page by page; next returns the page after the given row,
// or the first one after nil.
func paged[T any](next func(after *T) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var after *T
		for {
			rows, err := next(after)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, r := range rows {
				if !yield(r, nil) {
					return
				}
			}
			if len(rows) == 0 {
				return
			}
			after = &rows[len(rows)-1]
		}
	}
}

// query reads all rows of a query, each into the places that into gives.
func query[T any](ctx context.Context, s *Store, into func(*T) []any, q string, args ...any) ([]T, error) {
	rows, err := s.db.Read.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var v T
		if err := rows.Scan(into(&v)...); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// DamagedError tells which record is damaged. It wraps ErrDamaged.
type DamagedError struct {
	Key
	ID  string
	err error
}

func (e *DamagedError) Error() string { return fmt.Sprintf("%s: %v", e.ID, e.err) }

func (e *DamagedError) Unwrap() error { return e.err }

// row is a record as stored.
type row struct {
	key        Key
	id         string
	body, hash []byte
}

const rowColumns = ` sha256, lang, id, body, hash `

func (r *row) into() []any {
	return []any{(*scannedID)(&r.key.SHA256), &r.key.Lang, &r.id, &r.body, &r.hash}
}

func (r *row) record() (*doc.Record, error) {
	rec, err := unpack(r.body, r.hash)
	if err != nil {
		return nil, &DamagedError{r.key, r.id, err}
	}
	return rec, nil
}

// Get returns the preferred record of an id, the other captures as its
// variants. The error is ErrNotFound where there is none and a *DamagedError
// where it is damaged.
func (s *Store) Get(ctx context.Context, id string) (*doc.Record, error) {
	rows, err := query(ctx, s, (*row).into, `SELECT`+rowColumns+`FROM records WHERE id = ?
		ORDER BY rank, captured DESC, sha256 LIMIT 1`, id)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s: %w", id, ErrNotFound)
	}
	rec, err := rows[0].record()
	if err != nil {
		return nil, err
	}
	rec.Variants, err = s.variants(ctx, rows[0])
	return rec, err
}

// variants returns the captures of r's id beside r.
func (s *Store) variants(ctx context.Context, r row) ([]doc.Variant, error) {
	type variant struct {
		sha   doc.ID
		media string
	}
	all, err := query(ctx, s, func(v *variant) []any { return []any{(*scannedID)(&v.sha), &v.media} },
		`SELECT sha256, media_type FROM records WHERE id = ? AND sha256 <> ? ORDER BY rank, captured DESC, sha256`,
		r.id, r.key.SHA256[:])
	var vs []doc.Variant
	for _, v := range all {
		vs = append(vs, doc.Variant{SHA256: v.sha.String(), MediaType: v.media})
	}
	return vs, err
}

// Find returns the ids that a person may mean by name: the id itself, else the
// ids of the work of that name, else those of which name is the beginning, at
// most limit.
func (s *Store) Find(ctx context.Context, name string, limit int) ([]string, error) {
	for _, where := range []string{`id = ?1`, `work = ?1`, `id >= ?1 AND id < ?1 || char(0x10ffff)`} {
		ids, err := query(ctx, s, func(id *string) []any { return []any{id} },
			`SELECT DISTINCT id FROM records WHERE `+where+` ORDER BY id LIMIT ?2`, name, limit)
		if err != nil || len(ids) > 0 {
			return ids, err
		}
	}
	return nil, nil
}

// scannedID scans what the database holds as bytes.
type scannedID doc.ID

func (i *scannedID) Scan(v any) error {
	b, ok := v.([]byte)
	if !ok || len(b) != len(i) {
		return fmt.Errorf("%v is no SHA-256", v)
	}
	copy(i[:], b)
	return nil
}

var _ sql.Scanner = (*scannedID)(nil)
