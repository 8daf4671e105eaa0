package plain

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"councilnotes/extractors/doc"
)

// TestNotes reads each invented note in all its exports: every one must give the
// same blocks.
func TestNotes(t *testing.T) { testFolder(t, "testdata/notes") }

// TestPages does the same with exports of web pages.
func TestPages(t *testing.T) { testFolder(t, "testdata/pages") }

func testFolder(t *testing.T, folder string) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := string(a.Files[len(a.Files)-1].Data)
		for _, f := range a.Files[:len(a.Files)-1] {
			t.Run(filepath.Base(file)+"/"+f.Name, func(t *testing.T) {
				text := read(t, printed(string(f.Data)))
				if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(show(text), "\n")); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// printed puts in what an editor would not show.
func printed(s string) string {
	return strings.NewReplacer("<FF>", "\f", "<RULE>", strings.Repeat(" ", 49), "<NBSP>", "\u00a0").Replace(s)
}

func read(t *testing.T, s string) *doc.Text {
	t.Helper()
	text, err := Reader{}.Read(context.Background(), doc.Document{Bytes: []byte(s)}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := text.Check(); err != nil {
		t.Fatal(err)
	}
	return text
}

// show prints the blocks of a text, one a line, with the anchors in braces.
func show(t *doc.Text) string {
	var b strings.Builder
	for _, blk := range t.Blocks {
		s := t.In(blk.Span)
		for i := len(t.Anchors) - 1; i >= 0; i-- {
			if a := t.Anchors[i]; blk.Span.Start < a.Offset && a.Offset <= blk.Span.End {
				at := a.Offset - blk.Span.Start
				s = s[:at] + "{" + a.Label + "}" + s[at:]
			}
		}
		b.WriteString(string(blk.Kind))
		if blk.Kind != doc.Cover && blk.Kind != doc.Title {
			fmt.Fprintf(&b, " %d", blk.Level)
		}
		if blk.Label != "" {
			fmt.Fprintf(&b, " %q", blk.Label)
		}
		for _, f := range []struct {
			set  bool
			name string
		}{{blk.Part > 0, fmt.Sprint("part ", blk.Part)}, {blk.Lead, "lead"}, {blk.Related, "related"}} {
			if f.set {
				b.WriteString(" " + f.name)
			}
		}
		fmt.Fprintf(&b, " | %s\n", s)
	}
	return b.String()
}

// shared returns a file outside the repository, where there is one.
func shared(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), "shared", name))
	if len(files) == 0 {
		t.Skipf("../shared/%s is not here", name)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return b
}
