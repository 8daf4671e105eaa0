package countries

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

//go:embed given.txt
var givenList string

// given are the given names of given.txt.
var given = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(givenList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, n := range strings.Fields(line) {
			names[n] = true
		}
	}
	return names
})

// person reports whether what was found is a part of somebody's name: a title
// stands beside it ("Mr Malta", "Krieva kungs"), a given name or an initial
// before it ("João França"), it is a given name before another word with a
// capital ("Jordan Holland"), or it is in capitals behind a word that is not, as
// the Council writes persons ("Ms Martine POLEN").
func (s scene) person(h hit, before, after string) bool {
	found := s.text.In(h.span)
	if first, _ := utf8.DecodeRuneInString(found); !unicode.IsUpper(first) {
		return false // "l'ambassadeur russe"
	}
	if endsWith(before, s.g.titles) || beginsWith(strings.TrimLeft(after, " "), s.g.titlesAfter) {
		return true
	}
	if given()[found] && s.capitalFollows(h) {
		return true
	}
	head, ok := strings.CutSuffix(s.text.Str[:h.span.Start], " ")
	if !ok {
		return false
	}
	word := lastWord(head)
	return given()[word] || s.initial(head) || inCapitals(found) && capitalised(word)
}

// lastWord returns the word that s ends with, empty where it ends otherwise.
func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' })+1:]
}

// capitalFollows reports whether one blank and a word with a capital follow.
func (s scene) capitalFollows(h hit) bool {
	next, ok := strings.CutPrefix(s.text.Str[h.span.End:], " ")
	r, _ := utf8.DecodeRuneInString(next)
	return ok && unicode.IsUpper(r)
}

// initial reports whether head ends with a title and the initial of a given
// name: one capital and a point.
func (s scene) initial(head string) bool {
	rest, ok := strings.CutSuffix(head, ".")
	if !ok {
		return false
	}
	letter := lastWord(rest)
	r, size := utf8.DecodeRuneInString(letter)
	if size == 0 || size != len(letter) || !unicode.IsUpper(r) {
		return false
	}
	before := rest[:len(rest)-size]
	return endsWith(doc.FoldString(strings.TrimRight(before[max(0, len(before)-reach):], " ")), s.g.titles)
}

// leastCapitals is the number of letters from which capitals are no
// abbreviation ("UK", "EAU", "ARYM" are names of countries).
const leastCapitals = 5

func inCapitals(s string) bool {
	return utf8.RuneCountInString(s) >= leastCapitals && s == strings.ToUpper(s)
}

// capitalised reports whether a word of at least two letters has only the first
// as a capital.
func capitalised(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) && len(w) > size && w[size:] == strings.ToLower(w[size:])
}
