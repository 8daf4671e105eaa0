package points

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

func TestExtract(t *testing.T) {
	var b doc.Builder
	row := func(blk doc.Block, printed, body string, page int) {
		b.Begin(blk)
		if printed != "" {
			b.Label(printed, doc.Place{Page: page})
		}
		b.Add(body, doc.Place{Page: page})
	}
	row(doc.Block{Kind: doc.Cover}, "", "БЕЛЕЖКА", 1)
	row(doc.Block{Kind: doc.Point, Label: "1"}, "1.", "Групата постигна съгласие за:", 1)
	row(doc.Block{Kind: doc.Point, Label: "а", Level: 1}, "а)", "срока;", 1)
	row(doc.Block{Kind: doc.Point, Label: "б", Level: 1}, "б)", "сумата.", 2)
	row(doc.Block{Kind: doc.Point, Label: "2"}, "2.", "Комитетът се приканва:", 2)
	row(doc.Block{Kind: doc.ListItem, Label: "–"}, "–", "да приеме текста.", 2)
	row(doc.Block{Kind: doc.Paragraph}, "", "________", 2)
	row(doc.Block{Kind: doc.Footnote, Label: "1"}, "", "Вж. по-горе.", 2)
	text := b.Text()

	var r doc.Record
	if err := New().Extract(context.Background(), text, &r); err != nil {
		t.Fatal(err)
	}
	want := []doc.PointNode{
		{Label: "1", Path: "1", Text: "Групата постигна съгласие за:", Page: 1, Children: []doc.PointNode{
			{Label: "а", Path: "1.1", Level: 1, Text: "срока;", Page: 1},
			{Label: "б", Path: "1.2", Level: 1, Text: "сумата.", Page: 2},
		}},
		{Label: "2", Path: "2", Text: "Комитетът се приканва:\n\n– да приеме текста.", Page: 2},
	}
	ignoreSpan := cmp.Transformer("span", func(doc.Span) string { return "" })
	if d := cmp.Diff(want, r.Points, ignoreSpan); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	checkSpans(t, text, r.Points)
}

func checkSpans(t *testing.T, text *doc.Text, nodes []doc.PointNode) {
	t.Helper()
	for _, n := range nodes {
		if got := text.In(n.Span); got != n.Text {
			t.Errorf("point %s: text %q, at its span %q", n.Path, n.Text, got)
		}
		checkSpans(t, text, n.Children)
	}
}
