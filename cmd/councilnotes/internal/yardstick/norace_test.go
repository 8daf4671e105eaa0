//go:build !race

package yardstick

const memoryFactor = 1
