package polite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Memory keeps what is known of hosts.
type Memory interface {
	Recall(ctx context.Context, host string) (State, error)
	Remember(ctx context.Context, host string, s State) error
}

// State is what is to be remembered of a host.
type State struct {
	LastAt  time.Time // of the last request
	Day     string    // in UTC, "2006-01-02": on this day
	Spent   int       // so many requests were made
	Until   time.Time // not to be asked before
	Reason  string    // why not
	Blocked bool      // it shuts us out, as opposed to: it wants us to wait
	Strikes int       // how many times in a row it had to be left alone
}

// forgetful is a memory of nothing: each host is known to this process only.
type forgetful struct{}

func (forgetful) Recall(context.Context, string) (State, error) { return State{}, nil }
func (forgetful) Remember(context.Context, string, State) error { return nil }

// host is one host: a queue of those who want to ask it, and when it may be
// asked.
type host struct {
	name   string
	o      *Options
	slots  chan struct{} // one for each connection
	mu     sync.Mutex
	known  bool // state was recalled
	state  State
	next   time.Time // of the next request, at the earliest
	closed int       // refusals in a row
	failed int       // answers in a row that were broken, cut short, slow
}

// HostOf returns the name under which the host of an address waits its turn,
// empty where it has none. Two ports of a machine are one host.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return hostName(u)
}

func hostName(u *url.URL) string {
	return strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
}

func (c *Client) host(u *url.URL) *host {
	name := hostName(u)
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{name: name, o: &c.o, slots: make(chan struct{}, c.o.PerHost)}
		c.hosts[name] = h
	}
	return h
}

// enter takes a slot, which leave gives back.
func (h *host) enter(ctx context.Context) error {
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := ctx.Err(); err != nil { // both were so, and select chose
		h.leave()
		return err
	}
	return nil
}

func (h *host) leave() { <-h.slots }

// turn waits until the host may be asked and takes the turn: it counts, whatever
// comes of it, and is remembered before it is used. An *Error says that this run
// will not see the turn.
func (h *host) turn(ctx context.Context, delay time.Duration) error {
	for {
		wait, err := h.take(ctx, delay)
		if err != nil || wait == 0 {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// take takes the turn if it has come, else it returns how long to wait.
func (h *host) take(ctx context.Context, delay time.Duration) (time.Duration, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.recall(ctx, delay); err != nil {
		return 0, err
	}
	now := time.Now()
	if until := h.state.Until; until.After(now) && (h.state.Blocked || until.Sub(now) > h.o.Patience) {
		return 0, &Error{Reason: h.state.Reason, Blocked: h.state.Blocked, Host: h.name, Until: until, Untried: true}
	}
	if today := now.UTC().Format(time.DateOnly); h.state.Day != today {
		h.state.Day, h.state.Spent = today, 0
	}
	if h.state.Spent >= h.o.Budget {
		return 0, &Error{Reason: fmt.Sprintf("%s has been asked %d times today, which is the limit", h.name, h.state.Spent),
			Host: h.name, Until: now.UTC().Truncate(24 * time.Hour).Add(24 * time.Hour), Untried: true}
	}
	at := h.next
	if h.state.Until.After(at) {
		at = h.state.Until
	}
	if at.After(now) {
		if at.Sub(now) > h.o.Patience {
			return 0, &Error{Reason: fmt.Sprintf("%s wants %v between two requests", h.name, delay), Host: h.name, Until: at, Untried: true}
		}
		return at.Sub(now), nil
	}
	h.state.LastAt = now
	h.state.Spent++
	h.next = now.Add(spread(delay))
	return 0, h.o.Memory.Remember(ctx, h.name, h.state)
}

// recall asks memory, the first time.
func (h *host) recall(ctx context.Context, delay time.Duration) (err error) {
	if h.known {
		return nil
	}
	if h.state, err = h.o.Memory.Recall(ctx, h.name); err != nil {
		return err
	}
	h.known = true
	if last, now := h.state.LastAt, time.Now(); !last.IsZero() && !last.After(now) { // a clock may be set back
		h.next = last.Add(delay)
	}
	return nil
}

// spread makes a delay up to half as long again, so that requests do not come
// like a clock's.
func spread(d time.Duration) time.Duration { return d + rand.N(d/2+1) }

// done says that an answer has come to its end: the delay begins now.
func (h *host) done(delay time.Duration) { h.rest(spread(delay)) }

// rest leaves the host alone for a while, in this run.
func (h *host) rest(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if next := time.Now().Add(d); next.After(h.next) {
		h.next = next
	}
}
