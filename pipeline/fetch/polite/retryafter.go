package polite

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxAfter is the longest Retry-After that is believed.
const maxAfter = 30 * 24 * time.Hour

// retryAfter reads a Retry-After: seconds, or a date (RFC 9110, 10.2.3).
func retryAfter(s string, now time.Time) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if digits := strings.TrimLeft(s, "0123456789"); digits == "" && s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n > int64(maxAfter/time.Second) {
			return maxAfter, true // more than there are numbers for
		}
		return time.Duration(n) * time.Second, true
	}
	at, err := http.ParseTime(s)
	if err != nil {
		return 0, false
	}
	return min(max(at.Sub(now), 0), maxAfter), true
}
