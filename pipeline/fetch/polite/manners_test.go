package polite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"councilnotes/pipeline/internal/faulty"
)

// memory remembers hosts, like the ledger.
type memory struct {
	mu    sync.Mutex
	hosts map[string]State
}

func (m *memory) Recall(_ context.Context, host string) (State, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.hosts[host], nil
}

func (m *memory) Remember(_ context.Context, host string, s State) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.hosts[host] = s
	return nil
}

func get(t *testing.T, c *Client, address string) string {
	t.Helper()
	return outcome(c.Get(t.Context(), Request{Address: address}))
}

func paths(s *faulty.Server, host string) string {
	var all []string
	for _, r := range s.Requests(host) {
		all = append(all, r.Path)
	}
	return strings.Join(all, " ")
}

// TestRobots is what comes of each way in which a host may answer for its
// robots.txt.
func TestRobots(t *testing.T) {
	const without = "host waits: without http://a.example/robots.txt nothing is asked there, and it cannot be had: "
	for name, test := range map[string]struct {
		robots http.HandlerFunc
		want   string
		asked  string
	}{
		"none":        {faulty.Status(404), page, "/robots.txt /page"},
		"refused":     {faulty.Status(403), page, "/robots.txt /page"},
		"gone":        {faulty.Status(410), page, "/robots.txt /page"},
		"forbids":     {faulty.Forbidding, "for good: the robots.txt of a.example forbids http://a.example/page", "/robots.txt"},
		"other paths": {faulty.Text("User-agent: *\nDisallow: /x"), page, "/robots.txt /page"},
		"us only":     {faulty.Text("User-agent: CouncilNotes\nDisallow: /page\n\nUser-agent: *\nAllow: /"), "for good: the robots.txt", "/robots.txt"},
		"endless":     {faulty.EndlessRobots, page, "/robots.txt /page"},
		"a page":      {faulty.Text(faulty.Page), page, "/robots.txt /page"},
		"broken":      {faulty.Status(500), without + "status 500", "/robots.txt /robots.txt /robots.txt /robots.txt"},
		"busy":        {faulty.Later(429, 2, func() string { return "60" }), page, "/robots.txt /robots.txt /robots.txt /page"},
		"a wall":      {faulty.New().Paths["/wall-403"], "blocked: a.example answers with a browser check", "/robots.txt"},
		"elsewhere":   {faulty.To("http://b.example/robots.txt"), page, "/robots.txt /page"},
		"circle":      {faulty.To("http://a.example/robots.txt"), page, strings.Repeat("/robots.txt ", 6) + "/page"},
		"to a file":   {faulty.To("file:///etc/passwd"), "for good: it sends us on to file:///etc/passwd", "/robots.txt"},
		"dripping":    {faulty.New().Paths["/stall"], without + "it came too slowly", "/robots.txt /robots.txt /robots.txt /robots.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
				s.Robots["a.example"] = test.robots
				if got := get(t, c, "http://a.example/page"); !strings.HasPrefix(got, test.want) {
					t.Errorf("got  %s\nwant %s", got, test.want)
				}
				same(t, "asked", test.asked, paths(s, "a.example"))
				if gap := s.Gap("a.example"); gap < 3*time.Second {
					t.Errorf("two requests within %v", gap)
				}
			})
		})
	}
}

func TestRobotsOfEveryHostOnTheWay(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		s.Robots["b.example"] = faulty.Forbidding
		if got := get(t, c, "http://a.example/moved-host"); !strings.HasPrefix(got, "for good: the robots.txt of b.example forbids http://b.example/page") {
			t.Error(got)
		}
		same(t, "asked", "/robots.txt", paths(s, "b.example"))
	})
}

func TestAnEndlessRobotsStillForbids(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		s.Robots["a.example"] = faulty.EndlessRobots
		if got := get(t, c, "http://a.example/forbidden"); !strings.HasPrefix(got, "for good: the robots.txt") {
			t.Error(got)
		}
	})
}

