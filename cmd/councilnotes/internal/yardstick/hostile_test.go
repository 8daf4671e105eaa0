package yardstick

import (
	"context"
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline/sandbox"
)

// mapped names the files whose fonts need predefined CJK CMaps, one a line with
// the CMap: they are out of scope.
//
//go:embed testdata/cjk.txt
var mapped string

// TestHostile gives the program's workers damaged, encrypted, odd and hostile
// files: every one must have a record, soon, and no worker may die of it; where
// poppler finds a text there must be one.
func TestHostile(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t, "corpus/hostile-pdf"), "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	records, most := readHostile(t, files)
	died, hung := 0, 0
	for name, r := range records {
		for _, p := range r.Problems {
			switch {
			case p.Stage != "sandbox":
			case strings.Contains(p.Reason, "was stopped after"):
				hung++
				t.Logf("%s: %s", name, p.Reason)
			default:
				died++
				t.Logf("%s: %s", name, p.Reason)
			}
		}
	}
	figure{"hostile files: without a record", float64(len(files) - len(records)), "", atMost, 0}.report(t)
	figure{"hostile files: that ended a worker", float64(died), "", atMost, 0}.report(t)
	figure{"hostile files: stopped at the deadline", float64(hung), "", atMost, 0}.report(t)
	figure{"hostile files: memory of a worker", float64(most.peak) / (1 << 20), " MiB", atMost, 1023}.report(t)
	compareTexts(t, files, records)
}

func readHostile(t *testing.T, files []string) (map[string]*doc.Record, memory) {
	t.Helper()
	limits := sandbox.DefaultLimits()
	limits.Memory *= memoryFactor
	pool := sandbox.New(1, limits)
	defer pool.Close()
	stop := watch(t)
	records := map[string]*doc.Record{}
	for _, f := range files {
		start := time.Now()
		r, err := pool.Run(context.Background(), doc.Document{Name: filepath.Base(f), Bytes: read(t, f)}, extractors.Options{})
		if err != nil || r == nil {
			t.Errorf("%s: no record: %v", filepath.Base(f), err)
			continue
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Logf("%s took %v", filepath.Base(f), d)
		}
		records[filepath.Base(f)] = r
	}
	return records, stop()
}

// compareTexts counts the files that have a text for poppler and for us.
func compareTexts(t *testing.T, files []string, records map[string]*doc.Record) {
	tool := pdftotext(t)
	var outOfScope []string
	for line := range strings.Lines(mapped) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			outOfScope = append(outOfScope, f[0])
		}
	}
	readable, read := 0, 0
	for _, f := range files {
		name := filepath.Base(f)
		if words := len(strings.Fields(popplerText(tool, f))); words <= 5 || slices.Contains(outOfScope, name) {
			continue
		}
		readable++
		if r := records[name]; r != nil && r.Readable() {
			read++
			continue
		}
		reason := "no record"
		if r := records[name]; r != nil && len(r.Problems) > 0 {
			reason = r.Problems[0].Reason
		}
		t.Logf("%s: a text for pdftotext, none here: %s", name, reason)
	}
	t.Logf("%d of %d files with a text give one", read, readable)
	figure{"hostile files: with a text of those poppler finds more than five words in", 100 * float64(read) / float64(max(readable, 1)), " %", atLeast, 95}.report(t)
}

// popplerText is what pdftotext reads within ten seconds, else nothing.
func popplerText(tool, file string) string {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, tool, "-raw", "-nopgbrk", file, "-")
	cmd.Stderr = nil
	b, err := cmd.Output()
	if err != nil || os.IsTimeout(err) {
		return ""
	}
	return string(b)
}
