package extractors

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// shared reads a file of the folder beside the repository, or skips the test.
func shared(t *testing.T, elem ...string) []byte {
	t.Helper()
	name := filepath.Join(append([]string{"..", "..", "shared"}, elem...)...)
	b, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		t.Skipf("%s is not there: the documents beside the repository are not read", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func runOn(t *testing.T, b []byte, o Options) *doc.Record {
	t.Helper()
	r := Run(context.Background(), doc.Document{Name: "test", Bytes: b}, o)
	validate(t, r)
	for _, p := range r.Problems {
		t.Errorf("problem: %s: %s", p.Stage, p.Reason)
	}
	return r
}

func refIDs(r *doc.Record) (ids []string) {
	for _, m := range r.References {
		ids = append(ids, m.ID)
	}
	return ids
}

func edtfs(r *doc.Record) (out []string) {
	for _, m := range r.Dates {
		out = append(out, m.EDTF)
	}
	return out
}

func countryCodes(r *doc.Record) []string {
	var out []string
	for _, m := range r.Countries {
		if m.Form == "name" {
			out = append(out, m.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestSeedNote holds what a careful reader finds in the note the project
// started from.
func TestSeedNote(t *testing.T) {
	r := runOn(t, shared(t, "seeds", "000_80c593af8b1c78f3.txt"), Options{})
	if r.Cover == nil {
		t.Fatal("no cover")
	}
	if r.Kind != doc.KindCouncil || r.Language != "bg" || r.Cover.Type != "i_a_item_note" {
		t.Errorf("kind %s, language %s, type %s", r.Kind, r.Language, r.Cover.Type)
	}
	for what, c := range map[string]struct{ got, first, last string }{
		"from":     {r.Cover.From, "Генералния", "Съвета"},
		"to":       {r.Cover.To, "Комитета", "представители/Съвета"},
		"subject":  {r.Cover.Subject, "Цифрови", "Сингапур"},
		"subtitle": {r.Cover.Subtitle, "Упълномощаване", "инструменти"},
	} {
		words := strings.Fields(c.got)
		if len(words) == 0 || words[0] != c.first || words[len(words)-1] != c.last {
			t.Errorf("%s: %q", what, c.got)
		}
	}
	var points []string
	for _, p := range r.Points {
		words := strings.Fields(p.Text)
		points = append(points, p.Path+" "+words[0]+" "+words[1]+" … "+words[len(words)-1])
		if len(p.Children) > 0 {
			t.Errorf("point %s has children", p.Path)
		}
	}
	want := []string{"1 На 9 … обществото.", "2 Комисията поясни, … търговията.", "3 Целта на … държава.",
		"4 Приема се, … инструменти.", "5 На заседанието … Сингапур.", "6 Делегациите не … партньорства."}
	if diff := cmp.Diff(want, points); diff != "" {
		t.Error(diff)
	}
	var notes []string
	for _, n := range r.Footnotes {
		words, anchor := strings.Fields(n.Text), "none"
		if n.Anchor != nil {
			before := strings.Fields(r.Text[:n.Anchor.Offset])
			anchor = before[len(before)-1] + " in " + n.Anchor.Point
		}
		notes = append(notes, n.Label+" "+words[0]+" … "+words[len(words)-1]+" after "+anchor)
	}
	url := "https://ec.europa.eu/info/sites/default/files/communication-digital-compass-2030_en.pdf"
	want = []string{"1 WK … 15233/2021. after бележка in 1", "2 " + url + " … " + url + " after ЕС in 2",
		"3 Договорености … 15367/17). after инструменти in 4"}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"WK-15233-2021-INIT", url, "ST-15367-2017-INIT"}, refIDs(r)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2021-12-09", "2022", "2022", "XXXX-02-10", "XXXX-01", "XXXX-03", "2017-12"}, edtfs(r)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"JP", "KR", "SG"}, countryCodes(r)); diff != "" {
		t.Error(diff)
	}
	var actions []string
	for _, a := range r.Actions {
		actions = append(actions, a.Actor+" "+a.Verb+" "+a.Addressee+" in "+a.Point)
	}
	if diff := cmp.Diff([]string{"presidency invite coreper in 6"}, actions); diff != "" {
		t.Error(diff)
	}
}

// TestSeedPage is the same for the page.
func TestSeedPage(t *testing.T) {
	r := runOn(t, shared(t, "seeds", "001_bbb5285dc7b65866.txt"), Options{})
	if r.Kind != doc.KindPage || r.Language != "bg" || r.Title != "Цифрови партньорства" {
		t.Errorf("kind %s, language %s, title %q", r.Kind, r.Language, r.Title)
	}
	dates := slices.Compact(slices.Sorted(slices.Values(edtfs(r))))
	want := []string{"2022-05", "2022-11", "2022-12", "2023", "2023-02-01", "2023-11-24", "2024-03-26", "2024-04-30", "2030"}
	if diff := cmp.Diff(want, dates); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"CA", "JP", "KR", "SG"}, countryCodes(r)); diff != "" {
		t.Error(diff)
	}
	var sizes []int
	for _, l := range r.Items {
		if l.Lead == "" {
			t.Error("a list without lead")
		}
		sizes = append(sizes, len(l.Items))
	}
	if diff := cmp.Diff([]int{4, 6, 7, 8, 7, 9}, sizes); diff != "" {
		t.Error(diff)
	}
	for _, gone := range []string{"Skip to main content", "istockphoto"} {
		if strings.Contains(r.Text, gone) {
			t.Errorf("%q is left in the text", gone)
		}
	}
}