func TestRobotsIsBelievedForADay(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		for range 3 {
			get(t, c, "http://a.example/page")
			time.Sleep(11 * time.Hour)
		}
		get(t, c, "http://a.example/page")
		same(t, "asked", "/robots.txt /page /page /page /robots.txt /page", paths(s, "a.example"))
	})
}

// TestPace: many who ask at once, and what a host ever sees of it.
func TestPace(t *testing.T) {
	for _, test := range []struct {
		delay   time.Duration
		perHost int
		robots  string
		gap     time.Duration
	}{
		{3 * time.Second, 1, "", 3 * time.Second},
		{500 * time.Millisecond, 1, "", 500 * time.Millisecond},
		{time.Second, 3, "", time.Second},
		{time.Second, 1, "User-agent: *\nCrawl-delay: 20", time.Second}, // robots.txt itself comes before
		{30 * time.Second, 1, "User-agent: *\nCrawl-delay: 20", 30 * time.Second},
	} {
		t.Run(fmt.Sprintf("%v %d %q", test.delay, test.perHost, test.robots), func(t *testing.T) {
			visit(t, Options{Delay: test.delay, PerHost: test.perHost}, func(t *testing.T, s *faulty.Server, c *Client) {
				s.Paths["/page"] = faulty.Slowly(2 * time.Second)
				for _, host := range []string{"a.example", "b.example"} {
					s.Robots[host] = faulty.Text(test.robots)
				}
				begin := time.Now()
				var all sync.WaitGroup
				const n = 12
				for i := range 2 * n {
					all.Go(func() {
						if got := get(t, c, fmt.Sprintf("http://%c.example/page", 'a'+i%2)); got != page {
							t.Error(got)
						}
					})
				}
				all.Wait()
				for _, host := range []string{"a.example", "b.example"} {
					requests := s.Requests(host)
					if gap := s.Gap(host); gap < test.gap || len(requests) != n+1 {
						t.Errorf("%s: %d requests, two of them within %v", host, len(requests), gap)
					}
					if most := s.AtOnce(host); most > test.perHost {
						t.Errorf("%s: %d connections at once", host, most)
					}
					rate := float64(len(requests)-1) / requests[len(requests)-1].At.Sub(requests[0].At).Seconds()
					if rate > 1/test.gap.Seconds() {
						t.Errorf("%s: %.3f requests a second", host, rate)
					}
					if strings.Contains(test.robots, "20") {
						if d := requests[n].At.Sub(requests[1].At) / (n - 1); d < 20*time.Second {
							t.Errorf("%s: one request in %v, Crawl-delay is 20 s", host, d)
						}
					}
				}
				// Hosts do not wait for each other.
				if took := time.Since(begin); took > (n+1)*(2*max(test.delay, 20*time.Second)+2*time.Second) {
					t.Errorf("took %v", took)
				}
			})
		})
	}
}

// TestTheDelayIsNotAClocks: no two delays are alike.
func TestTheDelayIsNotAClocks(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		gaps := map[time.Duration]bool{}
		for range 10 {
			get(t, c, "http://a.example/page")
		}
		all := s.Requests("a.example")
		for i := 1; i < len(all); i++ {
			gaps[all[i].At.Sub(all[i-1].At)] = true
		}
		if len(gaps) < 5 {
			t.Errorf("only %d different gaps", len(gaps))
		}
	})
}

