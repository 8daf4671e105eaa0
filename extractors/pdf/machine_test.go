package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"councilnotes/extractors/doc"
)

// Of Helvetica, in thousandths of the font size: H 722, e 556, l 222, o 556,
// blank 278.
func TestContent(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		want    []string
	}{
		"Tj":                    {"BT /F1 10 Tf 50 700 Td (Hello world) Tj ET", []string{"Hello world"}},
		"hex":                   {"BT /F1 10 Tf 50 700 Td <48656C6C6F> Tj ET", []string{"Hello"}},
		"T* and TL":             {"BT /F1 10 Tf 12 TL 50 700 Td (one) Tj T* (two) Tj ET", []string{"one", "two"}},
		"TD":                    {"BT /F1 10 Tf 50 700 Td (one) Tj 0 -14 TD (two) Tj T* (three) Tj ET", []string{"one", "two", "three"}},
		"apostrophe":            {"BT /F1 10 Tf 12 TL 50 700 Td (one) Tj (two) ' ET", []string{"one", "two"}},
		"quote":                 {`BT /F1 10 Tf 12 TL 50 700 Td (one) Tj 1 2 (two) " ET`, []string{"one", "two"}},
		"TJ kerning":            {"BT /F1 10 Tf 50 700 Td [(He) 20 (l) -20 (lo)] TJ ET", []string{"Hello"}},
		"TJ gap is a blank":     {"BT /F1 10 Tf 50 700 Td [(Hello) -278 (world)] TJ ET", []string{"Hello world"}},
		"Tm":                    {"BT /F1 1 Tf 10 0 0 10 50 700 Tm (Hello) Tj 10 0 0 10 50 680 Tm (world) Tj ET", []string{"Hello", "world"}},
		"word by word":          {"BT /F1 10 Tf 50 700 Td (Hello) Tj 25.6 0 Td (world) Tj ET", []string{"Hello world"}},
		"drawn out of order":    {"BT /F1 10 Tf 75.6 700 Td (world) Tj -25.6 0 Td (Hello) Tj 0 20 Td (above) Tj ET", []string{"above", "Hello world"}},
		"Tc spreads a word":     {"BT /F1 10 Tf 3 Tc 50 700 Td (LIMITE) Tj ET", []string{"LIMITE"}},
		"Tw":                    {"BT /F1 10 Tf 30 Tw 50 700 Td (a b) Tj ET", []string{"a b"}},
		"Tz":                    {"BT /F1 10 Tf 50 Tz 50 700 Td (Hello) Tj 12 0 Td (o) Tj ET", []string{"Helloo"}},
		"cm and q Q":            {"q 2 0 0 2 0 0 cm BT /F1 10 Tf 50 300 Td (big) Tj ET Q BT /F1 10 Tf 50 300 Td (low) Tj ET", []string{"big", "low"}},
		"Q without q":           {"Q Q BT /F1 10 Tf 50 700 Td (here) Tj ET Q", []string{"here"}},
		"inline image":          {"BI /W 1 /H 1 ID \x00(\xff EI BT /F1 10 Tf 50 700 Td (after) Tj ET", []string{"after"}},
		"TJ without operand":    {"BT /F1 10 Tf 50 700 Td TJ Tj (still here) Tj ET", []string{"still here"}},
		"unclosed hex":          {"BT /F1 10 Tf 50 700 Td (a) Tj 0 -12 Td <4142", []string{"a"}},
		"ActualText":            {"BT /F1 10 Tf 50 700 Td (su) Tj /Span <</ActualText (ffi)>> BDC (X) Tj EMC (x) Tj ET", []string{"suffix"}},
		"ActualText of nothing": {"BT /F1 10 Tf 50 700 Td (never) Tj /Span <</ActualText <FEFF>>> BDC (-) Tj EMC ET", []string{"never"}},
		"soft hyphen":           {"BT /F1 10 Tf 50 700 Td (co) Tj /Span <</ActualText <FEFF00AD>>> BDC (-) Tj EMC ET", []string{"co\u00AD"}},
		"marks nest":            {"BT /F1 10 Tf /P BMC /Q /MC0 BDC 50 700 Td (text) Tj EMC EMC EMC ET", []string{"text"}},
		"outside the page":      {"BT /F1 10 Tf 50 900 Td (gone) Tj 0 -200 Td (seen) Tj ET", []string{"seen"}},
		"drawn twice":           {"BT /F1 10 Tf 50 700 Td (bold) Tj ET BT /F1 10 Tf 50.2 700 Td (bold) Tj ET", []string{"bold"}},
		"two columns":           {"BT /F1 10 Tf 50 700 Td (From:) Tj 150 0 Td (Presidency) Tj ET", []string{"From: Presidency"}},
		"upwards":               {"BT /F1 10 Tf 0 1 -1 0 300 400 Tm (Hello world) Tj ET", []string{"Hello world"}},
		"WinAnsi":               {"BT /F1 10 Tf 50 700 Td (\x93caf\xe9\x94 \x96 5\xa0\x80) Tj ET", []string{"“café” – 5 €"}},
		"invisible":             {"BT 3 Tr /F1 10 Tf 50 700 Td (read by a scanner) Tj ET", []string{"read by a scanner"}},
		"invisible elsewhere":   {"BT /F1 10 Tf 50 700 Td (seen) Tj 3 Tr 0 -20 Td (not seen) Tj ET", []string{"seen", "not seen"}},
		"invisible again":       {"BT /F1 10 Tf 50 700 Td (once only) Tj 3 Tr -1 1 Td (0nce on1y) Tj 0 -20 Td (more) Tj ET", []string{"once only", "more"}},
		"invisible first":       {"BT 3 Tr /F1 9 Tf 50 700 Td (0nce) Tj 0 Tr 1 1 Td (once only) Tj ET", []string{"once only"}},
		"invisible and turned":  {"BT /F1 10 Tf 0 1 -1 0 300 400 Tm (Hello world) Tj 7 Tr 0 1 -1 0 301 401 Tm (He1lo world) Tj ET", []string{"Hello world"}},
		"no font":               {"BT 50 700 Td (lost) Tj /F1 10 Tf (found) Tj ET", []string{"found"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, linesOf(t, newFile(test.content).bytes())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMarkerIsRaised(t *testing.T) {
	for name, content := range map[string]string{
		"Ts":          "BT /F1 10 Tf 50 700 Td (note) Tj /F1 6 Tf 3 Ts (12) Tj 0 Ts /F1 10 Tf (, and) Tj ET",
		"Td":          "BT /F1 10 Tf 50 700 Td (note) Tj /F1 6 Tf 20.02 3.3 Td (12) Tj /F1 10 Tf 6.7 -3.3 Td (, and) Tj ET",
		"drawn apart": "BT /F1 10 Tf 50 700 Td (note) Tj 26.7 0 Td (, and) Tj 0 -20 Td (next) Tj ET BT /F1 6 Tf 70.02 703.3 Td (12) Tj ET",
	} {
		t.Run(name, func(t *testing.T) {
			line := sourceOf(t, newFile(content).bytes()).Pages[0].Lines[0]
			var got []string
			for _, r := range line.Runs {
				got = append(got, strings.TrimSpace(r.Text))
				if r.Raised != (r.Text == "12") {
					t.Errorf("%q: raised is %v", r.Text, r.Raised)
				}
			}
			if diff := cmp.Diff([]string{"note", "12", ", and"}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLabelOfFootnote(t *testing.T) {
	content := "BT /F1 6 Tf 50 103 Td (1) Tj /F1 10 Tf 20 -3 Td (See document.) Tj ET"
	line := sourceOf(t, newFile(content).bytes()).Pages[0].Lines[0]
	if len(line.Runs) != 2 || !line.Runs[0].Raised || line.Runs[1].Raised {
		t.Fatalf("runs %+v, want a raised one and one on the base line", line.Runs)
	}
}

func TestBoxes(t *testing.T) {
	content := "BT /F1 10 Tf 50 700 Td (Hello) Tj ET"
	want := doc.Box{50, 697.8, 50 + 22.78, 707.8}
	r := sourceOf(t, newFile(content).bytes()).Pages[0].Lines[0].Runs[0]
	if diff := cmp.Diff(want, r.Box, cmpopts.EquateApprox(0, 0.001)); diff != "" || r.Size != 10 {
		t.Errorf("size %v, box %s", r.Size, diff)
	}
}

func TestRotate(t *testing.T) {
	for rotate, m := range map[string]string{
		"90": "0 1 -1 0 200 50 Tm", "180": "-1 0 0 -1 550 300 Tm", "-90": "0 -1 1 0 400 750 Tm", "0": "1 0 0 1 50 400 Tm",
	} {
		f := newFile("BT /F1 10 Tf " + m + " (Hello world) Tj ET")
		f.objs[2] = "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] /Rotate " + rotate + ">>"
		p := sourceOf(t, f.bytes()).Pages[0]
		if got := lineText(p.Lines[0]); got != "Hello world" {
			t.Errorf("/Rotate %s: %q", rotate, got)
		}
		if b := p.Lines[0].Box; b[0] < 0 || math.Abs(b[0]-50) > 0.1 || b[3]-b[1] > 10.1 {
			t.Errorf("/Rotate %s: box %v", rotate, b)
		}
	}
}

func TestCropBox(t *testing.T) {
	f := newFile("BT /F1 10 Tf 150 700 Td (in) Tj 0 -650 Td (out) Tj ET")
	f.objs[2] = "<</Type /Pages /Kids [3 0 R] /MediaBox [0 0 600 800] /CropBox [600 800 100 100]>>"
	p := sourceOf(t, f.bytes()).Pages[0]
	if p.Width != 500 || p.Height != 700 || len(p.Lines) != 1 || math.Abs(p.Lines[0].Box[0]-50) > 0.1 {
		t.Errorf("page of %v × %v, lines %v", p.Width, p.Height, p.Lines)
	}
}

func TestForms(t *testing.T) {
	f := newFile("/X1 Do BT /F1 10 Tf 50 100 Td (page) Tj ET")
	f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /XObject <</X1 6 0 R>>>>>>"
	f.objs[6] = streamObject("/Subtype /Form /Matrix [1 0 0 1 0 500] /Resources <</Font <</F9 5 0 R>> /XObject <</Me 6 0 R>>>>",
		"BT /F9 10 Tf 50 100 Td (form) Tj ET /Me Do")
	got := linesOf(t, f.bytes())
	if diff := cmp.Diff([]string{"form", "page"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRules(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		want    []doc.Box
	}{
		"stroked line":   {"50 100 m 200 100 l S", []doc.Box{{50, 100, 200, 100}}},
		"filled box":     {"50 100 150 0.5 re f", []doc.Box{{50, 100, 200, 100.5}}},
		"with the CTM":   {"q .1 0 0 .1 0 0 cm 500 1000 1500 5 re f* Q", []doc.Box{{50, 100, 200, 100.5}}},
		"flipped":        {"q 1 0 0 -1 0 800 cm 50 700 150 .5 re f Q", []doc.Box{{50, 99.5, 200, 100}}},
		"filled polygon": {"50 100 m 200 100 l 200 100.5 l 50 100.5 l h f", []doc.Box{{50, 100, 200, 100.5}}},
		"clip only":      {"50 100 150 0.5 re W n", nil},
		"upright line":   {"50 100 m 50 400 l S", nil},
		"filled area":    {"50 100 150 100 re f", nil},
		"stroked box":    {"50 100 150 100 re S", []doc.Box{{50, 100, 200, 100}, {50, 200, 200, 200}}},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFile(test.content + " BT /F1 10 Tf 50 700 Td (x) Tj ET")
			got := sourceOf(t, f.bytes()).Pages[0].Rules
			if diff := cmp.Diff(test.want, got, cmpopts.EquateApprox(0, 0.001), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	f := newFile("BT /F1 10 Tf 50 700 Td (See ) Tj (the page) Tj ( now) Tj ET")
	f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [6 0 R] /Resources <</Font <</F1 5 0 R>>>>>>"
	f.objs[6] = "<</Subtype /Link /Rect [70 695 109 710] /A <</S /URI /URI (https://example.org/a)>>>>"
	var got []string
	for _, r := range sourceOf(t, f.bytes()).Pages[0].Lines[0].Runs {
		got = append(got, r.Text+"|"+r.URI)
	}
	if diff := cmp.Diff([]string{"See |", "the page |https://example.org/a", "now|"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestLimitsAreReported checks that what is left out for its size is said.
func TestLimitsAreReported(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		change  func(f *file)
		want    string
	}{
		"operands": {"BT /F1 9 Tf 9 9 Td [" + strings.Repeat("(a) ", maxArgs+1) + "] TJ ET", nil, "operands"},
		"states":   {strings.Repeat("q ", maxSaved+1) + hello, nil, "graphics states"},
		"marks":    {strings.Repeat("/P BMC ", maxSaved+1) + hello, nil, "marked content"},
		"drawing":  {strings.Repeat("0 0 9 9 re ", maxArgs+1) + hello, nil, "drawing"},
		"lines":    {strings.Repeat("0 0 9 1 re f ", 20_001) + hello, nil, "lines drawn"},
		"filters":  {hello, func(f *file) { f.objs[4] = streamObject("/Filter ["+strings.Repeat("/AHx ", 9)+"]", "") }, "filters"},
		"deep form": {hello + " /X Do", func(f *file) {
			f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /XObject <</X 6 0 R>>>>>>"
			f.objs[6] = streamObject("/Subtype /Form", "/X Do")
		}, "deep within forms"},
		"code spaces": {hello, func(f *file) {
			f.objs[5] = "<</Type /Font /Subtype /Type1 /ToUnicode 6 0 R /Encoding /WinAnsiEncoding>>"
			f.objs[6] = streamObject("", "1 begincodespacerange "+strings.Repeat("<00> <FF> ", maxSpaces+1)+"endcodespacerange")
		}, "character map"},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFile(test.content)
			if test.change != nil {
				test.change(f)
			}
			p := &problems{}
			_, err := read(t.Context(), f.bytes(), p)
			said := fmt.Sprint(err, p.list)
			if !strings.Contains(said, test.want) {
				t.Errorf("said %s, want %q", said, test.want)
			}
		})
	}
}
