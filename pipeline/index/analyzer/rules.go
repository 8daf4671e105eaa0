package analyzer

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
)

// A light stemmer is a table, one file per language:
//
//	let V aeiou          a class of letters, named by a capital
//	letters á>a ö>o      letters to write otherwise, in every place
//	step cases keep 3    a step takes one ending off; 3 letters must be left
//	ami ách ě>e Vta>V    endings; what stands in their place; what stood before
//	step mutations front the same at the front of a word
//	# anything           for the reader
//
// Steps are taken in order. In each the longest ending that the word has, and
// that leaves enough of it, is replaced. Words of fewer letters than "word"
// says (4 where it says nothing) are left alone, as are the words that have
// anything but letters.
//
//go:embed rules/*.txt
var ruleFiles embed.FS

// stemmer is a table ready for use.
type stemmer struct {
	word    int // letters that a word must have to be stemmed
	letters map[rune]rune
	steps   []*step
}

type step struct {
	keep  int
	front bool
	root  node
}

// node is a place in the tree of a step's endings, which are read from the end
// of a word: few words go further than three letters into it.
type node struct {
	next map[rune]*node
	put  []rune
	rule bool
}

// readStemmer reads the table of a language; with plain set, as one for words
// without accents.
func readStemmer(code string, plain bool) (*stemmer, error) {
	b, err := ruleFiles.ReadFile("rules/" + code + ".txt")
	if err != nil {
		return nil, err
	}
	if plain {
		return parseStemmer(Unaccented(string(b)))
	}
	return parseStemmer(string(b))
}

func parseStemmer(text string) (*stemmer, error) {
	s := &stemmer{word: 4, letters: map[rune]rune{}}
	classes := map[rune][]rune{}
	for n, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if err := s.line(f, classes); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return s, nil
}

func (s *stemmer) line(f []string, classes map[rune][]rune) (err error) {
	switch f[0] {
	case "let":
		name, _ := utf8.DecodeRuneInString(f[1])
		classes[name] = []rune(f[2])
	case "word":
		s.word, err = strconv.Atoi(f[1])
	case "letters":
		for _, pair := range f[1:] {
			r := []rune(pair)
			if len(r) != 3 || r[1] != '>' {
				return fmt.Errorf("%q is no pair of letters", pair)
			}
			s.letters[r[0]] = r[2]
		}
	case "step":
		st := &step{keep: 3}
		s.steps = append(s.steps, st)
		return st.options(f[2:])
	default:
		if len(s.steps) == 0 {
			return fmt.Errorf("%q stands before any step", f[0])
		}
		for _, rule := range f {
			if err := s.steps[len(s.steps)-1].rule(rule, classes); err != nil {
				return err
			}
		}
	}
	return err
}

func (st *step) options(f []string) (err error) {
	for i := 0; i < len(f) && err == nil; i++ {
		switch {
		case f[i] == "front":
			st.front = true
		case f[i] == "keep" && i+1 < len(f):
			i++
			st.keep, err = strconv.Atoi(f[i])
		default:
			return fmt.Errorf("a step has no option %q", f[i])
		}
	}
	return err
}

// rule adds "ending" or "ending>put". A capital stands for each letter of its
// class; behind the mark the same capitals, in order, put those letters back.
func (st *step) rule(text string, classes map[rune][]rune) error {
	ending, put, _ := strings.Cut(text, ">")
	pattern := []rune(ending)
	for i, r := range pattern {
		if !unicode.IsUpper(r) {
			continue
		}
		if classes[r] == nil {
			return fmt.Errorf("%q: no class is called %c", text, r)
		}
		for _, letter := range classes[r] {
			one := string(pattern[:i]) + string(letter) + string(pattern[i+1:])
			if err := st.rule(one+">"+strings.Replace(put, string(r), string(letter), 1), classes); err != nil {
				return err
			}
		}
		return nil
	}
	st.add(pattern, []rune(put))
	return nil
}

// add puts an ending into the tree; the first of two that are alike stays.
func (st *step) add(ending, put []rune) {
	n := &st.root
	for i := range ending {
		r := st.at(ending, i)
		if n.next == nil {
			n.next = map[rune]*node{}
		}
		if n.next[r] == nil {
			n.next[r] = &node{}
		}
		n = n.next[r]
	}
	if !n.rule {
		n.rule, n.put = true, put
	}
}

// at returns the i-th letter in the direction that the step reads.
func (st *step) at(word []rune, i int) rune {
	if st.front {
		return word[i]
	}
	return word[len(word)-1-i]
}

func (st *step) apply(word []rune) []rune {
	n, took, put := &st.root, 0, []rune(nil)
	for i := 0; i < len(word); i++ {
		if n = n.next[st.at(word, i)]; n == nil {
			break
		}
		if n.rule && len(word)-i-1+len(n.put) >= st.keep {
			took, put = i+1, n.put
		}
	}
	switch {
	case took == 0:
		return word
	case st.front:
		return append(append([]rune(nil), put...), word[took:]...)
	}
	return append(word[:len(word)-took], put...)
}

func (s *stemmer) stem(word string) string {
	w := []rune(word)
	if len(w) < s.word {
		return word
	}
	for i, r := range w {
		if !unicode.IsLetter(r) {
			return word
		}
		if to, ok := s.letters[r]; ok {
			w[i] = to
		}
	}
	for _, st := range s.steps {
		w = st.apply(w)
	}
	return string(w)
}

// Filter implements analysis.TokenFilter.
func (s *stemmer) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		if !t.KeyWord {
			t.Term = []byte(s.stem(string(t.Term)))
		}
	}
	return in
}
