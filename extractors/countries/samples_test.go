package countries

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
func oneParagraph(b []byte) string {
	return markers.ReplaceAllString(strings.Join(strings.Fields(string(b)), " "), "$1")
}

// markers are those of footnotes, glued to the word before.
var markers = regexp.MustCompile(`(\pL)[0-9]\b`)

var tags = regexp.MustCompile(`(?s)<(script|style).*?</(script|style)>|<[^>]*>`)

func TestSpecimens(t *testing.T) {
	dir := shared(t)
	for _, name := range []string{"bg-1.txt", "en-1.txt", "pl-1.txt", "bg-page.html"} {
		text, err := os.ReadFile(filepath.Join(dir, "specimens", name))
		if err != nil {
			t.Fatal(err)
		}
		stem, _, _ := strings.Cut(name, ".")
		b, err := os.ReadFile(filepath.Join(dir, "specimens", stem+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Lang                string
			Countries, Demonyms []struct{ Code, Text string }
		}
		if err := json.Unmarshal(b, &gold); err != nil {
			t.Fatal(err)
		}
		sec, err := load(gold.Lang)
		if err != nil || sec == nil {
			t.Fatalf("%s: %v", gold.Lang, err)
		}
		var names, demonyms []string
		for _, c := range extract(t, gold.Lang, oneParagraph(tags.ReplaceAll(text, nil))) {
			if c.Form == formName {
				names = append(names, c.Code+" "+c.Text)
			} else {
				demonyms = append(demonyms, c.Code+" "+c.Text)
			}
		}
		for _, w := range gold.Countries {
			names = without(t, name, names, w.Code+" "+w.Text)
		}
		for _, w := range gold.Demonyms {
			if sec.Demonyms == nil {
				break
			}
			demonyms = without(t, name, demonyms, w.Code+" "+w.Text)
		}
		t.Logf("%s: beside the gold: %q, %q", name, names, demonyms)
	}
}

// without takes one wanted mention out of those found. The gold names Israel
// within "State of Israel": the longer, official name is as right.
func without(t *testing.T, name string, found []string, want string) []string {
	t.Helper()
	i := slices.IndexFunc(found, func(f string) bool { return f[:2] == want[:2] && strings.HasSuffix(f, want[3:]) })
	if i >= 0 {
		return slices.Delete(found, i, i+1)
	}
	t.Errorf("%s: %s not found", name, want)
	return found
}

func TestSeeds(t *testing.T) {
	dir := shared(t)
	cases := map[string][]string{
		"000_80c593af8b1c78f3.txt": {"JP", "KR", "SG"},
		"001_bbb5285dc7b65866.txt": {"CA", "JP", "KR", "SG"},
	}
	for name, want := range cases {
		b, err := os.ReadFile(filepath.Join(dir, "seeds", name))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range extract(t, "bg", oneParagraph(b)) {
			got = append(got, c.Code)
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
