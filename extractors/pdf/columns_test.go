package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// column writes lines of text from x, y down, in Courier of 8 points: 4.8
// points a letter.
func column(x, y float64, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&b, "BT /F1 8 Tf 1 0 0 1 %g %g Tm (%s) Tj ET ", x, y-10*float64(i), l)
	}
	return b.String()
}

// prose gives n lines of 40 letters that begin with their number.
func prose(name string, n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprintf("%s%d %s", name, i+1, strings.Repeat("word ", 8)[:36]))
	}
	return out
}

func TestColumns(t *testing.T) {
	left, right := prose("l", 8), prose("r", 8)
	heading := "A heading that goes over both of the columns and is not part of them"
	labels := []string{"From:", "To:", "No. prev. doc.:", "No. Cion doc.:", "Subject:", "Note:", "Other:", "Last:"}
	rows := func() (out []string) {
		for i := range left {
			out = append(out, left[i]+" "+right[i])
		}
		return out
	}
	withLabels := func() (out []string) {
		for i := range labels {
			out = append(out, labels[i]+" "+right[i])
		}
		return out
	}
	for name, test := range map[string]struct {
		content string
		want    []string
	}{
		"columns":            {column(50, 700, left...) + column(260, 700, right...), append(left[:8:8], right...)},
		"drawn line by line": {column(50, 700, left[:4]...) + column(260, 700, right[:4]...) + column(50, 660, left[4:]...) + column(260, 660, right[4:]...), append(left[:8:8], right...)},
		"other base lines":   {column(50, 700, left...) + column(260, 697, right...), append(left[:8:8], right...)},
		"heading and footer": {column(50, 720, heading) + column(50, 700, left...) + column(260, 700, right...) + column(50, 500, "12/23"), append(append([]string{heading}, append(left[:8:8], right...)...), "12/23")},
		"one longer":         {column(50, 700, append(left[:8:8], "l9 end")...) + column(260, 700, right...), append(append(left[:8:8], "l9 end"), right...)},
		"labels":             {column(50, 700, labels...) + column(260, 700, right...), withLabels()},
		"a table with lines": {column(50, 700, left...) + column(260, 700, right...) + "50 665 m 450 665 l S", rows()},
		"too few lines":      {column(50, 700, left[:4]...) + column(260, 700, right[:4]...), rows()[:4]},
		"narrow cells":       {column(50, 700, "1 000", "2 000", "3 000", "4 000", "5 000", "6 000", "7 000") + column(84, 700, "a 000", "b 000", "c 000", "d 000", "e 000", "f 000", "g 000"), []string{"1 000 a 000", "2 000 b 000", "3 000 c 000", "4 000 d 000", "5 000 e 000", "6 000 f 000", "7 000 g 000"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFile(test.content)
			f.objs[5] = strings.Replace(f.objs[5], "Helvetica", "Courier", 1)
			got := linesOf(t, f.bytes())
			for i := range got {
				got[i] = strings.ReplaceAll(strings.TrimSpace(got[i]), "  ", " ")
			}
			want := append([]string(nil), test.want...)
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestColumnsAreParagraphs reads two columns to the end: a paragraph goes on
// from the foot of the first to the head of the second.
func TestColumnsAreParagraphs(t *testing.T) {
	left := append([]string{"The first paragraph fills the column and"}, prose("l", 7)...)
	right := append(prose("r", 7), "ends here.")
	f := newFile(column(50, 700, left...) + column(260, 700, right...))
	f.objs[5] = strings.Replace(f.objs[5], "Helvetica", "Courier", 1)
	text, err := readText(f.bytes())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(text.Blocks); n != 1 || text.Blocks[0].Kind != doc.Paragraph {
		t.Errorf("%d blocks, want one paragraph:\n%s", n, text.Str)
	}
}
