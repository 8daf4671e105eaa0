package outline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// block is a block of a text built by hand; left is 0 for a form without pages.
type block struct {
	kind        doc.BlockKind
	label       string
	level, part int
	left        float64
	body        string
}

func pt(label string, level int, body string) block {
	return block{kind: doc.Point, label: label, level: level, body: body}
}

func para(body string) block { return block{kind: doc.Paragraph, body: body} }
func head(body string) block { return block{kind: doc.Heading, body: body} }
func dash(body string) block { return block{kind: doc.ListItem, label: "–", body: body} }

func (b block) at(left float64) block { b.left = left; return b }
func (b block) in(part int) block     { b.part = part; return b }

func (b block) printed() string {
	if b.kind == doc.Point {
		return b.label + "."
	}
	return b.label
}

func build(blocks []block) *doc.Text {
	var b doc.Builder
	for _, x := range blocks {
		var at doc.Place
		if x.left > 0 {
			at = doc.Place{Page: 1, Box: doc.Box{x.left, 100, 500, 112}}
		}
		b.Begin(doc.Block{Kind: x.kind, Label: x.label, Level: x.level, Part: x.part, Indent: x.left, Placed: x.left > 0})
		if x.label != "" {
			b.Label(x.printed(), at)
		}
		b.Add(x.body, at)
	}
	return b.Text()
}

// draw writes a tree with one point per line: its path, label and text.
func draw(nodes []doc.PointNode) string {
	var sb strings.Builder
	for _, n := range nodes {
		fmt.Fprintf(&sb, "%s%s %s %s\n", strings.Repeat("  ", n.Level), n.Path, n.Label, strings.ReplaceAll(n.Text, "\n", "|"))
		sb.WriteString(draw(n.Children))
	}
	return sb.String()
}

func TestOutline(t *testing.T) {
	cases := []struct {
		name   string
		blocks []block
		want   string
	}{
		{"no points", []block{para("Text.")}, ""},
		{"letters of any alphabet",
			[]block{pt("1", 0, "One:"), pt("а", 1, "first;"), pt("б", 1, "second."), pt("2", 0, "Two.")},
			"1 1 One:\n  1.1 а first;\n  1.2 б second.\n2 2 Two.\n"},
		{"three levels",
			[]block{pt("3", 0, "Three:"), pt("a", 1, "x:"), pt("i", 2, "y;"), pt("ii", 2, "z."), pt("b", 1, "w.")},
			"3 3 Three:\n  3.1 a x:\n    3.1.1 i y;\n    3.1.2 ii z.\n  3.2 b w.\n"},
		{"a point that was lost does not move the others",
			[]block{pt("1", 0, "One."), pt("2", 0, "Two."), pt("4", 0, "Four.")},
			"1 1 One.\n2 2 Two.\n4 4 Four.\n"},
		{"an inserted point",
			[]block{pt("1", 0, "One."), pt("1a", 0, "One a."), pt("2", 0, "Two.")},
			"1 1 One.\n2 1a One a.\n3 2 Two.\n"},
		{"numbering begins anew",
			[]block{pt("1", 0, "One."), pt("2", 0, "Two."), head("II"), pt("1", 0, "Again.")},
			"1 1 One.\n2 2 Two.\n1 1 Again.\n"},
		{"a numbering whose beginning is lost, and another",
			[]block{pt("3", 0, "Three."), pt("4", 0, "Four."), pt("1", 0, "One."), pt("2", 0, "Two."), pt("3", 0, "Again three.")},
			"3 3 Three.\n4 4 Four.\n1 1 One.\n2 2 Two.\n3 3 Again three.\n"},
		{"lettered lists one after the other",
			[]block{pt("a", 0, "First,"), pt("b", 0, "second."), head("Next"), pt("a", 0, "third,"), pt("b", 0, "fourth.")},
			"1 a First,\n2 b second.\n1 a third,\n2 b fourth.\n"},
		{"dash items run on, the closing line does not",
			[]block{pt("1", 0, "Asked to:"), dash("adopt;"), dash("enter."), para("________________")},
			"1 1 Asked to:||– adopt;|– enter.\n"},
		{"children end the text of their parent",
			[]block{pt("1", 0, "One:"), dash("dash;"), pt("a", 1, "child:"), dash("of the child.")},
			"1 1 One:||– dash;\n  1.1 a child:||– of the child.\n"},
		{"a sentence runs on, a signature and a formula do not",
			[]block{pt("1", 0, "One."), para("More of one."), pt("2", 0, "Two,"), para("HAVE ADOPTED THIS:"), pt("3", 0, "Three."), para("What follows the last point."), para("For the Council")},
			"1 1 One.||More of one.\n2 2 Two,\n3 3 Three.\n"},
		{"what a colon announces runs on",
			[]block{pt("1", 0, "Agree that:"), para("the text is final.")},
			"1 1 Agree that:||the text is final.\n"},
		{"headings between points are of none",
			[]block{pt("1", 0, "One."), head("Next steps"), para("Unnumbered."), pt("2", 0, "Two."),
				para("Legal basis"), pt("3", 0, "Three.")},
			"1 1 One.\n2 2 Two.\n3 3 Three.\n"},
		{"a paragraph after sub-points is of none",
			[]block{pt("1", 0, "One:"), pt("a", 1, "child."), para("Back at the margin."), pt("2", 0, "Two.")},
			"1 1 One:\n  1.1 a child.\n2 2 Two.\n"},
		{"indent tells, where there are pages",
			[]block{pt("1", 0, "One.").at(70), para("Set under it.").at(98), para("At the margin.").at(70),
				pt("2", 0, "Two.").at(70), para("Also under it.").at(98)},
			"1 1 One.||Set under it.\n2 2 Two.||Also under it.\n"},
		{"a dash under the parent is not its last child's",
			[]block{pt("1", 0, "One:").at(70), pt("a", 1, "child;").at(98), dash("parent's").at(70)},
			"1 1 One:\n  1.1 a child;\n"},
		{"an annex beside the main text",
			[]block{pt("1", 0, "Main."), pt("1", 0, "Annex.").in(1), pt("a", 1, "Sub.").in(1), pt("1", 0, "Second.").in(2)},
			"1 1 Main.\nA1.1 1 Annex.\n  A1.1.1 a Sub.\nA2.1 1 Second.\n"},
		{"an annex alone",
			[]block{para("See the annex."), pt("1", 0, "Annex.").in(1)},
			"1 1 Annex.\n"},
		{"a label alone with items under it",
			[]block{pt("1", 0, ""), dash("first;"), dash("second.")},
			"1 1 – first;|– second.\n"},
		{"a level left out",
			[]block{pt("1", 0, "One:"), pt("i", 2, "deep.")},
			"1 1 One:\n  1.1 i deep.\n"},
		{"quoted amending text is no point",
			[]block{pt("1", 0, "Article 3 becomes:"), para("\u201eArticle 3"), pt("1", 0, "Quoted."), pt("2", 0, "Quoted too.\u201c;"),
				pt("2", 0, "Two.")},
			"1 1 Article 3 becomes:||\u201eArticle 3||1. Quoted.||2. Quoted too.\u201c;\n2 2 Two.\n"},
		{"a quotation that is never closed hides nothing",
			[]block{para("\u201eArticle 3"), pt("1", 0, "One."), pt("2", 0, "Two.")},
			"1 1 One.\n2 2 Two.\n"},
		{"footnotes, covers and related blocks are skipped",
			[]block{{kind: doc.Cover, body: "NOTE"}, pt("1", 0, "One."), {kind: doc.Footnote, label: "", body: "See."}},
			"1 1 One.\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := draw(Of(build(c.blocks)).Points); got != c.want {
				t.Errorf("-want +got\n%s", cmp.Diff(c.want, got))
			}
		})
	}
}

