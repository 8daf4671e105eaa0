// Package polite asks hosts for documents the way a guest asks: what robots.txt
// forbids is left alone, one request at a time and seldom, and whoever says
// "later" is asked later.
//
// A Client knows every host it has to do with. Get takes its turn at the host of
// an address (hosts.go), reads its robots.txt first (manners.go), asks (ask.go)
// from nowhere but public addresses (guard.go), follows redirects as if each
// were named, reads the answer within bounds (body.go), and judges it
// (verdict.go): a document, nothing new, a reason to wait, a reason to give up,
// or a wall (wall.go), which is never taken for a document and never climbed.
// What is the same for all documents of a host makes a pause (strikes.go).
package polite

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"
)

// Product is the name by which robots.txt knows this program.
const Product = "councilnotes"

// Options are how a Client behaves. What is zero has the default value.
type Options struct {
	Contact  string        // of the operator: a mail or web address; hosts see it
	Delay    time.Duration // between two requests to a host, at least; 3 s
	PerHost  int           // connections to a host at once; 1
	Budget   int           // requests to a host on a day, in UTC; 5000
	MaxBytes int64         // of a document, as sent and unpacked; 128 MiB
	MinRate  int64         // bytes per second that an answer must bring; 1 KiB
	Timeout  time.Duration // for one answer, from request to end; 10 min
	Attempts int           // at one document in one run; 4
	Patience time.Duration // the longest wait in one run; 10 min
	Grace    time.Duration // for answers under way when ctx ends; 15 s

	// Tell is told, in one line, of a wait that a person may wonder about. It may
	// be nil.
	Tell func(message string)
	// Allow are networks that may be asked though they are not public.
	Allow []netip.Prefix
	// Memory keeps what is known of hosts from run to run; nil: for this run.
	Memory Memory
	// Proxy gives the proxy for a request; nil: that of the environment.
	Proxy func(*http.Request) (*url.URL, error)
	// Dial opens connections, by way of no proxy; nil: the network's, and only to
	// public addresses and those of Allow.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

func (o Options) filled() Options {
	set(&o.Delay, 3*time.Second)
	set(&o.PerHost, 1)
	set(&o.Budget, 5000)
	set(&o.MaxBytes, 64<<20)
	set(&o.MinRate, 1<<10)
	set(&o.Timeout, 10*time.Minute)
	set(&o.Attempts, 4)
	set(&o.Patience, 10*time.Minute)
	set(&o.Grace, 15*time.Second)
	if o.Tell == nil {
		o.Tell = func(string) {}
	}
	if o.Memory == nil {
		o.Memory = forgetful{}
	}
	switch {
	case o.Proxy != nil:
	case o.Dial != nil:
		o.Proxy = func(*http.Request) (*url.URL, error) { return nil, nil }
	default:
		o.Proxy = http.ProxyFromEnvironment
	}
	return o
}

func set[T int | int64 | time.Duration](v *T, value T) {
	if *v == 0 {
		*v = value
	}
}

// Client asks hosts. It may be used from many goroutines at once.
type Client struct {
	o         Options
	transport *http.Transport
	mu        sync.Mutex
	hosts     map[string]*host
	manners   map[string]*manners // of scheme, host and port
}

// New returns a client.
func New(o Options) *Client {
	o = o.filled()
	return &Client{o: o, transport: transport(o), hosts: map[string]*host{}, manners: map[string]*manners{}}
}

// Request is what is wanted.
type Request struct {
	Address   string
	MediaType string // that was promised; empty: any kind of document
	Seen      Seen   // what was got before
}

// Seen tells what of a document was got before, so that a host need not send it
// again.
type Seen struct {
	URI          string // that gave it, behind all redirects
	ETag         string
	LastModified string
}

// Answer is a document as it was served.
type Answer struct {
	Bytes     []byte // unpacked
	MediaType string // told by content
	URI       string // that gave it, behind all redirects; empty: a file
	Status    int    // of HTTP; 0: a file
	Header    http.Header
	Redirects []Redirect // on the way to URI, in their order
	Unchanged bool       // it is what was seen; there are no Bytes
}

// Redirect is a step on the way to an address.
type Redirect struct {
	URI    string
	Status int
}

// Error is the reason why there is no document.
type Error struct {
	Reason    string
	Status    int       // of HTTP, where it is the reason
	Permanent bool      // asking again without a change is of no use
	Blocked   bool      // the host shuts us out
	Host      string    // that the reason is about, where it is not about one document
	Until     time.Time // not to be asked before; zero: the reason does not say
	Untried   bool      // nobody was asked
	Evidence  *Answer   // the answer that was no document, where it is worth keeping

	again bool          // asking again in this run may help
	slow  bool          // the answer took too long
	after time.Duration // but not before, says the host
	wide  bool          // it would be the same with any other document of the host
}

func (e *Error) Error() string { return e.Reason }

// Get asks for a document. The error is that of ctx, of Memory, or an *Error.
func (c *Client) Get(ctx context.Context, r Request) (*Answer, error) {
	u, err := parse(r.Address)
	if err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		a, at, err := c.follow(ctx, u, r)
		e := (*Error)(nil)
		if err == nil {
			return a, c.host(at).welcome(ctx)
		}
		if !errors.As(err, &e) {
			return nil, err
		}
		if e.Untried {
			return nil, e
		}
		wait := max(e.after, backOff(attempt))
		if e.again && attempt < c.o.Attempts && wait <= c.o.Patience {
			if wait >= noticed {
				c.o.Tell(fmt.Sprintf("%s: waiting %v before asking again", e.Reason, wait.Round(time.Second)))
			}
			c.host(at).rest(wait)
			continue
		}
		return nil, c.host(at).judge(ctx, e)
	}
}

// noticed is how long a wait must be to be told of.
const noticed = time.Minute

// backOff returns how long to wait before the n-th new attempt: twice as long
// each time, and never the same for all who wait.
func backOff(n int) time.Duration {
	const first, longest = 15 * time.Second, time.Hour
	d := min(first<<min(n-1, 16), longest)
	return d/2 + rand.N(d/2)
}

// parse reads an address that can be asked.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, &Error{Reason: "not an address: " + err.Error(), Permanent: true, Untried: true}
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, &Error{Reason: "neither http nor https", Permanent: true, Untried: true}
	case u.Hostname() == "":
		return nil, &Error{Reason: "the address names no host", Permanent: true, Untried: true}
	case u.User != nil:
		return nil, &Error{Reason: "an address with a user name or password is not asked", Permanent: true, Untried: true}
	}
	u.Fragment, u.RawFragment = "", "" // "#page=18" is for the reader, not the host
	return u, nil
}
