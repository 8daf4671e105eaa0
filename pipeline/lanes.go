package pipeline

import (
	"context"
	"iter"
	"sync"

	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/ledger"
)

const (
	// localLane is how many files are opened at once: enough to let some wait for
	// the disk while others are hashed.
	localLane = 4
	// hostLanes is how many hosts are asked at once, or so many times as many
	// answers as one host may give at once. Each is held in memory, so there must
	// be a bound.
	hostLanes = 8
	// readAhead is how many items wait in the lanes at most, while it is looked
	// for one of a host that is free.
	readAhead = 1 << 16
	// nameBatch is how many sources enter the ledger in one transaction.
	nameBatch = 512
)

// lanes puts items into queues, one for each host and one for files, so that
// nobody who can go on waits behind somebody who waits for a host. Each item is
// handed out once: a file may be named twice, by itself and by its folder.
//
// Sources of hosts enter the ledger when they queue up: whatever happens, it is
// known that they are waiting.
type lanes struct {
	ctx     context.Context // its end ends the queues
	name    func(context.Context, []ledger.Source) error
	perHost int

	mu      sync.Mutex
	changed *sync.Cond // an item is done, or all is over
	seen    map[string]bool
	queues  map[string][]fetch.Item // by host; files: by ""
	ready   []string                // hosts that have a queue and may be asked: whose turn it is
	isReady map[string]bool
	waiting int            // items in all queues
	inHand  map[string]int // items handed out and not done, by host
	asking  int            // those of all hosts
	unnamed []ledger.Source
}

func newLanes(ctx context.Context, perHost int, name func(context.Context, []ledger.Source) error) *lanes {
	l := &lanes{
		ctx: ctx, name: name, perHost: max(perHost, 1), seen: map[string]bool{},
		queues: map[string][]fetch.Item{}, isReady: map[string]bool{}, inHand: map[string]int{},
	}
	l.changed = sync.NewCond(&l.mu)
	return l
}

// all hands out the items, and those that add brings meanwhile. Each must be
// given back to done.
func (l *lanes) all(items iter.Seq[fetch.Item]) iter.Seq2[fetch.Item, error] {
	return func(yield func(fetch.Item, error) bool) {
		defer context.AfterFunc(l.ctx, l.wake)()
		next, stop := iter.Pull(items)
		defer stop()
		for more := true; l.ctx.Err() == nil; {
			i, ok, over := l.take(more)
			if ok {
				if !yield(i, nil) {
					return
				}
				continue
			}
			if over {
				break
			}
			if i, more = next(); more {
				l.add(i)
			}
			if err := l.enter(!more); err != nil {
				yield(fetch.Item{}, err)
				return
			}
		}
		if err := l.enter(true); err != nil {
			yield(fetch.Item{}, err)
		}
	}
}

// take returns an item of a lane that is free. Where there is none it reports
// false: then more items may be read, or all is over. It waits where neither is
// so.
func (l *lanes) take(more bool) (i fetch.Item, ok, over bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.ctx.Err() == nil {
		if i, ok := l.free(); ok {
			return i, true, false
		}
		if more && l.waiting < readAhead {
			return i, false, false
		}
		if l.waiting == 0 && len(l.inHand) == 0 {
			return i, false, true
		}
		l.changed.Wait()
	}
	return i, false, true
}

// free takes the first item of a lane that is free; the hosts take turns.
func (l *lanes) free() (fetch.Item, bool) {
	if len(l.queues[""]) > 0 && l.inHand[""] < localLane {
		return l.first(""), true
	}
	if len(l.ready) == 0 || l.asking >= hostLanes*l.perHost {
		return fetch.Item{}, false
	}
	host := l.ready[0]
	l.ready = l.ready[1:]
	delete(l.isReady, host)
	l.asking++
	i := l.first(host)
	l.line(host)
	return i, true
}

// first takes the first item of a lane.
func (l *lanes) first(host string) fetch.Item {
	i := l.queues[host][0]
	if l.queues[host] = l.queues[host][1:]; len(l.queues[host]) == 0 {
		delete(l.queues, host)
	}
	l.waiting--
	l.inHand[host]++
	return i
}

// line puts a host among those that may be asked, if it has a queue and is not
// being asked already.
func (l *lanes) line(host string) {
	if host == "" || l.isReady[host] || len(l.queues[host]) == 0 || l.inHand[host] >= l.perHost {
		return
	}
	l.isReady[host] = true
	l.ready = append(l.ready, host)
}

// add puts an item into its lane, unless it was there before.
func (l *lanes) add(i fetch.Item) {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := i.Kind + " " + i.Key
	if l.seen[key] {
		return
	}
	l.seen[key] = true
	host := i.Host()
	l.queues[host] = append(l.queues[host], i)
	l.waiting++
	l.line(host)
	if host != "" {
		l.unnamed = append(l.unnamed, sourceOf(i))
	}
}

// enter lets the ledger know of sources: of many at a time, or of all.
func (l *lanes) enter(all bool) error {
	l.mu.Lock()
	unnamed := l.unnamed
	if len(unnamed) < nameBatch && !all {
		l.mu.Unlock()
		return nil
	}
	l.unnamed = nil
	l.mu.Unlock()
	return l.name(context.WithoutCancel(l.ctx), unnamed)
}

// done gives an item back, with those it leads to.
func (l *lanes) done(i fetch.Item, leadsTo []fetch.Item) {
	for _, next := range leadsTo {
		l.add(next)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	host := i.Host()
	if host != "" {
		l.asking--
	}
	if l.inHand[host]--; l.inHand[host] == 0 {
		delete(l.inHand, host)
	}
	l.line(host)
	l.changed.Broadcast()
}

// wake lets those who wait for a lane look again.
func (l *lanes) wake() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.changed.Broadcast()
}

func sourceOf(i fetch.Item) ledger.Source {
	return ledger.Source{Kind: i.Kind, Key: i.Key, Name: i.Name, Lang: i.Lang, Host: i.Host()}
}
