package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net"
	"path/filepath"
	"time"
)

// Reader asks an index beside whatever else is done with it: the process that is
// writing to it, where there is one, its files otherwise. Each call finds that
// out anew, and opens files only as long as it takes, so that a writer never
// waits long. It is safe for concurrent use.
type Reader struct {
	Dir string
	// Wait is how long to try while a process begins or ends to write; ten
	// seconds where it is zero.
	Wait time.Duration
}

// Search is Index.Search. The error is an *OpenError where the index cannot be
// asked.
func (r Reader) Search(ctx context.Context, q Query, o SearchOptions) (*Results, error) {
	var res *Results
	err := r.ask(ctx, func(x *Index) (err error) {
		res, err = x.Search(ctx, q, o)
		return err
	}, request{Query: q.read, Search: &o}, func(a response) (err error) {
		if a.Results == nil {
			return errNoAnswer
		}
		res, err = a.Results.results(q)
		return err
	})
	return res, err
}

// State tells how far the index is.
func (r Reader) State(ctx context.Context) (s State, err error) {
	keep := func(got *State, err error) error {
		if err == nil && got == nil {
			return errNoAnswer
		}
		if got != nil {
			s = *got
		}
		return err
	}
	err = r.ask(ctx, func(x *Index) error { return keep(x.state()) },
		request{}, func(a response) error { return keep(a.State, nil) })
	return s, err
}

// Works is Index.Works. What is written meanwhile may be among the works or not.
func (r Reader) Works(ctx context.Context, q Query) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for after := ""; ; {
			var page []string
			err := r.ask(ctx, func(x *Index) (err error) {
				page, err = x.worksAfter(ctx, q, after)
				return err
			}, request{Query: q.read, After: &after}, func(a response) error {
				page = a.Works
				return nil
			})
			if err != nil {
				yield("", err)
				return
			}
			for _, w := range page {
				if !yield(w, nil) {
					return
				}
			}
			if len(page) < worksPage {
				return
			}
			after = page[len(page)-1]
		}
	}
}

var errNoAnswer = errors.New("the answer is empty")

// busyError tells that a process was just beginning or ending to write.
type busyError struct{ error }

// ask lets the files answer, or the owner, until one of them does.
func (r Reader) ask(ctx context.Context, files func(*Index) error, req request, take func(response) error) error {
	wait := r.Wait
	if wait <= 0 {
		wait = 10 * time.Second
	}
	for deadline := time.Now().Add(wait); ; {
		err := r.once(ctx, files, req, take)
		busy := busyError{}
		if !errors.As(err, &busy) {
			return err
		}
		if time.Now().After(deadline) {
			return busy.error
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func (r Reader) once(ctx context.Context, files func(*Index) error, req request, take func(response) error) error {
	const briefly = 100 * time.Millisecond
	n, held, err := ownerOf(r.Dir)
	if err != nil {
		return &OpenError{Dir: r.Dir, Reason: ErrDamaged, Cause: err}
	}
	if held {
		return r.askOwner(ctx, n, req, take)
	}
	x, err := Open(r.Dir, Options{ReadOnly: true, Wait: briefly})
	if err != nil {
		// A process that began to write meanwhile may have moved the files.
		if _, held, _ := ownerOf(r.Dir); held || errors.Is(err, ErrHeld) {
			return busyError{err}
		}
		return err
	}
	return errors.Join(files(x), x.Close())
}

// askOwner asks the process that is writing to the index.
func (r Reader) askOwner(ctx context.Context, n note, req request, take func(response) error) error {
	held := func(cause error) error {
		return &OpenError{Dir: r.Dir, Reason: ErrHeld, Cause: n.held(cause)}
	}
	switch {
	case n.Problem != "":
		return held(errors.New(n.Problem))
	case n.Socket == "":
		return busyError{held(nil)}
	}
	a, err := send(ctx, n.path(filepath.Dir(r.Dir)), req)
	late := net.Error(nil)
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, &late) && late.Timeout():
		return held(fmt.Errorf("it did not answer within %v", answerTime))
	case err != nil: // it is gone, or about to go
		return busyError{held(err)}
	case a.Again:
		return busyError{held(errors.New(a.Problem))}
	case a.Problem != "":
		return fmt.Errorf("index %s: %s", r.Dir, a.Problem)
	}
	return take(a)
}

// send sends a request and returns what is said to it.
func send(ctx context.Context, socket string, req request) (a response, err error) {
	ctx, cancel := context.WithTimeout(ctx, requestTime+answerTime)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "unix", socket)
	if err != nil {
		return a, err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(1, 0)) })()
	req.Version = wireVersion()
	b, err := json.Marshal(req)
	if err != nil {
		return a, err
	}
	if _, err = conn.Write(append(b, '\n')); err != nil {
		return a, err
	}
	err = json.NewDecoder(io.LimitReader(conn, maxResponse)).Decode(&a)
	return a, err
}
