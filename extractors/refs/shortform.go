package refs

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// shortForms finds what stands for a reference that the text has made before: the
// name that it gives an act ("hereinafter 'GDPR'"), "the said Regulation", and
// "ibid." in a footnote.
func shortForms(s *scan) {
	if s.typed || len(s.found) == 0 {
		return
	}
	s.sortFound()
	names := s.definitions()
	n := len(s.found)
	s.named(names)
	s.said(n)
	s.ibids(n)
	if len(s.found) > n {
		s.articlesOf(n)
	}
}

// sortFound puts what the kinds have found one after the other into the order
// of the text.
func (s *scan) sortFound() {
	byPlace := func(a, b *finding) int { return cmp.Compare(a.Span.Start, b.Span.Start) }
	order := make([]*finding, len(s.found)) // a finding is too large to be moved again and again
	for i := range s.found {
		order[i] = &s.found[i]
	}
	if slices.IsSortedFunc(order, byPlace) {
		return
	}
	slices.SortStableFunc(order, byPlace)
	sorted := make([]finding, len(order))
	for i, f := range order {
		sorted[i] = *f
	}
	s.found = sorted
}

// shortName is a name that the text gives an act.
type shortName struct {
	words []string // folded
	acro  bool     // in capitals as a whole
	from  int      // the token behind its definition
	id    string
	eli   string
}

// A text names at most so many acts; a name has at most so many tokens, and
// stands at most so far behind the act's number: titles are long.
const (
	maxNames    = 100
	maxNameLen  = 12
	maxTitleLen = 90
)

// definitions finds the names that acts are given.
func (s *scan) definitions() []shortName {
	var names []shortName
	for i, f := range s.found {
		if f.Kind != "act" || f.to == 0 {
			continue
		}
		until := min(f.to+maxTitleLen, len(s.toks))
		if i+1 < len(s.found) && s.found[i+1].from > f.to {
			until = min(until, s.found[i+1].from)
		}
		for _, n := range s.defined(f, until) {
			if len(names) < maxNames {
				names = append(names, n)
			}
		}
	}
	return names
}

// defined looks between an act and the token until for the bracket, or the
// clause between commas, in which the act is named.
func (s *scan) defined(f finding, until int) []shortName {
	for k := f.to; k < until && s.same(f.to-1, k) && !s.toks[k].used; k++ {
		_, called := s.every(func(v *vocabulary) *phrases { return v.called }, k)
		switch {
		case s.is(k, "("):
			if end := s.closing(k, until); end > 0 {
				if names := s.bracketNames(f, k, end); names != nil {
					return names
				}
				k = end
			}
		case called > 0:
			return s.namesOf(f, s.quoted(called, min(called+maxNameLen+6, until)), called+maxNameLen)
		case s.is(k, ".") && k+1 < len(s.toks) && s.toks[k+1].gap && s.capital(k+1) && s.kind(k-1) != number:
			return nil // the next sentence
		}
	}
	return nil
}

// closing returns the bracket that closes the one at token k, 0 where something
// has been read between them or none follows.
func (s *scan) closing(k, until int) int {
	for i := k + 1; i < until && s.same(k, i) && !s.toks[i].used; i++ {
		if s.is(i, ")") {
			return i
		}
	}
	return 0
}

// bracketNames returns the names in the brackets [open, end]: those in quotation
// marks, or what follows the words for "hereinafter", or all of it.
func (s *scan) bracketNames(f finding, open, end int) []shortName {
	first := open + 1
	for k := open + 1; k < end; k++ {
		if _, called := s.every(func(v *vocabulary) *phrases { return v.called }, k); called > 0 {
			first = called
			break
		}
	}
	lead := first > open+1
	spans := s.quoted(first, end)
	if len(spans) == 0 {
		for first < end && (s.is(first, ":") || s.is(first, "-") || s.is(first, ",")) {
			first++
		}
		spans = [][2]int{{first, end}}
		if !lead && open > f.to && !s.isTyped(first, end) {
			return nil // "(Text with EEA relevance)"
		}
		if !lead && !s.isTyped(first, end) && !s.isAcronym(first, end) {
			return nil
		}
	}
	if !lead && open > f.to && !s.shortTitle(f.to, open) && !s.anyTyped(spans) {
		return nil // the name of a programme that the act sets up
	}
	return s.namesOf(f, spans, end+1)
}

// shortTitle reports whether what stands between an act and the bracket is no
// more than its authors and its date.
func (s *scan) shortTitle(from, to int) bool {
	return to-from <= 16 && (s.kind(to-1) == number || s.isYearMark(to-2) || s.institutions(from, to))
}

// institutions reports whether only institutions stand there, in any language
// of the text.
func (s *scan) institutions(from, to int) bool {
	for _, v := range s.own {
		if s.institutionsOnly(v, from, to) {
			return true
		}
	}
	return false
}

// quoted returns the stretches in quotation marks between two tokens.
func (s *scan) quoted(from, to int) (spans [][2]int) {
	open := -1
	for k := from; k < to && k < len(s.toks) && s.same(from, k); k++ {
		if !isQuote(s.text(k)) || s.is(k, "'") && s.isApostrophe(k, open >= 0) {
			continue
		}
		if open < 0 {
			open = k + 1
		} else {
			spans = append(spans, [2]int{open, k})
			open = -1
		}
	}
	return spans
}

