package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// grid draws a table of two rows and three columns: lines at x 40, 100, 300
// and 500, and at y 720, 660 and 600.
const grid = "40 600 m 40 720 l S 100 600 m 100 720 l S 300 600 .5 120 re f 500 600 m 500 720 l S " +
	"40 720 m 500 720 l S 40 660 m 500 660 l S 40 600 m 500 600 l S "

func TestCells(t *testing.T) {
	at := func(words ...string) string {
		return "BT /F1 10 Tf " + strings.Join(words, " ") + " ET"
	}
	rows := at("1 0 0 1 50 700 Tm (1.) Tj 1 0 0 1 110 700 Tm (first line) Tj 1 0 0 1 310 700 Tm (30/08) Tj",
		"1 0 0 1 110 688 Tm (second line) Tj 1 0 0 1 50 640 Tm (2.) Tj 1 0 0 1 110 640 Tm (other) Tj 1 0 0 1 310 640 Tm (31/08) Tj")
	for name, test := range map[string]struct {
		content string
		want    []string
	}{
		"with lines":          {grid + rows, []string{"1. first line", "second line", "30/08", "2. other 31/08"}},
		"without":             {rows, []string{"1. first line 30/08", "second line", "2. other 31/08"}},
		"a bar in the margin": {"30 600 m 30 720 l S " + rows, []string{"1. first line 30/08", "second line", "2. other 31/08"}},
		"columns of a page": {"300 600 m 300 720 l S " + at("1 0 0 1 50 700 Tm (left one) Tj 1 0 0 1 310 700 Tm (right one) Tj",
			"1 0 0 1 50 688 Tm (left two) Tj 1 0 0 1 310 688 Tm (right two) Tj"), []string{"left one", "left two", "right one", "right two"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, linesOf(t, newFile(test.content).bytes())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWideGaps checks which gaps begin a new run: a tab does, the blanks of a
// line whose words are set far apart do not.
func TestWideGaps(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		want    []string
	}{
		"tab":                  {"(1.) Tj 30 0 Td (On 9 May) Tj", []string{"1.", "On 9 May"}},
		"justified":            {"[(a) -1500 (b) -1500 (c) -1520 (d)] TJ", []string{"a b c d"}},
		"justified, few words": {"[(a) -1500 (b) -1520 (c)] TJ", []string{"a b c"}},
		"label, tab and word":  {"[(1.) -2600 (b) -300 (c)] TJ", []string{"1.", "b c"}},
		"tab before justified": {"[(1.) -2600 (b) -1500 (c) -1520 (d) -1500 (e)] TJ", []string{"1.", "b c d e"}},
		"columns":              {"[(a) -4000 (b) -4000 (c) -4000 (d)] TJ", []string{"a", "b", "c", "d"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFile("BT /F1 10 Tf 50 700 Td " + test.content + " ET")
			var got []string
			for _, r := range sourceOf(t, f.bytes()).Pages[0].Lines[0].Runs {
				got = append(got, r.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
