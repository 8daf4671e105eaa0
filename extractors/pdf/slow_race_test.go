//go:build race

package pdf

// slower is how many times longer the race detector makes a reader take.
const slower = 10
