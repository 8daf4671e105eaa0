package items

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// write builds a text from lines: "# …" is a heading, "1. …" a point, "* …" an
// item, indented by one blank for each level, "| …" a row of a table; a line
// that ends with "~" stands beside the main content.
func write(lines ...string) *doc.Text {
	var b doc.Builder
	for _, line := range lines {
		blk := doc.Block{Kind: doc.Paragraph}
		body := strings.TrimLeft(line, " ")
		blk.Level = len(line) - len(body)
		body, blk.Related = strings.CutSuffix(body, "~")
		mark, rest, _ := strings.Cut(body, " ")
		switch mark {
		case "#":
			blk.Kind, body = doc.Heading, rest
		case "*":
			blk.Kind, blk.Label, body = doc.ListItem, "•", rest
		case "|":
			blk.Kind, body = doc.TableRow, rest
		case "1.":
			blk.Kind, blk.Label, body = doc.Point, "1", rest
		}
		b.Begin(blk)
		if blk.Label != "" {
			b.Label(blk.Label, doc.Place{})
		}
		b.Add(body, doc.Place{})
	}
	return b.Text()
}

func draw(items []doc.Item) string {
	var out []string
	for _, it := range items {
		s := it.Text
		if len(it.Items) > 0 {
			s += "(" + draw(it.Items) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestExtract(t *testing.T) {
	cases := []struct {
		name  string
		lines []string
		want  []string
	}{
		{"none", []string{"Text."}, nil},
		{"two lists with their leads", []string{"On safety:", "* a", "* b", "# Fields", "* c", "Text."}, []string{"On safety:: a b", "Fields: c"}},
		{"nested", []string{"With:", "* a", "* b", " * b1", "  * b11", " * b2", "* c"}, []string{"With:: a b(b1(b11) b2) c"}},
		{"a level left out", []string{"With:", "* a", "   * deep", " * less", "* b"}, []string{"With:: a(deep less) b"}},
		{"begins nested", []string{"With:", " * a", "* b"}, []string{"With:: a b"}},
		{"nothing leads to it", []string{"* a", "* b"}, nil},
		{"a table does not lead", []string{"| cell", "* a"}, nil},
		{"beside the main content", []string{"See also~", "* a~", "* b~"}, nil},
		{"main content ends before what is beside", []string{"With:", "* a", "* b~"}, []string{"With:: a"}},
		{"dashes of a point", []string{"1. Asked to:", "* adopt;", "* note."}, nil},
		{"after the points", []string{"1. One.", "# Annex", "* a"}, []string{"Annex: a"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := write(c.lines...)
			var r doc.Record
			if err := New().Extract(context.Background(), text, &r); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range r.Items {
				checkSpans(t, text, l.Items)
				got = append(got, fmt.Sprintf("%s: %s", l.Lead, draw(l.Items)))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func checkSpans(t *testing.T, text *doc.Text, items []doc.Item) {
	t.Helper()
	for _, it := range items {
		if got := text.In(it.Span); got != it.Text {
			t.Fatalf("item %q: at its span %q", it.Text, got)
		}
		checkSpans(t, text, it.Items)
	}
}

// FuzzExtract checks the spans of whatever lists come out, and that no item is
// lost or doubled on the way into the tree.
func FuzzExtract(f *testing.F) {
	f.Add("With:\n* a\n * б\n          * c\n* d~\n1. x\n* y")
	f.Fuzz(func(t *testing.T, s string) {
		text := write(strings.Split(strings.ToValidUTF8(s, "?"), "\n")...)
		var r doc.Record
		if err := New().Extract(context.Background(), text, &r); err != nil {
			t.Fatal(err)
		}
		last := -1
		var walk func([]doc.Item)
		walk = func(items []doc.Item) {
			for _, it := range items {
				if it.Span.Start <= last {
					t.Fatalf("item %q out of order", it.Text)
				}
				last = it.Span.Start
				walk(it.Items)
			}
		}
		for _, l := range r.Items {
			checkSpans(t, text, l.Items)
			walk(l.Items)
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	var lines []string
	for range 300 {
		lines = append(lines, "They agreed on the following:", "* one", "* two", " * two and a half", "* three")
	}
	text := write(lines...)
	b.SetBytes(int64(len(text.Str)))
	for b.Loop() {
		var r doc.Record
		_ = New().Extract(context.Background(), text, &r)
	}
}
