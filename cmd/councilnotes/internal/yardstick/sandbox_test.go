package yardstick

import (
	"context"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline/sandbox"
)

// Documents of about 100 KB, as many as a day of the Council's register has in
// all languages.
const (
	manyDocuments = 1000
	manyBytes     = 100 << 10
)

// workerGOGC is how the sandbox has its workers collect garbage; in-process the
// same is done, so that only the sandbox makes the difference.
const workerGOGC = 400

// BenchmarkSandbox reads a thousand documents of 100 KB in a worker and in this
// process and compares the CPU time of all processes.
func BenchmarkSandbox(b *testing.B) {
	documents := hundredKilobytes(b)
	defer debug.SetGCPercent(debug.SetGCPercent(workerGOGC))
	var caged, free time.Duration
	for b.Loop() {
		free, caged = 0, 0
		// In turns, so that what else the machine does meets both alike.
		const turns = 5
		for turn := range turns {
			part := documents[turn*len(documents)/turns : (turn+1)*len(documents)/turns]
			free += inProcess(b, part)
			caged += inWorker(b, part)
		}
	}
	b.ReportMetric(100*(caged.Seconds()/free.Seconds()-1), "%more")
	b.ReportMetric(caged.Seconds()*1000/manyDocuments, "cpu-ms/doc")
	figure{"CPU, 1000 documents of 100 KB, in a worker more than in-process (" + caged.String() + ", " + free.String() + ")", 100 * (caged.Seconds()/free.Seconds() - 1), " %", atMost, 10}.report(b)
}

// hundredKilobytes are notes as PDF of about 100 KB each; few are made, since
// making one takes longer than reading it.
func hundredKilobytes(b *testing.B) []doc.Document {
	b.Helper()
	var kinds []doc.Document
	for i, code := range []string{"bg", "en", "bg", "en", "bg"} {
		for points := 60; ; points += 10 {
			d, err := gen.LongNote(uint64(i+1), code, points)
			if err != nil {
				b.Fatal(err)
			}
			body, err := d.PDF()
			if err != nil {
				b.Fatal(err)
			}
			if len(body) >= manyBytes {
				kinds = append(kinds, doc.Document{Name: d.Name, Bytes: body})
				break
			}
		}
	}
	var out []doc.Document
	for i := range manyDocuments {
		out = append(out, kinds[i%len(kinds)])
	}
	return out
}

func inProcess(b *testing.B, documents []doc.Document) time.Duration {
	b.Helper()
	before := allCPU(b)
	for _, d := range documents {
		if r := extractors.Run(context.Background(), d, extractors.Options{}); !r.Readable() {
			b.Fatal(r.Problems)
		}
	}
	return allCPU(b) - before
}

func inWorker(b *testing.B, documents []doc.Document) time.Duration {
	b.Helper()
	before := allCPU(b)
	pool := sandbox.New(1, sandbox.DefaultLimits())
	for _, d := range documents {
		if r, err := pool.Run(context.Background(), d, extractors.Options{}); err != nil || !r.Readable() {
			b.Fatal(err)
		}
	}
	pool.Close() // Only the time of children that have ended is told.
	return allCPU(b) - before
}

// allCPU is the CPU time of this process and its children that have ended.
func allCPU(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		tb.Fatal(err)
	}
	return cpu(tb) + time.Duration(u.Utime.Nano()+u.Stime.Nano())
}
