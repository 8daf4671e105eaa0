package countries

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// trie holds the stems of all phrases, and beside them the endings that words
// of one declension share: two hundred names in fifteen cases are then no more
// to build than two hundred names.
type trie struct {
	nodes   []node
	edges   []edge
	choices []choice
	ends    []end
	begins  [256]bool // the first bytes of phrases
	classes [][]string
	class   map[string]int32 // by its letters, joined; used while building
	// softened says that the beginnings of words change.
	softened bool
}

// node holds the first of its edges, of its choices and of the phrases that
// end at it; each leads to the next one. All are numbers from 1, 0 is none: a
// slice for each of ten thousand nodes would take longer to make than the rest.
type node struct{ edge, choice, end int32 }

type edge struct {
	b        byte
	to, next int32
}

// choice leads on by any of a class of letters: the endings of a stem, or what
// a word may begin with. Any but the first makes the phrase a declined one.
type choice struct{ class, to, next int32 }

// end is a phrase that ends at a node. Of two equal phrases the one added
// first counts.
type end struct {
	phrase string
	value  name
	next   int32
}

// place is a letter of a phrase: the number of the word, where hyphens part
// words too, and of the letter in it.
type place struct{ word, letter int }

// add puts a phrase into the trie.
func (t *trie) add(phrase string, pieces []piece, value name) {
	if len(pieces) == 0 {
		return
	}
	if t.nodes == nil {
		t.nodes, t.class = make([]node, 1, 1<<12), map[string]int32{}
		t.edges, t.choices, t.ends = make([]edge, 1, 1<<12), make([]choice, 1, 1<<10), make([]end, 1, 1<<10)
	}
	at := int32(0)
	for i, p := range pieces {
		switch {
		case p.hyphen:
			at = t.grow(at, '-')
		case i > 0:
			at = t.grow(at, ' ')
		}
		at = t.choose(at, p.initials)
		for _, b := range []byte(foldWord(p.stem)) {
			at = t.grow(at, b)
		}
		at = t.choose(at, p.endings)
	}
	t.ends = append(t.ends, end{phrase, value, t.nodes[at].end})
	t.nodes[at].end = int32(len(t.ends) - 1)
}

// foldWord folds a word, which for most of them is making it small.
func foldWord(w string) string {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return doc.FoldString(w)
		}
	}
	return strings.ToLower(w)
}

func (t *trie) grow(at int32, b byte) int32 {
	if to := t.step(at, b); to > 0 {
		return to
	}
	if at == 0 {
		t.begins[b] = true
	}
	to := t.node()
	t.edges = append(t.edges, edge{b, to, t.nodes[at].edge})
	t.nodes[at].edge = int32(len(t.edges) - 1)
	return to
}

func (t *trie) node() int32 {
	t.nodes = append(t.nodes, node{})
	return int32(len(t.nodes) - 1)
}

// choose returns the node behind a choice of letters.
func (t *trie) choose(at int32, letters []string) int32 {
	if len(letters) == 0 {
		return at
	}
	c := t.classOf(letters)
	for i := t.nodes[at].choice; i > 0; i = t.choices[i].next {
		if t.choices[i].class == c {
			return t.choices[i].to
		}
	}
	to := t.node()
	t.choices = append(t.choices, choice{c, to, t.nodes[at].choice})
	t.nodes[at].choice = int32(len(t.choices) - 1)
	if at == 0 {
		for _, l := range t.classes[c] {
			t.begins[l[0]] = true
		}
	}
	return to
}

func (t *trie) classOf(letters []string) int32 {
	key := strings.Join(letters, ",")
	if c, ok := t.class[key]; ok {
		return c
	}
	c := int32(len(t.classes))
	t.class[key], t.classes = c, append(t.classes, fold(letters))
	return c
}

func (t *trie) step(at int32, b byte) int32 {
	for i := t.nodes[at].edge; i > 0; i = t.edges[i].next {
		if t.edges[i].b == b {
			return t.edges[i].to
		}
	}
	return 0
}

// capitals returns the letters of a phrase that must be capitals in the text
// too: of a long official name only the first, as languages and authors differ
// in the rest. It is asked for the few phrases that a text holds, not for all
// there are.
func capitals(phrase string) []place {
	var out []place
	words := strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '-' })
	if long := 3; len(words) >= long {
		words = words[:1]
	}
	for w, word := range words {
		letter := 0
		for _, r := range word {
			if unicode.IsUpper(r) {
				out = append(out, place{w, letter})
			}
			if unicode.IsLetter(r) {
				letter++
			}
		}
	}
	return out
}
