package pdf

import (
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// mark is an open marked-content sequence.
type mark struct{ before *actual }

// actual is a text that stands for the glyphs of a marked-content sequence: a
// writer's own word on what they mean, used for ligatures and for hyphens that
// are not part of a word.
type actual struct {
	text string
	used bool // given to the first glyph of the sequence
}

// maxActual bounds replacement texts, in bytes. Longer ones stand for whole
// paragraphs, of which the places of words would be lost.
const maxActual = 200

func (m *machine) beginMark() {
	if len(m.marks) >= maxSaved {
		return
	}
	m.marks = append(m.marks, mark{m.actual})
	if m.actual != nil {
		return // the outermost counts
	}
	if text, ok := m.actualText(); ok {
		m.actual = &actual{text: text}
	}
}

func (m *machine) endMark() {
	if n := len(m.marks); n > 0 {
		m.actual, m.marks = m.marks[n-1].before, m.marks[:n-1]
	}
}

// actualText returns the replacement text of BDC's operands: a dictionary, or
// the name of one in the resources.
func (m *machine) actualText() (string, bool) {
	if n := len(m.args); n == 2 && m.args[1].kind == tName {
		return m.res.property(string(m.args[1].b))
	}
	for i, t := range m.args {
		if t.kind == tName && string(t.b) == "ActualText" && i+1 < len(m.args) && m.args[i+1].kind == tString {
			text := textString(m.args[i+1].b)
			return text, len(text) <= maxActual
		}
	}
	return "", false
}

// textString decodes a "text string": UTF-16 or UTF-8 by its mark, else a
// superset of Latin-1.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return clean(utf16BE(b[2:]))
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return clean(string(b[3:]))
	}
	out := make([]byte, 0, len(b))
	for _, c := range b {
		out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(c))
	}
	return clean(string(out))
}

func utf16BE(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(u))
}
