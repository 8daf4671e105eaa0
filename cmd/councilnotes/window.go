package main

import (
	"context"
	"iter"
)

// window hands out numbers in order, but no further than a certain way ahead of
// the first one that is not done with. It bounds what waits for its turn when
// one document takes long.
type window struct{ free chan struct{} }

func newWindow(size int) *window { return &window{make(chan struct{}, size)} }

// numbers yields 0 … n-1.
func (w *window) numbers(ctx context.Context, n int) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			select {
			case w.free <- struct{}{}:
			case <-ctx.Done():
				return
			}
			if !yield(i, nil) {
				return
			}
		}
	}
}

// moved tells that the first number is done with.
func (w *window) moved() { <-w.free }