func TestStorms(t *testing.T) {
	seconds := func() string { return "120" }
	date := func() string { return time.Now().Add(3 * time.Minute).UTC().Format(http.TimeFormat) }
	hours := func() string { return "7200" }
	none := func() string { return "" }
	for name, test := range map[string]struct {
		path  http.HandlerFunc
		want  string
		took  time.Duration // at least
		until time.Duration // from then on, at least
		asked int
	}{
		"429 with seconds":       {faulty.Later(429, 2, seconds), page, 4 * time.Minute, 0, 3},
		"503 with a date":        {faulty.Later(503, 2, date), page, 6 * time.Minute, 0, 3},
		"429 without a time":     {faulty.Later(429, 2, none), page, 20 * time.Second, 0, 3},
		"429 without end":        {faulty.Later(429, 99, seconds), "host waits: a.example wants to be left alone for 2m0s (status 429)", 6 * time.Minute, 15 * time.Minute, 4},
		"503 for hours":          {faulty.Later(503, 99, hours), "host waits: a.example wants to be left alone for 2h0m0s (status 503)", 0, 2 * time.Hour, 1},
		"503 with a wall inside": {faulty.New().Paths["/wall-403"], "blocked: ", 0, time.Hour, 1},
	} {
		t.Run(name, func(t *testing.T) {
			var told []string
			visit(t, Options{Memory: &memory{hosts: map[string]State{}}, Tell: func(s string) { told = append(told, s) }}, func(t *testing.T, s *faulty.Server, c *Client) {
				s.Paths["/storm"] = test.path
				begin := time.Now()
				a, err := c.Get(t.Context(), Request{Address: "http://a.example/storm"})
				if got := outcome(a, err); !strings.HasPrefix(got, test.want) {
					t.Errorf("got  %s\nwant %s", got, test.want)
				}
				if took := time.Since(begin); took < test.took || took > test.took+10*time.Minute {
					t.Errorf("took %v, want %v at least", took, test.took)
				}
				same(t, "asked", test.asked+1, len(s.Requests("a.example")))
				if test.took > time.Minute && (len(told) != min(test.asked, 4)-1 || !strings.Contains(told[0], "a.example wants to be left alone for ")) {
					t.Errorf("told %q", told)
				}
				if e := (*Error)(nil); errors.As(err, &e) {
					if left := time.Until(e.Until); left < test.until {
						t.Errorf("next in %v, want %v at least", left, test.until)
					}
					// Until then nobody asks there any more, but elsewhere they do.
					if got := get(t, c, "http://a.example/page"); !strings.HasPrefix(got, test.want) {
						t.Errorf("another document: %s", got)
					}
					same(t, "asked", test.asked+1, len(s.Requests("a.example")))
					same(t, "elsewhere", page, get(t, c, "http://b.example/page"))
					time.Sleep(time.Until(e.Until))
					same(t, "after that", page, get(t, c, "http://a.example/page"))
				}
			})
		})
	}
}

// TestBlockedHosts: what shuts us out is remembered from run to run, and asked
// again ever more seldom, one request each time.
func TestBlockedHosts(t *testing.T) {
	m := &memory{hosts: map[string]State{}}
	visit(t, Options{Memory: m}, func(t *testing.T, s *faulty.Server, c *Client) {
		const wall = "http://a.example/wall"
		asked := 1 // robots.txt
		for strike := 1; strike <= 7; strike++ {
			_, err := c.Get(t.Context(), Request{Address: wall})
			asked++
			e := (*Error)(nil)
			if !errors.As(err, &e) || !e.Blocked || e.Untried || e.Evidence == nil || e.Host != "a.example" {
				t.Fatalf("strike %d: %+v", strike, e)
			}
			want := min(time.Hour<<(strike-1), 24*time.Hour)
			if left := time.Until(e.Until); left != want {
				t.Errorf("strike %d: next in %v, want %v", strike, left, want)
			}
			// The next run knows it.
			other := New(Options{Memory: m, Dial: c.o.Dial, Contact: "x"})
			_, err = other.Get(t.Context(), Request{Address: "http://a.example/page"})
			if e := (*Error)(nil); !errors.As(err, &e) || !e.Blocked || !e.Untried {
				t.Errorf("the next run: %v", err)
			}
			same(t, "asked", asked, len(s.Requests("a.example")))
			time.Sleep(want)
			if strike > 4 {
				asked++ // robots.txt, after a day
			}
		}
	})
}

func TestAHostThatRefusesEverythingIsBlocked(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		s.Paths["/403b"] = s.Paths["/403"]
		for i, want := range []string{"waits: refused", "waits: refused", "blocked: a.example refuses everything (3 times in a row, status 403)", "blocked: "} {
			if got := get(t, c, "http://a.example/403"+strings.Repeat("b", i%2)); !strings.HasPrefix(got, want) {
				t.Errorf("%d: %s", i, got)
			}
		}
		for range 4 {
			get(t, c, "http://b.example/403")
			get(t, c, "http://b.example/page")
		}
		same(t, "one that refuses some things", page, get(t, c, "http://b.example/page"))
	})
}

