package countries

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
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
			return doc.Fold(w).Str
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

// hit is a phrase found: its offsets in the folded text and the span of the
// same place in the original.
type hit struct {
	start, end int
	span       doc.Span
	value      name
	rank       rank
}

// rank orders phrases that are found at the same place.
type rank struct {
	end, capitals int
	form          int // names before parts before demonyms
	declined      bool
	order         int
}

func (a rank) over(b rank) bool {
	switch {
	case a.end != b.end:
		return a.end > b.end
	case a.capitals != b.capitals:
		return a.capitals > b.capitals
	case a.form != b.form:
		return a.form < b.form
	case a.declined != b.declined:
		return b.declined
	}
	return a.order < b.order
}

// search walks a trie over one text.
type search struct {
	*trie
	str      string // folded
	folded   *doc.Folded
	original string
	edges    match.Edges
	glued    []string // small words that may be glued to the end of a name
	anyCase  bool     // capitals do not count
	best     hit
}

// find returns the phrases in a text, from left to right, the longest at each
// place, none overlapping.
func (s *search) find() []hit {
	var hits []hit
	for i := 0; i < len(s.str); {
		if s.begins[s.str[i]] {
			if h, ok := s.at(i); ok {
				hits = append(hits, h)
				i = h.end
				continue
			}
		}
		i++
		for i < len(s.str) && !utf8.RuneStart(s.str[i]) {
			i++
		}
	}
	return hits
}

// at returns the phrase that begins at the offset i.
func (s *search) at(i int) (hit, bool) {
	s.best = hit{start: i}
	s.walk(0, i, path{words: [maxWords]int{i}})
	if s.best.end == 0 || !s.edges.Begin(i) {
		return hit{}, false
	}
	s.best.span = s.folded.Span(i, s.best.end)
	return s.best, true
}

// maxWords is the number of words of a phrase whose capitals are looked at.
const maxWords = 12

// path is what was read on the way to a node.
type path struct {
	words    [maxWords]int // where each word begins
	n        int           // the last of them
	declined bool
}

// walk reads on from the node at, at the offset j of the text. How deep it goes
// the phrases bound, not the text.
func (s *search) walk(at int32, j int, p path) {
	for {
		n := s.nodes[at]
		if n.end > 0 {
			s.arrive(n, j, p)
		}
		for i := n.choice; i > 0; i = s.choices[i].next {
			s.choose(s.choices[i], j, p)
		}
		if j >= len(s.str) {
			return
		}
		if at = s.step(at, s.str[j]); at == 0 {
			return
		}
		j++
		if b := s.str[j-1]; b == ' ' || b == '-' {
			for b == ' ' && j < len(s.str) && s.str[j] == ' ' {
				j++
			}
			p.n = min(p.n+1, maxWords-1)
			p.words[p.n] = j
		}
	}
}

// choose reads on behind each of the letters of a choice that stand at j.
func (s *search) choose(c choice, j int, p path) {
	for k, letters := range s.classes[c.class] {
		if strings.HasPrefix(s.str[j:], letters) {
			q := p
			q.declined = p.declined || k > 0
			s.walk(c.to, j+len(letters), q)
		}
	}
}

// arrive takes note of the phrases that end at the offset j if a word ends
// there, or if one of the small words that exports glue to names does.
func (s *search) arrive(n node, j int, p path) {
	i := p.words[0]
	if s.edges.End(i, j) {
		s.note(n, j, 0, p)
		return
	}
	for _, g := range s.glued {
		if strings.HasPrefix(s.str[j:], g) && s.edges.End(i, j+len(g)) && j-i >= minGlued {
			p.declined = true
			s.note(n, j+len(g), len(g), p)
		}
	}
}

// minGlued is the number of bytes a name must have to be read with a word glued
// to its end.
const minGlued = 5

func (s *search) note(n node, j, cut int, p path) {
	for i := n.end; i > 0; i = s.ends[i].next {
		e := s.ends[i]
		want := capitals(e.phrase)
		if cut > 0 && e.value.form != formName || !s.anyCase && !s.capital(want, p) {
			continue
		}
		r := rank{j, len(want), e.value.order(), p.declined, int(i)}
		if s.best.end == 0 || r.over(s.best.rank) {
			s.best.end, s.best.rank, s.best.value = j, r, e.value
			s.best.value.cut = cut
		}
	}
}

// capital reports whether the letters that must be capitals are.
func (s *search) capital(want []place, p path) bool {
	for _, w := range want {
		if w.word < maxWords && !s.upper(p.words[min(w.word, p.n)], w.letter) {
			return false
		}
	}
	return true
}

// upper reports whether a letter of the word that begins at the folded offset
// i is a capital. Where the beginnings of words change, the first capital may
// have small letters put before it: "nGearmáin", "bhFrainc".
func (s *search) upper(i, letter int) bool {
	last := letter
	if s.softened && letter == 0 {
		last = 2
	}
	seen := 0
	for _, r := range s.original[s.folded.Offset(i):] {
		if unicode.IsSpace(r) || seen > last {
			return false
		}
		if !unicode.IsLetter(r) {
			continue
		}
		if seen >= letter && unicode.IsUpper(r) {
			return true
		}
		seen++
	}
	return false
}
