//go:build unix

package lock

import (
	"errors"
	"os"
	"syscall"
)

func try(f *os.File, how How) (held bool, err error) {
	flags := syscall.LOCK_EX | syscall.LOCK_NB
	if how == Shared {
		flags = syscall.LOCK_SH | syscall.LOCK_NB
	}
	for {
		switch err = syscall.Flock(int(f.Fd()), flags); {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return true, nil
		}
		return false, err
	}
}
