package refs

import (
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

// token is a word, a number or a mark of the folded text.
type token struct {
	start, end int32 // bytes of Folded.Str
	block      int32 // index of the block it stands in
	kind       byte  // word, number or mark
	key        byte  // of its beginning, see keyOf
	gap        bool  // a blank, or the beginning of a block, stands before it
	used       bool  // a reference has read it
}

// keyLen is how many bytes of a word enter its key.
const keyLen = 3

// keyOf is a number that all words with the same first three bytes share, and few
// others: by it the phrases are found that a token may begin. Shorter words have
// keys of their own.
func keyOf(text string) byte {
	var h uint32
	for i := range min(len(text), keyLen) {
		h = h*31 + uint32(text[i])
	}
	return byte(h ^ h>>8)
}

const (
	word   = 'w' // letters
	number = '0' // digits
	mark   = '.' // one character of anything else
)

// cut makes tokens of a folded text. Blanks make no token. A block's number is
// given to its tokens so that nothing is read across blocks.
func cut(str string, starts []int) []token {
	out := make([]token, 0, len(str)/4)
	block := int32(0)
	gap := true
	for i := 0; i < len(str); {
		if str[i] == ' ' {
			gap = true
			i++
			continue
		}
		for int(block) < len(starts) && starts[block] <= i {
			block++
			gap = true
		}
		kind, n := next(str[i:])
		out = append(out, token{int32(i), int32(i + n), block, kind, keyOf(str[i : i+n]), gap, false})
		gap = false
		i += n
	}
	return out
}

// next returns the kind and the length in bytes of the token at the start of s.
func next(s string) (kind byte, n int) {
	switch c := s[0]; {
	case '0' <= c && c <= '9':
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		return number, n
	case c < utf8.RuneSelf && !('a' <= c && c <= 'z'):
		return mark, 1
	}
	for n < len(s) {
		size := letter(s[n:])
		if size == 0 {
			break
		}
		n += size
	}
	if n > 0 {
		return word, n
	}
	_, n = utf8.DecodeRuneInString(s)
	return mark, n
}

// letter returns the length of the letter at the start of s, 0 for no letter.
func letter(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if 'a' <= c && c <= 'z' {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	if match.Letter(r) {
		return size
	}
	return 0
}

// blockStarts are the offsets in the folded text where the blocks begin.
func blockStarts(t *doc.Text) []int {
	f := t.Folded()
	starts := make([]int, len(t.Blocks))
	for i, b := range t.Blocks {
		starts[i] = f.Index(b.Span.Start)
	}
	return starts
}
