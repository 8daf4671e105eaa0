package polite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// day is how long to wait for what is not there, or not what it should be.
const day = 24 * time.Hour

// judge reads an answer and decides what it is.
func (c *Client) judge(resp *http.Response, named, at *url.URL, r Request, seen Seen) (*Answer, error) {
	if resp.StatusCode == http.StatusNotModified && seen != (Seen{}) {
		return &Answer{URI: at.String(), Status: resp.StatusCode, Header: kept(resp.Header), Unchanged: true}, nil
	}
	ok := resp.StatusCode == http.StatusOK
	most := c.o.MaxBytes
	if !ok {
		most = maxPage
	}
	b, err := c.read(resp, at, most, !ok)
	if err != nil && (ok || errors.Is(err, context.Canceled)) {
		return nil, err // else the status says enough, whatever became of its page
	}
	a := &Answer{Bytes: b, MediaType: kindOf(b, resp.Header.Get("Content-Type")), URI: at.String(), Status: resp.StatusCode, Header: kept(resp.Header)}
	if w := recognise(named, at, resp.StatusCode, resp.Header, b); w != "" {
		return nil, walled(hostName(at), w, a)
	}
	if !ok {
		return nil, refused(resp, a)
	}
	return a, check(a, promised(r, at, resp.Header))
}

// maxPage is how much is read of an answer that says why there is no document.
const maxPage = 1 << 20

// kept returns what of a header is kept: all but cookies, which are for browsers
// and may tell more than anybody should know.
func kept(h http.Header) http.Header {
	h = h.Clone()
	h.Del("Set-Cookie")
	return h
}

// promised returns the kind of document that was promised, by whoever asks, by
// the address, or by the host.
func promised(r Request, at *url.URL, h http.Header) string {
	const pdf = "application/pdf"
	last := strings.ToLower(path.Base(at.Path))
	if r.MediaType == "" && (strings.HasSuffix(last, ".pdf") || strings.HasPrefix(h.Get("Content-Type"), pdf)) {
		return pdf
	}
	return r.MediaType
}

// check returns an error for what came whole, but is no document, or not the
// one that was promised, or not all of it.
func check(a *Answer, promised string) error {
	switch {
	case len(a.Bytes) == 0:
		return &Error{Reason: "the answer is empty", again: true}
	case promised != "" && a.MediaType != promised:
		return &Error{Reason: fmt.Sprintf("%s was promised, but %s came", promised, a.MediaType), Until: time.Now().Add(day), Evidence: a}
	case !readable(a.MediaType):
		return &Error{Reason: a.MediaType + " is nothing that can be read here", Permanent: true}
	case a.MediaType == "application/pdf" && !pdfEnds(a.Bytes):
		return &Error{Reason: fmt.Sprintf("the PDF was cut short: there is no %%%%EOF at its end (%d bytes came)", len(a.Bytes)), again: true}
	case a.MediaType == "text/html" && !htmlEnds(a.Bytes):
		return &Error{Reason: fmt.Sprintf("the page was cut short: there is no </html> (%d bytes came); if it is whole, save it and name the file", len(a.Bytes)), again: true}
	}
	return nil
}

// refused says what an answer means that is no document.
func refused(resp *http.Response, a *Answer) error {
	status := fmt.Sprintf("status %d", resp.StatusCode)
	if text := http.StatusText(resp.StatusCode); text != "" {
		status += ", " + strings.ToLower(text)
	}
	e := &Error{Reason: status, Status: resp.StatusCode}
	switch s := resp.StatusCode; {
	case s == http.StatusTooManyRequests, s == http.StatusServiceUnavailable:
		return later(resp, a)
	case s == http.StatusForbidden:
		e.Reason, e.Until, e.Evidence = "refused ("+status+")", time.Now().Add(day), a
	case s == http.StatusNotFound:
		e.Reason, e.Until = "not there ("+status+")", time.Now().Add(day)
	case s == http.StatusRequestTimeout, s == http.StatusTooEarly, s/100 == 5:
		e.again = true
	case s/100 == 4:
		e.Permanent = true
	}
	return e // of any other kind: no document today, perhaps tomorrow
}

// later is the error of a host that wants to be asked later.
func later(resp *http.Response, a *Answer) error {
	host := hostName(resp.Request.URL)
	e := &Error{Reason: fmt.Sprintf("%s wants to be left alone for a while (status %d)", host, resp.StatusCode), again: true, wide: true}
	if after, ok := retryAfter(resp.Header.Get("Retry-After"), time.Now()); ok {
		e.after = after
		e.Reason = fmt.Sprintf("%s wants to be left alone for %v (status %d)", host, after.Round(time.Second), resp.StatusCode)
	}
	e.Evidence = a
	return e
}

// walled is the error of a host that shuts us out.
func walled(host, wall string, a *Answer) error {
	after, _ := retryAfter(a.Header.Get("Retry-After"), time.Now())
	return &Error{Reason: shut(host, wall), Blocked: true, wide: true, after: after, Evidence: a}
}

// shut says that a host shuts us out, and what can be done.
func shut(host, how string) string {
	return fmt.Sprintf("%s %s, which is not worked around. What can be done: ask those who run it to let this program in, "+
		"take the documents from elsewhere (Council documents by their numbers), or save them in a browser and name the files", host, how)
}
