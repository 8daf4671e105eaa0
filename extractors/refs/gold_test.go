package refs

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"councilnotes/extractors/doc"
)

// TestGold compares what is found in the texts of testdata with what a person
// found. There is no flag to rewrite them: they are read, not copied.
func TestGold(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			lang := strings.TrimPrefix(a.Files[i].Name, "text ")
			got := describe(find(t, lang, strings.TrimSpace(string(a.Files[i].Data))))
			if d := cmp.Diff(strings.Split(strings.TrimSpace(string(a.Files[i+1].Data)), "\n"), got); d != "" {
				t.Errorf("%s, text %d\n%s", file, i/2+1, d)
			}
		}
	}
}

// describe writes references as the gold files do.
func describe(refs []doc.Reference) []string {
	var out []string
	for _, r := range refs {
		line := fmt.Sprintf("%s %s %q", r.Kind, r.ID, r.Text)
		line = strings.Replace(line, fmt.Sprintf("%q", r.Text), `"`+r.Text+`"`, 1)
		if r.Pinpoint != "" {
			line += " [" + r.Pinpoint + "]"
		}
		out = append(out, line)
	}
	return out
}
