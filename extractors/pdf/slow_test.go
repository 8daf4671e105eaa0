//go:build !race

package pdf

const slower = 1
