package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestBesideIngest runs the commands that read while an ingest runs: each answers
// soon, from begin to end.
func TestBesideIngest(t *testing.T) {
	docs, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	generate(t, docs, 400)
	first, _ := filepath.Glob(filepath.Join(docs, "0000*"))
	output(t, append([]string{"--data", data, "ingest"}, first...)...)
	var hit struct{ ID string }
	if err := json.Unmarshal(output(t, "--data", data, "search", "--json", "--limit", "1", "Council"), &hit); err != nil {
		t.Fatal(err)
	}
	ingest := program("--data", data, "ingest", docs)
	if err := ingest.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- ingest.Wait() }()
	readers := [][]string{
		{"search", "Council"}, {"search", "--facets", "all", "year:2000..2030"}, {"search", "councli"},
		{"status", "--json"}, {"export", "lang:bg"}, {"show", hit.ID},
	}
	rounds, slowest := 0, time.Duration(0)
	for ; ; rounds++ {
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("ingest: %v", err)
			}
			t.Logf("%d rounds, the slowest command took %v", rounds, slowest)
			if rounds == 0 || slowest > 10*time.Second {
				t.Errorf("%d rounds, the slowest command took %v", rounds, slowest)
			}
			checkWhole(t, data, 400)
			return
		default:
		}
		for _, args := range readers {
			begun := time.Now()
			out := output(t, append([]string{"--data", data}, args...)...)
			slowest = max(slowest, time.Since(begun))
			if len(out) == 0 || strings.Contains(string(out), "problem\":\"") {
				t.Errorf("%q: %q", args, out)
			}
		}
	}
}
