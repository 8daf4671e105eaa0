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

// word reads a number, operator or keyword.
func (l *lexer) word(t *token) {
	start := l.pos
	c := l.b[start]
	numeric := c <= '9' && (c >= '0' || c == '-' || c == '+' || c == '.')
	if numeric && l.plainNumber(t) {
		return
	}
	for l.pos < len(l.b) && class[l.b[l.pos]] == 0 {
		l.pos++
	}
	w := l.b[start:l.pos]
	if numeric {
		if v, n := number(w); n > 0 {
			l.pos = start + n
			t.setNumber(v)
			return
		}
	}
	t.set(tWord, w)
}

// plainDigits is how many digits a float64 holds exactly.
const plainDigits = 15

var powersOf10 = [plainDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// plainNumber reads a number as the format has it, which nearly all are: a
// sign, digits, a point, digits. It reports false, and reads nothing, where
// anything else stands there.
func (l *lexer) plainNumber(t *token) bool {
	b := l.b
	i, neg := l.pos, b[l.pos] == '-'
	if neg {
		i++
	}
	v, digits, point := 0, 0, 0
	for ; i < len(b); i++ {
		c := b[i]
		if c == '.' && point == 0 {
			point = i + 1
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		v = v*10 + int(c-'0')
		digits++
	}
	if digits == 0 || digits > plainDigits || i < len(b) && class[b[i]] == 0 {
		return false
	}
	num := float64(v)
	if point > 0 {
		num /= powersOf10[i-point]
	}
	num = min(num, maxNumber)
	if neg {
		num = -num
	}
	l.pos = i
	t.setNumber(num)
	return true
}

// maxNumber keeps numbers in a range where sums and products stay finite and
// fit an int.
const maxNumber = 1e12

// number reads the number that w begins with, as viewers read what writers of
// PDF take for one: "12", "-.5", "--5" (-5), "1.-2" (1; the rest is noise),
// "12Tf" (12, and an operator behind it). n is the number of bytes it took, 0
// where w begins with no number.
func number(w []byte) (v float64, n int) {
	i, neg := 0, false
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		neg = neg || w[i] == '-'
		i++
	}
	scale, digits := 0.0, 0
loop:
	for ; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
			if scale == 0 {
				v = v*10 + float64(c-'0')
			} else {
				v += float64(c-'0') * scale
				scale /= 10
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case c == '-' && digits > 0:
			i = len(w)
			break loop
		default:
			break loop
		}
	}
	if digits == 0 && scale == 0 {
		return 0, 0
	}
	v = min(v, maxNumber)
	if neg {
		v = -v
	}
	return v, i
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
