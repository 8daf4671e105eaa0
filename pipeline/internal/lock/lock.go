// Package lock keeps two processes from doing the same thing to the same files.
//
// A lock is the kernel's lock on an open file: it dies with its process, however
// that ends, so a lock is never stale. The file stays when it is let go, since
// removing one that others are about to lock is how two come to hold it.
package lock

import "os"

// Try locks an open file, for this process alone or shared with others that
// share it, unless another process holds it, which is told. Closing the file
// gives the lock back. Where the system has no such locks it does nothing.
func Try(f *os.File, how How) (held bool, err error) { return try(f, how) }

// How is a way to lock a file.
type How int

// The ways to lock a file.
const (
	Exclusive How = iota
	Shared
)
