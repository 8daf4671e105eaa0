package polite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// maxRedirects is how many redirects are followed.
const maxRedirects = 5

// follow asks for a document and follows redirects. Every step is treated as if
// it had been named: its host's robots.txt, its turn, its address. It returns
// the last address asked, also beside an error.
func (c *Client) follow(ctx context.Context, u *url.URL, r Request) (*Answer, *url.URL, error) {
	var way []Redirect
	asked := map[string]bool{}
	for at := u; ; {
		if asked[at.String()] {
			return nil, at, &Error{Reason: "the address leads in a circle: " + at.String(), Permanent: true}
		}
		if asked[at.String()] = true; len(way) > maxRedirects {
			return nil, at, &Error{Reason: fmt.Sprintf("more than %d redirects", maxRedirects), Permanent: true}
		}
		a, next, err := c.step(ctx, u, at, r)
		if err != nil {
			return nil, at, withWay(err, way)
		}
		if next == nil {
			a.Redirects = way
			return a, at, nil
		}
		way = append(way, Redirect{at.String(), a.Status})
		at = next
	}
}

// withWay lets an error know of the redirects before it.
func withWay(err error, way []Redirect) error {
	if e := (*Error)(nil); errors.As(err, &e) && len(way) > 0 {
		e.Untried = e.Untried && !e.Permanent // somebody was asked, who sent us there
		if e.Evidence != nil {
			e.Evidence.Redirects = way
		}
	}
	return err
}

// step asks one address, where robots.txt allows it: for an answer, or for
// another address, beside an answer that has only a status.
func (c *Client) step(ctx context.Context, named, at *url.URL, r Request) (*Answer, *url.URL, error) {
	rules, err := c.rules(ctx, at)
	if err != nil {
		return nil, nil, err
	}
	if !rules.Allows(at) {
		return nil, nil, &Error{Reason: "the robots.txt of " + at.Host + " forbids " + at.String(), Permanent: true}
	}
	seen := r.Seen
	if seen.URI != at.String() {
		seen = Seen{}
	}
	delay := max(c.o.Delay, rules.Delay())
	resp, leave, err := c.ask(ctx, at, delay, seen)
	if err != nil {
		return nil, nil, err
	}
	defer leave()
	if next, err := location(resp, at); next != nil || err != nil {
		return &Answer{Status: resp.StatusCode}, next, err
	}
	a, err := c.judge(resp, named, at, r, seen)
	return a, nil, err
}

// ask sends one request when its turn has come. The caller reads the answer and
// calls leave.
func (c *Client) ask(ctx context.Context, at *url.URL, delay time.Duration, seen Seen) (_ *http.Response, leave func(), _ error) {
	h := c.host(at)
	if err := h.enter(ctx); err != nil {
		return nil, nil, err
	}
	if err := h.turn(ctx, delay); err != nil {
		h.leave()
		return nil, nil, err
	}
	// An answer under way is not thrown away when the run is to end, unless it
	// takes too long.
	asking, cancel := context.WithTimeoutCause(context.WithoutCancel(ctx), c.o.Timeout, errTooLong)
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(c.o.Grace, cancel) })
	end := func() {
		stop()
		cancel()
		h.done(delay)
		h.leave()
	}
	resp, err := c.transport.RoundTrip(c.request(asking, at, seen))
	if err != nil {
		end()
		return nil, nil, c.troubled(ctx, asking, at, err)
	}
	return resp, func() { resp.Body.Close(); end() }, nil
}

func (c *Client) request(ctx context.Context, at *url.URL, seen Seen) *http.Request {
	h := http.Header{
		"User-Agent":      {UserAgent(c.o.Contact)},
		"Accept":          {"application/pdf, text/html;q=0.9, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.1"},
		"Accept-Encoding": {"gzip"},
	}
	if seen.ETag != "" {
		h.Set("If-None-Match", seen.ETag)
	}
	if seen.LastModified != "" {
		h.Set("If-Modified-Since", seen.LastModified)
	}
	r := &http.Request{Method: http.MethodGet, URL: at, Host: at.Host, Header: h, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
	return r.WithContext(ctx)
}

// UserAgent returns how the program names itself to hosts.
func UserAgent(contact string) string { return Product + "/1.0 (+" + contact + ")" }

// location returns the address that an answer sends on to; nil where it does
// not.
func location(resp *http.Response, at *url.URL) (*url.URL, error) {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	to, err := resp.Location()
	if err != nil {
		return nil, &Error{Reason: fmt.Sprintf("status %d, but no address to go to", resp.StatusCode)}
	}
	next, err := parse(at.ResolveReference(to).String())
	if e := (*Error)(nil); errors.As(err, &e) {
		return nil, &Error{Reason: "it sends us on to " + to.String() + ": " + e.Reason, Permanent: true}
	}
	if at.Scheme == "https" && next.Scheme == "http" {
		return nil, &Error{Reason: "it sends us on from https to " + next.String() + ", where nobody vouches for what is served", Permanent: true}
	}
	return next, nil
}
