package dates

import "councilnotes/extractors/doc"

// phrases is a closed list of phrases with a value each, cut into tokens as the
// text is.
type phrases struct {
	byFirst, byLast map[string][]phrase
}

type phrase struct {
	words []string
	tight bool // begins at once behind what it follows: "-ти", ".", "'"
	value int
}

// add puts phrases into the list, all with one value.
func (p *phrases) add(value int, forms ...string) {
	if p.byFirst == nil {
		p.byFirst, p.byLast = map[string][]phrase{}, map[string][]phrase{}
	}
	for _, form := range forms {
		folded := doc.FoldString(form)
		tokens := tokenize(nil, folded, 0, len(folded))
		if len(tokens) == 0 {
			continue
		}
		ph := phrase{tight: tokens[0].kind == mark && tokens[0].gap == 0, value: value}
		for _, t := range tokens {
			ph.words = append(ph.words, folded[t.start:t.end])
		}
		first, last := ph.words[0], ph.words[len(ph.words)-1]
		p.byFirst[first] = append(p.byFirst[first], ph)
		p.byLast[last] = append(p.byLast[last], ph)
	}
}

// after returns the longest phrase of the list that begins with the token at
// index i, the index behind it, and its value.
func (s *scanner) after(p *phrases, i int) (next, value int, ok bool) {
	if i >= len(s.tokens) {
		return i, 0, false
	}
	next = i
	for _, ph := range p.byFirst[s.str(i)] {
		if i+len(ph.words) > next && s.spells(ph, i) {
			next, value, ok = i+len(ph.words), ph.value, true
		}
	}
	return next, value, ok
}

// before returns the index where the longest phrase of the list that ends
// right before the token at index i begins.
func (s *scanner) before(p *phrases, i int) (first int, ok bool) {
	first = i
	if i < 1 || !s.near(i) {
		return i, false
	}
	for _, ph := range p.byLast[s.str(i-1)] {
		if at := i - len(ph.words); at >= 0 && at < first && s.spells(ph, at) {
			first, ok = at, true
		}
	}
	return first, ok
}

// spells reports whether the tokens from index i are the words of the phrase.
func (s *scanner) spells(ph phrase, i int) bool {
	if i+len(ph.words) > len(s.tokens) {
		return false
	}
	for k, w := range ph.words {
		if s.str(i+k) != w || k > 0 && !s.near(i+k) {
			return false
		}
	}
	return true
}

// skip returns the index behind a phrase of the list at i, or i.
func (s *scanner) skip(p *phrases, i int) int {
	if s.near(i) {
		i, _, _ = s.after(p, i)
	}
	return i
}

// mark returns the index behind a phrase of the list that marks the number
// before it: glued to it where the phrase begins with a mark, in any case not
// running on into a longer word.
func (s *scanner) mark(p *phrases, i int) (next int, ok bool) {
	if !s.near(i) {
		return i, false
	}
	next = i
	for _, ph := range p.byFirst[s.str(i)] {
		end := i + len(ph.words)
		if end <= next || !s.spells(ph, i) || ph.tight && s.at(i).gap > 0 {
			continue
		}
		if s.at(end-1).kind != mark && s.glued(end-1) && s.at(end).kind != mark {
			continue
		}
		next, ok = end, true
	}
	return next, ok
}
