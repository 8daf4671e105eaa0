package dates

import (
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/match"
)

type kind uint8

const (
	word   kind = iota // letters
	number             // ASCII digits
	mark               // any other character
)

// token is a word, a number or a mark of the folded text.
type token struct {
	start, end int // bytes of Folded.Str
	kind       kind
	gap        uint8 // blanks before it, 255 for more
	value      int   // of a number; -1 for one of more than four digits
}

// maxGap is the number of blanks that may stand inside a date: a justified
// line may leave a few, a table's column gap must not be read over.
const maxGap = 3

// tokenize appends the tokens of s[from:to].
func tokenize(out []token, s string, from, to int) []token {
	gap := 0
	for i := from; i < to; {
		if s[i] == ' ' {
			gap++
			i++
			continue
		}
		t := token{start: i, gap: uint8(min(gap, 255))}
		t.kind, t.end = runOf(s, i, to)
		if t.kind == number {
			t.value = valueOf(s[t.start:t.end])
		}
		out = append(out, t)
		i, gap = t.end, 0
	}
	return out
}

// runOf returns the kind and end of the token that begins at i.
func runOf(s string, i, to int) (kind, int) {
	k, size := kindAt(s, i)
	if i += size; k == mark {
		return k, i
	}
	for i < to {
		next, size := kindAt(s, i)
		if next != k {
			break
		}
		i += size
	}
	return k, i
}

func kindAt(s string, i int) (kind, int) {
	c := s[i]
	switch {
	case 'a' <= c && c <= 'z':
		return word, 1
	case '0' <= c && c <= '9':
		return number, 1
	case c < utf8.RuneSelf:
		return mark, 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if match.Letter(r) {
		return word, size
	}
	return mark, size
}

func valueOf(digits string) int {
	if len(digits) > 4 {
		return -1
	}
	n := 0
	for _, d := range []byte(digits) {
		n = 10*n + int(d-'0')
	}
	return n
}

// at returns the token at index i; outside the block it is an empty mark with
// a gap that nothing reads over.
func (s *scanner) at(i int) token {
	if i < 0 || i >= len(s.tokens) {
		return token{kind: mark, gap: 255}
	}
	return s.tokens[i]
}

// str returns the folded text of the token at index i.
func (s *scanner) str(i int) string {
	t := s.at(i)
	return s.folded.Str[t.start:t.end]
}

// is reports whether the token at index i is the mark m.
func (s *scanner) is(i int, m string) bool { return s.at(i).kind == mark && s.str(i) == m }

// capital reports whether the original character at a folded offset is a
// capital letter.
func (s *scanner) capital(offset int) bool {
	r, _ := utf8.DecodeRuneInString(s.text.Str[s.folded.Offset(offset):])
	return unicode.IsUpper(r)
}

// glued reports whether the tokens i and i+1 touch each other.
func (s *scanner) glued(i int) bool { return s.at(i+1).gap == 0 && i >= 0 && i+1 < len(s.tokens) }

// near reports whether the token at index i stands close enough behind the one
// before it to belong to the same date.
func (s *scanner) near(i int) bool { return s.at(i).gap <= maxGap }
