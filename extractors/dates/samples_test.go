package dates

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"councilnotes/extractors/canon"
)

// shared returns the folder of samples beside the repository, or skips.
func shared(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	dir = filepath.Join(dir, "..", "shared")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		t.Skip("../shared is not here")
	}
	return dir
}

// oneParagraph joins the lines of an export, so that what is measured is this
// extractor and not the reader.
func oneParagraph(b []byte) string { return strings.Join(strings.Fields(string(b)), " ") }

var tags = regexp.MustCompile(`(?s)<(script|style).*?</(script|style)>|<[^>]*>`)

func TestSpecimens(t *testing.T) {
	dir := shared(t)
	for _, name := range []string{"bg-1.txt", "en-1.txt", "pl-1.txt", "bg-page.html"} {
		text, err := os.ReadFile(filepath.Join(dir, "specimens", name))
		if err != nil {
			t.Fatal(err)
		}
		stem, _, _ := strings.Cut(name, ".")
		var gold struct {
			Lang         string `json:"lang"`
			DocumentDate string `json:"document_date"`
			Dates        []struct{ EDTF, Text string }
		}
		b, err := os.ReadFile(filepath.Join(dir, "specimens", stem+".json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &gold); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range extract(t, gold.Lang, oneParagraph(tags.ReplaceAll(text, nil))) {
			edtf, _ := canon.Complete(d.EDTF, gold.DocumentDate)
			got = append(got, edtf)
			t.Logf("%s: %s %q %s", name, edtf, d.Text, d.Role)
		}
		for _, w := range gold.Dates {
			if i := slices.Index(got, w.EDTF); i >= 0 {
				got = slices.Delete(got, i, i+1)
			} else {
				t.Errorf("%s: %s %q not found", name, w.EDTF, w.Text)
			}
		}
		t.Logf("%s: beside the gold: %v", name, got)
	}
}

func TestSeeds(t *testing.T) {
	dir := shared(t)
	cases := map[string][]string{
		"000_80c593af8b1c78f3.txt": {"2021-12-09", "2022", "2022", "XXXX-02-10", "XXXX-01", "XXXX-03", "2017-12"},
		"001_bbb5285dc7b65866.txt": {"2030", "2022-05", "2022-11", "2023-02-01", "2022-12", "2023-11-24", "2024-03-26", "2024-04-30", "2023"},
	}
	for name, want := range cases {
		b, err := os.ReadFile(filepath.Join(dir, "seeds", name))
		if err != nil {
			t.Fatal(err)
		}
		if got := codes(extract(t, "bg", oneParagraph(b))); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
