package polite

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"councilnotes/pipeline/internal/faulty"

	"github.com/google/go-cmp/cmp"
)

// visit runs f in a bubble where waiting takes no time, with a server in memory
// and a client of it.
func visit(t *testing.T, o Options, f func(t *testing.T, s *faulty.Server, c *Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := faulty.New()
		dial, end := s.Pipes()
		o.Dial, o.Contact = dial, "mailto:op@example.org"
		c := New(o)
		f(t, s, c)
		end()
	})
}

// outcome says in a line what came of asking.
func outcome(a *Answer, err error) string {
	e := (*Error)(nil)
	switch {
	case err == nil && a.Unchanged:
		return "unchanged"
	case err == nil:
		return fmt.Sprintf("document %s, %d bytes", a.MediaType, len(a.Bytes))
	case !errors.As(err, &e):
		return "error: " + err.Error()
	case e.Blocked:
		return "blocked: " + e.Reason
	case e.Permanent:
		return "for good: " + e.Reason
	case e.Host != "":
		return "host waits: " + e.Reason
	}
	return "waits: " + e.Reason
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

const page = "document text/html, 110 bytes"

// TestFaults is what comes of each fault. asked is how often the path is asked,
// took how long it may take.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		path  string
		want  string // its beginning
		asked int
		took  time.Duration
	}{
		{"/page", page, 1, 10 * time.Second},
		{"/whole.pdf", "document application/pdf, 89 bytes", 1, 10 * time.Second},
		{"/text", "document text/plain, 12 bytes", 1, 10 * time.Second},
		{"/packed", page, 1, 10 * time.Second},
		{"/no-length", page, 1, 10 * time.Second},
		{"/pdf-as-html", "document application/pdf, 89 bytes", 1, 10 * time.Second}, // the content tells, not the host
		{"/moved", page, 1, 20 * time.Second},

		{"/drip", "waits: it came too slowly: under 1024 bytes a second", 1, 30 * time.Second},
		{"/stall", "waits: it came too slowly", 1, 30 * time.Second},
		{"/trickle", "waits: it did not come to its end within 10m0s", 1, 11 * time.Minute},
		{"/silent", "host waits: a.example does not answer", 4, 10 * time.Minute},
		{"/cut-length", "waits: it was cut short: 60 of 1000 bytes came", 4, 5 * time.Minute},
		{"/cut-chunks", "waits: it was cut short after 60 bytes", 4, 5 * time.Minute},
		{"/cut-no-length", "waits: the page was cut short: there is no </html> (60 bytes came)", 4, 5 * time.Minute},
		{"/short-length", "waits: the page was cut short: there is no </html> (60 bytes came)", 4, 5 * time.Minute},
		{"/cut.pdf", "waits: the PDF was cut short: there is no %%EOF at its end (60 bytes came)", 4, 5 * time.Minute},
		{"/short.pdf", "waits: the PDF was cut short", 4, 5 * time.Minute},
		{"/broken", "host waits: a.example cannot be reached: malformed HTTP", 4, 5 * time.Minute},
		{"/reset", "host waits: a.example cannot be reached: ", 4, 5 * time.Minute},
		{"/header", "host waits: a.example cannot be reached: net/http: server response headers exceeded", 4, 5 * time.Minute},
		{"/bad-gzip", "waits: it is packed wrongly", 4, 5 * time.Minute},
		{"/brotli", `for good: packed as "br", which was not asked for`, 1, 10 * time.Second},
		{"/bomb", "for good: larger than 2 MiB", 1, 10 * time.Second},
		{"/endless", "for good: larger than 2 MiB", 1, 10 * time.Second},
		{"/empty", "waits: the answer is empty", 4, 5 * time.Minute},

		{"/loop", "for good: the address leads in a circle: http://a.example/loop", 1, 10 * time.Second},
		{"/loop-a", "for good: the address leads in a circle: http://a.example/loop-a", 1, 20 * time.Second},
		{"/far", "for good: more than 5 redirects", 1, time.Minute},
		{"/to-file", "for good: it sends us on to file:///etc/passwd: neither http nor https", 1, 10 * time.Second},
		{"/to-nowhere", "waits: status 302, but no address to go to", 1, 10 * time.Second},
		{"/to-login", "blocked: login.example sends us away to login.example/page", 1, 20 * time.Second},

		{"/401", "for good: status 401, unauthorized", 1, 10 * time.Second},
		{"/403", "waits: refused (status 403, forbidden)", 1, 10 * time.Second},
		{"/404", "waits: not there (status 404, not found)", 1, 10 * time.Second},
		{"/404-cut", "waits: not there (status 404, not found)", 1, 10 * time.Second},
		{"/503-cut", "host waits: a.example wants to be left alone for 2h0m0s (status 503)", 1, 10 * time.Second},
		{"/410", "for good: status 410, gone", 1, 10 * time.Second},
		{"/500", "waits: status 500, internal server error", 4, 5 * time.Minute},
		{"/304", "waits: status 304, not modified", 1, 10 * time.Second}, // we have nothing that could be unchanged
		{"/202", "blocked: a.example answers with a page in place of the document (status 202), which is not worked around", 1, 10 * time.Second},
		{"/aws", "blocked: a.example answers with a browser check of AWS", 1, 10 * time.Second},
		{"/wall", "blocked: a.example answers with a browser check of Cloudflare, which is not worked around. What can be done: ask those who run it", 1, 10 * time.Second},
		{"/wall-403", "blocked: a.example answers with a browser check of Cloudflare", 1, 10 * time.Second},
		{"/html-as-pdf.pdf", "waits: application/pdf was promised, but text/html came", 1, 10 * time.Second},
		{"/image", "for good: image/png is nothing that can be read here", 1, 10 * time.Second},
	} {
		t.Run(strings.TrimPrefix(test.path, "/"), func(t *testing.T) {
			visit(t, Options{MaxBytes: 2 << 20}, func(t *testing.T, s *faulty.Server, c *Client) {
				for i := range 9 {
					s.Paths["/far"+strings.Repeat("/1", i)] = faulty.To("/far" + strings.Repeat("/1", i+1))
				}
				begin := time.Now()
				a, err := c.Get(t.Context(), Request{Address: "http://a.example" + test.path})
				if got := outcome(a, err); !strings.HasPrefix(got, test.want) {
					t.Errorf("got  %s\nwant %s", got, test.want)
				}
				if took := time.Since(begin); took > test.took {
					t.Errorf("took %v, want %v at most", took, test.took)
				}
				asked := 0
				for _, r := range s.Requests("a.example") {
					if r.Path == test.path {
						asked++
					}
				}
				same(t, "times asked", test.asked, asked)
				if gap := s.Gap("a.example"); gap < 3*time.Second {
					t.Errorf("two requests within %v", gap)
				}
			})
		})
	}
}