func TestPathAndHolds(t *testing.T) {
	text := build([]block{para("Before."), pt("1", 0, "One:"), pt("a", 1, "child."), pt("2", 0, "Two."), para("After")})
	o := Of(text)
	at := func(s string) int { return strings.Index(text.Str, s) }
	cases := []struct {
		offset int
		want   string
	}{
		{at("Before"), ""}, {at("One"), "1"}, {at("One") + len("One:"), "1"}, {at("child"), "1.1"},
		{at("Two") + len("Two."), "2"}, {at("After"), ""}, {0, ""}, {len(text.Str), ""},
	}
	for _, c := range cases {
		if got := o.Path(c.offset); got != c.want {
			t.Errorf("Path(%d) = %q, want %q", c.offset, got, c.want)
		}
	}
	if s := at("child"); !o.Holds(doc.Span{Start: s, End: s + 5}) {
		t.Error("the child's text is in a point")
	}
	if s := at("After"); o.Holds(doc.Span{Start: s, End: s + 5}) {
		t.Error("what comes after is in no point")
	}
}

// FuzzOf draws blocks from bytes and checks that every span gives its text,
// spans are in order and apart, and no two paths are equal.
func FuzzOf(f *testing.F) {
	f.Add([]byte("\x00\x11\x22\x33\x44\x55\x66\x77"), "One: two; „three” 1 a ii ____ four.")
	f.Add([]byte{3, 3, 3, 67, 131, 195, 3}, "1 2 8a 1 a")
	f.Fuzz(func(t *testing.T, shape []byte, words string) {
		kinds := []doc.BlockKind{doc.Paragraph, doc.Heading, doc.ListItem, doc.Point, doc.Point, doc.TableRow, doc.Footnote, doc.Cover}
		fields := strings.Fields(strings.ToValidUTF8(words, "?"))
		if len(fields) == 0 {
			return
		}
		var blocks []block
		number := 0
		for i, s := range shape {
			if s == 255 {
				number++
			}
			blocks = append(blocks, block{
				kind: kinds[s&7], label: fields[i%len(fields)], level: int(s>>3) & 31, part: number,
				left: float64(s>>6) * 30, body: fields[(i*7+1)%len(fields)],
			})
		}
		text := build(blocks)
		last := 0
		var check func(nodes []doc.PointNode, parent string)
		check = func(nodes []doc.PointNode, parent string) {
			for _, n := range nodes {
				if n.Text != text.In(n.Span) || n.Span.Start < last || !strings.HasPrefix(n.Path, parent) {
					t.Fatalf("point %q at %v after %d", n.Path, n.Span, last)
				}
				last = n.Span.End
				check(n.Children, n.Path+".")
			}
		}
		check(Of(text).Points, "")
	})
}

func BenchmarkOf(b *testing.B) {
	var blocks []block
	for i := range 2000 {
		blocks = append(blocks, pt(fmt.Sprint(i+1), 0, "The text of a point that is as long as a line:"), pt("a", 1, "sub;"), dash("item;"))
	}
	text := build(blocks)
	b.SetBytes(int64(len(text.Str)))
	for b.Loop() {
		Of(text)
	}
}
