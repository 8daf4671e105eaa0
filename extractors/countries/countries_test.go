package countries

import (
	"context"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"

	"github.com/google/go-cmp/cmp"
)

// extract runs the extractor over paragraphs of a language.
func extract(t testing.TB, code, text string) []doc.Country {
	t.Helper()
	var b doc.Builder
	for _, p := range strings.Split(text, "\n\n") {
		b.Begin(doc.Block{Kind: doc.Paragraph})
		b.Add(p, doc.Place{})
	}
	return run(t, code, b.Text())
}

func run(t testing.TB, code string, txt *doc.Text) []doc.Country {
	t.Helper()
	txt.Lang = code
	var r doc.Record
	if err := New().Extract(context.Background(), txt, &r); err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, c := range r.Countries {
		if c.Span.Start < last || c.Span.End > len(txt.Str) || txt.In(c.Span) != c.Text || c.Text == "" {
			t.Fatalf("span %v after %d says %q", c.Span, last, c.Text)
		}
		last = c.Span.End
		if c.Name == "" || len(c.Code) != 2 {
			t.Fatalf("%+v has no name or code", c)
		}
	}
	return r.Countries
}

// brief writes a mention as the examples of the data do.
func brief(c doc.Country) string {
	if c.Form == formName {
		return c.Code
	}
	return c.Form + " " + c.Code
}

// TestExamples finds the examples that every language's data holds.
func TestExamples(t *testing.T) {
	for _, code := range lang.Codes() {
		sec, err := load(code)
		if err != nil {
			t.Fatal(err)
		}
		if sec == nil {
			continue
		}
		if len(sec.Examples) == 0 {
			t.Errorf("%s has no examples", code)
		}
		for _, e := range sec.Examples {
			got := []string{}
			for _, c := range extract(t, code, e.Text) {
				got = append(got, brief(c))
			}
			if diff := cmp.Diff(e.Countries, got); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", code, e.Text, diff)
			}
		}
	}
}

// TestNames finds every name and form that the data of a language lists, each
// alone in a sentence, and reports the forms that two countries share.
func TestNames(t *testing.T) {
	for _, code := range lang.Codes() {
		sec, err := load(code)
		if err != nil || sec == nil {
			continue
		}
		g, err := gazetteerOf(code)
		if err != nil {
			t.Fatal(err)
		}
		for iso, names := range sec.Names {
			if len(iso) != 2 || len(names) == 0 {
				t.Errorf("%s: %q has no names", code, iso)
			}
			for _, n := range names {
				for _, form := range sec.Declension.forms(strings.NewReplacer("{,", "", "}", "").Replace(n)) {
					if strings.ContainsAny(n, "{}") {
						continue
					}
					hits := g.names.Find(doc.Fold(form), form)
					if len(hits) != 1 || hits[0].End-hits[0].Start != len(doc.Fold(form).Str) {
						t.Errorf("%s: %q is found as %d pieces", code, form, len(hits))
					} else if got := hits[0].Value.code; got != iso {
						t.Errorf("%s: %q is %q, want %s", code, form, got, iso)
					}
				}
			}
		}
	}
}

func TestEveryCountryHasAnEnglishName(t *testing.T) {
	english, err := englishNames()
	if err != nil {
		t.Fatal(err)
	}
	if len(english) != 250 {
		t.Errorf("%d codes, want ISO's 249 and XK", len(english))
	}
	for _, code := range lang.Codes() {
		if sec, _ := load(code); sec != nil {
			for _, l := range []map[string][]string{sec.Names, sec.Demonyms, sec.Parts} {
				for iso := range l {
					if english[iso] == "" {
						t.Errorf("%s: unknown code %q", code, iso)
					}
				}
			}
		}
	}
}
