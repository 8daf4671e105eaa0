package layout

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// style is how labels of one list are printed: "1.", "a)", "(ii)".
type style struct {
	kind   byte // 'n' number, 'd' number with parts ("1.2"), 'l' letter, 'r' roman, 'm' several letters, '-' dash or bullet
	before byte // '(' or '§' or 0
	after  byte // '.', ')' or 0
	script byte // of letters: 'L', 'C' or 'G'
	upper  bool
}

// section is the sign of a section as the byte before a label, "§ 1".
const section = 0xA7

// reading is one way to understand a label: "i" is the first roman number or
// the ninth letter.
type reading struct {
	style style
	n     int
}

// pointLabel is the label a line begins with.
type pointLabel struct {
	printed  string // with its punctuation: "(a)"
	text     string // without: "a"
	end      int    // offset of the text behind it
	alone    bool   // nothing stands behind it on its line
	wide     bool   // a wide gap stands behind it
	dash     bool   // a dash or bullet
	readings []reading
}

// first reports whether the label may begin a list.
func (p *pointLabel) first() bool {
	for _, r := range p.readings {
		if r.n == 1 && r.style.kind != 'm' {
			return true
		}
	}
	return false
}

// bracketed reports whether a bracket closes the label, as no number in a
// sentence has it.
func (p *pointLabel) bracketed() bool { return strings.HasSuffix(p.printed, ")") }

// isOrdinal reports whether the label is the number of the word behind it, which
// stands alone: "1. cikk" is an article's heading.
func (p *pointLabel) isOrdinal(rest string, numbered map[string]bool) bool {
	return p.readings[0].style.kind == 'n' && !p.bracketed() && !strings.ContainsRune(rest, ' ') && numbered[key(rest)]
}

// bullets begin an item of a list without numbers.
const bullets = "–—‒−-•·▪▫●○◦‣∙■□➢►✓*"

// parseLabel reads the label of a point or an item at the start of a line. That
// there is one to read does not make the line a point: its place in the
// sequence does.
func parseLabel(l *line) (*pointLabel, bool) {
	if l.label.of != l.text || l.text == "" {
		l.label = labelRead{of: l.text}
		if p, ok := readLabel(l); ok {
			found := p // p would be on the heap of every line
			l.label.point = &found
		}
	}
	return l.label.point, l.label.point != nil
}

// labelRead is the label of a line, nil where it has none, and the text it was
// read from: every step asks for it.
type labelRead struct {
	of    string
	point *pointLabel
}

func readLabel(l *line) (pointLabel, bool) {
	s := l.text
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(bullets, r) && s != "" {
		return bulletLabel(l, r, size)
	}
	var p pointLabel
	var before, after byte
	i := 0
	switch r {
	case '(':
		before, i = '(', 1
	case '§':
		before, i = section, len(s)-len(strings.TrimLeft(s[size:], " \u00A0"))
	}
	n := wordLength(s[i:])
	core := s[i : i+n]
	end := i + n
	if end < len(s) && (s[end] == ')' || s[end] == '.' && before != '(') {
		after = s[end]
		end++
	}
	if core == "" || after == 0 && !isParts(core) && (before != section || !isDigit(core[0])) || before == '(' && after != ')' {
		return p, false
	}
	p.readings = readingsOf(core, before, after)
	if len(p.readings) == 0 {
		return p, false
	}
	p.printed, p.text = s[:end], strings.Trim(core, ".")
	return p, p.measureEnd(l, end) && !(after == '.' && !p.wide && startsMonth(s[p.end:]))
}

// startsMonth reports whether a text begins with a word and a year, as what
// follows the day of a date does: a small word, or nothing else but the two.
func startsMonth(s string) bool {
	month := firstWord(s)
	year, rest, _ := strings.Cut(strings.TrimLeft(s[len(month):], " "), " ")
	if strings.IndexFunc(month, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 || month == "" {
		return false
	}
	bare := strings.TrimRight(year, ".,;:)")
	return len(bare) == 4 && allDigits(bare, 4) && isYear(bare) && (startsLower(month) || runes(rest) < 3)
}

func bulletLabel(l *line, r rune, size int) (pointLabel, bool) {
	p := pointLabel{printed: string(r), text: string(r), dash: true}
	p.readings = []reading{{style{kind: '-'}, 1}}
	return p, p.measureEnd(l, size)
}

// measureEnd finds where the text behind the label begins. A blank must part
// the two.
func (p *pointLabel) measureEnd(l *line, end int) bool {
	rest := l.text[end:]
	body := strings.TrimLeftFunc(rest, unicode.IsSpace)
	p.end = len(l.text) - len(body)
	p.alone = body == ""
	for _, s := range l.segs {
		p.wide = p.wide || s.at > 0 && s.at <= p.end && s.at >= end
	}
	return p.alone || len(body) < len(rest)
}

// wordLength is the length of the letters, digits and inner points a label may
// be made of; 0 where they are too many.
func wordLength(s string) int {
	count := 0
	for i, r := range s {
		inner := r == '.' && i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1])
		if !inner && (r > unicode.MaxASCII && !unicode.IsLetter(r) || r <= unicode.MaxASCII && !isDigit(byte(r)) && !unicode.IsLetter(r)) {
			return i
		}
		if count++; count > 9 {
			return 0
		}
	}
	return len(s)
}

