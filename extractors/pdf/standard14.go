package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// standardFont holds the widths of one of the fonts that a file need not carry
// nor describe, in thousandths of the font size.
type standardFont struct {
	ascii [95]uint16 // from the blank on
	usual float64    // of what has no width of its own, for a size of 1
}

// standardNamed returns the standard font that a name is most like. Fonts are
// left out of files for their fame, under many spellings of their names.
func standardNamed(name string) *standardFont {
	name = strings.ToLower(name)
	bold := strings.Contains(name, "bold") || strings.Contains(name, "black")
	switch {
	case strings.Contains(name, "courier") || strings.Contains(name, "mono"):
		return &courier
	case strings.Contains(name, "helvetica") || strings.Contains(name, "arial") || strings.Contains(name, "sans"):
		if bold {
			return &helveticaBold
		}
		return &helvetica
	case bold:
		return &timesBold
	}
	return &times
}

// width returns the width of a character; letters with accents are as wide as
// those without.
func (f *standardFont) width(r rune) float64 {
	if r >= 0x80 {
		d := norm.NFD.String(string(r))
		if d[0] < 0x80 {
			r = rune(d[0])
		}
	}
	if i := r - ' '; i >= 0 && int(i) < len(f.ascii) {
		return float64(f.ascii[i]) / 1000
	}
	switch {
	case r == '–' || r == '€' || r == '№':
		return 0.5
	case r == '—' || r == '…':
		return 1
	case unicode.IsUpper(r):
		return f.usual * 1.35
	}
	return f.usual
}

// Widths as in Adobe's font metrics for the 14 standard fonts.
var (
	helvetica = standardFont{usual: 0.53, ascii: [95]uint16{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	}}
	helveticaBold = standardFont{usual: 0.58, ascii: [95]uint16{
		278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
		611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
	}}
	times = standardFont{usual: 0.48, ascii: [95]uint16{
		250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
		921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
		556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
		333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
		500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
	}}
	timesBold = standardFont{usual: 0.51, ascii: [95]uint16{
		250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
		930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
		611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
		333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
		556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
	}}
	courier = fixedPitch(600)
)

func fixedPitch(w uint16) standardFont {
	f := standardFont{usual: float64(w) / 1350}
	for i := range f.ascii {
		f.ascii[i] = w
	}
	return f
}
