package lang

import (
	"strings"
	"sync"
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

// speech is the section "detect" of a language: what gives it away.
type speech struct {
	// Words are frequent words, in small letters.
	Words []string `json:"words"`
	// Letters are letters few other languages use.
	Letters string `json:"letters"`
	// Endings are frequent ends of long words.
	Endings []string `json:"endings"`
	// Grams are frequent runs of three letters, written one after the other,
	// "_" being the edge of a word: they tell the languages of a sentence that
	// holds few of the words. The first string holds those that are e times as
	// frequent as one in ten thousand, each next one those e times as frequent
	// as the one before.
	Grams    []string `json:"grams,omitempty"`
	Sources  []string `json:"sources,omitempty"`
	Examples []string `json:"examples"`
}

// Detect returns the ISO 639-1 code of the language that most of s is written
// in, or "" where nothing speaks for any language there is data for. It needs
// one sentence; the longer the text, the surer it is.
func Detect(s string) string {
	votes := make([]float64, len(ears().codes))
	for _, w := range sample(s) {
		listen(w, votes)
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
	return ears().codes[best]
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
func listen(s string, votes []float64) {
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
				ears().hear(word[:n], votes)
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

// hearing is the data of all languages turned round: from what is heard to the
// languages it speaks for. A sign that several languages share is worth less to
// each of them.
type hearing struct {
	codes   []string
	words   map[string][]int
	letters map[rune][]int
	endings map[string][]int
	longest int // of the endings, in bytes
	grams   map[[3]rune][]gram
}

// The worth of a sign; a whole word says most.
const (
	wordVote   = 1.0
	letterVote = 0.4
	endingVote = 0.25
	gramVote   = 0.03
)

func (h *hearing) hear(word string, votes []float64) {
	h.spell(word, votes)
	vote(votes, h.words[word], wordVote)
	for _, r := range word {
		if r >= utf8.RuneSelf {
			vote(votes, h.letters[r], letterVote)
		}
	}
	for n := min(h.longest, len(word)-2); n > 0; n-- {
		if l := h.endings[word[len(word)-n:]]; l != nil {
			vote(votes, l, endingVote)
			return // The longest ending says what the shorter ones would.
		}
	}
}

// spell adds what the letters of a word say, three by three.
func (h *hearing) spell(word string, votes []float64) {
	at := [3]rune{0, 0, edge}
	for _, r := range word + string(edge) {
		at = [3]rune{at[1], at[2], r}
		for _, g := range h.grams[at] {
			votes[g.lang] += gramVote * g.log
		}
	}
}

// gram is what three letters say of a language: the logarithm of how frequent
// they are in it, so that the sum over a text is how likely it is in it.
type gram struct {
	lang int
	log  float64
}

// edge stands for the edge of a word in three letters.
const edge = '_'

func vote(votes []float64, langs []int, worth float64) {
	for _, l := range langs {
		votes[l] += worth / float64(len(langs))
	}
}

var ears = sync.OnceValue(func() *hearing {
	h := &hearing{words: map[string][]int{}, letters: map[rune][]int{}, endings: map[string][]int{}, grams: map[[3]rune][]gram{}}
	for _, code := range Codes() {
		l, _ := Get(code)
		var s speech
		ok, err := l.Section("detect", &s)
		if err != nil {
			panic(err) // Caught by the test that loads every file.
		}
		if ok {
			h.learn(code, s)
		}
	}
	return h
})

func (h *hearing) learn(code string, s speech) {
	i := len(h.codes)
	h.codes = append(h.codes, code)
	for _, w := range s.Words {
		h.words[w] = append(h.words[w], i)
	}
	for _, r := range s.Letters {
		h.letters[r] = append(h.letters[r], i)
	}
	for k, grams := range s.Grams {
		for r := []rune(grams); len(r) >= 3; r = r[3:] {
			key := [3]rune(r)
			h.grams[key] = append(h.grams[key], gram{i, float64(k + 1)})
		}
	}
	for _, e := range s.Endings {
		h.endings[e] = append(h.endings[e], i)
		h.longest = max(h.longest, len(e))
	}
}
