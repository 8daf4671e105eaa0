//go:build !unix

package pdf

import "time"

var started = time.Now()

// cpuTime returns the time since the start: the best there is here.
func cpuTime() time.Duration { return time.Since(started) }
