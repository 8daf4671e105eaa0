package countries

import (
	"context"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"

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

// TestNames finds every name that the data of a language lists, each alone.
func TestNames(t *testing.T) {
	for _, code := range lang.Codes() {
		sec, err := load(code)
		if err != nil || sec == nil {
			t.Fatalf("%s: %v", code, err)
		}
		g, err := gazetteerOf(code)
		if err != nil {
			t.Fatal(err)
		}
		for iso, names := range sec.Names {
			for _, pattern := range names {
				phrases, err := match.Expand(pattern)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range phrases {
					if h, ok := g.search(doc.Fold(p), p).at(0); !ok || h.value.code != iso || h.end != len(doc.Fold(p).Str) {
						t.Errorf("%s: %q gives %+v, want %s", code, p, h, iso)
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
	if len(english) != 251 {
		t.Errorf("%d codes, want ISO's 249, XK and CP", len(english))
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
