//go:build race

package yardstick

// memoryFactor: the race detector keeps notes of all memory, several times as
// large, which the limit of a worker counts in.
const memoryFactor = 8
