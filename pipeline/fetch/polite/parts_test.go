package polite

import (
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"councilnotes/pipeline/internal/faulty"
)

func TestCheckAddr(t *testing.T) {
	for addr, public := range map[string]bool{
		"127.0.0.1": false, "127.9.9.9": false, "10.1.2.3": false, "172.16.0.1": false, "172.31.255.255": false, "172.32.0.1": true,
		"192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false, "100.100.100.200": false, "0.0.0.0": false, "192.0.0.192": false,
		"224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false, "192.0.2.1": false, "8.8.8.8": true, "147.67.34.45": true,
		"::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd00:ec2::254": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:8.8.8.8": true, "::127.0.0.1": false,
		"64:ff9b::127.0.0.1": false, "64:ff9b::a9fe:a9fe": false, "64:ff9b::8.8.8.8": true, "64:ff9b:1::1": false,
		"2002:7f00:1::": false, "2001:db8::1": false, "2001::1": false, "2a01:7080:14:100::666:30": true, "2606:4700::1111": true,
	} {
		if err := checkAddr(netip.MustParseAddr(addr), nil); (err == nil) != public {
			t.Errorf("%s: %v, public %v", addr, err, public)
		}
	}
	allow := prefixes("10.0.0.0/8", "fd00::/8")
	for addr, want := range map[string]bool{"10.1.1.1": true, "::ffff:10.1.1.1": true, "fd00::1": true, "127.0.0.1": false, "192.168.0.1": false} {
		if err := checkAddr(netip.MustParseAddr(addr), allow); (err == nil) != want {
			t.Errorf("%s with two networks allowed: %v", addr, err)
		}
	}
}

// TestProxies: what a proxy would be asked for is checked too, as far as that
// can be done from here.
func TestProxies(t *testing.T) {
	s := faulty.New()
	proxy, err := url.Parse("http://127.0.0.1:" + loopback(t, s))
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{Contact: "x", Delay: time.Millisecond, Proxy: func(*http.Request) (*url.URL, error) { return proxy, nil }})
	for address, want := range map[string]string{
		"http://93.184.215.14/page":   page, // the proxy itself may be private
		"http://10.0.0.1/page":        "for good: 10.0.0.1 leads to 10.0.0.1, which is not a public address",
		"http://169.254.169.254/page": "for good: 169.254.169.254 leads to",
		"http://localhost:1/page":     "for good: localhost:1 leads to",
	} {
		if got := get(t, c, address); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", address, got)
		}
	}
	for _, r := range s.Requests("") {
		if r.Host != "93.184.215.14" {
			t.Errorf("the proxy was asked for %s", r.Host)
		}
	}
}

