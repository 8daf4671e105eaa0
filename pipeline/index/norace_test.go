//go:build !race

package index

import "time"

// What is promised is a second, which the benchmark measures; a test on a machine
// that others use too leaves room.
const (
	hostileBound = 4 * time.Second
	hostileCount = 200
	hostileBytes = 256 << 20
)
