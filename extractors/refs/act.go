package refs

import "councilnotes/extractors/canon"

// acts finds numbered acts: "Regulation (EU) 2016/679", "Directive 95/46/EC",
// "Решение № 1313/2013/ЕС", "a 648/2004/EK rendelet", and lists of them under
// one type word. A number becomes an act by the mark of a treaty beside it, or
// by an institution beside its type word; the type word comes from the text
// before it (behind it in Hungarian) or from the act before it in a list.
func acts(s *scan) {
	var last *typed
	for n, i := range s.slashes {
		a, ok := s.actNumber(i)
		if !ok {
			continue
		}
		until := -1 // the next number: a type word beyond it is the other's
		if n+1 < len(s.slashes) {
			until = s.slashes[n+1]
		}
		if t, ok := s.typeOf(a, last, until); ok {
			last = s.addAct(a, t)
		}
	}
}

// actNumber is "first/second" with what belongs to it.
type actNumber struct {
	first, second string
	from, to      int // the tokens, with sign and marks
	sign          bool
	marks         []string // what stands where the mark of a treaty does, folded
	bare          bool     // the mark stands before the number without brackets
}

// typed is an act's type word and where it stands.
type typed struct {
	v      *vocabulary
	value  string // letter and form
	suffix canon.Suffix
	from   int  // first token of the type word; the number's where it is another's
	to     int  // the token behind the mention
	near   bool // nothing but institutions between word and number
	end    int  // the token behind the type word
	// inherited: the word is that of the act before this one in a list.
	inherited bool
}

// actNumber reads the figures around a slash, thousands points in them, a
// number sign before them, and what stands where marks of treaties do: in
// brackets before the number, behind a slash after it.
func (s *scan) actNumber(slash int) (a actNumber, ok bool) {
	a = actNumber{first: s.num(slash-1, 1, 4), second: s.num(slash+1, 1, 4), from: slash - 1, to: slash + 2}
	if a.first == "" || a.second == "" || !s.tight(slash) || !s.same(slash-1, slash+1) {
		return a, false
	}
	if s.tight(a.from) && (s.is(a.from-1, "/") || s.is(a.from-1, "-") || s.kind(a.from-1) == word) {
		return a, false
	}
	s.thousands(&a)
	if s.is(a.to, "/") && s.kind(a.to+1) == number && s.tight(a.to) && s.tight(a.to+1) {
		return a, false
	}
	s.marksBehind(&a)
	if start := s.signBefore(a.from); start >= 0 {
		a.from, a.sign = start, true
	}
	s.marksBefore(&a)
	return a, s.free(a.from, a.to)
}

// thousands puts "1.069/2009" and "1 069/2009" together. A blank counts only
// behind a number sign or a bracket.
func (s *scan) thousands(a *actNumber) {
	k := a.from
	if len(a.first) != 3 {
		return
	}
	if s.is(k-1, ".") && s.tight(k) && s.tight(k-1) && s.num(k-2, 1, 1) != "" {
		a.first, a.from = s.text(k-2)+a.first, k-2
		return
	}
	if s.num(k-1, 1, 1) != "" && s.same(k-1, k) && (s.is(k-2, ")") || s.signBefore(k-1) >= 0) {
		a.first, a.from = s.text(k-1)+a.first, k-1
	}
}

// signBefore returns where the number sign before token i begins, or -1.
func (s *scan) signBefore(i int) int {
	if start := s.everyBefore(func(v *vocabulary) *phrases { return v.signs }, i); start >= 0 {
		return start
	}
	if s.is(i-1, "№") {
		return i - 1
	}
	return -1
}

// marksBehind reads "/EU" and "/EC, Euratom", or "(EU)" behind the number.
func (s *scan) marksBehind(a *actNumber) {
	k := a.to
	if s.is(k, "/") && s.kind(k+1) == word && s.tight(k) {
		a.marks, a.to = append(a.marks, s.text(k+1)), k+2
		for s.is(a.to, ",") && s.isMark(a.to+1) && s.same(a.to, a.to+1) {
			a.marks, a.to = append(a.marks, s.text(a.to+1)), a.to+2
		}
		return
	}
	if s.is(k, "(") && s.isMark(k+1) && s.is(k+2, ")") && s.same(k-1, k+2) && !s.is(a.from-1, ")") {
		a.marks, a.to = append(a.marks, s.text(k+1)), k+3
	}
}

// marksBefore reads "(EU)", "(EU, Euratom)" and "EU" before the number.
func (s *scan) marksBefore(a *actNumber) {
	k := a.from - 1
	if !s.same(k, a.from) {
		return
	}
	if s.isMark(k) && len(a.marks) == 0 {
		a.marks, a.from, a.bare = append(a.marks, s.text(k)), k, true
		return
	}
	if !s.is(k, ")") {
		return
	}
	var marks []string
	for k--; s.same(k, a.from) && k > a.from-9; k-- {
		switch {
		case s.kind(k) == word:
			marks = append(marks, s.text(k))
		case s.is(k, "(") && len(marks) > 0:
			a.marks, a.from = append(a.marks, marks...), k
			return
		case !s.is(k, ",") && !s.is(k, "/"):
			return
		}
	}
}

// isMark reports whether token i is the mark of a treaty in a language of the text.
func (s *scan) isMark(i int) bool {
	if s.kind(i) != word || !s.capital(i) {
		return false
	}
	for _, v := range s.own {
		if _, ok := v.suffixes[s.text(i)]; ok {
			return true
		}
	}
	return false
}

// addAct keeps the act and returns its type for those that follow in its list.
func (s *scan) addAct(a actNumber, t typed) *typed {
	act, ok := canon.NewAct(canon.Letter(t.value[0]), t.suffix, a.sign, a.first, a.second)
	if !ok {
		return nil
	}
	from, to := min(t.from, a.from), max(t.to, a.to)
	f := s.add("act", act.CELEX(), from, to)
	if t.v.namesForms() {
		f.ELI = act.ELI(act.Letter.ELIType(t.value[1:]))
	}
	t.to = to
	return &t
}

// namesForms reports whether the language tells implementing and delegated acts
// from others; only then is the type certain enough for an ELI.
func (v *vocabulary) namesForms() bool {
	for _, t := range v.data.Types {
		if t.Form != "" {
			return true
		}
	}
	return false
}

// suffix returns the treaty that the marks name: of two, the first; the Union
// before Euratom.
func (v *vocabulary) suffix(marks []string) canon.Suffix {
	found := canon.NoSuffix
	for _, m := range marks {
		switch x := v.suffixes[m]; {
		case x == canon.NoSuffix:
		case found == canon.NoSuffix, found == canon.Euratom:
			found = x
		}
	}
	return found
}
