package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Host is what is remembered of a host that documents are asked from.
type Host struct {
	Name    string
	LastAt  time.Time // of the last request
	Day     string    // in UTC, "2006-01-02": on this day
	Spent   int       // so many requests were made
	Until   time.Time // not to be asked before
	Reason  string    // why not
	Blocked bool      // it shuts us out, as opposed to: it wants us to wait
	Strikes int       // how many times in a row it had to be left alone
}

// Host returns what is remembered of a host: nothing but its name where it was
// never asked.
func (l *Ledger) Host(ctx context.Context, name string) (Host, error) {
	h := Host{Name: name}
	err := l.db.Read.QueryRowContext(ctx, `SELECT last_at, day, spent, until, reason, blocked, strikes FROM hosts WHERE name = ?`, name).
		Scan((*moment)(&h.LastAt), &h.Day, &h.Spent, (*moment)(&h.Until), &h.Reason, &h.Blocked, &h.Strikes)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return h, err
}

// SetHost remembers a host.
func (l *Ledger) SetHost(ctx context.Context, h Host) error {
	return l.db.Update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO hosts(name, last_at, day, spent, until, reason, blocked, strikes)
			VALUES(?, ?, ?, ?, ?, ?, ?, ?)`,
			h.Name, formatTime(h.LastAt), h.Day, h.Spent, formatTime(h.Until), h.Reason, h.Blocked, h.Strikes)
		return err
	})
}

// HostStatus is how far the sources of a host are.
type HostStatus struct {
	Host    string    `json:"host"`
	Done    int       `json:"done"`    // sources with a capture whose last attempt did not fail
	Waiting int       `json:"waiting"` // named and not yet asked, or to be asked again
	Blocked int       `json:"blocked"` // not had because the host shuts us out
	Failed  int       `json:"failed"`  // for good
	Spent   int       `json:"spent"`   // requests today, in UTC
	Shut    bool      `json:"shut"`    // the host shuts us out
	Reason  string    `json:"reason,omitempty"`
	NextAt  time.Time `json:"next_at,omitzero"` // when a source of it is tried next; zero: any time
}

// Hosts tells how far the sources of each host are, by name.
func (l *Ledger) Hosts(ctx context.Context) ([]HostStatus, error) {
	now := l.now().UTC()
	rows, err := l.db.Read.QueryContext(ctx, `
		SELECT s.host,
			count(*) FILTER (WHERE f.subject IS NULL AND s.capture IS NOT NULL),
			count(*) FILTER (WHERE f.subject IS NULL AND s.capture IS NULL OR f.state = ? OR f.state = '' AND NOT f.permanent),
			count(*) FILTER (WHERE f.state = ?),
			count(*) FILTER (WHERE f.permanent),
			coalesce(h.spent * (h.day = ?), 0),
			coalesce(h.blocked AND h.until > ?, 0),
			CASE WHEN h.until > ? THEN h.reason ELSE '' END,
			CASE WHEN count(*) FILTER (WHERE f.subject IS NULL AND s.capture IS NULL OR NOT f.permanent) = 0 THEN ''
				ELSE max(CASE WHEN h.until > ? THEN h.until ELSE '' END, CASE WHEN count(*) FILTER (WHERE f.subject IS NULL AND s.capture IS NULL) > 0 THEN ''
					ELSE coalesce(min(f.next_at) FILTER (WHERE NOT f.permanent), '') END) END
		FROM sources s LEFT JOIN hosts h ON h.name = s.host
		LEFT JOIN failures f ON f.stage = ? AND f.subject = s.kind || ' ' || s.key
		WHERE s.host <> '' GROUP BY s.host ORDER BY s.host`,
		Waiting, Blocked, now.Format(time.DateOnly), formatTime(now), formatTime(now), formatTime(now), Acquire)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(h *HostStatus) []any {
		return []any{&h.Host, &h.Done, &h.Waiting, &h.Blocked, &h.Failed, &h.Spent, &h.Shut, &nullable{&h.Reason}, (*moment)(&h.NextAt)}
	})
}

// nullable scans text that may be missing.
type nullable struct{ s *string }

func (n *nullable) Scan(v any) error {
	*n.s, _ = v.(string)
	return nil
}

// Name enters sources that somebody named, in one transaction: those that a run
// does not get to are waiting.
func (l *Ledger) Name(ctx context.Context, sources []Source) error {
	if len(sources) == 0 {
		return nil
	}
	return l.db.Update(ctx, func(tx *sql.Tx) error {
		w := writer{ctx, tx, formatTime(l.now())}
		for _, s := range sources {
			if err := w.name(s); err != nil {
				return err
			}
		}
		return nil
	})
}