// TestABombCostsLittle: what is larger than allowed is not unpacked to see how
// large it is.
func TestABombCostsLittle(t *testing.T) {
	for _, path := range []string{"/bomb", "/endless"} {
		visit(t, Options{MaxBytes: 1 << 20}, func(t *testing.T, _ *faulty.Server, c *Client) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			c.Get(t.Context(), Request{Address: "http://a.example" + path})
			runtime.ReadMemStats(&after)
			if n := after.TotalAlloc - before.TotalAlloc; n > 16<<20 {
				t.Errorf("%s: %d MiB were allocated, server and all", path, n>>20)
			}
		})
	}
}

func TestPromisedPDF(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		for path, want := range map[string]string{
			"a.example/html-for-pdf": "waits: application/pdf was promised, but text/html came",
			"b.example/wall":         "blocked: b.example answers with a browser check of Cloudflare",
		} {
			a, err := c.Get(t.Context(), Request{Address: "http://" + path, MediaType: "application/pdf"})
			if got := outcome(a, err); !strings.HasPrefix(got, want) {
				t.Errorf("%s: got %s, want %s", path, got, want)
			}
			if e := (*Error)(nil); !errors.As(err, &e) || e.Evidence == nil || len(e.Evidence.Bytes) == 0 {
				t.Errorf("%s: the page was not kept", path)
			}
		}
	})
}

func TestTheWayIsKept(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		a, err := c.Get(t.Context(), Request{Address: "http://a.example/moved-host#page=3"})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "redirects", []Redirect{{"http://a.example/moved-host", 302}}, a.Redirects)
		same(t, "answer", []any{"http://b.example/page", 200, "text/html; charset=utf-8"}, []any{a.URI, a.Status, a.Header.Get("Content-Type")})
		agent := s.Requests("b.example")[0].Header.Get("User-Agent")
		same(t, "user agent", "councilnotes/1.0 (+mailto:op@example.org)", agent)
	})
}

