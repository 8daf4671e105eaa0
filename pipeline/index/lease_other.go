//go:build !unix

package index

import "os"

// The ways to lock a file.
const (
	exclusive = iota
	shared
)

// lock does nothing where there are no such locks: the store's own lock still
// keeps a second writer out, and a search beside a writer is told to wait.
func lock(*os.File, int) (held bool, err error) { return false, nil }
