package pdf

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
