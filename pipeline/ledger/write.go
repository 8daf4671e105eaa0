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
	Capture   Capture // where Reason is empty
	Reason    string
	Permanent bool // trying again without a change is of no use
}

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
				err = w.fail(Extract, x.Key.subject(), x.Name, x.Reason, x.Permanent)
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
	err := w.exec(`INSERT INTO sources(kind, key, name, lang, first_seen) VALUES(?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`, s.Kind, s.Key, s.Name, s.Lang, w.now)
	if err != nil {
		return err
	}
	if a.Reason != "" {
		return w.fail(Acquire, s.subject(), s.Name, a.Reason, a.Permanent)
	}
	return errors.Join(w.forget(Acquire, s.subject()), w.capture(s, a.Capture))
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
	r, err := w.tx.ExecContext(w.ctx, `INSERT INTO captures(source, sha256, at, media_type, bytes, uri) VALUES(?, ?, ?, ?, ?, ?)`,
		source, c.SHA256[:], w.now, c.MediaType, c.Bytes, c.URI)
	if err != nil {
		return err
	}
	id, err := r.LastInsertId()
	if err != nil {
		return err
	}
	return w.exec(`UPDATE sources SET capture = ?, sha256 = ? WHERE id = ?`, id, c.SHA256[:], source)
}

func (w writer) fail(stage, subject, name, reason string, permanent bool) error {
	return w.exec(`INSERT INTO failures(stage, subject, name, reason, permanent, attempts, first_at, last_at)
		VALUES(?, ?, ?, ?, ?, 1, ?, ?)
		ON CONFLICT DO UPDATE SET name = excluded.name, reason = excluded.reason, permanent = excluded.permanent,
			attempts = attempts + 1, last_at = excluded.last_at`,
		stage, subject, name, reason, permanent, w.now, w.now)
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

func parseTime(s string) time.Time {
	t, _ := time.Parse(timeFormat, s) // written by this package
	return t
}
