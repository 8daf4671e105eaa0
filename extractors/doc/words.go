package doc

import (
	"math/bits"
	"sync"
	"unicode"
	"unicode/utf8"
)

// NextWord returns the offset in Str of the first character at or after the
// byte offset i that may begin a word: the one before it is no letter or digit, or
// it is a capital glued to a small letter ("PartnershipsEU"). It is len(f.Str)
// where there is none. Words are begun at a sixth of the places of a text, and
// most searches need to look at no others.
func (f *Folded) NextWord(i int) int {
	f.wordsOnce.Do(f.findWords)
	for k := i / 64; k < len(f.words); k++ {
		begins := f.words[k]
		if k == i/64 {
			begins &= ^uint64(0) << (i % 64)
		}
		if begins != 0 {
			return k*64 + bits.TrailingZeros64(begins)
		}
	}
	return len(f.Str)
}

// findWords marks the beginnings of words, one bit for each byte of Str.
func (f *Folded) findWords() {
	f.words = make([]uint64, len(f.Str)/64+1)
	known, kinds := folds(), runeKinds()
	out, before := 0, runeKind(0)
	for _, original := range f.original {
		r, was := original, runeKind(0)
		if int(r) < len(known) {
			r, was = known[r], kinds[r]
		} else {
			r, was = foldRune(r), kindOf(r)
		}
		if r < 0 {
			continue
		}
		if before&inWord == 0 || was&capital != 0 && before&small != 0 {
			f.words[out/64] |= 1 << (out % 64)
		}
		before = was &^ inWord
		if int(r) < len(kinds) {
			before |= kinds[r] & inWord
		} else {
			before |= kindOf(r) & inWord
		}
		out += utf8.RuneLen(r)
	}
}

// runeKind is what a character can be in a word, any number of these at once.
type runeKind byte

const (
	inWord runeKind = 1 << iota // a letter, a digit, or a mark upon one
	capital
	small
)

func kindOf(r rune) (k runeKind) {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		k |= inWord
	}
	if unicode.IsUpper(r) {
		k |= capital
	}
	if unicode.IsLower(r) {
		k |= small
	}
	return k
}

// runeKinds holds kindOf for as many characters as folds.
var runeKinds = sync.OnceValue(func() []runeKind {
	t := make([]runeKind, len(folds()))
	for r := range t {
		t[r] = kindOf(rune(r))
	}
	return t
})
