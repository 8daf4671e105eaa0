package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// newLine makes one line as a document's are made.
func newLine(l Line, g Geometry, paged bool, page int) *line {
	return newMaker(Source{Geometry: g, Pages: []Page{{Lines: []Line{l}}}}, paged).line(&l, page)
}

// cells sets the parts of a line at columns.
func cells(region int, parts ...any) *line {
	var l Line
	for i := 0; i < len(parts); i += 2 {
		x, text := float64(parts[i].(int))*CellWidth, parts[i+1].(string)
		l.Runs = append(l.Runs, Run{Text: text, Box: doc.Box{x, 0, x + float64(runes(text))*CellWidth}})
	}
	out := newLine(l, Columns, true, region+1)
	out.region = region
	return out
}

func TestAlignPages(t *testing.T) {
	d := &document{geometry: Columns, lines: []*line{
		cells(0, 0, "1.", 9, "One"), cells(0, 9, "goes on"), cells(0, 9, "(a)", 14, "first"),
		cells(1, 0, "2.", 5, "Two"), cells(1, 5, "goes on"), cells(1, 5, "(b)", 12, "second"), cells(1, 12, "(i)", 17, "third"),
	}}
	d.alignPages()
	var got []float64
	for _, l := range d.lines {
		got = append(got, l.x/CellWidth)
	}
	if diff := cmp.Diff([]float64{0, 9, 9, 0, 9, 9, 14}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRows(t *testing.T) {
	table := []*line{cells(0, 0, "Port", 20, "ships", 40, "ice"), cells(0, 0, "Oslo", 20, "twelve", 40, "none")}
	spread := []*line{cells(0, 0, "the harbour", 15, "masters", 26, "counted", 37, "them"), cells(0, 0, "twice in the winter of the great ice.")}
	for _, c := range []struct {
		lines []*line
		want  bool
	}{{table, true}, {spread, false}} {
		d := &document{geometry: Columns, lines: c.lines}
		d.findMargins()
		if got := (&cutter{document: d}).isRow(c.lines[0], 0); got != c.want {
			t.Errorf("%q is a row: %v", c.lines[0].text, got)
		}
	}
}

func TestCentred(t *testing.T) {
	d := &document{geometry: Columns, lines: []*line{
		cells(0, 27, "Article 8"), cells(0, 20, "Harbours and their masters"),
		cells(0, 0, "1.", 6, "Masters of harbours count ships wherever they are and come"),
		cells(0, 6, "from, in all winters."), cells(0, 6, "They count them twice where ice has come into the harb"),
	}}
	d.findMargins()
	var got []bool
	for _, l := range d.lines {
		got = append(got, l.centred)
	}
	if diff := cmp.Diff([]bool{true, true, false, false, false}, got); diff != "" {
		t.Error(diff)
	}
}
