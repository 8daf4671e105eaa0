package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"
	"time"

	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/ledger"
)

func itemOf(host string, n int) fetch.Item {
	i := fetch.Item{Kind: "url", Key: fmt.Sprintf("%s/%d", host, n)}
	if host != "" {
		i.Address = "https://" + i.Key
	}
	return i
}

func itemsOf(hosts ...string) iter.Seq[fetch.Item] {
	return func(yield func(fetch.Item) bool) {
		for n, host := range hosts {
			if !yield(itemOf(host, n)) {
				return
			}
		}
	}
}

// road runs lanes as Acquire does and remembers what went on at once.
type road struct {
	mu    sync.Mutex
	open  map[string]int
	most  map[string]int
	order []string
	named []string
}

func (r *road) run(ctx context.Context, perHost int, items iter.Seq[fetch.Item], work func(fetch.Item), leadsTo map[string][]fetch.Item) error {
	r.open, r.most = map[string]int{}, map[string]int{}
	l := newLanes(ctx, perHost, func(_ context.Context, all []ledger.Source) error {
		for _, s := range all {
			r.named = append(r.named, s.Key)
		}
		return nil
	})
	get := func(_ context.Context, i fetch.Item) (string, error) {
		r.begin(i.Host())
		work(i)
		r.end(i.Host())
		l.done(i, leadsTo[i.Key])
		return i.Key, nil
	}
	for key, err := range Map(context.WithoutCancel(ctx), localLane+hostLanes, l.all(items), get) {
		if err != nil {
			return err
		}
		r.order = append(r.order, key)
	}
	return ctx.Err()
}

func (r *road) begin(host string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.open[host]++
	r.most[host] = max(r.most[host], r.open[host])
	if host != "" && r.open[host] == 1 {
		r.open["hosts"]++
		r.most["hosts"] = max(r.most["hosts"], r.open["hosts"])
	}
}

func (r *road) end(host string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open[host]--; host != "" && r.open[host] == 0 {
		r.open["hosts"]--
	}
}

// TestNobodyWaitsBehindASlowHost: the first answer of a host comes only when all
// items of others are done.
func TestNobodyWaitsBehindASlowHost(t *testing.T) {
	hosts := append(slices.Repeat([]string{"slow.example"}, 50), slices.Repeat([]string{"quick.example", ""}, 50)...)
	r := &road{}
	var others sync.WaitGroup
	others.Add(100)
	work := func(i fetch.Item) {
		if i.Host() == "slow.example" {
			others.Wait()
		} else {
			others.Done()
		}
	}
	if err := r.run(t.Context(), 1, itemsOf(hosts...), work, nil); err != nil {
		t.Fatal(err)
	}
	same(t, "taken", 150, len(r.order))
	same(t, "named", 100, len(r.named))
	for host, most := range map[string]int{"slow.example": 1, "quick.example": 1, "": localLane, "hosts": 2} {
		if r.most[host] > most {
			t.Errorf("%q: %d at once", host, r.most[host])
		}
	}
}

func TestHostsTakeTurnsAndAreNotTooMany(t *testing.T) {
	var hosts []string
	for n := range 30 {
		hosts = append(hosts, slices.Repeat([]string{fmt.Sprintf("h%d.example", n)}, 3)...)
	}
	r := &road{}
	if err := r.run(t.Context(), 2, itemsOf(hosts...), briefly, nil); err != nil {
		t.Fatal(err)
	}
	if len(r.order) != 90 || r.most["hosts"] > 2*hostLanes || r.most["h0.example"] > 2 || r.most["hosts"] < 2 {
		t.Errorf("%d items, %d hosts at once, %d of one", len(r.order), r.most["hosts"], r.most["h0.example"])
	}
}

// TestManyHostsCostNoMoreEach would take minutes if every item looked at every
// host.
func TestManyHostsCostNoMoreEach(t *testing.T) {
	const n = 60_000
	hosts := make([]string, 2*n)
	for i := range n {
		hosts[i] = fmt.Sprintf("h%d.example", i)
		hosts[n+i] = hosts[i]
	}
	r := &road{}
	if err := r.run(t.Context(), 1, itemsOf(hosts...), func(fetch.Item) {}, nil); err != nil || len(r.order) != 2*n {
		t.Errorf("%d items, %v", len(r.order), err)
	}
}

func TestWhatItemsLeadToIsTakenToo(t *testing.T) {
	r := &road{}
	leads := map[string][]fetch.Item{
		"a.example/0": {itemOf("a.example", 0), itemOf("b.example", 7), itemOf("a.example", 8)},
		"b.example/7": {itemOf("c.example", 9)},
	}
	if err := r.run(t.Context(), 1, itemsOf("a.example"), briefly, leads); err != nil {
		t.Fatal(err)
	}
	slices.Sort(r.order)
	want := []string{"a.example/0", "a.example/8", "b.example/7", "c.example/9"}
	same(t, "taken", want, r.order)
	slices.Sort(r.named)
	same(t, "named", want, r.named)
}

func TestLanesEndWithTheirContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &road{}
	err := r.run(ctx, 1, itemsOf("a.example", "a.example", "a.example"), func(i fetch.Item) {
		if i.Key == "a.example/1" {
			cancel()
		}
	}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	same(t, "what was in hand", []string{"a.example/0", "a.example/1"}, r.order)
}

func briefly(fetch.Item) { time.Sleep(time.Millisecond) }

func TestALedgerThatFailsEndsTheLanes(t *testing.T) {
	full := errors.New("the disk is full")
	l := newLanes(t.Context(), 1, func(context.Context, []ledger.Source) error { return full })
	var got error
	for i, err := range l.all(itemsOf("a.example", "a.example")) {
		if err == nil {
			l.done(i, nil)
		}
		got = err
	}
	if !errors.Is(got, full) {
		t.Errorf("error %v", got)
	}
}