// isParts reports whether a label is a number with parts: "1.2", "2.1.3".
func isParts(s string) bool {
	if s == "" || !isDigit(s[0]) {
		return false
	}
	n := 0
	for part := range strings.SplitSeq(s, ".") {
		if !allDigits(part, 2) {
			return false
		}
		n++
	}
	return n > 1 && n < 6
}

// longestNumber is the number of digits no label has more of. A list of more than
// mostFirst points is gone on with, never begun: the number would be a year.
const (
	longestNumber = 4
	mostFirst     = 999
)

// readingsOf returns how the letters or digits of a label may be understood.
func readingsOf(core string, before, after byte) []reading {
	st := style{before: before, after: after}
	digits := 0
	for digits < len(core) && isDigit(core[digits]) {
		digits++
	}
	switch {
	case isParts(core):
		st.kind, st.after = 'd', 0
		return []reading{{st, atoi(core[strings.LastIndexByte(core, '.')+1:])}}
	case digits > 0 && digits <= longestNumber && (digits == len(core) || len(core) == digits+1 && unicode.IsLower(rune(core[digits]))):
		st.kind = 'n'
		return []reading{{st, atoi(core[:digits])}}
	case digits > 0:
		return nil
	}
	return letterReadings(core, st)
}

// letterReadings returns the readings of a label of letters, in the order in
// which they are tried where a list begins: as a roman number, as a letter, as
// the Cyrillic letter it looks like.
func letterReadings(core string, st style) []reading {
	r, size := utf8.DecodeRuneInString(core)
	st.upper, st.script = unicode.IsUpper(r), scriptOf(r)
	var out []reading
	if n := romanNumber(core); n > 0 {
		roman := st
		roman.kind, roman.script = 'r', 'L'
		out = append(out, reading{roman, n})
	}
	if size < len(core) {
		if runes(core) <= 2 && st.script != 0 {
			st.kind = 'm'
			out = append(out, reading{st, 1})
		}
		return out
	}
	st.kind = 'l'
	if n := letterNumber(r); n > 0 {
		out = append(out, reading{st, n})
	}
	if n := lookAlikes()[unicode.ToLower(r)]; n > 0 {
		st.script = 'C'
		out = append(out, reading{st, n})
	}
	return out
}

func scriptOf(r rune) byte {
	switch {
	case unicode.Is(unicode.Latin, r):
		return 'L'
	case unicode.Is(unicode.Cyrillic, r):
		return 'C'
	case unicode.Is(unicode.Greek, r):
		return 'G'
	}
	return 0
}

// letterNumber is a letter's place in its alphabet as Unicode orders it; a list
// may leave a letter out.
func letterNumber(r rune) int {
	r = unicode.ToLower(r)
	switch {
	case 'a' <= r && r <= 'z':
		return int(r-'a') + 1
	case 0x0430 <= r && r <= 0x044F:
		return int(r-0x0430) + 1
	case 0x03B1 <= r && r <= 0x03C1:
		return int(r-0x03B1) + 1
	case 0x03C3 <= r && r <= 0x03C9: // Behind the final sigma, which is no letter of its own.
		return int(r - 0x03B1)
	}
	return 0
}

// lookAlikes maps small Latin letters to the number of the Cyrillic letter they
// stand for in a list that mixes the two alphabets.
var lookAlikes = sync.OnceValue(func() map[rune]int {
	m := map[rune]int{}
	for r := rune(0x0430); r <= 0x044F; r++ {
		f := doc.Fold(string(r)).Str
		if len(f) == 1 {
			m[rune(f[0])] = letterNumber(r)
		}
	}
	return m
})

// romanNumber returns the value of a roman number up to 39, all small or all
// capital letters, or 0.
func romanNumber(s string) int {
	values := map[byte]int{'i': 1, 'v': 5, 'x': 10}
	low := strings.ToLower(s)
	if low != s && strings.ToUpper(s) != s || len(s) > 7 {
		return 0
	}
	total := 0
	for i := range len(low) {
		v := values[low[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(low) && values[low[i+1]] > v {
			v = -v
		}
		total += v
	}
	if romanText(total) != low {
		return 0
	}
	return total
}

func romanText(n int) string {
	if n <= 0 || n >= 40 {
		return ""
	}
	ones := []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	return strings.Repeat("x", n/10) + ones[n%10]
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