func TestAHostThatGivesNothingWholeIsLeftAlone(t *testing.T) {
	visit(t, Options{Attempts: 1}, func(t *testing.T, s *faulty.Server, c *Client) {
		for i, path := range []string{"/cut.pdf", "/drip", "/cut-length", "/500", "/stall", "/page"} {
			want := "waits: "
			if i >= 4 {
				want = "host waits: a.example gave no whole answer 5 times in a row; the last: it came too slowly"
			}
			if got := get(t, c, "http://a.example"+path); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s", path, got)
			}
		}
		for range 4 {
			get(t, c, "http://b.example/cut.pdf")
			get(t, c, "http://b.example/500")
			get(t, c, "http://b.example/404")
		}
		same(t, "one that gives some", page, get(t, c, "http://b.example/page"))
	})
}

func TestBudget(t *testing.T) {
	m := &memory{hosts: map[string]State{}}
	visit(t, Options{Budget: 5, Memory: m}, func(t *testing.T, s *faulty.Server, c *Client) {
		for range 4 {
			same(t, "within", page, get(t, c, "http://a.example/page"))
		}
		_, err := c.Get(t.Context(), Request{Address: "http://a.example/page"})
		e := (*Error)(nil)
		if !errors.As(err, &e) || !e.Untried || e.Reason != "a.example has been asked 5 times today, which is the limit" {
			t.Fatalf("%v", err)
		}
		if e.Until.UTC().Format(time.DateTime) != "2000-01-02 00:00:00" {
			t.Errorf("next at %v", e.Until)
		}
		other := New(Options{Budget: 5, Memory: m, Dial: c.o.Dial, Contact: "x"})
		if got := get(t, other, "http://a.example/page"); !strings.HasPrefix(got, "host waits: a.example has been asked 5 times") {
			t.Errorf("the next run: %s", got)
		}
		same(t, "another host", page, get(t, c, "http://b.example/page"))
		time.Sleep(time.Until(e.Until))
		same(t, "the next day", page, get(t, c, "http://a.example/page"))
	})
}

// TestTheDelayHoldsFromRunToRun: a program that is started again at once is as
// polite as one that goes on.
func TestTheDelayHoldsFromRunToRun(t *testing.T) {
	m := &memory{hosts: map[string]State{}}
	visit(t, Options{Memory: m}, func(t *testing.T, s *faulty.Server, c *Client) {
		for range 5 {
			c := New(Options{Memory: m, Dial: c.o.Dial, Contact: "x"})
			same(t, "page", page, get(t, c, "http://a.example/page"))
		}
		if gap := s.Gap("a.example"); gap < 3*time.Second {
			t.Errorf("two requests within %v", gap)
		}
	})
}

func TestALongCrawlDelayIsForAnotherRun(t *testing.T) {
	visit(t, Options{}, func(t *testing.T, s *faulty.Server, c *Client) {
		s.Robots["a.example"] = faulty.Text("User-agent: *\nCrawl-delay: 3600")
		same(t, "first", page, get(t, c, "http://a.example/page"))
		if got := get(t, c, "http://a.example/page"); got != "host waits: a.example wants 1h0m0s between two requests" {
			t.Error(got)
		}
	})
}

func TestMemoryThatFailsEndsTheRun(t *testing.T) {
	visit(t, Options{Memory: broken{}}, func(t *testing.T, s *faulty.Server, c *Client) {
		same(t, "error", "error: the disk is full", get(t, c, "http://a.example/page"))
		same(t, "asked", 0, len(s.Requests("")))
	})
}

type broken struct{}

func (broken) Recall(context.Context, string) (State, error) { return State{}, nil }
func (broken) Remember(context.Context, string, State) error { return errors.New("the disk is full") }
