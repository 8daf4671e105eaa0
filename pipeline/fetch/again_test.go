package fetch

import (
	"os"
	"path/filepath"
	"testing"
)

// TestAgain: what was resolved once is found again by what it was entered under.
func TestAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, "https://x.example/a?b=c", "ST 5419/1/16 REV 1", "WK 15233/2021 ADD 2"} {
		for i := range Resolve(t.Context(), []string{name}, Options{Langs: []string{"bg"}}) {
			again, ok := Again(i.Kind, i.Key, i.Name, i.Lang, Options{})
			if !ok || again.Kind != i.Kind || again.Key != i.Key || again.Name != i.Name || again.Lang != i.Lang || again.Address != i.Address {
				t.Errorf("%s: %+v, again %+v", name, i, again)
			}
		}
	}
	if _, ok := Again("archive", "00ff", "archive/00/ff", "", Options{}); ok {
		t.Error("a document that only the archive knows can be asked again")
	}
}
