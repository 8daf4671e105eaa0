package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// runGen runs the command and returns the names of the documents it wrote.
func runGen(t *testing.T, args ...string) ([]string, error) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	c := newGenCommand()
	c.SilenceErrors, c.SilenceUsage = true, true
	c.SetArgs(append(args, "-o", dir))
	err := c.Execute()
	files, _ := os.ReadDir(dir)
	var names []string
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names, err
}

func TestGenWritesEveryForm(t *testing.T) {
	names, err := runGen(t, "--count", "2", "--lang", "bg,en", "--form", "pdf,text,html")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, n := range names {
		count[filepath.Ext(n)]++
	}
	if count[".pdf"] != 4 || count[".txt"] != 4 || count[".html"] != 4 {
		t.Errorf("wrote %v", names)
	}
}

func TestGenWritesGoldApart(t *testing.T) {
	gold := t.TempDir()
	names, err := runGen(t, "--count", "1", "--lang", "el", "--form", "text", "--gold", gold)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.TrimSuffix(names[0], ".txt") + ".json"
	if _, err := os.Stat(filepath.Join(gold, want)); err != nil || len(names) != 1 {
		t.Errorf("wrote %v: %v", names, err)
	}
}

func TestGenRefusesWhatItDoesNotKnow(t *testing.T) {
	for flag, value := range map[string]string{"--lang": "xx", "--form": "docx"} {
		if _, err := runGen(t, flag, value); err == nil || !strings.Contains(err.Error(), value) {
			t.Errorf("%s %s: %v", flag, value, err)
		}
	}
}
