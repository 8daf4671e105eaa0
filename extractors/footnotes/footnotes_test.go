package footnotes

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// write builds a text from lines: "1. …" is a point, "[1] …" a note, anything
// else a paragraph; {1} is a marker, | the end of a page.
func write(lines ...string) *doc.Text {
	var b doc.Builder
	page := 1
	for _, line := range lines {
		switch label, rest, _ := strings.Cut(line, " "); {
		case strings.HasSuffix(label, "."):
			b.Begin(doc.Block{Kind: doc.Point, Label: strings.TrimSuffix(label, ".")})
			b.Label(label, doc.Place{Page: page})
			line = rest
		case strings.HasPrefix(label, "["):
			label, at, _ := strings.Cut(strings.Trim(label, "[]"), "@")
			b.Begin(doc.Block{Kind: doc.Footnote, Label: label})
			if at != "" {
				page = int(at[0] - '0')
			}
			line = rest
		default:
			b.Begin(doc.Block{Kind: doc.Paragraph})
		}
		for line != "" {
			before, after, marked := strings.Cut(line, "{")
			if text, next, turned := strings.Cut(before, "|"); turned {
				b.Add(text, doc.Place{Page: page})
				page++
				before = next
			}
			b.Add(before, doc.Place{Page: page})
			line = after
			if marked {
				label, tail, _ := strings.Cut(after, "}")
				b.Anchor(label)
				line = tail
			}
		}
	}
	return b.Text()
}

func TestExtract(t *testing.T) {
	type note struct{ label, text, after, point string }
	cases := []struct {
		name  string
		lines []string
		want  []note
	}{
		{"none", []string{"Text."}, nil},
		{"in points and outside",
			[]string{"Subject{1}", "1. The note{2}, of May.", "2. The tools{3}.", "[1] New.", "[2] WK 1/21.", "[3] See."},
			[]note{{"1", "New.", "Subject", ""}, {"2", "WK 1/21.", "note", "1"}, {"3", "See.", "tools", "2"}}},
		{"a marker that was lost", []string{"1. Text.", "[1] See."}, []note{{"1", "See.", "", ""}}},
		{"a note that was lost", []string{"1. One{1} and two{2}.", "[2] See."}, []note{{"2", "See.", "two", "1"}}},
		{"asterisks, first with first", []string{"1. Kosovo{*}.", "2. Palestine{*}.", "[*@1] A.", "[*@1] B."},
			[]note{{"*", "A.", "Kosovo", "1"}, {"*", "B.", "Palestine", "2"}}},
		{"numbering by page", []string{"1. One{1}, |two{1}, |three{1}.", "[1@2] On two.", "[1@3] On three."},
			[]note{{"1", "On two.", "two", "1"}, {"1", "On three.", "three", "1"}}},
		{"a note on the page after its marker", []string{"1. One{1}.", "[1@2] See."}, []note{{"1", "See.", "One", "1"}}},
		{"two markers for one note", []string{"1. One{1}.", "2. Two{1}.", "[1] See."}, []note{{"1", "See.", "One", "1"}}},
		{"brackets round the marker only", []string{"1. One{(1)}.", "[1] See."}, []note{{"1", "See.", "One", "1"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := write(c.lines...)
			var r doc.Record
			if err := New().Extract(context.Background(), text, &r); err != nil {
				t.Fatal(err)
			}
			var got []note
			for _, n := range r.Footnotes {
				if text.In(n.Span) != n.Text {
					t.Errorf("note %q: at its span %q", n.Text, text.In(n.Span))
				}
				g := note{label: n.Label, text: n.Text}
				if n.Anchor != nil {
					before := text.Str[:n.Anchor.Offset]
					g.after, g.point = before[strings.LastIndexAny(before, " \n")+1:], n.Anchor.Point
				}
				got = append(got, g)
			}
			if d := cmp.Diff(c.want, got, cmp.AllowUnexported(note{})); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

// FuzzExtract checks that spans give their texts, anchors stand in the text on
// character boundaries, and no anchor serves two notes.
func FuzzExtract(f *testing.F) {
	f.Add("1. On{1} nine|teen{2}.\n[1] One.\n[2@2] Two.\n[2] Three.")
	f.Add("{*}{*}\n[*] ю\n[*@9] ")
	f.Fuzz(func(t *testing.T, s string) {
		text := write(strings.Split(strings.ToValidUTF8(s, "?"), "\n")...)
		var r doc.Record
		if err := New().Extract(context.Background(), text, &r); err != nil {
			t.Fatal(err)
		}
		for _, n := range r.Footnotes {
			if text.In(n.Span) != n.Text {
				t.Fatalf("note %q: at its span %q", n.Text, text.In(n.Span))
			}
			if n.Anchor != nil && (n.Anchor.Offset < 0 || n.Anchor.Offset > len(text.Str)) {
				t.Fatalf("anchor at %d of %d", n.Anchor.Offset, len(text.Str))
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	var lines []string
	for range 500 {
		lines = append(lines, "1. The text of a point with a marker{1} in the middle of it.", "2. Another{1}.")
	}
	for range 1000 {
		lines = append(lines, "[1] The text of a note.")
	}
	text := write(lines...)
	b.SetBytes(int64(len(text.Str)))
	for b.Loop() {
		var r doc.Record
		_ = New().Extract(context.Background(), text, &r)
	}
}
