package yardstick

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/pdf"
	"councilnotes/pipeline/sandbox"
)

// Speed is measured as CPU time, user and system: on a machine that others use
// too, time by the clock tells nothing. Programs run beside each other, in
// turns, several times; the median counts, of other programs with their start.

// longPages is about how many pages the generated long documents have.
const longPages = 200

// document is a file to be measured on, with what is wanted of it.
type document struct {
	name, path                      string
	bytes                           []byte
	reader, readerMutool, extracted float64 // at most; 0: nothing is wanted
}

// long are generated documents of about 200 pages, by the own writer and, where
// they are installed, by LibreOffice and Chromium, in two scripts; and ST 5419/16.
func long(b *testing.B) (out []document) {
	b.Helper()
	dir := b.TempDir()
	add := func(name string, pdf []byte) {
		path := write(b, filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".pdf"), string(pdf))
		out = append(out, document{name, path, pdf, 0.4, 0.7, 1.0})
	}
	for _, p := range printers {
		if p.name != ownPrinter.name && (testing.Short() || !installed(p)) {
			b.Logf("%s is not installed, or -short is set: no documents by it", p.name)
			continue
		}
		for _, code := range []string{"bg", "en"} {
			d, err := gen.LongNote(1, code, longPages*27/4)
			if err != nil {
				b.Fatal(err)
			}
			add(p.name+" "+code, p.print(b, []job{{code, d.Content(), true}})[0])
		}
	}
	if path := filepath.Join(root(b), "..", "shared", longDocument); exists(path) {
		out = append(out, document{"ST 5419/16", path, read(b, path), 0.05, 0, 0.15})
	}
	return out
}

func installed(p printer) bool {
	_, err := exec.LookPath(map[string]string{officePrinter.name: "soffice", chromiumPrinter.name: "chromium"}[p.name])
	return err == nil
}

// cpu is the CPU time of this process so far.
func cpu(tb testing.TB) time.Duration {
	tb.Helper()
	return selfCPU()
}

func selfCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // the call fails on wrong arguments only
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// rounds is how often each program runs.
const rounds = 7

// sideBySide runs each program once in every round and returns the median of
// the CPU times of each.
func sideBySide(programs ...func() time.Duration) []time.Duration {
	times := make([][]time.Duration, len(programs))
	for range rounds {
		for i, run := range programs {
			times[i] = append(times[i], run())
		}
	}
	out := make([]time.Duration, len(programs))
	for i := range programs {
		out[i] = median(times[i])
	}
	return out
}

// BenchmarkReader sets the reader in this process, from bytes to Text, beside
// pdftotext and mutool; garbage is collected as in a worker.
func BenchmarkReader(b *testing.B) {
	poppler, mupdf := pdftotext(b), mutool(b)
	defer debug.SetGCPercent(debug.SetGCPercent(workerGOGC))
	for _, d := range long(b) {
		b.Run(d.name, func(b *testing.B) {
			pages := 0
			reader := func() time.Duration {
				before := cpu(b)
				const times = 3
				for range times {
					t, err := pdf.Reader{}.Read(context.Background(), doc.Document{Bytes: d.bytes}, "")
					if err != nil {
						b.Fatal(err)
					}
					pages = t.Pages
				}
				return (cpu(b) - before) / times
			}
			var t []time.Duration
			for b.Loop() {
				t = sideBySide(reader,
					func() time.Duration { return cpuOf(b, poppler, d.path, "/dev/null") },
					func() time.Duration { return cpuOf(b, mupdf, "draw", "-q", "-F", "text", "-o", "/dev/null", d.path) })
			}
			b.ReportMetric(float64(pages)/t[0].Seconds(), "pages/cpu-s")
			b.ReportMetric(t[0].Seconds()/t[1].Seconds(), "of-pdftotext")
			b.ReportMetric(t[0].Seconds()/t[2].Seconds(), "of-mutool")
			on := fmt.Sprintf("%s, %d pages: reader %v", d.name, pages, t[0].Round(time.Millisecond/10))
			ratio(b, on+" of pdftotext's "+t[1].String(), t[0], t[1], d.reader)
			ratio(b, on+" of mutool's "+t[2].String(), t[0], t[2], d.readerMutool)
		})
	}
}

func ratio(b *testing.B, what string, a, other time.Duration, want float64) {
	b.Helper()
	bound := atMost
	if want == 0 {
		bound = told
	}
	figure{"CPU, " + what, a.Seconds() / other.Seconds(), "", bound, want}.report(b)
}

// BenchmarkExtract sets the command extract, with its worker and every field,
// beside pdftotext, and tells the memory of the worker.
func BenchmarkExtract(b *testing.B) {
	poppler, program := pdftotext(b), build(b)
	for _, d := range long(b) {
		b.Run(d.name, func(b *testing.B) {
			var t []time.Duration
			for b.Loop() {
				t = sideBySide(
					func() time.Duration { return cpuOf(b, program, "extract", d.path) },
					func() time.Duration { return cpuOf(b, poppler, d.path, "/dev/null") })
			}
			b.ReportMetric(t[0].Seconds()/t[1].Seconds(), "of-pdftotext")
			ratio(b, fmt.Sprintf("%s: extract %v of pdftotext's %v", d.name, t[0], t[1]), t[0], t[1], d.extracted)
			held := workerMemory(b, d)
			b.ReportMetric(float64(held)/(1<<20), "MiB")
			figure{"anonymous memory of the worker, " + d.name, float64(held) / (1 << 20), " MiB", atMost, 96}.report(b)
		})
	}
}

// build builds the program.
func build(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "councilnotes")
	cmd := exec.Command("go", "build", "-o", path, "./cmd/councilnotes")
	cmd.Dir = root(tb)
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("%v\n%s", err, out)
	}
	return path
}

// workerMemory is the most anonymous memory that a worker holds while it reads
// a document, once for the first time and then again.
func workerMemory(b *testing.B, d document) uint64 {
	b.Helper()
	pool := sandbox.New(1, sandbox.DefaultLimits())
	defer pool.Close()
	stop := watch(b)
	for range 3 {
		if r, err := pool.Run(context.Background(), doc.Document{Bytes: d.bytes}, extractors.Options{}); err != nil || !r.Readable() {
			b.Fatalf("%s: %v", d.name, err)
		}
	}
	return stop().anonymous
}
