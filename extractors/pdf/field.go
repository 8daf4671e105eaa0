package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// Fields of forms and free texts whose writer left the drawing of their value
// to the viewer. It is drawn here as viewers do, as far as the place of its
// words matters.

// Flags of fields.
const (
	fieldMultiline = 1 << 12
	fieldPassword  = 1 << 13
)

// Sizes of letters, in points, and widths, in parts of the size.
const (
	fieldSize   = 12.0
	fieldMargin = 2.0
	fieldWidth  = 0.5 // of a letter, on average
)

// value draws the value of an annotation without an appearance.
func (m *machine) value(a annotation) {
	lines := m.d.fieldText(a)
	size := m.d.fieldSize(a)
	wrap := a.kind == "FreeText" || m.d.inherited(a.dict, "Ff").Int64()&fieldMultiline != 0
	top := a.box[3] - fieldMargin - ascent*size
	if wrap {
		lines = wrapped(lines, int((a.box[2]-a.box[0])/(fieldWidth*size)))
	} else {
		size = min(size, 0.8*(a.box[3]-a.box[1]))
		top = (a.box[1]+a.box[3])/2 - 0.35*size
	}
	m.over(a, identity, func() {
		m.state.font = &font{wide: &composite{direct: true, usual: fieldWidth, left: &m.d.bounds.glyphBlocks,
			codes: cmap{spaces: []codespace{{2, 0, 0xFFFF}}}}}
		m.state.size = size
		for _, l := range lines {
			m.tm = matrix{1, 0, 0, 1, a.box[0] + fieldMargin, top}
			m.show([]token{{kind: tString, b: utf16Bytes(l)}})
			top -= 1.2 * size
		}
	})
}

// fieldText returns the lines that a field or a free text says.
func (d *document) fieldText(a annotation) []string {
	v := d.key(a.dict, "Contents")
	if a.kind == "Widget" {
		kind := d.inherited(a.dict, "FT").Name()
		if kind != "Tx" && kind != "Ch" || d.inherited(a.dict, "Ff").Int64()&fieldPassword != 0 {
			return nil
		}
		v = d.inherited(a.dict, "V")
	}
	if v.Kind() == pdf.Array { // several choices
		v = d.index(v, 0)
	}
	if v.Kind() != pdf.String {
		return nil
	}
	return textLines([]byte(v.RawString()))
}

// fieldSize returns the size of letters that an annotation's default appearance
// ("/Helv 9 Tf 0 g") sets.
func (d *document) fieldSize(a annotation) float64 {
	l := lexer{b: []byte(d.inherited(a.dict, "DA").RawString())}
	var last token
	for t := l.next(); t.kind != tEOF; t = l.next() {
		if t.is("Tf") && last.num > 0 {
			return min(last.num, 100)
		}
		last = t
	}
	return fieldSize
}

// wrapped breaks lines that are longer than n characters between words.
func wrapped(lines []string, n int) (out []string) {
	for _, l := range lines {
		var line []string
		used := 0
		for w := range strings.FieldsSeq(l) {
			size := utf8.RuneCountInString(w) + 1
			if used+size > n+1 && used > 0 {
				out = append(out, strings.Join(line, " "))
				line, used = nil, 0
			}
			line, used = append(line, w), used+size
		}
		out = append(out, strings.Join(line, " "))
	}
	return out
}

// utf16Bytes writes UTF-16BE; what has no code of two bytes is left out.
func utf16Bytes(s string) (out []byte) {
	for _, r := range s {
		if utf16.RuneLen(r) == 1 {
			out = append(out, byte(r>>8), byte(r))
		}
	}
	return out
}
