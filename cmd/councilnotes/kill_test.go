package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"councilnotes/cmd/councilnotes/internal/gen"
)

// The long form of the test is -kills 200 -killed 2000.
var (
	kills  = flag.Int("kills", 6, "how many times TestKill kills an ingest or a worker of it")
	killed = flag.Int("killed", 150, "how many documents that ingest takes in")
)

// mainVariable makes the test binary the program.
const mainVariable = "COUNCILNOTES_TEST_MAIN"

// program returns a command that runs the program.
func program(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), mainVariable+"=1")
	return c
}

// TestKill kills an ingest at random moments, or one of its workers, again and
// again, and lets the last run finish: every document is there, once, in every
// store, none is marked as bad, and verify finds all sound.
func TestKill(t *testing.T) {
	docs, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	generate(t, docs, *killed)
	begin, workers := time.Now(), 0
	for i := range *kills {
		if killSome(t, i%3 == 2, "--data", data, "ingest", docs) {
			workers++
		}
	}
	t.Logf("%d kills, %d of them of a worker, in %v", *kills, workers, time.Since(begin).Round(time.Millisecond))
	if out, err := program("--data", data, "ingest", docs).CombinedOutput(); err != nil {
		t.Fatalf("the run that was let finish: %v\n%s", err, out)
	}
	checkWhole(t, data, *killed)
	if out := output(t, "--data", data, "verify"); !bytes.Contains(out, []byte("All is sound")) {
		t.Errorf("verify: %s", out)
	}
}

// killSome starts the program, waits a random moment, kills one of its workers if
// worker says so, and a moment later the program. It reports whether a worker
// was there to be killed.
func killSome(t *testing.T, worker bool, args ...string) (had bool) {
	t.Helper()
	c := program(args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(rand.N(600 * time.Millisecond))
	if worker {
		if children := childrenOf(c.Process.Pid); len(children) > 0 {
			p, err := os.FindProcess(children[rand.N(len(children))])
			had = err == nil && p.Kill() == nil
		}
		time.Sleep(rand.N(300 * time.Millisecond))
	}
	c.Process.Kill() // it may have finished
	c.Wait()
	return had
}

// childrenOf returns the processes whose parent is pid, where /proc tells it.
func childrenOf(pid int) (all []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		b, err := os.ReadFile(path)
		_, rest, ok := strings.Cut(string(b), ") ") // behind the name, which may hold blanks
		if f := strings.Fields(rest); err == nil && ok && len(f) > 1 && f[1] == strconv.Itoa(pid) {
			child, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			all = append(all, child)
		}
	}
	return all
}

// generate writes invented notes, each a work of its own.
func generate(t testing.TB, dir string, n int) {
	t.Helper()
	for i := range n {
		d, err := gen.Note(uint64(i)+1, []string{"bg", "en"}[i%2])
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, fmt.Sprintf("%05d-%s.txt", i, d.Name))
		if err := os.WriteFile(name, []byte(d.Text(gen.Style(i/2%2))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// checkWhole checks that the data directory holds n documents in every store and
// has nothing left to do.
func checkWhole(t *testing.T, data string, n int) {
	t.Helper()
	var status struct {
		Ledger   struct{ Sources, Captures, Documents int }
		Records  struct{ Records, Works, Unreadable int }
		Missing  int
		Index    struct{ Works, Waiting int }
		Failures []any
	}
	if err := json.Unmarshal(output(t, "--data", data, "status", "--json"), &status); err != nil {
		t.Fatal(err)
	}
	got := []int{status.Ledger.Sources, status.Ledger.Captures, status.Ledger.Documents, status.Records.Records, status.Missing, status.Index.Waiting, len(status.Failures), status.Records.Unreadable}
	if want := []int{n, n, n, n, 0, 0, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("sources, captures, documents, records, missing, waiting, failures, unreadable: %v, want %v", got, want)
	}
	if status.Index.Works != status.Records.Works {
		t.Errorf("%d works in the index, %d in the records", status.Index.Works, status.Records.Works)
	}
	lines := bytes.Count(output(t, "--data", data, "export", "--all"), []byte("\n"))
	if lines != n {
		t.Errorf("%d records exported, want %d", lines, n)
	}
	if left, _ := filepath.Glob(filepath.Join(data, "*.damaged*")); len(left) > 0 {
		t.Errorf("set aside: %q", left)
	}
}

// output runs the program and returns its standard output.
func output(t *testing.T, args ...string) []byte {
	t.Helper()
	out, err := program(args...).Output()
	if e := (*exec.ExitError)(nil); errors.As(err, &e) {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, e.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
	return out
}
