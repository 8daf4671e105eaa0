package pipeline

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/fetch/polite"
	"councilnotes/pipeline/internal/faulty"
	"councilnotes/pipeline/ledger"
)

// web is a data directory with a faulty server beside it.
type web struct {
	*bench
	s       *faulty.Server
	at      string // the server's address
	recheck time.Duration
	delay   time.Duration
}

func newWeb(t *testing.T) *web {
	s := faulty.New()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return &web{bench: newBench(t, 0), s: s, at: server.URL, delay: time.Millisecond}
}

// serve serves a page at a path.
func (w *web) serve(path, content string) {
	w.s.Paths[path] = func(rw http.ResponseWriter, r *http.Request) {
		tag := fmt.Sprintf("%q", doc.NewID([]byte(content)).String()[:8])
		rw.Header().Set("ETag", tag)
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.Header.Get("If-None-Match") == tag {
			rw.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(rw, content)
	}
}

// ask ingests what the paths of the server give.
func (w *web) ask(ctx context.Context, o fetch.Options, paths ...string) (*Report, error) {
	w.t.Helper()
	d := w.open()
	defer d.Close()
	d.o.Recheck = w.recheck
	o.Council = w.at
	o.Web = polite.New(polite.Options{
		Contact: "op@example.org", Delay: w.delay, Attempts: 1, Memory: d.Hosts(), Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
	})
	var names []string
	for _, p := range paths {
		if strings.HasPrefix(p, "/") {
			p = w.at + p
		}
		names = append(names, p)
	}
	return d.Ingest(ctx, fetch.Resolve(ctx, names, o))
}

func (w *web) asks(paths ...string) *Report {
	w.t.Helper()
	r, err := w.ask(w.t.Context(), fetch.Options{}, paths...)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *web) hosts() []ledger.HostStatus {
	w.t.Helper()
	d := w.open()
	defer d.Close()
	all, err := d.Ledger.Hosts(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func TestAPageIsAskedAgainAndItsHistoryKept(t *testing.T) {
	w := newWeb(t)
	w.serve("/a", page(1, "first"))
	same(t, "first", [6]int{1, 0, 0, 1, 0, 1}, did(w.asks("/a")))
	same(t, "not modified", [6]int{0, 0, 1, 0, 0, 0}, did(w.asks("/a")))
	w.serve("/a", page(1, "second"))
	same(t, "changed", [6]int{0, 1, 0, 1, 1, 1}, did(w.asks("/a")))
	asked := len(w.s.Requests(""))
	w.recheck = time.Hour
	same(t, "not asked again so soon", [6]int{0, 0, 1, 0, 0, 0}, did(w.asks("/a")))
	same(t, "asked", asked, len(w.s.Requests("")))

	d := w.open()
	defer d.Close()
	past, err := d.Ledger.History(t.Context(), doc.NewID([]byte(page(1, "second"))))
	if err != nil || len(past) != 2 {
		t.Fatalf("%d captures (%v), want 2", len(past), err)
	}
	for i, version := range []string{"first", "second"} {
		p := past[i]
		if p.SHA256 != doc.NewID([]byte(page(1, version))) || p.Status != 200 || p.Header.Get("ETag") == "" || p.URI != w.at+"/a" || p.Current != (i == 1) {
			t.Errorf("%s: %+v", version, p)
		}
	}
	b, err := d.Archive.Get(past[0].SHA256)
	if err != nil || string(b) != page(1, "first") {
		t.Errorf("the first version is gone: %v", err)
	}
}

func TestAnArchiveThatLostItsBytesIsAskedForThemAnew(t *testing.T) {
	w := newWeb(t)
	w.serve("/a", page(1, "first"))
	w.asks("/a")
	id := doc.NewID([]byte(page(1, "first"))).String()
	remove(t, filepath.Join(w.dir, "archive", id[:2], id[2:]))
	w.recheck = time.Hour
	w.asks("/a")
	if s := w.state(); s.Archive != 1 || len(s.Failures) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestBlockedHostsAreToldOfAndTheirPagesKept(t *testing.T) {
	w := newWeb(t)
	w.serve("/a", page(1, "first"))
	r := w.asks("/a", "/wall", "/page")
	if len(r.Failures) == 0 || r.Failures[0].State != ledger.Blocked || r.Failures[0].NextAt.Before(time.Now().Add(50*time.Minute)) {
		t.Fatalf("%+v", r.Failures)
	}
	d := w.open()
	defer d.Close()
	if b, err := d.Archive.Get(doc.NewID([]byte(faulty.Wall))); err != nil || string(b) != faulty.Wall {
		t.Errorf("the evidence is not kept: %v", err)
	}
	n := 0
	for range d.Ledger.Documents(t.Context()) {
		n++
	}
	h := w.hosts()
	if len(h) != 1 || !h[0].Shut || h[0].Done != n || h[0].Blocked == 0 || h[0].Done+h[0].Blocked != 3 || !strings.Contains(h[0].Reason, "browser check of Cloudflare") {
		t.Errorf("%+v", h)
	}
	asked := len(w.s.Requests(""))
	r = w.asks("/page", "/text", "/wall")
	for _, f := range r.Failures {
		if f.State != ledger.Blocked {
			t.Errorf("%+v", f)
		}
	}
	same(t, "asked while it is blocked", asked, len(w.s.Requests("")))
}

func TestWhatFailsIsAskedAgainWhenItIsTime(t *testing.T) {
	w := newWeb(t)
	r := w.asks("/404", "/410", "/cut.pdf")
	got := map[string]string{}
	for _, f := range r.Failures {
		s := "for good"
		if !f.NextAt.IsZero() {
			s = fmt.Sprintf("%s %v", f.State, time.Until(f.NextAt).Round(time.Minute))
		}
		got[strings.TrimPrefix(f.Name, w.at)] = s
	}
	same(t, "next", map[string]string{"/404": "waiting 24h0m0s", "/410": "for good", "/cut.pdf": "waiting 15m0s"}, got)
	asked := len(w.s.Requests(""))
	same(t, "failures", 3, len(w.asks("/404", "/410", "/cut.pdf").Failures))
	same(t, "asked before it is time", asked, len(w.s.Requests("")))
	h := w.hosts()
	same(t, "hosts", []int{0, 2, 0, 1}, []int{h[0].Done, h[0].Waiting, h[0].Blocked, h[0].Failed})
}

func TestCouncilNumbersByLanguage(t *testing.T) {
	w := newWeb(t)
	w.s.Paths["/doc/document/ST-5419-2016-INIT/bg/pdf"] = w.s.Paths["/whole.pdf"]
	r, err := w.ask(t.Context(), fetch.Options{Langs: []string{"bg", "el"}}, "ST 5419/16")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "new", 1, r.New)
	if !slices.ContainsFunc(r.Failures, func(f Failure) bool {
		return f.Name == "ST 5419/16 (el)" && strings.HasPrefix(f.Reason, "not there (status 404")
	}) {
		t.Errorf("%+v", r.Failures)
	}
}

func TestAlternates(t *testing.T) {
	w := newWeb(t)
	links := `<link rel="alternate" hreflang="bg" href="/bg"><link rel="alternate" hreflang="de" href="/de">`
	w.serve("/en", strings.Replace(page(1, "first"), "<head>", "<head>"+links, 1))
	w.serve("/bg", page(2, "first"))
	w.serve("/de", page(3, "first"))
	for i, want := range [][6]int{{3, 0, 0, 3, 0, 3}, {0, 0, 3, 0, 0, 0}} {
		r, err := w.ask(t.Context(), fetch.Options{Alternates: true}, "/en")
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint("run ", i), want, did(r))
	}
	w.recheck = time.Hour
	r, err := w.ask(t.Context(), fetch.Options{Alternates: true}, "/en")
	if err != nil || r.Unchanged != 3 {
		t.Errorf("%+v (%v)", r, err)
	}
}

// TestASignalLetsWhatIsInHandBeFinished: what a host is sending is taken, what
// has to wait is left for the next run, and known to wait.
func TestASignalLetsWhatIsInHandBeFinished(t *testing.T) {
	w := newWeb(t)
	w.delay = 50 * time.Millisecond
	ctx, cancel := context.WithCancel(t.Context())
	content := page(1, "slow")
	w.s.Paths["/slow"] = func(rw http.ResponseWriter, r *http.Request) {
		cancel()
		time.Sleep(100 * time.Millisecond)
		rw.Header().Set("Content-Type", "text/html")
		fmt.Fprint(rw, content)
	}
	w.serve("/b", page(2, "first"))
	w.serve("/c", page(3, "first"))
	r, err := w.ask(ctx, fetch.Options{}, "/slow", "/b", "/c")
	if !errors.Is(err, context.Canceled) || r.New != 1 {
		t.Errorf("new %d, error %v", r.New, err)
	}
	h := w.hosts()
	if len(h) != 1 || h[0].Done != 1 || h[0].Waiting+h[0].Done > 3 {
		t.Errorf("%+v", h)
	}
	same(t, "the next run", [6]int{2, 0, 1, 3, 0, 3}, did(w.asks("/slow", "/b", "/c")))
}

func TestALedgerMadeAnewLeavesOutEvidence(t *testing.T) {
	w := newWeb(t)
	w.serve("/a", page(1, "first"))
	w.asks("/a")
	w.asks("/wall")
	remove(t, filepath.Join(w.dir, "ledger.db*"))
	d := w.open()
	defer d.Close()
	n := 0
	for range d.Ledger.Documents(t.Context()) {
		n++
	}
	same(t, "documents", 1, n)
}

// TestEveryFaultIsInTheLedger: whatever a host does, its source is done, waits,
// is blocked or failed for good, and only what is done is a document. (Faults
// that take long are tried in package polite, where time is not real.)
func TestEveryFaultIsInTheLedger(t *testing.T) {
	w := newWeb(t)
	dial, end := w.s.Pipes()
	defer end()
	want := map[string]string{
		"done": "/whole.pdf /page /text /packed /validators /no-length /moved /moved-host /pdf-as-html /html-for-pdf",
		"waiting": "/cut-length /cut-chunks /cut-no-length /short-length /cut.pdf /short.pdf /broken /reset /header /bad-gzip /empty " +
			"/to-nowhere /403 /404 /404-cut /503-cut /500 /304 /html-as-pdf.pdf",
		"blocked": "/202 /aws /wall /wall-403 /to-login",
		"failed":  "/brotli /bomb /endless /loop /loop-a /loop-b /to-file /401 /410 /image",
	}
	states := map[string]string{}
	var names []string
	for state, paths := range want {
		for path := range strings.FieldsSeq(paths) {
			host := strings.ReplaceAll(strings.Trim(path, "/"), ".", "-") + ".example"
			states[host] = state
			names = append(names, "http://"+host+path)
		}
	}
	slow := map[string]bool{"/drip": true, "/stall": true, "/trickle": true, "/silent": true}
	for path := range w.s.Paths {
		if !slow[path] && !strings.HasPrefix(path, "/far") && !strings.HasPrefix(path, "/to-") && !slices.ContainsFunc(names, func(n string) bool { return strings.HasSuffix(n, path) }) {
			t.Errorf("%s is not tried", path)
		}
	}
	d := w.open()
	defer d.Close()
	c := polite.New(polite.Options{Contact: "x", Delay: time.Millisecond, Attempts: 1, MaxBytes: 2 << 20, Memory: d.Hosts(), Dial: dial})
	r, err := d.Fetch(t.Context(), fetch.Resolve(t.Context(), names, fetch.Options{Web: c}))
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Ledger.Hosts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, done := map[string]string{}, 0
	for _, h := range all {
		for state, n := range map[string]int{"done": h.Done, "waiting": h.Waiting, "blocked": h.Blocked, "failed": h.Failed} {
			if n > 0 {
				got[h.Host] += state
			}
		}
		done += h.Done
	}
	same(t, "states", states, got)
	counts, err := d.Ledger.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "captures and new", []int{done, done}, []int{counts.Captures, r.New})
	v, err := d.Verify(t.Context(), Verification{})
	if err != nil || len(v.Findings) > 0 || v.Unnamed != 0 {
		t.Errorf("%+v (%v)", v, err)
	}
}
