package yardstick

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// wantedLoad is how long the data of a language may take to load.
const wantedLoad = 5 * time.Millisecond

// BenchmarkLoad extracts every field from one short note in each language twice:
// what the first time takes more is what loading the language takes. A process
// loads a language once, so this one is started again for every round; the best
// of them counts.
func BenchmarkLoad(b *testing.B) {
	best := map[string]time.Duration{}
	for b.Loop() {
		for range rounds {
			for code, took := range loads(b) {
				if was, ok := best[code]; !ok || took < was {
					best[code] = took
				}
			}
		}
	}
	figure{"loading en and what serves all languages", float64(best[firstLoad]) / 1e6, " ms", told, 0}.report(b)
	for _, code := range gen.Languages() {
		if code != "en" {
			figure{"loading " + code, float64(best[code]) / 1e6, " ms", atMost, float64(wantedLoad) / 1e6}.report(b)
		}
	}
}

// loadVariable is set for a process that only tells how long languages load.
const loadVariable = "COUNCILNOTES_YARDSTICK_LOAD"

// loads returns what a new process tells.
func loads(b *testing.B) map[string]time.Duration {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), loadVariable+"=1")
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	times := map[string]time.Duration{}
	for line := range strings.Lines(string(out)) {
		var code string
		var took time.Duration
		if _, err := fmt.Sscan(line, &code, (*int64)(&took)); err != nil {
			b.Fatalf("%q: %v", line, err)
		}
		times[code] = took
	}
	if len(times) != len(gen.Languages())+1 {
		b.Fatalf("%d languages were loaded", len(times))
	}
	return times
}

// tellLoads is what such a process does. What serves all languages, English words
// among it, is loaded with a first document, which tells English and the rest
// together. Nothing is collected meanwhile, as in a worker, which loads a
// language or two while it holds next to nothing.
func tellLoads() {
	debug.SetGCPercent(-1)
	for _, code := range append([]string{firstLoad}, gen.Languages()...) {
		d, err := gen.Note(1, cmp.Or(strings.TrimPrefix(code, firstLoad), "en"))
		if err != nil {
			panic(err)
		}
		body := doc.Document{Bytes: []byte(d.Text(gen.Flow))}
		run := func() time.Duration {
			before := selfCPU()
			extractors.Run(context.Background(), body, extractors.Options{})
			return selfCPU() - before
		}
		took := run()
		fmt.Println(code, int64(max(took-min(run(), run(), run()), 0)))
	}
}

// firstLoad stands for the first document, where languages are told one by one.
const firstLoad = "first"
