package pdf

import "bytes"

// hex reads a hexadecimal string behind its "<". Other bytes than digits are
// skipped; an odd last digit is followed by a zero, as the format says.
func (l *lexer) hex() []byte {
	end := bytes.IndexByte(l.b[l.pos:], '>')
	raw := l.b[l.pos:]
	if end < 0 {
		l.pos = len(l.b)
	} else {
		raw = raw[:end]
		l.pos += end + 1
	}
	out := l.room((len(raw) + 1) / 2)
	for len(raw) >= 2 {
		hi, lo := hexValue[raw[0]], hexValue[raw[1]]
		if hi|lo < 0 {
			break
		}
		out = append(out, byte(hi<<4|lo))
		raw = raw[2:]
	}
	high := int8(-1)
	for _, c := range raw {
		d := hexValue[c]
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}

// hexValue holds the values of hexadecimal digits, -1 for other bytes.
var hexValue = func() (t [256]int8) {
	for c := range t {
		t[c] = int8(unhex(byte(c)))
	}
	return t
}()

// spareBytes is how much is allocated at once for decoded strings.
const spareBytes = 4096

// room returns an empty slice with room for n bytes. Small ones are cut from a
// larger piece: pages of composite fonts have thousands.
func (l *lexer) room(n int) []byte {
	if n > spareBytes/4 {
		return make([]byte, 0, n)
	}
	if len(l.spare) < n {
		l.spare = make([]byte, spareBytes)
	}
	out := l.spare[:0:n]
	l.spare = l.spare[n:]
	return out
}

// literal reads a string in parentheses behind its "(". A string without
// escapes is a slice of the input.
func (l *lexer) literal() []byte {
	start, depth := l.pos, 1
	for ; l.pos < len(l.b); l.pos++ {
		switch l.b[l.pos] {
		case '\\', '\r':
			return l.escaped(start, depth)
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return l.b[start : l.pos-1]
			}
		}
	}
	return l.b[start:]
}

// escaped reads the rest of a literal string that has escapes or carriage
// returns in it; what was read before begins at start.
func (l *lexer) escaped(start, depth int) []byte {
	out := append(make([]byte, 0, 2*(l.pos-start)+16), l.b[start:l.pos]...)
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		switch c {
		case '\\':
			out = l.escape(out)
			continue
		case '\r': // any line end in a string is one \n
			if l.peek() == '\n' {
				l.pos++
			}
			c = '\n'
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		}
		out = append(out, c)
	}
	return out
}

// escape appends what stands behind a backslash.
func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.b) {
		return out
	}
	c := l.b[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.peek() == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c) // a backslash before anything else means nothing
	}
	v := int(c - '0')
	for i := 0; i < 2 && l.peek() >= '0' && l.peek() <= '7'; i++ {
		v = v*8 + int(l.peek()-'0')
		l.pos++
	}
	return append(out, byte(v))
}

// skipImage moves behind the EI of an inline image; the lexer stands behind
// its ID. The image's bytes may hold anything, "EI" too: an EI counts only
// between blanks and before bytes that look like content.
func (l *lexer) skipImage() {
	for i := l.pos; ; {
		k := bytes.Index(l.b[i:], []byte("EI"))
		if k < 0 {
			l.pos = len(l.b)
			return
		}
		i += k
		if i > 0 && class[l.b[i-1]] == cSpace && looksLikeContent(l.b[i+2:]) {
			l.pos = i + 2
			return
		}
		i += 2
	}
}

func looksLikeContent(b []byte) bool {
	if len(b) == 0 {
		return true
	}
	if class[b[0]] != cSpace {
		return false
	}
	for _, c := range b[:min(len(b), 12)] {
		if c >= 0x7F || c < ' ' && class[c] != cSpace {
			return false
		}
	}
	return true
}
