package pdf

import (
	"unicode/utf16"
	"unicode/utf8"
)

// cmap is a character map: how codes are cut out of a string, and what they
// stand for. ToUnicode maps give text, the encodings of composite fonts give
// glyph numbers (CIDs).
type cmap struct {
	spaces   []codespace
	text     table[mapped]
	cids     table[uint32]
	vertical bool
	cut      bool // parts of it were left out
}

// codespace is a range of codes of n bytes; each byte has its own range.
type codespace struct {
	n      int
	lo, hi uint32
}

// mapped is the text of a range of codes: of its first code in dst, whose last
// unit counts up with the codes, or of each code in list.
type mapped struct {
	dst  []byte // UTF-16BE
	list [][]byte
}

// readCMap reads what a CMap's PostScript comes to; it looks for the sections
// only and ignores the program around them.
func readCMap(b []byte) *cmap {
	m := &cmap{}
	l := lexer{b: b}
	var args []token
	for t := l.next(); t.kind != tEOF; t = l.next() {
		if t.kind != tWord {
			if m.cut = m.cut || len(args) == maxSpans; !m.cut {
				args = append(args, t)
			}
			continue
		}
		switch string(t.b) {
		case "endcodespacerange":
			m.addSpaces(args)
		case "endbfchar":
			m.addChars(args)
		case "endbfrange":
			m.addRanges(args)
		case "endcidchar":
			m.addCIDs(args, 2)
		case "endcidrange":
			m.addCIDs(args, 3)
		case "def":
			if n := len(args); n >= 2 && string(args[n-2].b) == "WMode" {
				m.vertical = args[n-1].num == 1
			}
		}
		args = args[:0]
	}
	m.text.sort()
	m.cids.sort()
	m.cut = m.cut || m.text.full || m.cids.full
	return m
}

// maxSpaces bounds the code spaces of a map; real ones have at most ten.
const maxSpaces = 64

// code returns the number that up to four bytes are.
func code(b []byte) uint32 {
	var n uint32
	for _, c := range b[:min(len(b), 4)] {
		n = n<<8 | uint32(c)
	}
	return n
}

func (m *cmap) addSpaces(args []token) {
	for ; len(args) >= 2; args = args[2:] {
		if len(m.spaces) == maxSpaces {
			m.cut = true
			return
		}
		lo, hi := args[0].b, args[1].b
		if len(lo) == len(hi) && len(lo) >= 1 && len(lo) <= 4 {
			m.spaces = append(m.spaces, codespace{len(lo), code(lo), code(hi)})
		}
	}
}

func (m *cmap) addChars(args []token) {
	for len(args) >= 2 {
		if args[0].kind != tString { // a stray token: get in step again
			args = args[1:]
			continue
		}
		c := code(args[0].b)
		m.text.add(c, c, mapped{dst: destination(args[1])})
		args = args[2:]
	}
}

// destination returns the text of a code: a string, or the name of a glyph.
func destination(t token) []byte {
	if t.kind != tName {
		return t.b
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(glyphText(string(t.b)))) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}

func (m *cmap) addRanges(args []token) {
	for len(args) >= 3 {
		lo, hi := code(args[0].b), code(args[1].b)
		if args[2].kind != tOpen {
			m.text.add(lo, hi, mapped{dst: args[2].b})
			args = args[3:]
			continue
		}
		args = args[3:]
		var list [][]byte
		for len(args) > 0 && args[0].kind != tClose {
			list = append(list, destination(args[0]))
			args = args[1:]
		}
		if len(args) > 0 {
			args = args[1:]
		}
		m.text.add(lo, hi, mapped{list: list})
	}
}

// addCIDs reads glyph numbers: of single codes (n is 2) or of ranges (3).
func (m *cmap) addCIDs(args []token, n int) {
	for ; len(args) >= n; args = args[n:] {
		if cid := args[n-1].num; cid >= 0 && cid <= 0xFFFF {
			m.cids.add(code(args[0].b), code(args[n-2].b), uint32(cid))
		}
	}
}

// unicode returns the text of a code.
func (m *cmap) unicode(c uint32) (string, bool) {
	s, ok := m.text.find(c)
	if !ok {
		return "", false
	}
	i := int(c - s.lo)
	if s.v.list != nil {
		if i >= len(s.v.list) {
			return "", false
		}
		return utf16Text(s.v.list[i], 0), true
	}
	return utf16Text(s.v.dst, i), true
}

// utf16Text decodes a destination whose last unit is raised by add. A single
// byte stands for itself.
func utf16Text(b []byte, add int) string {
	if len(b) == 1 {
		return string(utf8.AppendRune(nil, rune(b[0])+rune(add)))
	}
	r := []rune(utf16BE(b))
	if len(r) > 0 {
		r[len(r)-1] += rune(add)
	}
	return string(r)
}

// next cuts a code off a string: the shortest that a code space holds. Bytes
// that none holds are taken in the length of the first.
func (m *cmap) next(s []byte) (c uint32, n int) {
	for n = 1; n <= 4 && n <= len(s); n++ {
		for _, sp := range m.spaces {
			if sp.n == n && sp.holds(s[:n]) {
				return code(s[:n]), n
			}
		}
	}
	n = 2
	if len(m.spaces) > 0 {
		n = m.spaces[0].n
	}
	n = min(n, len(s))
	return code(s[:n]), n
}

func (sp codespace) holds(b []byte) bool {
	for i, c := range b {
		shift := 8 * (sp.n - 1 - i)
		if c < byte(sp.lo>>shift) || c > byte(sp.hi>>shift) {
			return false
		}
	}
	return true
}
