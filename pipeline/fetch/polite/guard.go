package polite

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"syscall"
	"time"
)

// notPublic are the networks that no document is asked from: those of the IANA
// registries of special-purpose addresses (RFC 6890 and its updates) that are
// not reachable globally, multicast, and addresses that lead into an IPv4
// network by tunnel. Metadata services live at link-local addresses, and at
// fd00:ec2::254 and 100.100.100.200, which are among these too.
var notPublic = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
	"224.0.0.0/4", "240.0.0.0/4",
	"::/128", "::1/128", "::/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23", "2001:db8::/32", "2002::/16",
	"3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

// nat64 leads to the IPv4 address in its last four bytes, public or not.
var nat64 = netip.MustParsePrefix("64:ff9b::/96")

func prefixes(all ...string) (p []netip.Prefix) {
	for _, s := range all {
		p = append(p, netip.MustParsePrefix(s))
	}
	return p
}

// privateError tells that an address is not public.
type privateError struct{ addr netip.Addr }

func (e *privateError) Error() string { return e.addr.String() + " is not a public address" }

// checkAddr returns an error for an address that may not be asked.
func checkAddr(addr netip.Addr, allow []netip.Prefix) error {
	bare := addr.WithZone("").Unmap()
	if nat64.Contains(bare) {
		b := bare.As16()
		bare = netip.AddrFrom4([4]byte(b[12:]))
	}
	within := func(p netip.Prefix) bool { return p.Contains(bare) }
	if slices.ContainsFunc(notPublic, within) && !slices.ContainsFunc(allow, within) {
		return &privateError{addr.Unmap()}
	}
	return nil
}

// transport returns what connects. It keeps no cookies, follows no redirects,
// unpacks nothing and verifies certificates. Each request has a connection of its
// own: a used one that turns out to be closed would be asked a second time at
// once, behind the back of whoever waits between requests.
func transport(o Options) *http.Transport {
	g := &guard{o: o}
	t := &http.Transport{
		Proxy:                  g.proxy,
		DialContext:            g.dial,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, ClientSessionCache: tls.NewLRUClientSessionCache(0)},
		ForceAttemptHTTP2:      true,
		DisableCompression:     true,
		DisableKeepAlives:      true,
		TLSHandshakeTimeout:    20 * time.Second,
		ResponseHeaderTimeout:  60 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
	return t
}

// guard opens connections to public addresses. The address is checked when it is
// dialled: what a name resolved to a moment before proves nothing.
type guard struct {
	o       Options
	mu      sync.Mutex
	proxies map[string]bool // host:port of the proxies in use, which may be private
}

func (g *guard) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if g.o.Dial != nil {
		return g.o.Dial(ctx, network, address)
	}
	d := net.Dialer{Timeout: 20 * time.Second, KeepAlive: 30 * time.Second, Control: g.control}
	if g.isProxy(address) {
		d.Control = nil
	}
	return d.DialContext(ctx, network, address)
}

func (g *guard) isProxy(address string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.proxies[address]
}

func (g *guard) control(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	return checkAddr(ap.Addr(), g.o.Allow)
}

// proxy asks which proxy to use. A proxy resolves names itself, so what can be
// checked is checked here: the addresses that the name has from where we stand.
func (g *guard) proxy(r *http.Request) (*url.URL, error) {
	p, err := g.o.Proxy(r)
	if p == nil || err != nil {
		return nil, err
	}
	if addr, err := netip.ParseAddr(r.URL.Hostname()); err == nil {
		if err := checkAddr(addr, g.o.Allow); err != nil {
			return nil, err
		}
	} else if all, err := net.DefaultResolver.LookupNetIP(r.Context(), "ip", r.URL.Hostname()); err == nil {
		for _, addr := range all {
			if err := checkAddr(addr, g.o.Allow); err != nil {
				return nil, err
			}
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.proxies == nil {
		g.proxies = map[string]bool{}
	}
	g.proxies[net.JoinHostPort(p.Hostname(), portOf(p))] = true
	return p, nil
}

func portOf(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	case u.Scheme == "socks5", u.Scheme == "socks5h":
		return "1080"
	}
	return "80"
}

// troubled says why a request got no answer.
func (c *Client) troubled(ctx, asking context.Context, at *url.URL, err error) error {
	var (
		private *privateError
		cert    *tls.CertificateVerificationError
		name    *net.DNSError
		timeout net.Error
	)
	host := hostName(at)
	switch {
	case errors.As(err, &private):
		return &Error{Reason: fmt.Sprintf("%s leads to %s, which is not a public address (--allow-address lets it be asked)", at.Host, private.addr), Permanent: true, Untried: true}
	case errors.Is(context.Cause(asking), errTooLong):
		return &Error{Reason: fmt.Sprintf("%s did not answer within %v", host, c.o.Timeout), slow: true}
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &cert):
		return &Error{Reason: fmt.Sprintf("the certificate of %s is not to be trusted: %v", host, cert.Err), wide: true}
	case errors.As(err, &name) && name.IsNotFound:
		return &Error{Reason: "there is no host " + host, wide: true}
	case errors.As(err, &timeout) && timeout.Timeout():
		return &Error{Reason: host + " does not answer", again: true, wide: true}
	}
	return &Error{Reason: fmt.Sprintf("%s cannot be reached: %v", host, root(err)), again: true, wide: true}
}

// root returns the innermost error, which says what happened and not to whom.
func root(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
