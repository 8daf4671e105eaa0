package pdf

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// hostileLimit is how long a file of the corpus may take, on a busy machine.
const hostileLimit = 10 * time.Second

// TestHostile reads damaged, odd and hostile files: each must come back with a
// text or an error, soon, without a panic.
func TestHostile(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedFile(t, "corpus/hostile-pdf"), "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	texts, failed := 0, map[string]int{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		text, err := readWithin(t, filepath.Base(f), b, hostileLimit)
		if d := time.Since(start); d > time.Second {
			t.Logf("%s took %v", filepath.Base(f), d)
		}
		if err != nil {
			failed[err.Error()]++
			if testing.Verbose() {
				t.Logf("%s: %v", filepath.Base(f), err)
			}
			continue
		}
		texts++
		checkText(t, text)
	}
	t.Logf("%d files: %d with a text; errors: %d", len(files), texts, len(failed))
}

// readWithin reads a document in a goroutine of its own, so that one which
// hangs fails the test and not the whole run.
func readWithin(t *testing.T, name string, b []byte, limit time.Duration) (*doc.Text, error) {
	t.Helper()
	type result struct {
		text *doc.Text
		err  error
	}
	done := make(chan result, 1)
	go func() {
		text, err := Reader{}.Read(context.Background(), doc.Document{Name: name, Bytes: b}, "")
		done <- result{text, err}
	}()
	select {
	case r := <-done:
		return r.text, r.err
	case <-time.After(limit):
		t.Errorf("%s: no answer after %v", name, limit)
		return &doc.Text{}, nil
	}
}

// checkText checks what must hold of every text.
func checkText(t *testing.T, text *doc.Text) {
	t.Helper()
	if !utf8.ValidString(text.Str) {
		t.Error("the text is not valid UTF-8")
	}
	for i, r := range text.Str {
		if r == utf8.RuneError || r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
			t.Fatalf("%U at %d is no character", r, i)
		}
	}
	for _, b := range text.Blocks {
		if b.Span.Start < 0 || b.Span.End > len(text.Str) || b.Span.End < b.Span.Start {
			t.Fatalf("block %v outside the text of %d bytes", b.Span, len(text.Str))
		}
	}
}

// TestHostileAgainstPdftotext lists the files of which pdftotext gives more
// than five words; nineteen of twenty must give a text here too.
func TestHostileAgainstPdftotext(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed: nothing to compare with")
	}
	if testing.Short() {
		t.Skip("pdftotext takes long for some of these files")
	}
	files, err := filepath.Glob(filepath.Join(sharedFile(t, "corpus/hostile-pdf"), "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	readable, read := 0, 0
	for _, f := range files {
		ctx, cancel := context.WithTimeout(context.Background(), hostileLimit)
		want, err := exec.CommandContext(ctx, tool, "-raw", "-nopgbrk", f, "-").Output()
		cancel()
		if err != nil || len(words(string(want))) <= 5 {
			continue
		}
		readable++
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		src, err := readLines(b)
		if err != nil {
			t.Logf("%s: %v; pdftotext has %d words", filepath.Base(f), err, len(words(string(want))))
			continue
		}
		read++
		if f1, missing, extra := compareWords(printed(src), string(want)); f1 < 0.9 {
			t.Logf("%s: F1 %.3f; only there %.20q; only here %.20q", filepath.Base(f), f1, missing[:min(9, len(missing))], extra[:min(9, len(extra))])
		}
	}
	if read*100 < readable*95 {
		t.Errorf("of %d files with more than five words only %d gave a text", readable, read)
	}
	t.Logf("of %d files with more than five words %d gave a text", readable, read)
}

func readLines(b []byte) (*layout.Source, error) {
	return read(context.Background(), b, &problems{})
}
