package pdf

// kind tells what a token is.
type kind uint8

const (
	tEOF kind = iota
	tNumber
	tName    // without its slash, #xx decoded
	tString  // decoded; literal or hexadecimal
	tWord    // an operator or keyword
	tOpen    // [
	tClose   // ]
	tDict    // <<
	tDictEnd // >>
)

// token is one token of PDF syntax. b points into the input where the token
// stands there as it is, so it is valid as long as the input is.
type token struct {
	kind kind
	num  float64
	b    []byte
}

// set and setNumber write a token where it stands, field by field: a token that
// is built and then moved takes much longer.
func (t *token) set(k kind, b []byte) { t.kind, t.num, t.b = k, 0, b }

func (t *token) setNumber(v float64) { t.kind, t.num, t.b = tNumber, v, nil }

// is reports whether the token is the keyword or operator w.
func (t token) is(w string) bool { return t.kind == tWord && string(t.b) == w }

// lexer splits content streams, CMaps and objects into tokens. It never fails:
// what is broken is read as far as it makes sense, as viewers do.
type lexer struct {
	b     []byte
	pos   int
	spare []byte // room for decoded strings
}

// Classes of bytes; a byte without class belongs to a word.
const (
	cSpace = 1 + iota
	cDelim
)

var class = [256]uint8{
	0: cSpace, '\t': cSpace, '\n': cSpace, '\f': cSpace, '\r': cSpace, ' ': cSpace,
	'(': cDelim, ')': cDelim, '<': cDelim, '>': cDelim, '[': cDelim, ']': cDelim,
	'{': cDelim, '}': cDelim, '/': cDelim, '%': cDelim,
}

// next returns the next token, tEOF at the end.
func (l *lexer) next() (t token) {
	l.read(&t)
	return t
}

// read puts the next token where it is to stand, tEOF at the end: pages have
// hundreds of thousands, which are better not moved about.
func (l *lexer) read(t *token) {
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		switch class[c] {
		case cSpace:
			l.pos++
		case 0:
			l.word(t)
			return
		default:
			if l.delimited(c, t) {
				return
			}
		}
	}
	t.set(tEOF, nil)
}

// delimited reads a token that begins with the delimiter c. It reports false
// for a delimiter that begins none, which is skipped: a comment, or one that
// means nothing here.
func (l *lexer) delimited(c byte, t *token) bool {
	l.pos++
	switch c {
	case '<':
		if l.peek() == '<' {
			l.pos++
			t.set(tDict, nil)
			return true
		}
		t.set(tString, l.hex())
	case '(':
		t.set(tString, l.literal())
	case '/':
		t.set(tName, l.name())
	case '[':
		t.set(tOpen, nil)
	case ']':
		t.set(tClose, nil)
	case '>':
		if l.peek() != '>' {
			return false
		}
		l.pos++
		t.set(tDictEnd, nil)
	case '%':
		l.skipComment()
		return false
	default:
		return false
	}
	return true
}

func (l *lexer) peek() byte {
	if l.pos < len(l.b) {
		return l.b[l.pos]
	}
	return 0
}

func (l *lexer) skipComment() {
	for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
		l.pos++
	}
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.b) && class[l.b[l.pos]] == cSpace {
		l.pos++
	}
}

// name reads a name behind its slash.
func (l *lexer) name() []byte {
	start, escaped := l.pos, false
	for l.pos < len(l.b) && class[l.b[l.pos]] == 0 {
		escaped = escaped || l.b[l.pos] == '#'
		l.pos++
	}
	raw := l.b[start:l.pos]
	if escaped {
		return unescapeName(raw)
	}
	return raw
}

func unescapeName(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if hi, lo := unhex(raw[i+1]), unhex(raw[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

// unhex returns the value of a hexadecimal digit, -1 for anything else.
func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
