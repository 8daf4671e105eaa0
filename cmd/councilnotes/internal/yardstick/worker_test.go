package yardstick

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// memory is what a process holds, in bytes: resident at most so far, anonymous
// now (what it allocated, without the program's own pages).
type memory struct{ peak, anonymous uint64 }

// memoryOf reads /proc; zero for a process that has gone, and where there is no
// /proc.
func memoryOf(pid string) (m memory) {
	b, err := os.ReadFile(filepath.Join("/proc", pid, "status"))
	if err != nil {
		return m
	}
	for line := range strings.Lines(string(b)) {
		var kb uint64
		switch {
		case scan(line, "VmHWM: %d kB", &kb):
			m.peak = kb << 10
		case scan(line, "RssAnon: %d kB", &kb):
			m.anonymous = kb << 10
		}
	}
	return m
}

func scan(line, format string, v *uint64) bool {
	n, err := fmt.Sscanf(line, format, v)
	return n == 1 && err == nil
}

// children lists the processes that this one started and that still run.
func children(tb testing.TB) (pids []string) {
	tb.Helper()
	lists, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil || len(lists) == 0 {
		tb.Skip("this system does not list the children of a process: memory cannot be measured")
	}
	for _, l := range lists {
		b, _ := os.ReadFile(l) // A thread may have ended.
		pids = append(pids, strings.Fields(string(b))...)
	}
	return pids
}

// watch notes the most memory that any child holds until stop is called.
func watch(tb testing.TB) (stop func() memory) {
	tb.Helper()
	var most memory
	var wg sync.WaitGroup
	end := make(chan struct{})
	wg.Go(func() {
		for {
			for _, pid := range children(tb) {
				m := memoryOf(pid)
				most.peak, most.anonymous = max(most.peak, m.peak), max(most.anonymous, m.anonymous)
			}
			select {
			case <-end:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	})
	return func() memory { close(end); wg.Wait(); return most }
}
