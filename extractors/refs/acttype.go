package refs

import "councilnotes/extractors/canon"

// reach is how many tokens a type word may stand before the number it governs:
// titles with many institutions are about that long. In other languages than
// the text's own it must be beside it.
const (
	reach        = 40
	foreignReach = 12
)

// typeOf finds the type word of a number: in the text's own languages the one
// nearest to it, else in any other language right beside it.
func (s *scan) typeOf(a actNumber, last *typed, until int) (typed, bool) {
	var best typed
	for _, v := range s.own {
		t, ok := s.typeIn(v, a, last, until, reach)
		if ok && (best.v == nil || t.end > best.end) {
			best = t
		}
	}
	if best.v != nil || len(a.marks) == 0 {
		return best, best.v != nil
	}
	if last != nil && last.v.suffix(a.marks) != canon.NoSuffix {
		if t, ok := s.typeIn(last.v, a, last, until, reach); ok { // a list in another language
			return t, true
		}
	}
	if _, ok := canon.NewAct(canon.Decision, canon.EC, a.sign, a.first, a.second); !ok {
		return best, false // No year: not worth the other languages.
	}
	for _, v := range s.rest() {
		if t, ok := s.typeIn(v, a, nil, until, foreignReach); ok && t.near {
			return t, true
		}
	}
	return s.titled(a)
}

// typeIn reads the number with the words of one language.
func (s *scan) typeIn(v *vocabulary, a actNumber, last *typed, until, reach int) (typed, bool) {
	suffix := v.suffix(a.marks)
	if suffix == canon.NoSuffix && len(a.marks) > 0 {
		return typed{}, false
	}
	t, ok := typed{}, false
	if v.data.TypeAfter {
		t, ok = s.typeBehind(v, a, until, reach)
	}
	if !ok {
		t, ok = s.typeBefore(v, a, last, reach)
	}
	t.v, t.suffix = v, suffix
	switch {
	case !ok || a.bare && !t.near:
		return t, false
	case suffix == canon.NoSuffix && t.inherited:
		t.suffix, ok = last.suffix, t.near
	case suffix == canon.NoSuffix:
		t.suffix, ok = s.withoutMark(v, a, t)
	}
	return t, ok
}

// typeBefore looks back for a type word, and stops at the act before this one,
// whose type governs the list.
func (s *scan) typeBefore(v *vocabulary, a actNumber, last *typed, reach int) (typed, bool) {
	for k := a.from - 1; k >= 0 && k >= a.from-reach && s.same(k, a.from); k-- {
		if last != nil && k < last.to {
			near := s.listed(last.to, a.from)
			return typed{value: last.value, from: a.from, to: a.to, end: k, near: near, inherited: true}, last.v == v
		}
		value, start, end := s.typeWord(v, k)
		if value == "" {
			continue
		}
		t := typed{value: value, from: start, to: a.to, end: end, near: s.institutionsOnly(v, end, a.from)}
		if s.is(a.from-1, "(") || !t.near && !s.leads(end, a.from) {
			t.from = a.from
		}
		return t, true
	}
	return typed{}, false
}

// typeWord returns the type word that token k belongs to: the longest phrase
// that begins there or up to three tokens before.
func (s *scan) typeWord(v *vocabulary, k int) (value string, start, end int) {
	value, end = v.types.at(s, k)
	if end == 0 {
		return "", 0, 0
	}
	start = k
	for b := k - 1; b >= k-3 && s.same(b, k); b-- {
		if longer, e := v.types.at(s, b); e > k && e >= end {
			value, start, end = longer, b, e
		}
	}
	return value, start, end
}

// leads reports whether what stands between a type word and its number is part
// of the act's name: a few words, no figures (a date keeps its own mention).
func (s *scan) leads(from, to int) bool {
	if to-from > 12 {
		return false
	}
	for k := from; k < to; k++ {
		if s.kind(k) == number || s.is(k, ",") || s.is(k, ";") || s.is(k, ":") {
			return false
		}
	}
	return true
}

// institutionsOnly reports whether nothing but institutions, or nothing at all,
// stands between the tokens; a bracket may open.
func (s *scan) institutionsOnly(v *vocabulary, from, to int) bool {
	for k := from; k < to; {
		value, end := v.after.at(s, k)
		switch {
		case end > k && value != "":
			k = end
		case s.is(k, "(") && k+1 == to:
			return true
		default:
			return false
		}
	}
	return true
}

// typeBehind looks for the type word after the number, over the other numbers
// of the list: the last number carries it.
func (s *scan) typeBehind(v *vocabulary, a actNumber, until, reach int) (typed, bool) {
	for k := a.to; k < a.to+reach && s.same(a.to-1, k); k++ {
		value, end := v.types.at(s, k)
		if value == "" {
			if s.is(k, ".") || s.is(k, ";") || s.is(k, ":") {
				break
			}
			continue
		}
		t := typed{value: value, from: a.from, to: end, end: end, near: s.institutionsOnly(v, a.to, k)}
		if until >= 0 && until < k {
			t.to, t.near = a.to, true
		}
		return t, t.near || s.leads(a.to, k)
	}
	return typed{}, false
}

// withoutMark decides on a number without the mark of a treaty: an act where an
// institution of the Union stands beside it, a regulation of before 1968 by its
// number sign and year; in a query, anything with a type word.
func (s *scan) withoutMark(v *vocabulary, a actNumber, t typed) (canon.Suffix, bool) {
	if s.typed && t.near {
		return guess(a), true
	}
	early := a.sign && t.value[0] == 'R' && len(a.second) == 2 && "57" < a.second && a.second < "68"
	if early && t.near {
		return canon.NoSuffix, true
	}
	if !t.near {
		return canon.NoSuffix, false
	}
	if t.end < a.from && t.from < a.from { // an institution between, by institutionsOnly
		return canon.NoSuffix, true
	}
	if value, start := v.before.before(s, t.from); start >= 0 {
		return canon.NoSuffix, value != ""
	}
	value, end := v.after.at(s, a.to)
	return canon.NoSuffix, end > 0 && value != ""
}

// guess is the treaty a person means who leaves its mark out.
func guess(a actNumber) canon.Suffix {
	for _, part := range []string{a.first, a.second} {
		if len(part) == 4 && part >= "2010" && part <= "2051" {
			return canon.EU
		}
	}
	return canon.NoSuffix
}

// titled gives a number that stands alone in its block the type word of the
// title above it.
func (s *scan) titled(a actNumber) (typed, bool) {
	from, to := a.from, a.to
	if s.is(from-1, "(") && s.is(to, ")") && s.same(from-1, to) {
		from, to = from-1, to+1
	}
	if !s.alone(from, to) {
		return typed{}, false
	}
	for _, v := range s.own {
		if v.suffix(a.marks) == canon.NoSuffix {
			continue
		}
		for k := from - 1; k >= 0 && k >= from-reach && s.toks[k].block+4 > s.toks[from].block; k-- {
			if value, _, _ := s.typeWord(v, k); value != "" {
				return typed{v: v, value: value, suffix: v.suffix(a.marks), from: a.from, to: a.to}, true
			}
		}
	}
	return typed{}, false
}
