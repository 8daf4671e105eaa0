package pipeline

import (
	"context"
	"iter"

	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// pair is a document that a source gives now and the state of its record; one
// of the two may be missing.
type pair struct {
	document *ledger.Document
	state    *records.State
}

// pairs walks what the ledger has and what the records have side by side, in
// the order of the keys: the difference of two sets, in little memory.
func (d *Data) pairs(ctx context.Context) iter.Seq2[pair, error] {
	return func(yield func(pair, error) bool) {
		documents := pull(d.Ledger.Documents(ctx))
		defer documents.stop()
		states := pull(d.Records.States(ctx))
		defer states.stop()
		for {
			a, err := documents.peek()
			if err != nil {
				yield(pair{}, err)
				return
			}
			b, err := states.peek()
			if err != nil {
				yield(pair{}, err)
				return
			}
			if a == nil && b == nil {
				return
			}
			order := compare(a, b)
			p := pair{}
			if order <= 0 {
				p.document = a
				documents.take()
			}
			if order >= 0 {
				p.state = b
				states.take()
			}
			if !yield(p, nil) {
				return
			}
		}
	}
}

// compare orders a document and a state by their keys; what is not there comes
// last.
func compare(a *ledger.Document, b *records.State) int {
	switch {
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return records.Key{SHA256: a.SHA256, Lang: a.Lang}.Compare(b.Key)
}

// peeker looks at the next item of a sequence before it takes it.
type peeker[T any] struct {
	next  func() (T, error, bool)
	stop  func()
	ahead *T
}

func pull[T any](seq iter.Seq2[T, error]) *peeker[T] {
	next, stop := iter.Pull2(seq)
	return &peeker[T]{next: next, stop: stop}
}

// peek returns the next item, nil at the end.
func (p *peeker[T]) peek() (*T, error) {
	if p.ahead == nil {
		v, err, ok := p.next()
		if err != nil {
			return nil, err
		}
		if ok {
			p.ahead = &v
		}
	}
	return p.ahead, nil
}

func (p *peeker[T]) take() { p.ahead = nil }
