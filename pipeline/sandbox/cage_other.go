//go:build !linux

package sandbox

import "os/exec"

// cage does nothing where the system offers no limits that a process can set
// itself: the worker is then a plain child process, killed at its deadline.
func cage(uint64) error { return nil }

// isolate does nothing where there are no network namespaces.
func isolate(*exec.Cmd) {}
