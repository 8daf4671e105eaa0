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
	"strings"
	"testing"
	"time"

	"councilnotes/cmd/councilnotes/internal/gen"
)

var kills = flag.Int("kills", 6, "how many times TestKill kills an ingest")

// mainVariable makes the test binary the program.
const mainVariable = "COUNCILNOTES_TEST_MAIN"

// program returns a command that runs the program.
func program(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), mainVariable+"=1")
	return c
}

// TestKill kills an ingest at random moments, again and again, and lets the last
// run finish: every document is there, once.
func TestKill(t *testing.T) {
	const documents = 150
	docs, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	generate(t, docs, documents)
	begin := time.Now()
	for range *kills {
		c := program("--data", data, "ingest", docs)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(600 * time.Millisecond))
		c.Process.Kill() // it may have finished
		c.Wait()
	}
	t.Logf("%d kills in %v", *kills, time.Since(begin).Round(time.Millisecond))
	if out, err := program("--data", data, "ingest", docs).CombinedOutput(); err != nil {
		t.Fatalf("the run that was let finish: %v\n%s", err, out)
	}
	checkWhole(t, data, documents)
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
