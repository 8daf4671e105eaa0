package gen

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens is how words are broken at the ends of lines.
type hyphens uint8

const (
	noHyphens      hyphens = iota
	ownHyphens             // words go on behind their own hyphens, as word processors let them
	softHyphens            // a soft hyphen is printed: it says itself that the word goes on
	visibleHyphens         // a hyphen is printed, as typesetters do
)

// drawHyphens draws how a note breaks words. Drawn apart, so that it changes
// nothing that is told.
func drawHyphens(seed uint64) hyphens {
	switch k := newRng(seed, "hyphens").n(100); {
	case k < 20:
		return ownHyphens
	case k < 30:
		return softHyphens
	case k < 40:
		return visibleHyphens
	}
	return noHyphens
}

// softHyphen says in a text where a word may be broken.
const softHyphen = "\u00ad"

// shortest is the least that stays on either side of a break, in letters.
const shortest = 3

// breaker breaks the words of a text, or none where it is nil.
type breaker struct {
	how hyphens
	// seen are the words printed in one piece so far. Whether a hyphen at the
	// end of a line is a word's own can be known only from the word itself, so
	// visible hyphens break no others: what the gold says can be found.
	seen map[string]bool
}

func newBreaker(how hyphens) *breaker {
	if how == noHyphens {
		return nil
	}
	return &breaker{how, map[string]bool{}}
}

// sign is what is printed where a word is broken.
func (b *breaker) sign() string {
	if b != nil && b.how == softHyphens {
		return softHyphen
	}
	return "-"
}

// prepare puts soft hyphens where words may be broken: between any two letters,
// the same in every language. That is no language's rule, but a reader who puts
// words together again does not ask for one.
func (b *breaker) prepare(words [][]piece) [][]piece {
	if b == nil || b.how == ownHyphens {
		return words
	}
	out := slices.Clone(words)
	for i, w := range words {
		first := w[0].text
		letters := lettersOf(first)
		if letters == "" || b.how == visibleHyphens && !b.seen[letters] {
			continue
		}
		out[i] = slices.Clone(w)
		out[i][0].text = softened(letters) + first[len(letters):]
	}
	return out
}

// lettersOf returns the word at the beginning of a text, "" where it is not a
// plain word: figures, names in capitals, words with an apostrophe or hyphen.
func lettersOf(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	if strings.ContainsFunc(s[end:], func(r rune) bool { return !strings.ContainsRune(".,;:)", r) }) {
		return ""
	}
	_, first := utf8.DecodeRuneInString(s)
	if end <= first || strings.ContainsFunc(s[first:end], unicode.IsUpper) {
		return ""
	}
	return s[:end]
}

func softened(word string) string {
	var b strings.Builder
	n := utf8.RuneCountInString(word)
	for i, r := range []rune(word) {
		if i >= shortest && i <= n-shortest {
			b.WriteString(softHyphen)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// printed keeps the words of a paragraph that stand in one piece.
func (b *breaker) printed(lines []line) {
	if b == nil || b.how != visibleHyphens {
		return
	}
	tail := false // The line before ended within a word.
	for _, l := range lines {
		for i, w := range l.words {
			head := w[len(w)-1].text == b.sign()
			if letters := lettersOf(w[0].text); letters != "" && !head && !(tail && i == 0) {
				b.seen[letters] = true
			}
			tail = head
		}
	}
}

// whole returns a word as it is printed where it is not broken. A soft hyphen
// that is a piece of its own is printed.
func whole(w []piece) []piece {
	hidden := func(p piece) bool { return p.text != softHyphen && strings.Contains(p.text, softHyphen) }
	if !slices.ContainsFunc(w, hidden) {
		return w
	}
	out := slices.Clone(w)
	for i, p := range out {
		if hidden(p) {
			out[i].text = strings.ReplaceAll(p.text, softHyphen, "")
		}
	}
	return out
}

// hyphenate breaks a word at the last place that fits: at one of its soft
// hyphens, with a sign there, or behind its own hyphen.
func (g *geometry) hyphenate(w []piece, room float64) (head, tail []piece, ok bool) {
	mark, sign := softHyphen, g.breaker.sign()
	if g.breaker != nil && g.breaker.how == ownHyphens {
		mark, sign = "-", "-"
		if strings.Contains(w[0].text, "://") {
			return nil, nil, false // An address is broken as addresses are.
		}
	}
	first := w[0]
	for i := strings.LastIndex(first.text, mark); i > 0; i = strings.LastIndex(first.text[:i], mark) {
		rest := first.text[i+len(mark):]
		head = []piece{{first.text[:i], first.style}, {sign, first.style}}
		if rest != "" && g.wordWidth(head) <= room {
			return head, append([]piece{{rest, first.style}}, w[1:]...), true
		}
	}
	return nil, nil, false
}
