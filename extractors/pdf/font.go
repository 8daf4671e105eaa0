package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// glyph is what a code of a font stands for.
type glyph struct {
	text    string  // NFC, clean; "" where the glyph is no character or unknown
	width   float64 // for a font size of 1
	unknown bool    // a mark on paper that no character is known for
}

// font turns the bytes of shown strings into glyphs.
type font struct {
	bold     bool
	vertical bool
	// Of simple fonts: one byte is one code.
	simple *[256]glyph
	// Of composite fonts.
	wide *composite
}

// next cuts the next glyph off a string, which is not empty; n is the number
// of bytes it took.
func (f *font) next(s []byte) (g *glyph, n int) {
	if f.simple != nil {
		return &f.simple[s[0]], 1
	}
	return f.wide.next(s)
}

// maxFonts bounds the fonts that are decoded for a document.
const maxFonts = 4000

// font returns the font that stands in the dictionary parent, nil where it is
// none. One that is an object of its own is decoded once per document.
func (d *document) font(v, parent pdf.Value) *font {
	if v.Kind() != pdf.Dict {
		return nil
	}
	num, own := shared(v, parent)
	if f := d.fonts[num]; own && f != nil {
		return f
	}
	if d.fontCount++; d.fontCount > maxFonts {
		d.problems.add("the document has more than %d fonts; text in the rest is missing", maxFonts)
		return nil
	}
	f := d.decodeFont(v)
	if own {
		d.fonts[num] = f
	}
	return f
}

func (d *document) decodeFont(v pdf.Value) *font {
	f := &font{}
	face := v
	if d.key(v, "Subtype").Name() == "Type0" {
		face = d.index(d.key(v, "DescendantFonts"), 0)
		f.wide = d.composite(v, face)
		f.vertical = f.wide.codes.vertical
	} else {
		f.simple = d.simple(v)
	}
	f.bold = d.isBold(face)
	return f
}

// toUnicode reads a font's ToUnicode map, nil where it has none.
func (d *document) toUnicode(v pdf.Value) *cmap {
	u := d.key(v, "ToUnicode")
	if u.Kind() != pdf.Stream {
		return nil
	}
	b, ok := d.stream(u)
	if !ok || len(b) == 0 {
		return nil
	}
	return d.readCMap(b)
}

// readCMap reads a character map and reports where it is too long.
func (d *document) readCMap(b []byte) *cmap {
	m := readCMap(b)
	if m.cut {
		d.problems.add("a font's character map is too long; characters may be missing")
	}
	return m
}

// baseName returns the font's name without the tag of a subset: "ABCDEF+Arial".
func (d *document) baseName(v pdf.Value) string {
	name := d.key(v, "BaseFont").Name()
	if i := strings.IndexByte(name, '+'); i == 6 {
		name = name[7:]
	}
	return name
}

// forceBold is the bit of a font descriptor's flags that says "bold".
const forceBold = 1 << 18

// isBold judges by the name, the flags and the weight.
func (d *document) isBold(face pdf.Value) bool {
	name := strings.ToLower(d.baseName(face))
	for _, w := range []string{"bold", "black", "heavy", "demi"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	desc := d.key(face, "FontDescriptor")
	return d.key(desc, "Flags").Int64()&forceBold != 0 || d.key(desc, "FontWeight").Float64() >= 600
}
