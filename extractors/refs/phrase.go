package refs

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
)

// A phrase is some words of the language data as they stand in a text. In the
// data a star is the part of a word that may differ: "регламент*" any ending,
// "*verordnung*" a compound too; a star alone is any one word. Full stops may
// be missing in the text ("Úř. věst." is found in "Úř věst"). A word written in
// capitals in the data is an abbreviation and needs a capital in the text; so does
// one behind "^" ("^Implementing Directive": the adjective, not the verb).
type phrase struct {
	elems []elem
	value string
}

type elem struct {
	text       string
	head, tail bool // a star before, behind
	capital    bool
}

// phrases are many, found by the key of their first word; those whose first word
// may begin with fewer letters than a key has stand under every key.
type phrases struct {
	byKey [256][]phrase
	loose []phrase // those that begin with a star
}

// add compiles the text of a phrase and keeps it with its value.
func (p *phrases) add(text, value string) {
	elems := compile(text)
	if len(elems) == 0 {
		return
	}
	ph := phrase{elems, value}
	if elems[0].head {
		p.loose = append(p.loose, ph)
		return
	}
	if first := elems[0]; !first.tail || len(first.text) >= keyLen {
		k := keyOf(first.text)
		p.byKey[k] = append(p.byKey[k], ph)
		return
	}
	for k := range p.byKey {
		p.byKey[k] = append(p.byKey[k], ph)
	}
}

func (p *phrases) addAll(texts []string, value string) {
	for _, t := range texts {
		p.add(t, value)
	}
}

func compile(text string) []elem {
	f := doc.Fold(text)
	toks := cut(f.Str, nil)
	var elems []elem
	for i, t := range toks {
		s := f.Str[t.start:t.end]
		star := s == "*"
		if s == "^" || star && (i+1 < len(toks) && !toks[i+1].gap || i > 0 && !t.gap) {
			continue // It belongs to the word beside it.
		}
		e := elem{text: s}
		if star {
			e = elem{head: true, tail: true}
		}
		e.head = e.head || i > 0 && !t.gap && f.Str[toks[i-1].start:toks[i-1].end] == "*"
		e.tail = e.tail || i+1 < len(toks) && !toks[i+1].gap && f.Str[toks[i+1].start:toks[i+1].end] == "*"
		e.capital = i > 0 && f.Str[toks[i-1].start:toks[i-1].end] == "^" || t.kind == word && allCapitals(text[f.Span(int(t.start), int(t.end)).Start:f.Span(int(t.start), int(t.end)).End])
		elems = append(elems, e)
	}
	return elems
}

func allCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		n++
	}
	return n > 1
}

// has reports whether one of the phrases is this one folded word.
func (p *phrases) has(folded string) bool {
	for _, ph := range p.byKey[keyOf(folded)] {
		if len(ph.elems) == 1 && ph.elems[0].matches(folded) {
			return true
		}
	}
	return false
}

// at returns the value of the longest phrase that begins at token i, and the
// token behind it; 0 where none does.
func (p *phrases) at(s *scan, i int) (value string, end int) {
	if p == nil || i < 0 || i >= len(s.toks) {
		return "", 0
	}
	for k := range p.byKey[s.toks[i].key] {
		ph := &p.byKey[s.toks[i].key][k]
		if e := ph.at(s, i); e > end {
			value, end = ph.value, e
		}
	}
	for k := range p.loose {
		if e := p.loose[k].at(s, i); e > end {
			value, end = p.loose[k].value, e
		}
	}
	return value, end
}

// before returns the value of the longest phrase that ends right before token
// i, and where it begins; -1 where none does.
func (p *phrases) before(s *scan, i int) (value string, start int) {
	start = -1
	for k := i - 1; k >= 0 && k >= i-maxPhrase && s.same(k, i-1); k-- {
		if v, e := p.at(s, k); e == i {
			value, start = v, k
		}
	}
	return value, start
}

// maxPhrase is how many tokens a phrase has at most that is looked for backwards.
const maxPhrase = 8

func (ph *phrase) at(s *scan, i int) (end int) {
	first := i
	for k := range ph.elems {
		e := &ph.elems[k]
		if e.text == "." && !s.is(i, ".") {
			continue
		}
		if i >= len(s.toks) || !s.same(first, i) || !e.matches(s.text(i)) {
			return 0
		}
		if e.capital && !s.capital(i) {
			return 0
		}
		i++
	}
	return i
}

func (e *elem) matches(text string) bool {
	switch {
	case e.head && e.tail:
		return strings.Contains(text, e.text)
	case e.head:
		return strings.HasSuffix(text, e.text)
	case e.tail:
		return strings.HasPrefix(text, e.text)
	}
	return text == e.text
}
