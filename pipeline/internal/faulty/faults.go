package faulty

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// PDF is what passes for a whole PDF.
const PDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"

// Page is a whole page.
const Page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A page</title></head>\n<body><p>A page of text.</p></body></html>\n"

// Wall is what a browser check looks like.
const Wall = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow">
<style>body{margin:0}</style></head><body><div class="main-wrapper"><h1>www.example</h1>
<p>Checking your browser before accessing a managed website.</p></div>
<script>(function(){window._cf_chl_opt={cvId:'3',cType:'managed'};}());</script></body></html>`

// Faults returns what the server does at each path.
func Faults() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"/whole.pdf":       body("application/pdf", PDF),
		"/page":            body("text/html; charset=utf-8", Page),
		"/text":            body("text/plain", "Some words.\n"),
		"/packed":          packed(Page),
		"/validators":      validators,
		"/drip":            drip,
		"/stall":           stall,
		"/trickle":         trickle,
		"/silent":          silent,
		"/cut-length":      raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n" + Page[:60]),
		"/cut-chunks":      raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3c\r\n" + Page[:60] + "\r\n"),
		"/cut-no-length":   raw("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + Page[:60]),
		"/no-length":       raw("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + Page),
		"/short-length":    raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 60\r\n\r\n" + Page),
		"/cut.pdf":         body("application/pdf", PDF[:60]),
		"/short.pdf":       raw("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 60\r\n\r\n" + PDF),
		"/broken":          raw("nonsense\r\n\r\n"),
		"/reset":           raw(""),
		"/header":          endlessHeader,
		"/bomb":            bomb,
		"/bad-gzip":        raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nhello, world"),
		"/brotli":          with("Content-Encoding", "br", body("text/html", Page)),
		"/endless":         endless,
		"/loop":            to("/loop"),
		"/loop-a":          to("/loop-b"),
		"/loop-b":          to("/loop-a"),
		"/moved":           to("/page"),
		"/moved-host":      to("http://b.example/page"),
		"/to-private":      to("http://10.0.0.1/page"),
		"/to-metadata":     to("http://169.254.169.254/latest/meta-data/"),
		"/to-mapped":       to("http://[::ffff:10.0.0.1]/"),
		"/to-file":         to("file:///etc/passwd"),
		"/to-nowhere":      status(302, "", nil),
		"/to-login":        to("http://login.example/page"),
		"/401":             status(401, "who are you", nil),
		"/403":             status(403, "no", nil),
		"/404":             status(404, "nothing", nil),
		"/410":             status(410, "gone", nil),
		"/500":             status(500, "oops", nil),
		"/404-cut":         raw("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>"),
		"/503-cut":         raw("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7200\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnonsense!"),
		"/202":             accepted,
		"/wall":            body("text/html", Wall),
		"/wall-403":        status(403, Wall, nil),
		"/aws":             status(202, "", map[string]string{"X-Amzn-Waf-Action": "challenge"}),
		"/html-for-pdf":    body("text/html", Page),
		"/html-as-pdf.pdf": body("application/pdf", Page),
		"/pdf-as-html":     body("text/html", PDF),
		"/image":           body("image/png", "\x89PNG\r\n\x1a\n0000"),
		"/empty":           body("text/html", ""),
		"/304":             status(304, "", nil),
	}
}

func body(mediaType, s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		fmt.Fprint(w, s)
	}
}

func with(name, value string, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set(name, value)
		h(w, r)
	}
}

func status(code int, s string, header map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for name, value := range header {
			w.Header().Set(name, value)
		}
		if s != "" {
			w.Header().Set("Content-Type", "text/html")
		}
		w.WriteHeader(code)
		fmt.Fprint(w, s)
	}
}

// To sends on to another address.
func To(where string) http.HandlerFunc { return to(where) }

// Slowly answers after a while.
func Slowly(d time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if wait(r, d) {
			body("text/html", Page)(w, r)
		}
	}
}

func to(where string) http.HandlerFunc { return status(302, "", map[string]string{"Location": where}) }

// raw writes an answer as it is and closes the connection.
func raw(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer c.Close()
		c.SetWriteDeadline(time.Now().Add(time.Minute)) // nobody may be reading any longer
		c.Write([]byte(s))
	}
}

// Later answers with a status and a Retry-After so many times, then with a page.
func Later(code, times int, after func() string) http.HandlerFunc {
	var n atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		if int(n.Add(1)) > times {
			body("text/html", Page)(w, r)
			return
		}
		if v := after(); v != "" {
			w.Header().Set("Retry-After", v)
		}
		status(code, "<html><head><title>429 - Too Many Requests</title></head><body>later</body></html>", nil)(w, r)
	}
}

// Forbidding is a robots.txt that forbids everything.
func Forbidding(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprint(w, "User-agent: *\nDisallow: /\n")
}

// Text is a robots.txt.
func Text(s string) http.HandlerFunc { return body("text/plain", s) }

// Status answers with a status and nothing else.
func Status(code int) http.HandlerFunc { return status(code, "", nil) }

// EndlessRobots is a robots.txt without end. Its first rule forbids /forbidden.
func EndlessRobots(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "User-agent: *\nDisallow: /forbidden\n")
	endless(w, r)
}

func endless(w http.ResponseWriter, r *http.Request) {
	line := []byte(strings.Repeat("# and so on\n", 1000))
	for r.Context().Err() == nil {
		if _, err := w.Write(line); err != nil {
			return
		}
	}
}

func packed(s string) http.HandlerFunc {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return with("Content-Encoding", "gzip", body("text/html", b.String()))
}

// bomb is a page that is 500 times as large unpacked as packed.
func bomb(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	defer z.Close()
	line := bytes.Repeat([]byte("0"), 1<<20)
	for range 64 {
		if _, err := z.Write(line); err != nil {
			return
		}
	}
}

// drip sends a byte every second and a half.
func drip(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	for _, c := range []byte(strings.Repeat(Page, 20)) {
		w.Write([]byte{c})
		w.(http.Flusher).Flush()
		if !wait(r, 1500*time.Millisecond) {
			return
		}
	}
}

// stall begins and goes no further.
func stall(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprint(w, Page[:60])
	w.(http.Flusher).Flush()
	wait(r, 24*time.Hour)
}

// trickle sends two kilobytes every second, without end.
func trickle(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	for wait(r, time.Second) {
		fmt.Fprint(w, strings.Repeat("<p>more\n", 256))
		w.(http.Flusher).Flush()
	}
}

// silent never answers.
func silent(_ http.ResponseWriter, r *http.Request) { wait(r, 24*time.Hour) }

func wait(r *http.Request, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-r.Context().Done():
		return false
	}
}

func endlessHeader(w http.ResponseWriter, _ *http.Request) {
	for i := range 10_000 {
		w.Header().Set(fmt.Sprintf("X-Field-%d", i), strings.Repeat("x", 100))
	}
	fmt.Fprint(w, Page)
}

func accepted(w http.ResponseWriter, r *http.Request) {
	status(202, "<html><head><title></title></head><body><script src=\"/challenge.js\"></script></body></html>", nil)(w, r)
}

// validators answers 304 to who has the page already.
func validators(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("ETag", `"v1"`)
	w.Header().Set("Last-Modified", "Fri, 02 Jan 2026 03:04:05 GMT")
	if r.Header.Get("If-None-Match") == `"v1"` {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body("text/html", Page)(w, r)
}
