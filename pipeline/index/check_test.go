package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestFlippedByteOfASegment: bleve reads a segment with a flipped byte and may
// answer otherwise; Check names the file.
func TestFlippedByteOfASegment(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	x := open(t, dir, Options{})
	if err := errors.Join(x.Update(t.Context(), invented(), nil), x.Close()); err != nil {
		t.Fatal(err)
	}
	check := func() (found []string) {
		for line, err := range Check(t.Context(), dir) {
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, line)
		}
		return found
	}
	if f := check(); len(f) > 0 {
		t.Fatalf("a sound index: %v", f)
	}
	var segments []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".zap" {
			segments = append(segments, path)
		}
		return err
	})
	if err != nil || len(segments) == 0 {
		t.Fatalf("segments %v, %v", segments, err)
	}
	for _, path := range segments {
		sound, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(sound); i += len(sound)/40 + 1 {
			b := append([]byte(nil), sound...)
			b[i] ^= 4
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			if f := check(); len(f) != 1 {
				t.Errorf("byte %d of %s: %v", i, filepath.Base(path), f)
			}
		}
		if err := os.WriteFile(path, sound, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
