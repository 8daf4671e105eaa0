package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestKillWhileFetching kills a run that asks a host, again and again: at the
// end every document is there, once, and the host never saw two requests closer
// together than it was promised, killed or not.
func TestKillWhileFetching(t *testing.T) {
	const documents, delay = 40, 25 * time.Millisecond
	var mu sync.Mutex
	var asked []time.Time
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, time.Now())
		mu.Unlock()
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, "<!DOCTYPE html><html lang=en><title>%[1]s</title><p>The text of the page at %[1]s.</p></html>", r.URL.Path)
	}))
	defer s.Close()
	dir := t.TempDir()
	data, list := filepath.Join(dir, "data"), filepath.Join(dir, "list")
	var names strings.Builder
	for i := range documents {
		fmt.Fprintf(&names, "%s/page-%d\n", s.URL, i)
	}
	if err := os.WriteFile(list, []byte(names.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	args := []string{"--data", data, "ingest", "--contact", "op@example.org", "--allow-address", "127.0.0.1", "--delay", delay.String(), "@" + list}
	for range *kills {
		c := program(args...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(700 * time.Millisecond))
		c.Process.Kill() // it may have finished
		c.Wait()
	}
	output(t, args...)
	var status struct {
		Ledger  struct{ Sources, Captures, Documents int }
		Records struct{ Records int }
		Hosts   []struct{ Done, Waiting int }
	}
	if err := json.Unmarshal(output(t, "--data", data, "status", "--json"), &status); err != nil {
		t.Fatal(err)
	}
	if l := status.Ledger; l.Sources != documents || l.Captures != documents || l.Documents != documents || status.Records.Records != documents || status.Hosts[0].Done != documents {
		t.Errorf("%+v, want %d of each", status, documents)
	}
	if n := bytes.Count(output(t, "--data", data, "export", "--all"), []byte("\n")); n != documents {
		t.Errorf("%d records exported, want %d", n, documents)
	}
	mu.Lock()
	defer mu.Unlock()
	// A killed run may have asked for one document that the next asks for again.
	if len(asked) > documents+2*(*kills+1) {
		t.Errorf("%d requests for %d documents and %d runs", len(asked), documents, *kills+1)
	}
	for i := 1; i < len(asked); i++ {
		if gap := asked[i].Sub(asked[i-1]); gap < delay {
			t.Errorf("two requests within %v", gap)
		}
	}
}
