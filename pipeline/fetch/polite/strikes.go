package polite

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// welcome forgets why the host had to be left alone.
func (h *host) welcome(ctx context.Context) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed, h.failed = 0, 0
	if h.state.Strikes == 0 {
		return nil
	}
	h.state.Until, h.state.Reason, h.state.Blocked, h.state.Strikes = time.Time{}, "", false, 0
	return h.o.Memory.Remember(ctx, h.name, h.state)
}

// A host may refuse so many documents in a row before it is said to shut us out,
// and give so many broken answers before it is left alone.
const (
	refusals = 3
	breaks   = 5
)

// count counts what may be about the host, if it goes on.
func (h *host) count(e *Error) {
	refused := e.Evidence != nil && e.Evidence.Status == http.StatusForbidden && !e.Blocked
	broken := e.again || e.slow
	if h.closed++; !refused {
		h.closed = 0
	}
	if h.failed++; !broken {
		h.failed = 0
	}
	switch {
	case e.wide:
	case h.closed >= refusals:
		e.Blocked, e.wide = true, true
		e.Reason = shut(h.name, fmt.Sprintf("refuses everything (%d times in a row, status 403)", h.closed))
	case h.failed >= breaks:
		e.wide = true
		e.Reason = fmt.Sprintf("%s gave no whole answer %d times in a row; the last: %s", h.name, h.failed, e.Reason)
	}
}

// judge decides what an error means for the host. One that is the same for all
// its documents makes a pause, longer each time.
func (h *host) judge(ctx context.Context, e *Error) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.count(e)
	if !e.wide {
		return e
	}
	h.state.Strikes++
	until := time.Now().Add(max(pause(h.state.Strikes, e.Blocked), e.after))
	e.Host, e.Until = h.name, until
	h.state.Until, h.state.Reason, h.state.Blocked = until, e.Reason, e.Blocked
	if err := h.o.Memory.Remember(context.WithoutCancel(ctx), h.name, h.state); err != nil {
		return err
	}
	return e
}

// pause is how long to leave a host alone after the n-th strike in a row.
func pause(n int, blocked bool) time.Duration {
	first := 15 * time.Minute
	if blocked {
		first = time.Hour
	}
	return min(first<<min(n-1, 8), 24*time.Hour)
}
