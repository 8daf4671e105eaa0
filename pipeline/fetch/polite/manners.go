package polite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"councilnotes/pipeline/fetch/robots"
)

// manners is what a host's robots.txt says, as long as it is believed.
type manners struct {
	mu    sync.Mutex // one asks, the others wait for the answer
	rules *robots.Rules
	until time.Time
}

// believed is how long a robots.txt is believed (RFC 9309, 2.4).
const believed = 24 * time.Hour

// rules returns what robots.txt says at the host of an address.
func (c *Client) rules(ctx context.Context, u *url.URL) (*robots.Rules, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	c.mu.Lock()
	m := c.manners[at.String()]
	if m == nil {
		m = &manners{}
		c.manners[at.String()] = m
	}
	c.mu.Unlock()
	m.mu.Lock()
	defer m.mu.Unlock()
	if time.Now().Before(m.until) {
		return m.rules, nil
	}
	rules, err := c.askRules(ctx, at)
	if err != nil {
		return nil, err
	}
	m.rules, m.until = rules, time.Now().Add(believed)
	return rules, nil
}

// askRules asks for a robots.txt: one that the host does not have allows
// everything, one that cannot be had nothing (2.3.1). Redirects are followed,
// also to other hosts, and every step waits its turn.
func (c *Client) askRules(ctx context.Context, first *url.URL) (*robots.Rules, error) {
	at := first
	for range maxRedirects + 1 {
		a, next, err := c.askRulesOnce(ctx, at)
		switch e := (*Error)(nil); {
		case errors.As(err, &e) && (e.Untried && !e.Permanent || e.Blocked || at == first && (e.wide || e.Permanent)):
			return nil, e // it is not about the file, but about the host
		case errors.As(err, &e):
			return nil, unreachable(e.Reason, at)
		case err != nil:
			return nil, err
		case next != nil:
			at = next
		case a.Status/100 == 2:
			return robots.Parse(a.Bytes, Product), nil
		case a.Status/100 == 4:
			return nil, nil
		default:
			return nil, unreachable(fmt.Sprintf("status %d", a.Status), at)
		}
	}
	return nil, nil // too many redirects: as if there were none (2.3.1.2)
}

// unreachable says that without its robots.txt a host is not asked.
func unreachable(reason string, at *url.URL) error {
	return &Error{Reason: fmt.Sprintf("without %s nothing is asked there, and it cannot be had: %s", at, reason), again: true, wide: true}
}

// askRulesOnce makes one step: to an answer, or to another address.
func (c *Client) askRulesOnce(ctx context.Context, at *url.URL) (*Answer, *url.URL, error) {
	resp, leave, err := c.ask(ctx, at, c.o.Delay, Seen{})
	if err != nil {
		return nil, nil, err
	}
	defer leave()
	if next, err := location(resp, at); next != nil || err != nil {
		return nil, next, err
	}
	// What is beyond the limit is not read, however much there is of it.
	b, err := c.read(resp, at, robots.MaxBytes+1, true)
	if err != nil && (resp.StatusCode/100 == 2 || errors.Is(err, context.Canceled)) {
		return nil, nil, err
	}
	a := &Answer{Bytes: b, URI: at.String(), Status: resp.StatusCode, Header: kept(resp.Header)}
	if w := recognise(at, at, resp.StatusCode, resp.Header, b); w != "" {
		return nil, nil, walled(hostName(at), w, a)
	}
	if resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable {
		return nil, nil, later(resp, a)
	}
	return a, nil, nil
}
