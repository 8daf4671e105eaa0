//go:build !race

package sandbox

import "time"

const (
	testMemory   = 256 << 20
	testDeadline = 8 * time.Second
)
