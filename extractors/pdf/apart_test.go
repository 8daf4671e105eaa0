package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestStamps checks what is kept apart from the text of a page.
func TestStamps(t *testing.T) {
	const text = "BT /F1 10 Tf 50 700 Td (The text of a page) Tj 0 -14 Td (in two lines.) Tj ET "
	for name, test := range map[string]struct {
		content string
		stamps  []string
		more    []string // lines besides the two
	}{
		"across":            {"BT /F1 60 Tf .7 .7 -.7 .7 100 400 Tm (DRAFT) Tj ET", []string{"DRAFT"}, nil},
		"light":             {".8 g BT /F1 60 Tf 50 690 Td (COPY) Tj ET", []string{"COPY"}, nil},
		"dark and large":    {"0 g BT /F1 60 Tf 50 400 Td (TITLE) Tj ET", nil, []string{"TITLE"}},
		"white and large":   {"1 1 1 rg BT /F1 60 Tf 50 400 Td (TITLE) Tj ET", nil, []string{"TITLE"}},
		"light inks":        {"0 0 0 .2 k BT /F1 60 Tf 50 400 Td (COPY) Tj ET", []string{"COPY"}, nil},
		"see-through":       {"/G gs BT /F1 60 Tf 50 400 Td (COPY) Tj ET", []string{"COPY"}, nil},
		"light but small":   {".8 g BT /F1 10 Tf 50 400 Td (grey) Tj ET", nil, []string{"grey"}},
		"marked":            {"/Artifact <</Subtype /Watermark>> BDC BT /F1 20 Tf 50 400 Td (VOID) Tj ET EMC", []string{"VOID"}, nil},
		"up the margin":     {"BT /F1 8 Tf 0 1 -1 0 30 300 Tm (example.org) Tj ET", []string{"example.org"}, nil},
		"up in the text":    {"BT /F1 8 Tf 0 1 -1 0 100 300 Tm (turned cell) Tj ET", nil, []string{"turned cell"}},
		"large and upright": {"BT /F1 40 Tf 0 1 -1 0 100 300 Tm (PUBLIC) Tj ET", []string{"PUBLIC"}, nil},
		"a little aslant":   {"BT /F1 10 Tf 1 .06 -.06 1 50 300 Tm (scanned) Tj ET", nil, []string{"scanned"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFile(test.content + " 0 g " + text)
			f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /ExtGState <</G <</ca 0.5>>>>>>>>"
			if name == "see-through" {
				f.objs[4] = streamObject("", "q "+test.content+" Q "+text)
			}
			src := sourceOf(t, f.bytes())
			want := append([]string{"The text of a page", "in two lines."}, test.more...)
			got := strings.Split(strings.TrimSuffix(printed(src), "\n"), "\n")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.stamps, src.Pages[0].Stamps); diff != "" {
				t.Errorf("stamps: %s", diff)
			}
		})
	}
}

func TestStampAlone(t *testing.T) {
	got := linesOf(t, newFile(".8 g BT /F1 60 Tf 50 690 Td (COPY) Tj ET").bytes())
	if diff := cmp.Diff([]string{"COPY"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestTurnedPages reads pages whose text runs another way than the page.
func TestTurnedPages(t *testing.T) {
	for name, m := range map[string]string{
		"up": "0 10 -10 0 400 100 Tm", "down": "0 -10 10 0 200 700 Tm", "upside down": "-10 0 0 -10 500 400 Tm",
	} {
		t.Run(name, func(t *testing.T) {
			f := newFile("BT /F1 1 Tf " + m + " (First line of) Tj 0 -1.2 Td (two lines) Tj ET " +
				"BT /F1 8 Tf 50 20 Td (foot) Tj ET 410 100 m 410 300 l S")
			p := sourceOf(t, f.bytes()).Pages[0]
			var got []string
			for _, l := range p.Lines {
				got = append(got, lineText(l))
			}
			if diff := cmp.Diff([]string{"First line of", "two lines", "foot"}, got); diff != "" {
				t.Fatal(diff)
			}
			a, b := p.Lines[0].Box, p.Lines[1].Box
			if a[0] != b[0] || a[1] <= b[1] || a[3]-a[1] > 10.1 || a[0] < 0 || a[2] > p.Width || a[3] > p.Height {
				t.Errorf("on a page of %v × %v the lines stand at %v and %v", p.Width, p.Height, a, b)
			}
			if name == "up" && (p.Width != 800 || len(p.Rules) != 1 || p.Rules[0][0] != 100 || p.Rules[0][2] != 300) {
				t.Errorf("width %v, rules %v", p.Width, p.Rules)
			}
		})
	}
}

func TestRanges(t *testing.T) {
	for want, in := range map[string][]int{"": nil, "3": {3}, "1–2": {1, 2}, "2, 5–7, 9": {2, 5, 6, 7, 9}} {
		if got := ranges(in); got != want {
			t.Errorf("%v: %q, want %q", in, got, want)
		}
	}
}
