package countries

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

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
	for i := s.folded.NextWord(0); i < len(s.str); {
		next := i + 1
		if s.begins[s.str[i]] {
			if h, ok := s.at(i); ok {
				hits = append(hits, h)
				next = h.end
			}
		}
		i = s.folded.NextWord(next)
	}
	return hits
}

// at returns the phrase that begins at the offset i, where a word begins.
func (s *search) at(i int) (hit, bool) {
	s.best = hit{start: i}
	s.walk(0, i, path{words: [maxWords]int{i}})
	if s.best.end == 0 {
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
