package extractors

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"councilnotes/extractors/doc"
)

// BenchmarkRun measures reading and all extraction of each committed document:
// nanoseconds for a kilobyte of its text.
func BenchmarkRun(b *testing.B) {
	names, err := filepath.Glob(filepath.Join("..", "testdata", "notes", "*"))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(name), func(b *testing.B) {
			var r *doc.Record
			for b.Loop() {
				r = Run(context.Background(), doc.Document{Name: name, Bytes: body}, Options{})
			}
			perKB := float64(b.Elapsed().Nanoseconds()) / float64(b.N) / (float64(len(r.Text)) / 1024)
			b.ReportMetric(perKB, "ns/KB")
			b.ReportMetric(1e9/perKB/1024, "MB/s")
		})
	}
}
