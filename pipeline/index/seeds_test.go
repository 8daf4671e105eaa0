package index

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// seeds reads the two documents in Bulgarian that the project began with, where
// they are at hand: "note" and "page".
func seeds(t *testing.T) []Work {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil && dir != "/" && !exists(filepath.Join(dir, "go.mod")) {
		dir = filepath.Dir(dir)
	}
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), "shared", "seeds", "*.txt"))
	if len(files) != 2 {
		t.Skip("the seeds are not beside the repository")
	}
	var out []Work
	for i, name := range []string{"note", "page"} {
		b, err := os.ReadFile(files[i])
		must(t, err)
		r := extractors.Run(context.Background(), doc.Document{Name: files[i], Bytes: b}, extractors.Options{Lang: "bg"})
		out = append(out, Work{name, []*doc.Record{r}})
	}
	return out
}

func TestSeeds(t *testing.T) {
	works := seeds(t)
	x := filled(t, works)
	cases := []struct {
		query string
		want  []string // works, any order
		where string   // begins a match of the first of them: text (place)
	}{
		{"wk15233/2021", []string{"note"}, "WK 15233/2021 (footnote 1)"},
		{"WK 15233/21", []string{"note"}, "WK 15233/2021 (footnote 1)"},
		{"WK-15233-2021-INIT", []string{"note"}, "WK 15233/2021 (footnote 1)"},
		{"ST 15367/17", []string{"note"}, "ST 15367/17 (footnote 3)"},
		{"цифрово партньорство", []string{"note", "page"}, ""},
		{"Сингапур", []string{"note", "page"}, ""},
		{"country:SG", []string{"note", "page"}, ""},
		{"country:Япония", []string{"note", "page"}, ""},
		{"country:CA", []string{"page"}, ""},
		{"полупроводник", []string{"page"}, ""},
		{"type:i_a_item_note", []string{"note"}, ""},
		{"from:секретариат", []string{"note"}, ""},
	}
	for _, c := range cases {
		res, err := x.Search(context.Background(), ParseQuery(c.query), SearchOptions{})
		must(t, err)
		var got []string
		for _, h := range res.Hits {
			got = append(got, h.Work)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.query, got, c.want)
			continue
		}
		i := slices.IndexFunc(works, func(w Work) bool { return w.ID == c.want[0] })
		if ms := shown(Matches(ParseQuery(c.query), works[i].Records[0])); !strings.HasPrefix(ms, c.where) {
			t.Errorf("%s: matches %s, want %s", c.query, ms, c.where)
		}
	}
	// The page has words glued together; the query must find it all the same.
	res, err := x.Search(context.Background(), ParseQuery("съветът за цифрово партньорство"), SearchOptions{})
	must(t, err)
	if !slices.ContainsFunc(res.Hits, func(h Hit) bool { return h.Work == "page" }) {
		t.Error("съветът за цифрово партньорство does not find the page")
	}
}
