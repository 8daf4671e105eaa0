package dates

import (
	"context"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"

	"github.com/google/go-cmp/cmp"
)

// extract runs the extractor over paragraphs of a language.
func extract(t testing.TB, code, text string) []doc.Date {
	t.Helper()
	var b doc.Builder
	for _, p := range strings.Split(text, "\n\n") {
		b.Begin(doc.Block{Kind: doc.Paragraph})
		b.Add(p, doc.Place{})
	}
	txt := b.Text()
	txt.Lang = code
	var r doc.Record
	if err := New().Extract(context.Background(), txt, &r); err != nil {
		t.Fatal(err)
	}
	checkSpans(t, txt, r.Dates)
	return r.Dates
}

func checkSpans(t testing.TB, txt *doc.Text, dates []doc.Date) {
	t.Helper()
	last := 0
	for _, d := range dates {
		if d.Span.Start < last || d.Span.End > len(txt.Str) || txt.In(d.Span) != d.Text || d.Text == "" {
			t.Fatalf("span %v after %d says %q", d.Span, last, d.Text)
		}
		last = d.Span.End
		if d.Inferred != strings.Contains(d.EDTF, "XXXX") {
			t.Fatalf("%+v: inferred and EDTF disagree", d)
		}
	}
}

func codes(dates []doc.Date) []string {
	var out []string
	for _, d := range dates {
		out = append(out, d.EDTF)
	}
	return out
}

// TestExamples finds the examples that every language's data holds.
func TestExamples(t *testing.T) {
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		var sec section
		if ok, err := l.Section("dates", &sec); err != nil {
			t.Fatal(err)
		} else if !ok {
			continue
		}
		if len(sec.Examples) == 0 {
			t.Errorf("%s has no examples", code)
		}
		for _, e := range sec.Examples {
			want := e.Dates
			if len(want) == 0 {
				want = nil
			}
			if diff := cmp.Diff(want, codes(extract(t, code, e.Text))); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", code, e.Text, diff)
			}
		}
	}
}

// TestUntilEndings gives a date whose ending means "by" the role of a deadline,
// but not the end of a range.
func TestUntilEndings(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"hu", "Az észrevételeket 2023. szeptember 14-ig kell megtenni.", "deadline"},
		{"hu", "A kiállítás 2023. szeptember 12-től 14-ig tart.", ""},
		{"hu", "Az ülés 2023. szeptember 12-től 14-ig tart.", "meeting"},
		{"et", "Märkused esitatakse 14. septembriks 2023.", "deadline"},
		{"et", "Märkused esitatakse 14. septembriks.", "deadline"},
		{"et", "Märkused esitati 14. septembril 2023.", ""},
	} {
		got := extract(t, c.lang, c.text)
		if len(got) != 1 || got[0].Role != c.want {
			t.Errorf("%s: %q gives %+v, want one with role %q", c.lang, c.text, got, c.want)
		}
	}
}
