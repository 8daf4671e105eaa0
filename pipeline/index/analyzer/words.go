package analyzer

import (
	"bytes"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
)

// eachWord calls f for the words of a text, as Unicode cuts it (UAX #29), with
// their byte offsets. Nearly all that stands between two blanks is letters and a
// mark behind them at most; finding that out is far cheaper than asking the
// tokenizer, which is asked about the rest.
func eachWord(tokenizer analysis.Tokenizer, text []byte, f func(word []byte, start int)) {
	for i := 0; i < len(text); {
		if isSpace(text[i]) {
			i++
			continue
		}
		piece := text[i:]
		if n := bytes.IndexFunc(piece, func(r rune) bool { return r < utf8.RuneSelf && isSpace(byte(r)) }); n >= 0 {
			piece = piece[:n]
		}
		n := letters(piece)
		switch rest := piece[n:]; {
		case n > 0 && (len(rest) == 0 || len(rest) == 1 && bytes.IndexByte([]byte(".,;:)!?"), rest[0]) >= 0):
			f(piece[:n], i)
		default:
			for _, t := range tokenizer.Tokenize(piece) {
				f(t.Term, i+t.Start)
			}
		}
		i += len(piece)
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// letters returns how many bytes of letters a text begins with, of those that
// UAX #29 never parts and that need no neighbour to be told.
func letters(b []byte) int {
	i := 0
	for i < len(b) {
		if c := b[i] | 0x20; 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if !european(r) {
			break
		}
		i += n
	}
	return i
}

// european reports whether a rune is a Latin, Greek or Cyrillic letter of these
// languages beyond ASCII. U+00AA and U+00BA, U+0387 and the combining marks are
// not among them.
func european(r rune) bool {
	switch {
	case 0xC0 <= r && r <= 0x24F:
		return r != 0xD7 && r != 0xF7
	case 0x388 <= r && r <= 0x3CE:
		return r != 0x38B && r != 0x38D && r != 0x3A2
	}
	return r == 0x386 || 0x400 <= r && r <= 0x481 || 0x48A <= r && r <= 0x52F
}
