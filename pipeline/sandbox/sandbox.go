// Package sandbox reads documents where they can do no harm: the program starts
// itself again as a worker that may open no file, reach no network and use a
// bounded amount of memory; bytes go in, a finished record comes out.
//
// Readers bound what they do, but a document is untrusted, and what exhausts the
// memory or loops in a library cannot be recovered from inside a process. A
// worker that takes too long is killed; one that dies is replaced. After a
// deadline the document is not tried again, since it would take as long; after a
// sudden death once, since another document may have been the cause; then it
// gets a record that says so.
//
// Workers live long, one for each document in hand. The worker half of a program
// is Serve, which main calls before anything else when IsWorker says so.
package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// workerVariable is set in the environment of a worker and nowhere else.
const workerVariable = "COUNCILNOTES_WORKER"

// IsWorker reports whether this process was started as a worker.
func IsWorker() bool { return os.Getenv(workerVariable) == "1" }

// Limits bound a worker.
type Limits struct {
	// Deadline is how long a document of usual size may take; longer ones get
	// PerMiB more for each MiB, up to Longest.
	Deadline, PerMiB, Longest time.Duration
	// Memory is the most data a worker may hold, in bytes (RLIMIT_DATA).
	Memory uint64
}

// DefaultLimits suit documents of up to thousands of pages: real ones take
// milliseconds to a second.
func DefaultLimits() Limits {
	return Limits{Deadline: 8 * time.Second, PerMiB: 2 * time.Second, Longest: time.Minute, Memory: 768 << 20}
}

// deadline is how long a document of the given number of bytes may take.
func (l Limits) deadline(size int) time.Duration {
	return min(l.Deadline+time.Duration(size>>20)*l.PerMiB, max(l.Longest, l.Deadline))
}

// Pool runs documents through workers. Its methods may be called from any
// number of goroutines; each call uses one worker, which is started when first
// needed.
type Pool struct {
	limits Limits
	idle   chan *worker // as many places as workers may live; nil where none has been started
}

// New returns a pool of at most n workers.
func New(n int, l Limits) *Pool {
	p := &Pool{limits: l, idle: make(chan *worker, max(n, 1))}
	for range cap(p.idle) {
		p.idle <- nil
	}
	return p
}

// Close ends all workers. No call of Run may be in progress.
func (p *Pool) Close() {
	for range cap(p.idle) {
		if w := <-p.idle; w != nil {
			w.stop()
		}
	}
}

// errDeadline is why a worker was killed.
var errDeadline = errors.New("took too long")

// tries is how often a document is given to a worker that dies suddenly.
const tries = 2

// Run reads and extracts a document in a worker. The record is what
// extractors.Run gives, or one with the reason where no worker survived the
// document. The error is of the program, not of the document: workers cannot be
// started, or ctx is done.
func (p *Pool) Run(ctx context.Context, d doc.Document, o extractors.Options) (*doc.Record, error) {
	var death error
	for range tries {
		r, err := p.once(ctx, d, o)
		var dead *deathError
		switch {
		case err == nil:
			return r, nil
		case errors.Is(err, errDeadline):
			reason := fmt.Sprintf("reading was stopped after %v", p.limits.deadline(len(d.Bytes)))
			return extractors.Refused(d, o, "sandbox", reason), nil
		case !errors.As(err, &dead):
			return nil, err
		}
		death = err
	}
	return extractors.Refused(d, o, "sandbox", death.Error()), nil
}

// once gives the document to one worker.
func (p *Pool) once(ctx context.Context, d doc.Document, o extractors.Options) (*doc.Record, error) {
	var w *worker
	select {
	case w = <-p.idle:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { p.idle <- w }()
	if w == nil {
		var err error
		if w, err = start(p.limits); err != nil {
			return nil, fmt.Errorf("starting a worker: %w", err)
		}
	}
	r, err := w.exchange(ctx, p.limits.deadline(len(d.Bytes)), request{d, o})
	if err != nil { // what the worker still writes belongs to no request
		w.stop()
		w = nil
	}
	return r, err
}
