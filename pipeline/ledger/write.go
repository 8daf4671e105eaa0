package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"councilnotes/extractors/doc"
)

// The stages that can fail for one source or document.
const (
	Acquire = "acquire"
	Extract = "extract"
)

// Attempt is what came of trying to get a source: a capture, or a reason why
// not.
type Attempt struct {
	Source    Source
	Capture   Capture // where Reason is empty; with nothing but SHA256 where the host said that nothing changed
	Reason    string
	Permanent bool      // trying again without a change is of no use
	State     string    // of the failure: Waiting, Blocked; empty: failed
	NextAt    time.Time // not to be tried before; zero: any time
	Untried   bool      // nobody was asked: no attempt to count
	Evidence  *Capture  // the answer that was no document, where it is worth keeping
}

// The states of a failure that is not for good.
const (
	Waiting = "waiting" // for the time of the next try
	Blocked = "blocked" // the host shuts us out
)

// Record writes attempts in one transaction. A capture of the bytes that the
// source gave last time is none; that the source is well again is noted.
func (l *Ledger) Record(ctx context.Context, attempts []Attempt) error {
	if len(attempts) == 0 {
		return nil
	}
	return l.db.Update(ctx, func(tx *sql.Tx) error {
		w := writer{ctx, tx, l.now().UTC().Format(timeFormat)}
		for _, a := range attempts {
			if err := w.attempt(a); err != nil {
				return err
			}
		}
		return nil
	})
}

// Extraction is what came of extracting a document: nothing to say, or the
// reason why it gave no text.
type Extraction struct {
	Key    Key
	Name   string
	Reason string
	// Permanent is false where the same bytes may well be read next time.
	Permanent bool
}

// RecordExtractions writes the failures among the extractions and forgets those
// of documents that are well, in one transaction.
func (l *Ledger) RecordExtractions(ctx context.Context, all []Extraction) error {
	return l.db.Update(ctx, func(tx *sql.Tx) error {
		w := writer{ctx, tx, l.now().UTC().Format(timeFormat)}
		for _, x := range all {
			var err error
			if x.Reason == "" {
				err = w.forget(Extract, x.Key.subject())
			} else {
				err = w.fail(failing{stage: Extract, subject: x.Key.subject(), name: x.Name, reason: x.Reason, permanent: x.Permanent})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// writer is one transaction.
type writer struct {
	ctx context.Context
	tx  *sql.Tx
	now string
}

func (w writer) exec(query string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, query, args...)
	return err
}

func (w writer) attempt(a Attempt) error {
	s := a.Source
	if err := w.name(s); err != nil {
		return err
	}
	if a.Evidence != nil {
		if err := w.evidence(s, a.Reason, *a.Evidence); err != nil {
			return err
		}
	}
	if a.Reason != "" {
		return w.fail(failing{Acquire, s.subject(), s.Name, a.Reason, a.Permanent, a.State, a.NextAt, a.Untried})
	}
	if err := errors.Join(w.forget(Acquire, s.subject()), w.capture(s, a.Capture)); err != nil || s.Host == "" {
		return err
	}
	return w.exec(`UPDATE sources SET checked_at = ? WHERE kind = ? AND key = ?`, w.now, s.Kind, s.Key)
}

// name enters a source that is not known.
func (w writer) name(s Source) error {
	return w.exec(`INSERT INTO sources(kind, key, name, lang, host, first_seen) VALUES(?, ?, ?, ?, ?, ?)
		ON CONFLICT(kind, key) DO UPDATE SET host = excluded.host WHERE host <> excluded.host`,
		s.Kind, s.Key, s.Name, s.Lang, s.Host, w.now)
}

// evidence keeps an answer that was no document. The same page again is none.
func (w writer) evidence(s Source, reason string, c Capture) error {
	status, headers, redirects := c.Response.values()
	return w.exec(`INSERT INTO evidence(source, at, reason, sha256, bytes, uri, status, headers, redirects)
		SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM sources WHERE kind = ? AND key = ?
		AND NOT EXISTS(SELECT 1 FROM evidence e WHERE e.source = sources.id AND e.sha256 = ?)`,
		w.now, reason, c.SHA256[:], c.Bytes, c.URI, status, headers, redirects, s.Kind, s.Key, c.SHA256[:])
}

// capture makes c the current capture of s.
func (w writer) capture(s Source, c Capture) error {
	var id int64
	var was Key
	var sha []byte
	err := w.tx.QueryRowContext(w.ctx, `SELECT id, lang, sha256 FROM sources WHERE kind = ? AND key = ?`,
		s.Kind, s.Key).Scan(&id, &was.Lang, &sha)
	if err != nil {
		return err
	}
	copy(was.SHA256[:], sha)
	if s.Lang != "" && s.Lang != was.Lang {
		if err := w.exec(`UPDATE sources SET lang = ? WHERE id = ?`, s.Lang, id); err != nil {
			return err
		}
	}
	if sha == nil || was.SHA256 != c.SHA256 {
		if err := w.insert(id, c); err != nil {
			return err
		}
	}
	return w.forgetReplaced(was)
}

func (w writer) insert(source int64, c Capture) error {
	status, headers, redirects := c.Response.values()
	r, err := w.tx.ExecContext(w.ctx, `INSERT INTO captures(source, sha256, at, media_type, bytes, uri, status, headers, redirects)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)`, source, c.SHA256[:], w.now, c.MediaType, c.Bytes, c.URI, status, headers, redirects)
	if err != nil {
		return err
	}
	id, err := r.LastInsertId()
	if err != nil {
		return err
	}
	return w.exec(`UPDATE sources SET capture = ?, sha256 = ? WHERE id = ?`, id, c.SHA256[:], source)
}

// failing is a row of the table of failures.
type failing struct {
	stage, subject, name, reason string
	permanent                    bool
	state                        string
	next                         time.Time
	untried                      bool
}

func (w writer) fail(f failing) error {
	tried := 1
	if f.untried {
		tried = 0
	}
	return w.exec(`INSERT INTO failures(stage, subject, name, reason, permanent, attempts, first_at, last_at, state, next_at)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET name = excluded.name, reason = excluded.reason, permanent = excluded.permanent,
			attempts = attempts + excluded.attempts, last_at = excluded.last_at, state = excluded.state, next_at = excluded.next_at`,
		f.stage, f.subject, f.name, f.reason, f.permanent, tried, w.now, w.now, f.state, formatTime(f.next))
}

func (w writer) forget(stage, subject string) error {
	return w.exec(`DELETE FROM failures WHERE stage = ? AND subject = ?`, stage, subject)
}

// forgetReplaced forgets the failure of a document that no source gives any
// longer.
func (w writer) forgetReplaced(k Key) error {
	return w.exec(`DELETE FROM failures WHERE stage = ? AND subject = ?
		AND NOT EXISTS(SELECT 1 FROM sources WHERE sha256 = ? AND lang = ?)`,
		Extract, k.subject(), k.SHA256[:], k.Lang)
}

// Key is what a record is made from: bytes, and the language they were said to
// be in.
type Key struct {
	SHA256 doc.ID
	Lang   string
}

func (k Key) subject() string { return k.SHA256.String() + " " + k.Lang }

func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(timeFormat)
}

func parseTime(s string) time.Time {
	t, _ := time.Parse(timeFormat, s) // written by this package
	return t
}
