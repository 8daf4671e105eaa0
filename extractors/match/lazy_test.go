package match

import (
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// TestLazy: a Lazy finds what a Set finds that holds all forms.
func TestLazy(t *testing.T) {
	d := Declension{
		Endings:       map[string]string{"á": "á é ou", "a": "a y ou", "": "- u em"},
		Abbreviations: "-u",
		Initials:      map[string]string{"G": "Gh nG"},
	}
	names := []string{"Rada~", "Evropská~ rada~", "{Evropský~ ,}parlament~", "EU~", "ES", "Galway~", "Výbor~ (část I)", "na cestě"}
	var set Set[int]
	var lazy Lazy[int]
	for i, n := range names {
		if err := set.AddDeclined([]string{n}, d, i); err != nil {
			t.Fatal(err)
		}
		if err := lazy.AddDeclined([]string{n}, &d, i); err != nil {
			t.Fatal(err)
		}
	}
	if err := lazy.Check(); err != nil {
		t.Fatal(err)
	}
	text := "Evropskou radou, Radou a  Rady; EU-u, EU, ES, nGalwayu Ghalway galway; evropský parlamentem Výboru (část I) na  cestě radar"
	f := doc.Fold(text)
	want := set.FindIn(f, text, 0, len(f.Str))
	got := lazy.FindIn(f, text, 0, len(f.Str))
	var a, b []string
	for _, h := range want {
		a = append(a, text[h.Span.Start:h.Span.End])
	}
	for _, h := range got {
		b = append(b, text[h.Span.Start:h.Span.End])
	}
	if strings.Join(a, "|") != strings.Join(b, "|") || len(a) < 9 {
		t.Errorf("found %q, want %q", b, a)
	}
	var wrong Lazy[int]
	if err := wrong.AddDeclined([]string{"Komise Rodxx~ kurd~"}, &Declension{Endings: map[string]string{"a": "a"}}, 0); err == nil && wrong.Check() == nil {
		t.Error("words without a rule are not told")
	}
}
