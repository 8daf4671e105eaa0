package ledger

import (
	"context"
	"iter"
	"time"
)

// The states of a source. Those of its failures are two of them.
const (
	Done   = "done"   // its last attempt gave a document
	Failed = "failed" // for good, or until the file is mended
)

// SourceStatus is how far a source is.
type SourceStatus struct {
	State      string    `json:"state"` // Done, Waiting, Blocked, Failed
	Kind       string    `json:"kind"`
	Key        string    `json:"key"`
	Name       string    `json:"name"`
	Lang       string    `json:"lang,omitempty"`
	Host       string    `json:"host,omitempty"`
	CapturedAt time.Time `json:"captured_at,omitzero"` // when it gave what it gives now
	CheckedAt  time.Time `json:"checked_at,omitzero"`  // when its host gave that last
	Reason     string    `json:"reason,omitempty"`
	NextAt     time.Time `json:"next_at,omitzero"` // not to be tried before
}

// Sources walks all sources in the order in which they were named first. The one
// beside an error is empty.
func (l *Ledger) Sources(ctx context.Context) iter.Seq2[SourceStatus, error] {
	return func(yield func(SourceStatus, error) bool) {
		for after := int64(0); ; {
			all, err := l.sources(ctx, after)
			if err != nil {
				yield(SourceStatus{}, err)
				return
			}
			for _, s := range all {
				if !yield(s.settled(), nil) {
					return
				}
			}
			if len(all) < page {
				return
			}
			after = all[len(all)-1].id
		}
	}
}

// sourceRow is a source as the database tells of it.
type sourceRow struct {
	SourceStatus
	id        int64
	failed    bool
	permanent bool
}

func (l *Ledger) sources(ctx context.Context, after int64) ([]sourceRow, error) {
	rows, err := l.db.Read.QueryContext(ctx, `
		SELECT s.id, s.kind, s.key, s.name, s.lang, s.host, coalesce(c.at, ''), s.checked_at, f.subject IS NOT NULL,
			coalesce(f.permanent, 0), coalesce(f.state, ''), coalesce(f.reason, ''), coalesce(f.next_at, '')
		FROM sources s LEFT JOIN captures c ON c.id = s.capture
		LEFT JOIN failures f ON f.stage = ? AND f.subject = s.kind || ' ' || s.key
		WHERE s.id > ? ORDER BY s.id LIMIT ?`, Acquire, after, page)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(s *sourceRow) []any {
		return []any{&s.id, &s.Kind, &s.Key, &s.Name, &s.Lang, &s.Host, (*moment)(&s.CapturedAt), (*moment)(&s.CheckedAt), &s.failed,
			&s.permanent, &s.State, &s.Reason, (*moment)(&s.NextAt)}
	})
}

// settled returns the status with its state.
func (s sourceRow) settled() SourceStatus {
	switch {
	case s.State != "": // Waiting or Blocked
	case s.permanent, s.failed && s.Host == "":
		s.State = Failed
	case s.failed, s.CapturedAt.IsZero():
		s.State = Waiting
	default:
		s.State = Done
	}
	return s.SourceStatus
}