func TestWhatWasSeenIsNotSentAgain(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		get := func(seen Seen) string {
			a, err := c.Get(t.Context(), Request{Address: "http://a.example/validators", Seen: seen})
			return outcome(a, err)
		}
		a, err := c.Get(t.Context(), Request{Address: "http://a.example/validators"})
		if err != nil {
			t.Fatal(err)
		}
		seen := Seen{URI: a.URI, ETag: a.Header.Get("ETag"), LastModified: a.Header.Get("Last-Modified")}
		same(t, "seen", "unchanged", get(seen))
		last := s.Requests("a.example")
		same(t, "sent", "Fri, 02 Jan 2026 03:04:05 GMT", last[len(last)-1].Header.Get("If-Modified-Since"))
		seen.URI = "http://a.example/other"
		same(t, "seen elsewhere", page, get(seen))
		seen.URI, seen.ETag = a.URI, `"old"`
		same(t, "older", page, get(seen))
	})
}

// TestPrivateAddresses asks the network itself: the check is made where it
// dials.
func TestPrivateAddresses(t *testing.T) {
	s := faulty.New()
	at := loopback(t, s)
	const private = "which is not a public address (--allow-address lets it be asked)"
	for _, test := range []struct {
		address string
		allow   string
		want    string
	}{
		{"http://127.0.0.1:" + at + "/page", "", "for good: 127.0.0.1:" + at + " leads to 127.0.0.1, " + private},
		{"http://localhost:" + at + "/page", "", "for good: localhost:" + at + " leads to "}, // a name that resolves to loopback
		{"http://[::ffff:127.0.0.1]:" + at + "/page", "", "for good: [::ffff:127.0.0.1]:" + at + " leads to "},
		{"http://[::1]:" + at + "/page", "", "for good: [::1]:" + at + " leads to ::1, " + private},
		{"http://127.0.0.1:" + at + "/page", "127.0.0.0/8", page},
		{"http://127.0.0.1:" + at + "/to-private", "127.0.0.0/8", "for good: 10.0.0.1 leads to 10.0.0.1, " + private},
		{"http://127.0.0.1:" + at + "/to-metadata", "127.0.0.0/8", "for good: 169.254.169.254 leads to 169.254.169.254, " + private},
		{"http://127.0.0.1:" + at + "/to-mapped", "127.0.0.0/8", "for good: [::ffff:10.0.0.1] leads to 10.0.0.1, " + private},
	} {
		o := Options{Contact: "x", Delay: time.Millisecond}
		if test.allow != "" {
			o.Allow = append(o.Allow, netip.MustParsePrefix(test.allow))
		}
		c := New(o)
		a, err := c.Get(t.Context(), Request{Address: test.address})
		if got := outcome(a, err); !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: got %s, want %s", test.address, got, test.want)
		}
	}
	for _, r := range s.Requests("localhost") {
		t.Errorf("%s was asked", r.Path)
	}
}

func TestEndings(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		for address, want := range map[string]string{
			"ftp://a.example/x": "for good: neither http nor https", "http:///x": "for good: the address names no host",
			"http://u:p@a.example/": "for good: an address with a user name", "http://a b/": "for good: not an address",
		} {
			if got := outcome(c.Get(t.Context(), Request{Address: address})); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s", address, got)
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for range 20 {
			if _, err := c.Get(ctx, Request{Address: "http://a.example/page"}); !errors.Is(err, context.Canceled) {
				t.Errorf("after the end: %v", err)
			}
		}
		same(t, "asked", 0, len(s.Requests("")))
		same(t, "who ended holds no slot", page, get(t, c, "http://a.example/page"))
	})
}

// TestAnswersUnderWayAreTaken: when the run is to end, an answer that has begun
// may come to its end, but no longer than the grace.
func TestAnswersUnderWayAreTaken(t *testing.T) {
	visit(t, Options{Grace: 5 * time.Second}, func(t *testing.T, s *faulty.Server, c *Client) {
		s.Paths["/slow"] = faulty.Slowly(2 * time.Second)
		s.Paths["/slower"] = faulty.Slowly(8 * time.Second)
		for path, want := range map[string]string{"/slow": page, "/slower": "error: context canceled"} {
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				for len(s.Requests("a.example")) == 0 || s.Requests("a.example")[len(s.Requests("a.example"))-1].Path != path {
					time.Sleep(100 * time.Millisecond)
				}
				cancel()
			}()
			same(t, path, want, outcome(c.Get(ctx, Request{Address: "http://a.example" + path})))
		}
	})
}
