package match

import (
	"sync"
	"unicode"
)

// Letter reports whether r is a letter, or a mark upon one, as every tokenizer
// asks of every character. Those of the official languages stand in a table.
func Letter(r rune) bool {
	if t := letters(); int(r) < len(t) && r >= 0 {
		return t[r]
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

var letters = sync.OnceValue(func() *[0x530]bool {
	var t [0x530]bool
	for r := range t {
		t[r] = unicode.IsLetter(rune(r)) || unicode.IsMark(rune(r))
	}
	return &t
})
