package polite

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

var (
	errTooLong = errors.New("it took too long")
	errTooSlow = errors.New("it came too slowly")
)

// window is how often it is looked whether an answer comes fast enough.
const window = 10 * time.Second

// read reads the body of an answer, unpacked: most bytes at most, as sent and as
// unpacked. What is more is an error, unless only the beginning is wanted.
func (c *Client) read(resp *http.Response, at *url.URL, most int64, beginning bool) ([]byte, error) {
	ctx, cancel := context.WithCancelCause(resp.Request.Context())
	defer cancel(nil)
	sent := &counter{r: resp.Body}
	stop := make(chan struct{})
	defer close(stop)
	go c.watch(cancel, resp.Body, sent, stop)

	b, err := unpack(resp, sent, most)
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	over := int64(len(b)) > most || sent.n.Load() > most
	switch {
	case over && beginning:
		return b[:min(int64(len(b)), most)], nil
	case over:
		return nil, &Error{Reason: fmt.Sprintf("larger than %d MiB", most>>20), Permanent: true}
	case err != nil:
		return nil, c.cut(resp, at, sent.n.Load(), err)
	}
	return b, nil
}

// watch ends an answer that comes too slowly.
func (c *Client) watch(cancel context.CancelCauseFunc, body io.Closer, sent *counter, stop <-chan struct{}) {
	tick := time.NewTicker(window)
	defer tick.Stop()
	least := c.o.MinRate * int64(window/time.Second)
	for before := int64(0); ; {
		select {
		case <-stop:
			return
		case <-tick.C:
		}
		now := sent.n.Load()
		if now-before < least {
			cancel(errTooSlow)
			body.Close()
			return
		}
		before = now
	}
}

// counter counts what was read.
type counter struct {
	r io.Reader
	n atomic.Int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n.Add(int64(n))
	return n, err
}

// unpack reads most+1 bytes at most.
func unpack(resp *http.Response, body io.Reader, most int64) ([]byte, error) {
	body = io.LimitReader(body, most+1)
	switch encoding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		packed, err := gzip.NewReader(body)
		if err != nil {
			return nil, err
		}
		body = io.LimitReader(packed, most+1)
	default:
		return nil, &Error{Reason: fmt.Sprintf("packed as %q, which was not asked for", encoding), Permanent: true}
	}
	var b bytes.Buffer
	_, err := b.ReadFrom(body)
	return b.Bytes(), err
}

// cut says why an answer did not come to its end.
func (c *Client) cut(resp *http.Response, at *url.URL, got int64, err error) error {
	e := (*Error)(nil)
	cause := context.Cause(resp.Request.Context())
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, errTooSlow):
		return &Error{Reason: fmt.Sprintf("it came too slowly: under %d bytes a second", c.o.MinRate), slow: true}
	case errors.Is(cause, errTooLong):
		return &Error{Reason: fmt.Sprintf("it did not come to its end within %v", c.o.Timeout), slow: true}
	case errors.Is(cause, context.Canceled):
		return context.Canceled
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return &Error{Reason: "it is packed wrongly: " + err.Error(), again: true}
	case resp.ContentLength > 0:
		return &Error{Reason: fmt.Sprintf("it was cut short: %d of %d bytes came", got, resp.ContentLength), again: true}
	}
	return &Error{Reason: fmt.Sprintf("it was cut short after %d bytes: %v", got, err), again: true}
}
