package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"councilnotes/extractors/layout"
)

// mark is an open marked-content sequence; it holds what was in force before.
type mark struct {
	actual *actual
	hidden bool
	over   overlay
	tag    layout.Tag
}

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
		m.d.problems.once("marked content is nested more than %d deep; deeper marks were ignored", maxSaved)
		m.lostMarks++
		return
	}
	m.marks = append(m.marks, mark{m.actual, m.glyphs.hidden, m.glyphs.over, m.glyphs.tag})
	if len(m.args) == 0 {
		return
	}
	switch tag := string(m.args[0].b); {
	case tag == "OC" && m.res.hides(string(m.last().b)):
		m.glyphs.hidden = true
	case tag == "Artifact" && m.names("Watermark"):
		m.glyphs.overlay(asStamp)
	case tag == "Artifact" && m.isPagination():
		m.glyphs.tag = layout.FurnitureLine
	case m.elements != nil:
		m.tagAs(m.markNumber())
	}
	if m.actual != nil {
		return // the outermost counts
	}
	if text, ok := m.actualText(); ok {
		m.actual = &actual{text: text}
	}
}

func (m *machine) endMark() {
	if m.lostMarks > 0 {
		m.lostMarks--
		return
	}
	if n := len(m.marks); n > 0 {
		was := m.marks[n-1]
		m.actual, m.glyphs.hidden, m.glyphs.tag, m.marks = was.actual, was.hidden, was.tag, m.marks[:n-1]
		m.glyphs.overlay(was.over)
	}
}

// isPagination reports whether BDC's operands say that the content is a part of
// the page and not of the text.
func (m *machine) isPagination() bool {
	return m.names("Pagination") || len(m.args) == 2 && m.args[1].kind == tName && m.res.property(string(m.args[1].b)).pagination
}

// markNumber returns the number that ties a mark to the structure tree, -1 for
// none.
func (m *machine) markNumber() int {
	for i, t := range m.args[:len(m.args)-1] {
		if t.kind == tName && string(t.b) == "MCID" && m.args[i+1].kind == tNumber {
			return int(m.args[i+1].num)
		}
	}
	if len(m.args) == 2 && m.args[1].kind == tName {
		return m.res.property(string(m.args[1].b)).number
	}
	return -1
}

func (m *machine) tagAs(number int) {
	if number >= 0 && number < len(m.elements) {
		m.glyphs.tag = m.d.tags.tag(m.elements[number])
	}
}

// names reports whether a name stands among the operands.
func (m *machine) names(name string) bool {
	for _, t := range m.args {
		if t.kind == tName && string(t.b) == name {
			return true
		}
	}
	return false
}

// actualText returns the replacement text of BDC's operands: a dictionary, or
// the name of one in the resources.
func (m *machine) actualText() (string, bool) {
	if n := len(m.args); n == 2 && m.args[1].kind == tName {
		if p := m.res.property(string(m.args[1].b)); p.text != nil {
			return *p.text, true
		}
		return "", false
	}
	for i, t := range m.args {
		if t.kind == tName && string(t.b) == "ActualText" && i+1 < len(m.args) && m.args[i+1].kind == tString {
			text := textString(m.args[i+1].b)
			return text, len(text) <= maxActual
		}
	}
	return "", false
}

// textString reads a "text string" of one line.
func textString(b []byte) string { return clean(decodeText(b)) }

// textLines reads a "text string" of several lines.
func textLines(b []byte) []string {
	s := strings.ReplaceAll(decodeText(b), "\r\n", "\n")
	lines := strings.Split(strings.ReplaceAll(s, "\r", "\n"), "\n")
	for i, l := range lines {
		lines[i] = clean(l)
	}
	return lines
}

// decodeText decodes a "text string": UTF-16 or UTF-8 by its mark, else a
// superset of Latin-1.
func decodeText(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return utf16BE(b[2:])
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return string(b[3:])
	}
	out := make([]byte, 0, len(b))
	for _, c := range b {
		out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(c))
	}
	return string(out)
}

func utf16BE(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(u))
}
