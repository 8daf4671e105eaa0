package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const twoBytes = "1 begincodespacerange <0000> <FFFF> endcodespacerange "

// TestFonts shows one string in fonts that say in different ways what their
// codes mean. Objects 6 to 9 belong to the font.
func TestFonts(t *testing.T) {
	for name, test := range map[string]struct {
		font string
		more map[int]string
		show string
		want string
	}{
		"ToUnicode over Encoding": {
			font: "<</Type /Font /Subtype /TrueType /FirstChar 1 /LastChar 4 /Widths [700 500 250 500] /Encoding /WinAnsiEncoding /ToUnicode 6 0 R>>",
			more: map[int]string{6: streamObject("", "3 beginbfchar <01> <0414> <02> <0430> <03> <0020> endbfchar 1 beginbfrange <04> <04> [<00660069>] endbfrange")},
			show: "<01020304>", want: "Да fi",
		},
		"codes of two bytes in the map of a simple font": {
			font: "<</Type /Font /Subtype /TrueType /FirstChar 65 /Widths [700] /ToUnicode 6 0 R>>",
			more: map[int]string{6: streamObject("", "1 beginbfchar <0041> <0416> endbfchar")},
			show: "(A)", want: "Ж",
		},
		"differences over a base": {
			font: "<</Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding <</BaseEncoding /WinAnsiEncoding /Differences [1 /uni0416 /f_i 65 /afii10017 /Euro]>>>>",
			show: "(AB\\001\\002 \\223C)", want: "А€Жfi “C",
		},
		"differences over nothing": {
			font: "<</Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding <</Differences [200 /eacute]>>>>",
			show: "(caf\\310 '\\261)", want: "café ’–",
		},
		"symbol": {
			font: "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>",
			show: "(\\267 a\\243b)", want: "• α≤β",
		},
		"Type0 with W": {
			font: "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R]>>",
			more: map[int]string{
				6: streamObject("", twoBytes+"1 beginbfrange <0010> <0013> <03B1> endbfrange 1 beginbfchar <0003> <0020> endbfchar"),
				7: "<</Subtype /CIDFontType2 /DW 300 /W [16 [600 610] 18 19 620]>>",
			},
			show: "[<00100011> <00030012> -40 <0013>]", want: "αβ γδ",
		},
		"Type0 with glyphs set one by one": {
			font: "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R]>>",
			more: map[int]string{
				6: streamObject("", twoBytes+"1 beginbfrange <0010> <0013> <0061> endbfrange"),
				7: "<</Subtype /CIDFontType2 /DW 0 /W [16 19 500]>>",
			},
			show: "[<0010> 500 <> -500 <0011> -250 <0012>]", want: "ab c",
		},
		"Type0 without ToUnicode": {
			font: "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [7 0 R]>>",
			more: map[int]string{
				7: "<</Subtype /CIDFontType2 /W [3 [700 300]] /FontDescriptor 8 0 R>>",
				8: "<</Type /FontDescriptor /FontFile2 9 0 R>>",
				9: streamObject("", string(trueType())),
			},
			show: "<00030004>", want: "Hi",
		},
		"Type0 with an embedded encoding": {
			font: "<</Type /Font /Subtype /Type0 /Encoding 6 0 R /ToUnicode 8 0 R /DescendantFonts [7 0 R]>>",
			more: map[int]string{
				6: streamObject("/Type /CMap", "1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <41> <42> 16 endcidrange"),
				7: "<</Subtype /CIDFontType0 /W [16 [600 600]]>>",
				8: streamObject("", "1 beginbfrange <41> <42> <0416> endbfrange"),
			},
			show: "(AB)", want: "ЖЗ",
		},
		"codes are Unicode": {
			font: "<</Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R]>>",
			more: map[int]string{7: "<</Subtype /CIDFontType0>>"},
			show: "<04160033>", want: "Ж3",
		},
		"ToUnicode that knows a part": {
			font: "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R]>>",
			more: map[int]string{
				6: streamObject("", twoBytes+"2 beginbfchar <0005> <0021> <0004> <FFFD> endbfchar"),
				7: "<</Subtype /CIDFontType2 /W [3 [700 300 300]] /FontDescriptor 8 0 R>>",
				8: "<</Type /FontDescriptor /FontFile2 9 0 R>>",
				9: streamObject("", string(trueType())),
			},
			show: "<000300040005>", want: "Hi!",
		},
		"glyph numbers for names": {
			font: "<</Type /Font /Subtype /TrueType /FirstChar 1 /Widths [700 300] /FontDescriptor 8 0 R /Encoding <</Differences [1 /g3 /glyph4]>>>>",
			more: map[int]string{8: "<</Flags 4 /FontFile2 9 0 R>>", 9: streamObject("", string(trueType()))},
			show: "<0102>", want: "Hi",
		},
		"CFF with an encoding of its own": {
			font: "<</Type /Font /Subtype /Type1 /FirstChar 65 /Widths [700 300] /FontDescriptor 8 0 R>>",
			more: map[int]string{8: "<</Flags 4 /FontFile3 9 0 R>>",
				9: streamObject("/Subtype /Type1C", string(cffFont(false, "\x01\x01\x87\x01", "\x01\x01\x41\x01")))},
			show: "(AB)", want: "Жfi",
		},
		"Type0 with names in a CFF": {
			font: "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [7 0 R]>>",
			more: map[int]string{
				7: "<</Subtype /CIDFontType0 /DW 600 /FontDescriptor 8 0 R>>",
				8: "<</Type /FontDescriptor /FontFile3 9 0 R>>",
				9: streamObject("/Subtype /CIDFontType0C", string(cffFont(false, "\x01\x01\x87\x01", "\x00\x00"))),
			},
			show: "<00010002>", want: "Жfi",
		},
		"symbolic TrueType": {
			font: "<</Type /Font /Subtype /TrueType /FirstChar 1 /Widths [700 300] /FontDescriptor 8 0 R>>",
			more: map[int]string{8: "<</Flags 4 /FontFile2 9 0 R>>", 9: streamObject("", string(trueType()))},
			show: "<0102>", want: "Hi",
		},
		"Type3": {
			font: "<</Type /Font /Subtype /Type3 /FontMatrix [.01 0 0 .01 0 0] /FirstChar 65 /Widths [60 60] /Encoding <</Differences [65 /a /b]>>>>",
			show: "(AB)", want: "ab",
		},
		"an accent of its own": {
			font: "<</Type /Font /Subtype /TrueType /FirstChar 1 /Widths [500 0] /ToUnicode 6 0 R>>",
			more: map[int]string{6: streamObject("", "2 beginbfchar <01> <0438> <02> <0306> endbfchar")},
			show: "<0102>", want: "й",
		},
		"damaged in all its parts": {
			font: "<</Type /Font /Subtype /Type0 /Encoding 99 0 R /ToUnicode 98 0 R /DescendantFonts 4>>",
			show: "<0041> Tj /F2 10 Tf (rest)", want: "rest",
		},
	} {
		t.Run(name, func(t *testing.T) {
			op := "Tj"
			if strings.HasPrefix(test.show, "[") {
				op = "TJ"
			}
			f := newFile(fmt.Sprintf("BT /F1 10 Tf 50 700 Td %s %s ET", test.show, op))
			f.objs[3] = "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R /F2 20 0 R>>>>>>"
			f.objs[20] = f.objs[5]
			f.objs[5] = test.font
			for n, body := range test.more {
				f.objs[n] = body
			}
			if diff := cmp.Diff([]string{test.want}, linesOf(t, f.bytes())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBold(t *testing.T) {
	for font, want := range map[string]bool{
		"/BaseFont /ABCDEF+TimesNewRomanPS-BoldMT":         true,
		"/BaseFont /Arial,Bold":                            true,
		"/BaseFont /TimesNewRomanPSMT":                     false,
		"/BaseFont /X /FontDescriptor <</Flags 262148>>":   true,
		"/BaseFont /X /FontDescriptor <</FontWeight 700>>": true,
		"/BaseFont /X /FontDescriptor <</FontWeight 400>>": false,
		"/BaseFont /ABCDEF+CambriaMath-SemiBoldItalic":     true,
	} {
		f := newFile(hello)
		f.objs[5] = "<</Type /Font /Subtype /Type1 " + font + ">>"
		if got := sourceOf(t, f.bytes()).Pages[0].Lines[0].Runs[0].Bold; got != want {
			t.Errorf("%s: bold is %v", font, got)
		}
	}
}

// TestFontsAreShared checks that a font is decoded once for all pages that
// name its object, and that equal names on different pages stay different.
func TestFontsAreShared(t *testing.T) {
	f := newFile(hello)
	f.objs[2] = "<</Type /Pages /Kids [3 0 R 10 0 R 11 0 R] /MediaBox [0 0 600 800]>>"
	f.objs[10] = strings.Replace(f.objs[3], "/F1 5", "/F1 12", 1)
	f.objs[11] = f.objs[3]
	f.objs[12] = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding <</Differences [72 /J]>>>>"
	d, err := open(t.Context(), f.bytes(), false, &problems{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, pg := range d.pages() {
		p, _ := d.page(pg, i+1)
		got = append(got, lineText(p.Lines[0]))
	}
	if diff := cmp.Diff([]string{"Hello world", "Jello world", "Hello world"}, got); diff != "" {
		t.Error(diff)
	}
	if d.fontCount != 2 {
		t.Errorf("%d fonts were decoded, want 2", d.fontCount)
	}
}
