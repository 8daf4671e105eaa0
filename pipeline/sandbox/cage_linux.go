package sandbox

import (
	"fmt"
	"os/exec"
	"syscall"

	"github.com/landlock-lsm/go-landlock/landlock"
	"golang.org/x/sys/unix"
)

// cage takes from this process what reading a document does not need: memory
// beyond the limit (RLIMIT_DATA: unlike RLIMIT_AS it does not count the address
// space that Go reserves without using it), writing files, core dumps, and, where
// the kernel has Landlock, opening files and TCP connections at all.
func cage(memory uint64) error {
	for resource, limit := range map[int]uint64{unix.RLIMIT_DATA: memory, unix.RLIMIT_FSIZE: 0, unix.RLIMIT_CORE: 0} {
		if err := unix.Setrlimit(resource, &unix.Rlimit{Cur: limit, Max: limit}); err != nil {
			return fmt.Errorf("limiting resource %d: %w", resource, err)
		}
	}
	if err := landlock.V5.BestEffort().Restrict(); err != nil {
		return fmt.Errorf("landlock: %w", err)
	}
	return nil
}

// isolate gives the worker a network of its own, with nothing in it: Landlock
// does not stop UDP. Where namespaces are not allowed start tries without.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET}
}
