// Package pipeline is the road: how documents move from a source that a person
// names to records and an index that can be asked.
//
// # A tour of the program
//
// A document's bytes enter once and flow one way:
//
//	source --fetch--> bytes --archive--> ID --[reader, extractors]--> record --> index, export
//
//	pipeline/fetch    what a person names (a file, a folder, a document number, an address …) becomes
//	                  items to open; its package polite asks hosts
//	pipeline/archive  raw bytes by their SHA-256, written once, kept for good
//	pipeline/ledger   which source gave which bytes when, and what failed, with reasons
//	extractors        bytes in, record out: knows no disk, no network, no clock
//	pipeline/records  the records, as compressed rows; which of them changed since when
//	pipeline/index    full text and facets, one entry per work
//	pipeline/export   records for other systems, one file per format
//	cmd/councilnotes  the commands
//
// Archive and ledger are the truth; records and index are derived from them and
// may be deleted at any time.
//
// # Stages
//
// Three stages are joined by stores, not by channels; each asks what is missing
// and does that, so each can run alone, be killed, and be run again:
//
//	Acquire  items of the sources   -> archive, then ledger
//	Extract  captures without a record under today's fingerprint -> records
//	Index    works changed since the index last looked           -> index
//
// Bytes are durable before the ledger names them, a record before the index
// holds it; a stage that dies between the two does the step again, and doing a
// step again changes nothing.
//
// Inside a stage, Map does all the concurrency.
package pipeline

import (
	"context"
	"iter"
	"sync"
)

// Stage does one step of the road for one item. It may be called from many
// goroutines at once.
type Stage[A, B any] func(context.Context, A) (B, error)

// Map applies f to the items of in, at most n at once (at least one), and
// yields the results as they come: no order is kept, because one slow document
// would make all the others wait.
//
// An error, of in or of f, takes the place of its item only. Breaking out of the
// range stops everything; so does cancelling ctx, whose cause is then the last
// error yielded. No goroutine outlives the range, which therefore waits for the
// calls of f in progress; no more than n items are in hand at a time.
func Map[A, B any](ctx context.Context, n int, in iter.Seq2[A, error], f Stage[A, B]) iter.Seq2[B, error] {
	return func(yield func(B, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		m := &mapping[A, B]{f: f, out: make(chan result[B])}
		next, stop := iter.Pull2(in)
		m.next = next
		defer stop()
		defer func() {
			for range m.out { // let go of those that wait to hand over, until all have left
			}
		}()
		defer cancel()
		m.start(ctx, max(n, 1))
		for r := range m.out {
			if ctx.Err() != nil {
				break
			}
			if !yield(r.value, r.err) {
				return
			}
		}
		if ctx.Err() != nil {
			var none B
			yield(none, context.Cause(ctx))
		}
	}
}

type result[B any] struct {
	value B
	err   error
}

// mapping is one run of Map.
type mapping[A, B any] struct {
	f    Stage[A, B]
	mu   sync.Mutex // one worker at a time asks for the next item
	next func() (A, error, bool)
	out  chan result[B] // closed when the last worker has left
}

func (m *mapping[A, B]) start(ctx context.Context, n int) {
	var workers sync.WaitGroup
	for range n {
		workers.Go(func() { m.work(ctx) })
	}
	go func() {
		workers.Wait()
		close(m.out)
	}()
}

func (m *mapping[A, B]) work(ctx context.Context) {
	for ctx.Err() == nil {
		m.mu.Lock()
		item, err, more := m.next()
		m.mu.Unlock()
		if !more {
			return
		}
		var r result[B]
		if r.err = err; err == nil {
			r.value, r.err = m.f(ctx, item)
		}
		select {
		case m.out <- r:
		case <-ctx.Done():
			return
		}
	}
}
