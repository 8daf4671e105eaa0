package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what Detect reads: windows spread evenly over the text, so that an
// annex in another language does not outvote the main text and a long document
// costs no more than a short one.
const (
	windows    = 8
	windowSize = 2048 // bytes
)

// Detect returns the ISO 639-1 code of the language that most of s is written
// in, or "" where nothing speaks for any language there is data for. It needs
// one sentence; the longer the text, the surer it is.
func Detect(s string) string {
	h := ears()
	votes := make([]float64, len(h.codes))
	for _, w := range sample(s) {
		h.listen(w, votes)
	}
	best := 0
	for i := range votes {
		if votes[i] > votes[best] {
			best = i
		}
	}
	if len(votes) == 0 || votes[best] < evidence {
		return ""
	}
	return h.codes[best]
}

// evidence is the least sum of votes that counts: a little more than a frequent
// word that two languages share.
const evidence = 0.6

// sample returns the stretches of s that are looked at, on character
// boundaries.
func sample(s string) []string {
	if len(s) <= windows*windowSize {
		return []string{s}
	}
	out := make([]string, 0, windows)
	for i := range windows {
		from := i * (len(s) - windowSize) / (windows - 1)
		to := from + windowSize
		for from > 0 && !utf8.RuneStart(s[from]) {
			from--
		}
		for to < len(s) && !utf8.RuneStart(s[to]) {
			to++
		}
		out = append(out, s[from:to])
	}
	return out
}

// listen adds what the words of s say to the votes.
func (h *hearing) listen(s string, votes []float64) {
	for _, field := range strings.Fields(s) {
		// Addresses, numbers and codes say nothing of the language around them.
		if strings.ContainsAny(field, "/@_0123456789<>=") {
			continue
		}
		word := strings.ToLower(field)
		for len(word) > 0 {
			n := letters(word)
			if n == 0 {
				_, size := utf8.DecodeRuneInString(word)
				word = word[size:]
				continue
			}
			if !label(word[:n], word[n:]) {
				h.hear(word[:n], votes)
			}
			word = word[n:]
		}
	}
}

// label reports whether a word is rather the label of a point or a Roman
// number, given what follows it in small letters: "a)", "vi".
func label(word, after string) bool {
	return utf8.RuneCountInString(word) == 1 && strings.HasPrefix(after, ")") ||
		len(word) > 1 && strings.Trim(word, "ivx") == ""
}

// letters returns the length of the word at the beginning of s.
func letters(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			return i
		}
	}
	return len(s)
}

// The worth of a sign; a whole word says most. Three letters are worth this
// much for each e times that they are as frequent, so that the sum over a text
// is how likely it is in the language.
const (
	wordVote   = 1.0
	letterVote = 0.4
	endingVote = 0.25
	gramVote   = 0.03
)

func (h *hearing) hear(word string, votes []float64) {
	h.spell(word, votes)
	vote(votes, h.table.find(kindWord, word), wordVote)
	for i, r := range word {
		if r >= utf8.RuneSelf {
			vote(votes, h.table.find(kindLetter, word[i:i+utf8.RuneLen(r)]), letterVote)
		}
	}
	for n := min(h.longest, len(word)-2); n > 0; n-- {
		if l := h.table.find(kindEnding, word[len(word)-n:]); l != "" {
			vote(votes, l, endingVote)
			return // The longest ending says what the shorter ones would.
		}
	}
}

// edge stands for the edge of a word in three letters.
const edge = "_"

// spell adds what the letters of a word say, three by three.
func (h *hearing) spell(word string, votes []float64) {
	h.edged = append(append(append(h.edged[:0], edge...), word...), edge...)
	from, middle := 0, 0 // of the three letters
	for i := 1; i < len(h.edged); {
		_, size := utf8.DecodeRune(h.edged[i:])
		end := i + size
		if middle > 0 {
			speakers := h.table.find(kindGram, string(h.edged[from:end]))
			for k := 0; k < len(speakers); k += 2 {
				votes[speakers[k]] += gramVote * float64(speakers[k+1])
			}
			from = middle
		}
		middle, i = i, end
	}
}

func vote(votes []float64, speakers string, worth float64) {
	for k := 0; k < len(speakers); k += 2 {
		votes[speakers[k]] += worth / float64(len(speakers)/2)
	}
}
