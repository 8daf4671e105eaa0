package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkIngest takes in a thousand generated notes as text, all stages,
// durable, with caged workers. Beside the time it tells the CPU time of all
// processes per document.
func BenchmarkIngest(b *testing.B) {
	const documents = 1000
	docs := b.TempDir()
	generate(b, docs, documents)
	before := cpu()
	b.ResetTimer()
	for i := range b.N {
		var out, errs bytes.Buffer
		code := run(b.Context(), []string{"--data", filepath.Join(b.TempDir(), "data"), "ingest", docs}, strings.NewReader(""), &out, &errs)
		if code != exitDone {
			b.Fatalf("run %d: exit code %d\n%s", i, code, errs.String())
		}
	}
	perDocument := float64(b.N * documents)
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/perDocument, "ms/doc")
	b.ReportMetric(float64((cpu()-before).Milliseconds())/perDocument, "cpu-ms/doc")
}

// BenchmarkIngestAgain takes in what is there already.
func BenchmarkIngestAgain(b *testing.B) {
	const documents = 1000
	docs, data := b.TempDir(), filepath.Join(b.TempDir(), "data")
	generate(b, docs, documents)
	var out, errs bytes.Buffer
	for b.Loop() {
		if code := run(b.Context(), []string{"--data", data, "ingest", docs}, strings.NewReader(""), &out, &errs); code != exitDone {
			b.Fatalf("exit code %d\n%s", code, errs.String())
		}
	}
}

// cpu returns the CPU time of this process and of its children that have ended.
func cpu() time.Duration {
	var total time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			return 0
		}
		total += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return total
}
