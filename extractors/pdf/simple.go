package pdf

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// simple reads a font of one-byte codes. What a code means is said, in the
// order in which it is believed, by ToUnicode, by the names in Differences, by
// the base encoding, and by the font itself.
func (d *document) simple(v pdf.Value) *[256]glyph {
	var f [256]glyph
	uni := d.toUnicode(v)
	base, names := d.encoding(v)
	type3 := d.key(v, "Subtype").Name() == "Type3"
	inside := sync.OnceValue(func() *outline { return d.outline(v) })
	standard := base
	if base == nil {
		standard = d.builtIn(v)
	}
	for i := range f {
		text, ok := "", false
		if uni != nil {
			text, ok = uni.unicode(uint32(i))
		}
		if text = clean(text); text == "" && names[i] != "" {
			text = clean(glyphText(names[i]))
			ok = ok || text != ""
		}
		if text == "" && !ok && !type3 && (names[i] != "" || base == nil) {
			text, ok = inside().ofSimple(byte(i), names[i])
			text = clean(text)
		}
		if text == "" && !ok && names[i] == "" && standard[i] != 0 {
			text, ok = clean(string(standard[i])), true
		}
		f[i].text, f[i].unknown = text, !ok
	}
	if uni == nil {
		numbered(&f, &names)
	}
	d.simpleWidths(v, &f, type3)
	return &f
}

// maxDifferences is more than the 256 codes and as many numbers between them,
// which is all that an encoding can hold.
const maxDifferences = 2048

// encoding reads a simple font's Encoding: the base it names (nil for none)
// and the names of single codes.
func (d *document) encoding(v pdf.Value) (base *[256]rune, names [256]string) {
	enc := d.key(v, "Encoding")
	if enc.Kind() == pdf.Name {
		return encodingNamed(enc.Name()), names
	}
	base = encodingNamed(d.key(enc, "BaseEncoding").Name())
	diffs := d.key(enc, "Differences")
	code := 0
	for i := 0; i < min(diffs.Len(), maxDifferences); i++ {
		switch e := d.index(diffs, i); e.Kind() {
		case pdf.Integer:
			code = int(e.Int64())
		case pdf.Name:
			if code >= 0 && code < 256 {
				names[code] = e.Name()
			}
			code++
		}
	}
	return base, names
}

// builtIn returns the encoding of a font that names none.
func (d *document) builtIn(v pdf.Value) *[256]rune {
	name := d.baseName(v)
	switch {
	case strings.Contains(name, "Symbol"):
		return encodingNamed("Symbol")
	case d.key(v, "Subtype").Name() == "TrueType":
		return encodingNamed("WinAnsiEncoding")
	}
	return encodingNamed("StandardEncoding")
}

// simpleWidths fills in the widths: those of the font, of its descriptor, or of
// the standard font that its name is most like.
func (d *document) simpleWidths(v pdf.Value, f *[256]glyph, type3 bool) {
	unit := 0.001
	if type3 {
		if m := d.key(v, "FontMatrix"); m.Len() == 6 {
			unit = d.index(m, 0).Float64()
		}
	}
	widths := d.key(v, "Widths")
	first := int(d.key(v, "FirstChar").Int64())
	missing := d.key(d.key(v, "FontDescriptor"), "MissingWidth").Float64() * unit
	var standard *standardFont
	if widths.Kind() != pdf.Array {
		standard = standardNamed(d.baseName(v))
	}
	for i := range f {
		k := i - first
		switch {
		case standard != nil:
			r, _ := utf8.DecodeRuneInString(f[i].text)
			f[i].width = standard.width(r)
		case k >= 0 && k < widths.Len():
			f[i].width = d.index(widths, k).Float64() * unit
		default:
			f[i].width = missing
		}
	}
}
