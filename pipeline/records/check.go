package records

import (
	"context"
	"fmt"
	"iter"

	"councilnotes/extractors/doc"
)

// Finding is something wrong with the records: a row, or the database itself,
// which then has no key.
type Finding struct {
	Key    Key
	ID     string
	Reason string
}

// Check reads every record and yields what is wrong: what SQLite finds in the
// database, bodies whose hash is wrong, and columns that do not say what the
// body says.
func (s *Store) Check(ctx context.Context) iter.Seq2[Finding, error] {
	return func(yield func(Finding, error) bool) {
		for line, err := range s.db.Check(ctx) {
			if !yield(Finding{Reason: line}, err) {
				return
			}
		}
		for r, err := range s.stored(ctx) {
			f := Finding{}
			if Damaged(err) {
				f.Reason, err = err.Error(), nil
			} else if err == nil {
				f = r.check()
			}
			if (f.Reason != "" || err != nil) && !yield(f, err) {
				return
			}
		}
	}
}

// stored is a row with the columns that the body tells as well.
type stored struct {
	row
	n                                              int64
	work, language, kind, media, captured, printed string
	readable                                       bool
	problems, rank                                 int
}

func (s *Store) stored(ctx context.Context) iter.Seq2[stored, error] {
	into := func(v *stored) []any {
		return append(v.row.into(), &v.n, &v.printed, &v.work, &v.language, &v.kind, &v.media, &v.readable, &v.problems, &v.rank, &v.captured)
	}
	return paged(func(after *stored) ([]stored, error) {
		last := int64(-1)
		if after != nil {
			last = after.n
		}
		return query(ctx, s, into, `SELECT`+rowColumns+`, n, fingerprint, work, language, kind, media_type, readable, problems, rank, captured
			FROM records NOT INDEXED WHERE n > ? ORDER BY n LIMIT ?`, last, page)
	})
}

func (v *stored) check() Finding {
	f := Finding{Key: v.key, ID: v.id}
	r, err := v.record()
	if err != nil {
		f.Reason = err.Error()
		return f
	}
	if what := v.differs(r); what != "" {
		f.Reason = fmt.Sprintf("%s: the column %s does not say what the record says", v.id, what)
	}
	return f
}

// differs names a column that is not what the record says. A record marked as
// stale has no fingerprint.
func (v *stored) differs(r *doc.Record) string {
	for _, c := range []struct {
		name  string
		equal bool
	}{
		{"id", v.id == r.ID},
		{"work", v.work == r.Work},
		{"sha256", v.key.SHA256.String() == r.Source.SHA256},
		{"language", v.language == r.Language},
		{"kind", v.kind == r.Kind},
		{"media_type", v.media == r.Source.MediaType},
		{"captured", v.captured == r.Source.FetchedAt},
		{"readable", v.readable == r.Readable()},
		{"problems", v.problems == len(r.Problems)},
		{"rank", v.rank == rank(r)},
		{"fingerprint", v.printed == "" || v.printed == r.Extractor.Fingerprint},
	} {
		if !c.equal {
			return c.name
		}
	}
	return ""
}
