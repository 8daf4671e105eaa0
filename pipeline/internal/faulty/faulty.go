// Package faulty is a web server for tests that slows down, breaks off, blocks
// and lies, on purpose.
//
// A Server answers for any number of hosts: each has a robots.txt and the faults
// of Faults, one for each path. It remembers every request with its time. It
// listens on pipes in memory, so that a test in a bubble of testing/synctest
// waits for hours in no time, or is the Handler of a server on loopback.
package faulty

import (
	"context"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Request is one that was made.
type Request struct {
	At     time.Time
	Host   string
	Path   string
	Header http.Header
}

// Server is a faulty server. Its fields are set before it is asked.
type Server struct {
	Robots map[string]http.HandlerFunc // by host; none: status 404
	Paths  map[string]http.HandlerFunc // by path, for all hosts; beside those of Faults

	mu       sync.Mutex
	requests []Request
	open     map[string]int // answers under way, by host
	most     map[string]int
}

// New returns a server with the faults of Faults.
func New() *Server {
	return &Server{Robots: map[string]http.HandlerFunc{}, Paths: Faults(), open: map[string]int{}, most: map[string]int{}}
}

// ServeHTTP answers.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.begin(r)
	defer s.end(r)
	h := s.Paths[r.URL.Path]
	if r.URL.Path == "/robots.txt" {
		h = s.Robots[hostOf(r)]
	}
	if h == nil {
		h = http.NotFound
	}
	h(w, r)
}

func hostOf(r *http.Request) string {
	host, _, ok := strings.Cut(r.Host, ":")
	if !ok {
		return r.Host
	}
	return host
}

func (s *Server) begin(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	host := hostOf(r)
	s.requests = append(s.requests, Request{time.Now(), host, r.URL.Path, r.Header.Clone()})
	s.open[host]++
	s.most[host] = max(s.most[host], s.open[host])
}

func (s *Server) end(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open[hostOf(r)]--
}

// Requests returns what was asked of a host, in the order of time; of all hosts
// where host is empty.
func (s *Server) Requests(host string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.requests), func(r Request) bool { return host != "" && r.Host != host })
}

// AtOnce returns how many requests a host was answering at once, at most.
func (s *Server) AtOnce(host string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most[host]
}

// Gap returns the shortest time between the beginnings of two requests to a
// host.
func (s *Server) Gap(host string) time.Duration {
	all := s.Requests(host)
	shortest := time.Duration(1<<63 - 1)
	for i := 1; i < len(all); i++ {
		shortest = min(shortest, all[i].At.Sub(all[i-1].At))
	}
	return shortest
}

// Pipes lets a server listen in memory. dial connects to it, whatever host is
// named; close ends it.
func (s *Server) Pipes() (dial func(context.Context, string, string) (net.Conn, error), close func()) {
	l := &listener{conns: make(chan net.Conn), done: make(chan struct{})}
	server := &http.Server{Handler: s}
	served := make(chan struct{})
	go func() {
		server.Serve(l) // until it is closed
		served <- struct{}{}
	}()
	return l.dial, func() {
		server.Close()
		<-served
	}
}

// listener is a net.Listener in memory.
type listener struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func (l *listener) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case l.conns <- theirs:
		return ours, nil
	case <-l.done:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

func (l *listener) Addr() net.Addr { return &net.UnixAddr{Name: "memory", Net: "unix"} }
