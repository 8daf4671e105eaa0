package actions

import (
	"slices"
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

// action is an action while its sentence is read.
type action struct {
	doc.Action
	passive bool
	first   bool // its verb is the first word of the clause
	// open tells that who asks may have been named before the sentence: the verb is
	// its first word, or joined to what is before it, or printed large.
	open bool
}

// clauses returns the actions of the sentence [from, to). A semicolon parts
// clauses that know nothing of each other's verbs.
func (s *scanner) clauses(from, to int, names []party) []action {
	var out []action
	for begin := from; begin < to; {
		end := to
		if i := strings.IndexAny(s.folded.Str[begin:to], semicolons); i >= 0 {
			end = begin + i + 1
			for end < to && s.folded.Str[end]&0xC0 == 0x80 { // the rest of the mark
				end++
			}
		}
		out = append(out, s.clause(begin, end, within(names, begin, end))...)
		begin = end
	}
	return out
}

// semicolons are the marks of that meaning; the second is the Greek one.
const semicolons = ";·"

// clause returns the actions of one clause. Verbs behind the first belong to
// what it asks for, unless they are joined to it: "invites … and requests …".
func (s *scanner) clause(from, to int, names []party) []action {
	var out []action
	hits := s.verbs.FindIn(s.folded, s.text.Str, from, to)
	last := s.behindReference(from, to) // where the last action's verb ends
	joined := s.joinedVerbs(hits)
	for i := range hits {
		v, ok := s.reading(hits, i, to)
		if !ok || v.start < last || s.blocked(from, v.start) || v.passive && !v.impersonal && s.byOthers(v, names) {
			continue
		}
		a := action{passive: v.passive, first: blank(s.folded.Str[from:v.start])}
		a.open = a.first || unicode.IsUpper(s.original(v.start)) || s.marked(&s.joins, v.start)
		rest := within(names, v.start-near, min(v.end+near, nextJoined(hits, joined, i, to)))
		if len(out) > 0 {
			begin, inherits := s.joined(v, within(names, last, to))
			if begin < 0 || inherits && out[len(out)-1].passive != v.passive {
				continue
			}
			rest = within(rest, begin, to)
			if inherits {
				a.Actor = out[len(out)-1].Actor
			}
		}
		actor, addressee := "", ""
		if v.passive {
			actor, addressee = s.passive(v, rest)
		} else {
			actor, addressee = s.active(v, rest, a.first && s.lends() || a.Actor != "")
		}
		if addressee == "" {
			continue
		}
		if actor != "" {
			a.Actor = actor
		}
		a.Addressee, a.Verb = addressee, v.of(a.Actor, addressee)
		out, last = append(out, a), v.end
	}
	return out
}

// behindReference returns where a clause goes on behind one that only refers to
// an action: "As the Council requested, …".
func (s *scanner) behindReference(from, to int) int {
	if s.as[firstWord(s.folded.Str[from:to])] {
		if i := strings.IndexByte(s.folded.Str[from:to], ','); i >= 0 {
			return from + i
		}
	}
	return from
}

// near is how far from a verb, in bytes, names are looked for.
const near = 2000

// joinedVerbs tells which of the hits are verbs joined to what is before them.
func (s *scanner) joinedVerbs(hits []match.Hit[form]) []bool {
	out := make([]bool, len(hits))
	for i, h := range hits {
		out[i] = (h.Value.verb != "" || len(h.Value.tails) > 0) && s.marked(&s.joins, h.Start)
	}
	return out
}

// nextJoined returns where the next verb behind the one at index i stands that is
// joined to it: the names behind that are its own.
func nextJoined(hits []match.Hit[form], joined []bool, i, to int) int {
	if k := slices.Index(joined[i+1:], true); k >= 0 {
		return hits[i+1+k].Start
	}
	return to
}

// joined tells whether a verb behind an action is one of its own, and where its
// names begin: right behind a joining word, when it may inherit who asks, or
// with a name of its own behind one ("and the Member States are asked"); begin is
// -1 where it belongs to what is asked.
func (s *scanner) joined(v verb, names []party) (begin int, inherits bool) {
	if s.marked(&s.joins, v.start) {
		return v.start, true
	}
	before, _ := around(v, names)
	if n := len(before) - 1; n >= 0 && s.close(before[n].end, v.start, 2) {
		if p := before[s.subject(before, n)]; s.marked(&s.joins, p.start) && (v.passive || !p.asked) {
			return p.start, false
		}
	}
	return -1, false
}