func TestCertificatesAreVerified(t *testing.T) {
	s, address, roots := secure(t)
	o := Options{Contact: "x", Delay: time.Millisecond, Allow: prefixes("127.0.0.0/8")}
	if got := get(t, New(o), address+"/page"); !strings.HasPrefix(got, "host waits: the certificate of 127.0.0.1 is not to be trusted: ") {
		t.Error(got)
	}
	c := New(o)
	c.transport.TLSClientConfig.RootCAs = roots
	same(t, "trusted", page, get(t, c, address+"/page"))
	if got := get(t, c, address+"/moved-host"); !strings.HasPrefix(got, "for good: it sends us on from https to http://b.example/page") {
		t.Error(got)
	}
	same(t, "asked", "/robots.txt /page /moved-host", paths(s, "127.0.0.1"))
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	for s, want := range map[string]time.Duration{
		"0": 0, "120": 2 * time.Minute, " 7 ": 7 * time.Second, "99999999999999999999": maxAfter, "31536000": maxAfter,
		"Sat, 21 Nov 2026 12:05:00 GMT": 5 * time.Minute, "Saturday, 21-Nov-26 13:00:00 GMT": time.Hour,
		"Sat Nov 21 12:00:30 2026": 30 * time.Second, "Fri, 20 Nov 2026 12:00:00 GMT": 0, "Sat, 21 Nov 2099 12:00:00 GMT": maxAfter,
	} {
		if got, ok := retryAfter(s, now); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "soon", "-1", "1.5", "12 s", "2026-11-21"} {
		if got, ok := retryAfter(s, now); ok {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func FuzzRetryAfter(f *testing.F) {
	f.Add("120")
	f.Add("Sat, 21 Nov 2026 12:05:00 GMT")
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := retryAfter(s, time.Unix(0, 0)); d < 0 || d > maxAfter || !ok && d != 0 {
			t.Errorf("%v %v", d, ok)
		}
	})
}

// filler is text enough for an article.
var filler = "<p>" + strings.Repeat("The Council took note of the state of play. ", 80) + "</p>"

// TestWalls are pages as such hosts serve them, in short, and articles that only
// tell of them.
func TestWalls(t *testing.T) {
	at := &url.URL{Scheme: "https", Host: "a.example", Path: "/page"}
	for name, test := range map[string]struct {
		status int
		header map[string]string
		body   string
		want   string
	}{
		"cloudflare":            {200, nil, faulty.Wall, "Cloudflare"},
		"cloudflare, by header": {403, map[string]string{"Cf-Mitigated": "challenge"}, "", "Cloudflare"},
		"cloudflare, blocked":   {403, nil, "<html><title>Attention Required! | Cloudflare</title><div class=cf-error-details>", "Cloudflare"},
		"aws":                   {200, nil, `<html><script>window.gokuProps = {"key":"x"};</script><script src="https://x.token.awswaf.com/x/challenge.js"></script></html>`, "AWS"},
		"aws, a puzzle":         {405, map[string]string{"X-Amzn-Waf-Action": "captcha"}, "<html></html>", "AWS"},
		"202":                   {202, nil, "<html><body></body></html>", "in place of the document"},
		"akamai":                {403, nil, "<HTML><TITLE>Access Denied</TITLE>You don't have permission. https://errors.edgesuite.net/18.1</HTML>", "Akamai"},
		"imperva":               {200, nil, `<html><iframe src="/_Incapsula_Resource?x">Incapsula incident ID: 1</iframe></html>`, "Imperva"},
		"datadome":              {403, nil, `<html><script src="https://ct.captcha-delivery.com/c.js"></script></html>`, "DataDome"},
		"f5":                    {200, nil, "<html><title>Request Rejected</title>The requested URL was rejected. Your support ID is: 1</html>", "F5"},
		"a puzzle":              {200, nil, `<html><form><div class="g-recaptcha" data-sitekey="x"></div></form></html>`, "captcha"},
		"too many, said well":   {200, nil, "<html><title>429 - Too Many Requests</title></html>", "too many requests"},
		"too many, as status":   {429, nil, "<html><title>429 - Too Many Requests</title></html>", ""},
		"consent":               {200, nil, `<html><title>Before you continue</title><form action="https://consent.a.example/save">`, "consent"},
		"an article on walls":   {200, nil, "<html><title>On browser checks</title><p>Checking your browser before accessing, _cf_chl_opt, gokuProps, awswaf" + filler, ""},
		"an article, 202":       {202, nil, "<html>" + filler, "in place of the document"},
		"a page by cloudflare":  {200, map[string]string{"Server": "cloudflare", "Cf-Ray": "1"}, `<html><title>News</title><p>Short.<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`, ""},
		"a form with a puzzle":  {200, nil, `<html><title>Contact</title>` + filler + `<div class="g-recaptcha"></div>`, ""},
		"a short form":          {200, nil, `<html><title>Contact</title><p>` + strings.Repeat("Write to us about the register. ", 15) + `<div class="g-recaptcha"></div>`, ""},
		"an overlay":            {200, nil, `<html><title>News</title><div id="cookiewall">We use cookies.</div><p>` + strings.Repeat("The Council met. ", 60), ""},
		"not a page":            {200, nil, "%PDF-1.4 just a moment _cf_chl_opt", ""},
		"an empty page":         {200, nil, "<html></html>", ""},
	} {
		h := http.Header{"Content-Type": {"text/html"}}
		for k, v := range test.header {
			h.Set(k, v)
		}
		got := recognise(at, at, test.status, h, []byte(test.body))
		if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestSentAway(t *testing.T) {
	parse := func(s string) *url.URL {
		u, err := url.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	for _, test := range []struct {
		named, at string
		away      bool
	}{
		{"https://a.example/doc", "https://consent.a.example/m?x", true},
		{"https://a.example/doc", "https://ecas.ec.europa.eu/cas/login?service=x", true},
		{"https://a.example/doc", "https://a.example/cookiewall?to=/doc", true},
		{"https://a.example/doc", "https://a.example/en/challenge-fund", false},
		{"https://a.example/challenge/2", "https://a.example/challenge/3", false},
		{"https://a.example/doc", "https://b.example/consent-of-parliament", false},
	} {
		got := recognise(parse(test.named), parse(test.at), 200, http.Header{}, []byte(faulty.Page))
		if (got != "") != test.away {
			t.Errorf("%s to %s: %q", test.named, test.at, got)
		}
	}
}

// TestRealPages: of the pages beside the repository only the one that says "too
// many requests" is a wall.
func TestRealPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "corpus", "html", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Skipf("the documents beside the repository are not there (%v)", err)
	}
	for _, path := range pages {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		if strings.Contains(path, "429") {
			want = "a page that says: too many requests"
		}
		if got := Wall(b); got != want {
			t.Errorf("%s: %q, want %q", filepath.Base(path), got, want)
		}
		if !htmlEnds(b) {
			t.Errorf("%s: no end", filepath.Base(path))
		}
	}
}

func FuzzWall(f *testing.F) {
	f.Add([]byte(faulty.Wall))
	f.Add([]byte("<html><script><title>just a moment</script>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		Wall(b)
		recognise(&url.URL{}, &url.URL{}, 200, http.Header{"Content-Type": {"text/html"}}, b)
	})
}
