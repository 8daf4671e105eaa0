package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// count yields 0 … n-1 and notes how many were asked for.
func count(n int, asked *atomic.Int64) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			asked.Add(1)
			if !yield(i, nil) {
				return
			}
		}
	}
}

func TestMapYieldsEveryResultOnce(t *testing.T) {
	for _, n := range []int{-1, 0, 1, 3, 50} {
		var asked atomic.Int64
		var got []int
		for v, err := range Map(context.Background(), n, count(20, &asked), func(_ context.Context, i int) (int, error) { return i * i, nil }) {
			if err != nil {
				t.Fatalf("n=%d: %v", n, err)
			}
			got = append(got, v)
		}
		slices.Sort(got)
		var want []int
		for i := range 20 {
			want = append(want, i*i)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("n=%d (-want +got):\n%s", n, d)
		}
	}
}

func TestMapOfNothing(t *testing.T) {
	var asked atomic.Int64
	for range Map(context.Background(), 4, count(0, &asked), func(_ context.Context, i int) (int, error) { return i, nil }) {
		t.Error("yielded something")
	}
}

func TestMapErrorTakesThePlaceOfItsItem(t *testing.T) {
	in := func(yield func(int, error) bool) {
		_ = yield(1, nil) && yield(0, errors.New("in")) && yield(2, nil) && yield(3, nil)
	}
	var got []string
	for v, err := range Map(context.Background(), 2, in, func(_ context.Context, i int) (int, error) {
		if i == 2 {
			return 0, errors.New("f")
		}
		return i, nil
	}) {
		got = append(got, fmt.Sprint(v, " ", err))
	}
	slices.Sort(got)
	want := []string{"0 f", "0 in", "1 <nil>", "3 <nil>"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// Inside a bubble of synctest a goroutine that outlives the range is a failure
// of its own, and time passes only when all wait.

func TestMapRunsAtMostNAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked, running, most atomic.Int64
		start := time.Now()
		for range Map(context.Background(), 4, count(40, &asked), func(_ context.Context, i int) (int, error) {
			most.Store(max(most.Load(), running.Add(1)))
			time.Sleep(time.Second)
			running.Add(-1)
			return i, nil
		}) {
		}
		if most.Load() != 4 {
			t.Errorf("%d at once, want 4", most.Load())
		}
		if d := time.Since(start); d != 10*time.Second {
			t.Errorf("40 items of a second by 4 took %v, want 10s", d)
		}
	})
}

func TestMapHoldsAtMostNItems(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int64
		taken := 0
		for range Map(context.Background(), 3, count(100, &asked), func(_ context.Context, i int) (int, error) { return i, nil }) {
			taken++
			time.Sleep(time.Second) // all workers have done their work and wait to hand it over
			if held := int(asked.Load()) - taken; held > 3 {
				t.Fatalf("%d items in hand beside the one yielded, want at most 3", held)
			}
		}
	})
}

func TestMapBreakStopsAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked, stopped atomic.Int64
		for range Map(context.Background(), 4, count(1000, &asked), func(ctx context.Context, i int) (int, error) {
			if i == 0 {
				time.Sleep(time.Second) // until the others are at it
				return i, nil
			}
			<-ctx.Done()
			stopped.Add(1)
			return 0, ctx.Err()
		}) {
			break
		}
		if asked.Load() > 5 {
			t.Errorf("%d items were asked for after a break at the first", asked.Load())
		}
		if stopped.Load() < 3 {
			t.Errorf("%d calls in progress were told to stop, want at least 3", stopped.Load())
		}
	})
}

func TestMapCancelStopsAllAndSaysWhy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		why := errors.New("enough")
		ctx, cancel := context.WithCancelCause(context.Background())
		time.AfterFunc(time.Minute, func() { cancel(why) })
		var asked atomic.Int64
		var last error
		for _, err := range Map(ctx, 2, count(1000, &asked), func(ctx context.Context, i int) (int, error) {
			select {
			case <-time.After(time.Second):
				return i, nil
			case <-ctx.Done():
				return 0, ctx.Err()
			}
		}) {
			last = err
		}
		if !errors.Is(last, why) {
			t.Errorf("last error %v, want %v", last, why)
		}
		if asked.Load() > 130 {
			t.Errorf("%d items were asked for in a minute of 2 a second", asked.Load())
		}
	})
}

func TestMapCancelledBeforeItBegins(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var asked atomic.Int64
	var errs []error
	for _, err := range Map(ctx, 3, count(10, &asked), func(_ context.Context, i int) (int, error) { return i, nil }) {
		errs = append(errs, err)
	}
	if len(errs) != 1 || !errors.Is(errs[0], context.Canceled) || asked.Load() != 0 {
		t.Errorf("errors %v after %d items, want one: context canceled", errs, asked.Load())
	}
}

func TestMapPanicOfTheCallerLeavesNothingBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		var asked atomic.Int64
		for range Map(context.Background(), 4, count(100, &asked), func(_ context.Context, i int) (int, error) { return i, nil }) {
			panic("caller")
		}
	})
}

func TestMapClosesItsInput(t *testing.T) {
	var once sync.Once
	closed := false
	in := func(yield func(int, error) bool) {
		defer once.Do(func() { closed = true })
		for i := 0; yield(i, nil); i++ {
		}
	}
	for range Map(context.Background(), 2, in, func(_ context.Context, i int) (int, error) { return i, nil }) {
		break
	}
	if !closed {
		t.Error("the input was not closed")
	}
}

func BenchmarkMap(b *testing.B) {
	var asked atomic.Int64
	for range Map(context.Background(), 4, count(b.N, &asked), func(_ context.Context, i int) (int, error) { return i, nil }) {
	}
}
