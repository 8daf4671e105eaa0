package refs

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// find extracts the references of a text whose paragraphs are separated by
// empty lines. A paragraph that begins with "|" is a row of the cover.
func find(t testing.TB, lang, text string) []doc.Reference {
	t.Helper()
	return extract(t, build(lang, text))
}

func build(lang, text string) *doc.Text {
	var b doc.Builder
	for _, p := range strings.Split(text, "\n\n") {
		kind := doc.Paragraph
		if row, ok := strings.CutPrefix(p, "|"); ok {
			p, kind = row, doc.Cover
		}
		b.Begin(doc.Block{Kind: kind})
		b.Add(p, doc.Place{})
	}
	text2 := b.Text()
	text2.Lang = lang
	return text2
}

func extract(t testing.TB, text *doc.Text) []doc.Reference {
	t.Helper()
	var r doc.Record
	if err := New().Extract(context.Background(), text, &r); err != nil {
		t.Fatal(err)
	}
	check(t, text, r.References)
	return r.References
}

// check holds what is true of all references: the text is at its span, on
// character boundaries, in order.
func check(t testing.TB, text *doc.Text, refs []doc.Reference) {
	t.Helper()
	last := 0
	for _, r := range refs {
		if r.Span.Start < last || r.Span.End > len(text.Str) || r.Span.Len() <= 0 {
			t.Fatalf("%s %s: span %v after %d in %d bytes", r.Kind, r.ID, r.Span, last, len(text.Str))
		}
		if text.In(r.Span) != r.Text || !utf8.ValidString(r.Text) {
			t.Fatalf("%s %s: text %q is not at its span", r.Kind, r.ID, r.Text)
		}
		last = r.Span.Start
	}
}
