//go:build race

package index

import "time"

// The race detector makes everything many times slower.
const (
	hostileBound = time.Minute
	hostileCount = 30
	hostileBytes = 8 << 30
)
