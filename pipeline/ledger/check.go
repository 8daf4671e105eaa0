package ledger

import (
	"context"
	"iter"

	"councilnotes/extractors/doc"
)

// Check reads every row and yields what is wrong with the ledger, a line each.
func (l *Ledger) Check(ctx context.Context) iter.Seq2[string, error] {
	return l.db.Check(ctx, hashed()...)
}

// Kept is what the archive must hold.
type Kept struct {
	SHA256 doc.ID
	Bytes  int64
	Name   string // of a source that gave it
}

// Kept walks the bytes that any capture or piece of evidence names, in the order
// of their hashes, each once.
func (l *Ledger) Kept(ctx context.Context) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		var last doc.ID
		for first := true; ; first = false {
			all, err := l.kept(ctx, last, first)
			if err != nil {
				yield(Kept{}, err)
				return
			}
			for _, k := range all {
				if !yield(k, nil) {
					return
				}
			}
			if len(all) < page {
				return
			}
			last = all[len(all)-1].SHA256
		}
	}
}

func (l *Ledger) kept(ctx context.Context, after doc.ID, first bool) ([]Kept, error) {
	rows, err := l.db.Read.QueryContext(ctx, `
		SELECT k.sha256, max(k.bytes), min(s.name) FROM (
			SELECT sha256, bytes, source FROM captures UNION ALL SELECT sha256, bytes, source FROM evidence) k
		JOIN sources s ON s.id = k.source
		WHERE ? OR k.sha256 > ? GROUP BY k.sha256 ORDER BY k.sha256 LIMIT ?`, first, after[:], page)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(k *Kept) []any { return []any{(*id)(&k.SHA256), &k.Bytes, &k.Name} })
}
