package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestASignalDrains: a run that gets SIGTERM takes what a host is sending just
// then, and leaves the rest for the next run, which knows that it is waiting.
func TestASignalDrains(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals there")
	}
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			asked := make(chan bool, 10)
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				asked <- true
				time.Sleep(300 * time.Millisecond)
				fmt.Fprintf(w, "<!DOCTYPE html><html lang=en><title>%[1]s</title><p>The text of the page at %[1]s.</p></html>", r.URL.Path)
			}))
			defer s.Close()
			args := []string{"--data", data, "fetch", "--contact", "op@example.org", "--allow-address", "127.0.0.1", "--delay", "100ms"}
			for i := range 5 {
				args = append(args, fmt.Sprintf("%s/%d", s.URL, i))
			}
			c := program(args...)
			var errs bytes.Buffer
			c.Stderr = &errs
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			<-asked
			if err := c.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			begin := time.Now()
			err := c.Wait()
			if e := (*exec.ExitError)(nil); !errors.As(err, &e) || e.ExitCode() != exitFailed || !strings.Contains(errs.String(), "interrupted; what was done is kept") {
				t.Errorf("%v\n%s", err, errs.String())
			}
			if took := time.Since(begin); took > 20*time.Second {
				t.Errorf("it took %v to end", took)
			}
			h := hostStatus(t, data)
			if h.Done != 1 || h.Waiting != 4 {
				t.Errorf("%+v, want what was in hand, and the rest waiting", h)
			}
			output(t, args...)
			if h := hostStatus(t, data); h.Done != 5 || h.Waiting != 0 {
				t.Errorf("after the next run %+v", h)
			}
		})
	}
}

// hostStatus returns how far the only host is.
func hostStatus(t *testing.T, data string) (h struct{ Done, Waiting int }) {
	t.Helper()
	var status struct {
		Hosts []struct{ Done, Waiting int }
	}
	if err := json.Unmarshal(output(t, "--data", data, "status", "--json"), &status); err != nil {
		t.Fatal(err)
	}
	if len(status.Hosts) != 1 {
		t.Fatalf("hosts %+v", status.Hosts)
	}
	return status.Hosts[0]
}

// TestEvery: again and again, asking only for what has changed, until a signal
// ends it.
func TestEvery(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals there")
	}
	data := filepath.Join(t.TempDir(), "data")
	var whole, same atomic.Int64
	rounds := make(chan bool, 1000)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			same.Add(1)
			w.WriteHeader(http.StatusNotModified)
		} else {
			whole.Add(1)
			fmt.Fprint(w, "<!DOCTYPE html><html lang=en><title>A</title><p>The text of the page.</p></html>")
		}
		rounds <- true
	}))
	defer s.Close()
	c := program("--data", data, "ingest", "--contact", "op@example.org", "--allow-address", "127.0.0.1", "--delay", "1ms", "--every", "500ms", s.URL+"/a")
	var errs bytes.Buffer
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		select {
		case <-rounds:
		case <-time.After(time.Minute):
			c.Process.Kill()
			c.Wait()
			t.Fatalf("no next round\n%s", errs.String())
		}
	}
	c.Process.Signal(syscall.SIGTERM)
	c.Wait() // 0 between two runs, 1 within one
	if whole.Load() != 1 || same.Load() < 2 {
		t.Errorf("sent %d times whole and %d times not\n%s", whole.Load(), same.Load(), errs.String())
	}
	if !strings.Contains(errs.String(), "councilnotes: the next run is at ") {
		t.Error(errs.String())
	}
}
