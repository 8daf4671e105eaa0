//go:build race

package sandbox

import "time"

// The race detector multiplies a worker's memory and time.
const (
	testMemory   = 1 << 30
	testDeadline = 10 * time.Second
)
