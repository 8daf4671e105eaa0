// Package match finds names in folded text: institutions, verbs, labels, any
// closed list of phrases that a language's data gives.
//
// A Set is a trie over the bytes of folded phrases; it walks the text once and
// takes the longest phrase that begins and ends at the edge of a word, where
// the edge may also be the place at which two words were glued together, seen
// by their capitals ("PartnershipsEU"). The package is a leaf: it knows folded
// text and no language.
package match

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
)

// Set is a set of phrases, each with a value. The zero Set is empty and ready
// for Add; a Set that is no longer added to may be used by many goroutines.
type Set[V any] struct {
	nodes []node[V]
	edges []edge
	// first leads from the root by the first byte of a phrase: a table, as it
	// is asked for every character of a text.
	first [256]int32
}

// node holds the first of its edges, each of which leads to the next one, as
// numbers from 1; 0 is none. A slice for each of thousands of nodes would take
// longer to make than the rest.
type node[V any] struct {
	edge int32
	ends []end[V] // the phrases that end here, those with most capitals first
}

type edge struct {
	b        byte
	to, next int32
}

// end is one phrase: which of its letters must be capitals, and its value.
type end[V any] struct {
	capitals []int // indexes among the letters of the phrase
	value    V
}

// Hit is a phrase found. Start and End are offsets into Folded.Str, Span is
// the same place in the original text.
type Hit[V any] struct {
	Start, End int
	Span       doc.Span
	Value      V
}

// Add puts a phrase into the set. A capital letter of the phrase must be a
// capital in the text too, a small one may be either; runs of blanks are one
// blank; everything else is compared folded. Of two phrases that differ in
// capitals only, the one with more capitals is preferred.
func (s *Set[V]) Add(phrase string, value V) {
	phrase = strings.Join(strings.Fields(phrase), " ")
	if phrase == "" {
		return
	}
	if len(s.nodes) == 0 {
		s.nodes, s.edges = make([]node[V], 1, 1<<9), make([]edge, 1, 1<<9)
	}
	at, folded := int32(0), doc.FoldString(phrase)
	for i := range len(folded) {
		at = s.grow(at, folded[i])
	}
	n, e := &s.nodes[at], end[V]{capitals(phrase), value}
	i := 0
	for i < len(n.ends) && len(n.ends[i].capitals) >= len(e.capitals) {
		i++
	}
	n.ends = append(n.ends, e)
	copy(n.ends[i+1:], n.ends[i:])
	n.ends[i] = e
}

func (s *Set[V]) grow(at int32, b byte) int32 {
	if to := s.step(at, b); to > 0 {
		return to
	}
	to := int32(len(s.nodes))
	s.nodes = append(s.nodes, node[V]{})
	if at == 0 {
		s.first[b] = to
	} else {
		s.edges = append(s.edges, edge{b, to, s.nodes[at].edge})
		s.nodes[at].edge = int32(len(s.edges) - 1)
	}
	return to
}

func (s *Set[V]) step(at int32, b byte) int32 {
	if at == 0 {
		return s.first[b]
	}
	for i := s.nodes[at].edge; i > 0; i = s.edges[i].next {
		if e := &s.edges[i]; e.b == b {
			return e.to
		}
	}
	return 0
}

func capitals(phrase string) []int {
	var at []int
	letter := 0
	for _, r := range phrase {
		if unicode.IsUpper(r) {
			at = append(at, letter)
		}
		if unicode.IsLetter(r) {
			letter++
		}
	}
	return at
}

// Find returns the phrases in a text, from left to right, the longest at each
// place, none overlapping. f must be the folded view of original.
func (s *Set[V]) Find(f *doc.Folded, original string) []Hit[V] {
	return s.FindIn(f, original, 0, len(f.Str))
}

// FindIn is Find between two offsets of f.Str; phrases that reach over the end
// are not found.
func (s *Set[V]) FindIn(f *doc.Folded, original string, from, to int) []Hit[V] {
	var hits []Hit[V]
	if len(s.nodes) == 0 {
		return nil
	}
	v := view{f, original}
	for i := f.NextWord(from); i < to; {
		next := i + 1
		if s.first[f.Str[i]] > 0 {
			if h, ok := s.longest(v, i, to); ok {
				hits = append(hits, h)
				next = h.End
			}
		}
		i = f.NextWord(next)
	}
	return hits
}

// longest walks the trie from offset i and returns the longest phrase that
// ends at the edge of a word before offset to.
func (s *Set[V]) longest(v view, i, to int) (best Hit[V], ok bool) {
	at, str := int32(0), v.folded.Str
	for j := i; j < to; {
		b := str[j]
		if at = s.step(at, b); at == 0 {
			break
		}
		j++
		if b == ' ' {
			j += len(str[j:to]) - len(strings.TrimLeft(str[j:to], " "))
		}
		if len(s.nodes[at].ends) == 0 || !v.ends(i, j) {
			continue
		}
		span := v.folded.Span(i, j)
		for _, e := range s.nodes[at].ends {
			if hasCapitals(v.original[span.Start:span.End], e.capitals) {
				best, ok = Hit[V]{i, j, span, e.value}, true
				break
			}
		}
	}
	return best, ok
}

func hasCapitals(text string, want []int) bool {
	letter := 0
	for _, r := range text {
		if len(want) == 0 {
			return true
		}
		if !unicode.IsLetter(r) {
			continue
		}
		if letter == want[0] {
			if !unicode.IsUpper(r) {
				return false
			}
			want = want[1:]
		}
		letter++
	}
	return len(want) == 0
}
