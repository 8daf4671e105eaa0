package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/layout"
)

// tagged is a page with a line for each mark; tree are entries of the structure
// tree's root, and objects 20 and up its elements.
func tagged(marks []string, tree string, elements ...string) *file {
	var content strings.Builder
	for i, m := range marks {
		fmt.Fprintf(&content, "%s BT /F1 10 Tf 50 %d Td (line %d) Tj ET EMC ", m, 700-20*i, i)
	}
	f := newFile(content.String())
	f.objs[1] = "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R>>"
	f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /StructParents 5 /Resources <</Font <</F1 5 0 R>>" +
		" /Properties <</Head <</Type /Pagination>> /Second <</MCID 1>>>>>>>>"
	f.objs[10] = "<</Type /StructTreeRoot " + tree + ">>"
	for i, e := range elements {
		f.objs[20+i] = e
	}
	return f
}

func TestTags(t *testing.T) {
	const parents = "/ParentTree <</Nums [4 [22 0 R] 5 [20 0 R 21 0 R]]>>"
	mark := func(n int) string { return fmt.Sprintf("/P <</MCID %d>> BDC", n) }
	none, note, furniture := layout.Untagged, layout.NoteLine, layout.FurnitureLine
	for name, test := range map[string]struct {
		file *file
		want []layout.Tag
	}{
		"note": {tagged([]string{mark(0), mark(1)}, parents, "<</S /P /P 10 0 R>>", "<</S /Note /P 10 0 R>>"), []layout.Tag{none, note}},
		"within a note": {tagged([]string{mark(0), mark(1)}, parents,
			"<</S /Span /P 22 0 R>>", "<</S /Span /P 23 0 R>>", "<</S /P /P 24 0 R>>", "<</S /P /P 10 0 R>>", "<</S /FENote /P 10 0 R>>"),
			[]layout.Tag{note, none}},
		"role":         {tagged([]string{mark(0), mark(1)}, parents+" /RoleMap <</Fn /Note>>", "<</S /Fn>>", "<</S /P>>"), []layout.Tag{note, none}},
		"kids":         {tagged([]string{mark(0)}, "/ParentTree <</Kids [11 0 R]>>", "<</S /Note>>"), []layout.Tag{note}},
		"property":     {tagged([]string{"/P /Second BDC"}, parents, "<</S /P>>", "<</S /Note>>"), []layout.Tag{note}},
		"nested":       {tagged([]string{mark(1) + " /Span BMC EMC"}, parents, "<</S /P>>", "<</S /Note>>"), []layout.Tag{note}},
		"no such mark": {tagged([]string{mark(2), mark(-1), "/P <</MCID>> BDC"}, parents, "<</S /Note>>", "<</S /Note>>"), []layout.Tag{none, none, none}},
		"loop":         {tagged([]string{mark(0)}, parents, "<</S /P /P 21 0 R>>", "<</S /Span /P 20 0 R>>", "<</S /Note>>"), []layout.Tag{none}},
		"artifact":     {tagged([]string{"/Artifact BMC", "/Artifact <</Type /Layout>> BDC"}, parents), []layout.Tag{none, none}},
		"header":       {tagged([]string{"/Artifact <</Type /Pagination /Subtype /Header>> BDC", mark(0)}, parents), []layout.Tag{furniture, none}},
		"named header": {tagged([]string{"/Artifact /Head BDC", mark(0)}, parents), []layout.Tag{furniture, none}},
		"part of a line": {tagged([]string{"BT /F1 10 Tf 9 700 Td (a) Tj ET /Artifact <</Type /Pagination>> BDC"}, parents),
			[]layout.Tag{none}},
	} {
		t.Run(name, func(t *testing.T) {
			test.file.objs[11] = "<</Limits [5 5] /Nums [5 12 0 R]>>"
			test.file.objs[12] = "[20 0 R null]"
			var got []layout.Tag
			for _, l := range sourceOf(t, test.file.bytes()).Pages[0].Lines {
				got = append(got, l.Tag)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
