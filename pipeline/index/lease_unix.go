//go:build unix

package index

import (
	"errors"
	"os"
	"syscall"
)

// The ways to lock a file.
const (
	exclusive = syscall.LOCK_EX
	shared    = syscall.LOCK_SH
)

// lock locks a file unless another holds it, which is told. Closing the file
// gives the lock back, as does the end of the process.
func lock(f *os.File, how int) (held bool, err error) {
	for {
		switch err = syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return true, nil
		}
		return false, err
	}
}
