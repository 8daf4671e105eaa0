package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

// Filter chooses failures. What is empty chooses all.
type Filter struct {
	Stage  string   // Acquire or Extract
	Host   string   // of the source
	Reason string   // a part of the reason, in any case
	Names  []string // parts of names, one of which must be there
}

// Retried is what is to be tried again.
type Retried struct {
	Sources   []Source // to be acquired
	Documents []Key    // to be extracted
}

// Retry lets failures be tried again: what failed for good is no longer so. A
// host that wants us to wait, or shuts us out, is asked before its time only
// where the filter names it.
func (l *Ledger) Retry(ctx context.Context, f Filter) (Retried, error) {
	var out Retried
	err := l.db.Update(ctx, func(tx *sql.Tx) error {
		all, err := failuresOf(ctx, tx)
		if err != nil {
			return err
		}
		w := writer{ctx, tx, l.now().UTC().Format(timeFormat)}
		for _, x := range all {
			if !f.chooses(x) {
				continue
			}
			if x.Stage == Extract {
				out.Documents = append(out.Documents, x.Key)
				continue
			}
			out.Sources = append(out.Sources, x.source)
			if err := w.exec(`UPDATE failures SET permanent = 0, state = '', next_at = '' WHERE stage = ? AND subject = ?`,
				Acquire, x.source.subject()); err != nil {
				return err
			}
		}
		if f.Host == "" {
			return nil
		}
		return w.exec(`UPDATE hosts SET until = '', blocked = 0, reason = '' WHERE name = ?`, f.Host)
	})
	return out, err
}

// sourceFailure is a failure with the source it is about, if it is about one.
type sourceFailure struct {
	Failure
	source Source
}

func failuresOf(ctx context.Context, tx *sql.Tx) ([]sourceFailure, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT f.stage, f.subject, f.name, f.reason, f.state,
			coalesce(s.kind, ''), coalesce(s.key, ''), coalesce(s.name, ''), coalesce(s.lang, ''), coalesce(s.host, '')
		FROM failures f LEFT JOIN sources s ON f.stage = ? AND f.subject = s.kind || ' ' || s.key
		ORDER BY f.stage, f.name, f.subject`, Acquire)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(f *sourceFailure) []any {
		return []any{&f.Stage, (*subject)(&f.Key), &f.Name, &f.Reason, &f.State,
			&f.source.Kind, &f.source.Key, &f.source.Name, &f.source.Lang, &f.source.Host}
	})
}

func (f Filter) chooses(x sourceFailure) bool {
	switch {
	case f.Stage != "" && f.Stage != x.Stage,
		f.Host != "" && f.Host != x.source.Host,
		f.Host == "" && x.State != "",
		f.Reason != "" && !strings.Contains(strings.ToLower(x.Reason), strings.ToLower(f.Reason)):
		return false
	}
	return len(f.Names) == 0 || slices.ContainsFunc(f.Names, func(n string) bool { return strings.Contains(x.Name, n) })
}