// isApostrophe reports whether the mark at token k stands within a word, and
// neither opens a quotation nor closes the open one.
func (s *scan) isApostrophe(k int, open bool) bool {
	if open {
		return s.tight(k+1) && s.kind(k+1) == word
	}
	return s.tight(k) && s.kind(k-1) == word
}

func isQuote(mark string) bool {
	switch mark {
	case `"`, "'", "„", "“", "”", "«", "»", "‟", "‹", "›", "‚":
		return true
	}
	return false
}

// anyTyped reports whether a name has a word for an act in it.
func (s *scan) anyTyped(spans [][2]int) bool {
	for _, sp := range spans {
		if s.isTyped(sp[0], sp[1]) {
			return true
		}
	}
	return false
}

// isTyped reports whether a word for an act, or one that acts are named by,
// stands there, in a compound too ("Grundverordnung").
func (s *scan) isTyped(from, to int) bool {
	for k := from; k < to; k++ {
		if s.kind(k) != word {
			continue
		}
		for _, v := range s.own {
			_, typ := v.types.at(s, k)
			_, name := v.names.at(s, k)
			if typ > 0 || name > 0 || v.endsWithType(s.text(k)) {
				return true
			}
		}
	}
	return false
}

// endsWithType reports whether a compound ends with a word for an act.
func (v *vocabulary) endsWithType(text string) bool {
	for _, w := range v.typeWords {
		if i := strings.Index(text, w); i > 3 && len(text)-i-len(w) < 8 {
			return true
		}
	}
	return false
}

// isAcronym reports whether one word in capitals stands there that is not the
// mark of a treaty.
func (s *scan) isAcronym(from, to int) bool {
	return to == from+1 && s.kind(from) == word && s.allCapital(from) && !s.isMark(from)
}

func (s *scan) allCapital(i int) bool {
	printed := s.original(i, i+1)
	return utf8.RuneCountInString(printed) > 1 && allCapitals(printed)
}

// namesOf makes names of stretches of tokens; those that say nothing of their
// own ("the Regulation") are none.
func (s *scan) namesOf(f finding, spans [][2]int, from int) (names []shortName) {
	for _, sp := range spans {
		a, b := sp[0], sp[1]
		if _, end := s.every(func(v *vocabulary) *phrases { return v.the }, a); end > a && end < b {
			a = end
		} else if _, end := s.every(func(v *vocabulary) *phrases { return v.of }, a); end > a && end < b {
			a = end // "of the"
		}
		if b <= a || b-a > maxNameLen || !s.free(a, b) || s.saysNothing(a, b) {
			continue
		}
		n := shortName{acro: true, from: max(from, b), id: f.ID, eli: f.ELI}
		for k := a; k < b; k++ {
			n.words = append(n.words, s.text(k))
			n.acro = n.acro && (s.kind(k) != word || s.allCapital(k))
		}
		names = append(names, n)
	}
	return names
}

// saysNothing reports whether a name is a mere word for an act, a mark of a
// treaty or too short to be told from other words.
func (s *scan) saysNothing(from, to int) bool {
	if s.kind(from) == mark {
		return true
	}
	for _, v := range s.own {
		if _, end := v.types.at(s, from); end >= to {
			return true
		}
	}
	if to-from > 1 {
		return false
	}
	return s.isMark(from) || s.kind(from) != word || !s.allCapital(from) && utf8.RuneCountInString(s.text(from)) < 8
}

// named finds the names behind their definitions.
func (s *scan) named(names []shortName) {
	if len(names) == 0 {
		return
	}
	byFirst := map[string][]shortName{}
	for _, n := range names {
		byFirst[start(n.words[0])] = append(byFirst[start(n.words[0])], n)
	}
	for i := 0; i < len(s.toks); i++ {
		if s.toks[i].kind != word || s.toks[i].used {
			continue
		}
		for _, n := range byFirst[start(s.text(i))] {
			if end := s.nameAt(n, i); end > 0 && s.free(i, end) {
				s.add("act", n.id, i, end).ELI = n.eli
				i = end - 1
				break
			}
		}
	}
}

// start is the beginning of a word that its inflection leaves alone.
func start(word string) string {
	n := 0
	for i := range word {
		if n == 3 {
			return word[:i]
		}
		n++
	}
	return word
}

// nameAt returns the token behind a name that begins at token i, 0 for none.
func (s *scan) nameAt(n shortName, i int) (end int) {
	if i < n.from || !s.capital(i) && n.acro || s.tight(i) && s.kind(i-1) == word {
		return 0
	}
	for k, w := range n.words {
		if !s.same(i, i+k) || !sameWord(w, s.text(i+k), n.acro) || n.acro && s.kind(i+k) == word && !s.allCapital(i+k) {
			return 0
		}
	}
	return s.nameEnd(i + len(n.words))
}

// sameWord reports whether two words are one up to the endings that languages
// inflect with; those of an abbreviation are the same.
func sameWord(a, b string, exact bool) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if exact || len(x)-len(y) > 4 || len(y)-len(x) > 4 {
		return false
	}
	common := 0
	for common < len(x) && common < len(y) && x[common] == y[common] {
		common++
	}
	if shorter := min(len(x), len(y)); shorter < 5 { // "akt", "aktom"
		return shorter >= 3 && common == shorter && max(len(x), len(y)) <= shorter+2
	}
	return common >= 4 && common >= min(len(x), len(y))-3
}
