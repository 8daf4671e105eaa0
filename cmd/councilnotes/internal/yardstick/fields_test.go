package yardstick

import (
	"context"
	"fmt"
	"runtime/debug"
	"testing"
	"time"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// wantedSpeed is how many megabytes of text all extractors together should read
// in a second of CPU time.
const wantedSpeed = 4

// fieldPoints is how long the generated texts are that all fields are extracted from:
// some hundred kilobytes.
const fieldPoints = 400

// BenchmarkFields extracts every field from a long generated note in each
// language: the text has been read, all that is in it is found and assembled.
// Loading the language is counted apart, see BenchmarkLoad.
func BenchmarkFields(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(workerGOGC))
	var bytes int
	var spent time.Duration
	for _, code := range gen.Languages() {
		d, err := gen.LongNote(1, code, fieldPoints)
		if err != nil {
			b.Fatal(err)
		}
		note := doc.Document{Name: d.Name, Bytes: []byte(d.Text(gen.Flow))}
		b.Run(code, func(b *testing.B) {
			var best time.Duration
			size := 0
			for b.Loop() {
				for range rounds {
					took, n := extractFields(b, note, code)
					if best == 0 || took < best {
						best, size = took, n
					}
				}
			}
			b.ReportMetric(megabytes(size, best), "MB/cpu-s")
			figure{"all fields, " + code, megabytes(size, best), " MB of text per CPU-second", atLeast, wantedSpeed}.report(b)
			bytes, spent = bytes+size, spent+best
		})
	}
	figure{fmt.Sprintf("all fields, %d languages", len(gen.Languages())), megabytes(bytes, spent), " MB of text per CPU-second", atLeast, wantedSpeed}.report(b)
}

func megabytes(size int, took time.Duration) float64 {
	return float64(size) / 1e6 / max(took.Seconds(), 1e-9)
}

// extractFields returns the CPU time that the extractors take for a document that
// has been read, and the bytes of its text.
func extractFields(b *testing.B, d doc.Document, code string) (time.Duration, int) {
	b.Helper()
	ctx := context.Background()
	for _, reader := range extractors.Readers() {
		if !reader.Reads(d.Bytes) {
			continue
		}
		t, err := reader.Read(ctx, d, code)
		if err != nil {
			b.Fatal(err)
		}
		r := &doc.Record{Text: t.Str, Language: t.Lang, Source: doc.Source{SHA256: doc.NewID(d.Bytes).String()}}
		before := cpu(b)
		for _, e := range extractors.All() {
			if err := e.Extract(ctx, t, r); err != nil {
				b.Fatalf("%s: %v", e.Name(), err)
			}
		}
		extractors.Assemble(t, r)
		return cpu(b) - before, len(t.Str)
	}
	b.Fatalf("%s: no reader", d.Name)
	return 0, 0
}
