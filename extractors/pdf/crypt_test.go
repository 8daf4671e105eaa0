package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEncrypted reads one page, encrypted with qpdf in every way of the
// standard handler: with the empty user password the text and the address of
// its link come out, with another the reason does.
func TestEncrypted(t *testing.T) {
	files, err := filepath.Glob("testdata/encrypted/*.pdf")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v; want at least 10", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(path, "password") {
				if _, err := readText(b); err != errPassword {
					t.Errorf("error %v, want %v", err, errPassword)
				}
				return
			}
			line := sourceOf(t, b).Pages[0].Lines[0]
			if got := lineText(line); got != "Hello world" {
				t.Errorf("text %q", got)
			}
			if got := line.Runs[0].URI; got != "https://example.org/a" {
				t.Errorf("link to %q", got)
			}
		})
	}
}
