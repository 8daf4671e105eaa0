package actions

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

const (
	usualReach = 8 // words between a verb and the one who is asked
	usualAway  = 4 // words between an auxiliary and its participle
)

// action is an action while its sentence is read.
type action struct {
	doc.Action
	passive bool
}

// clauses returns the actions of the sentence [from, to). Verbs behind the
// first belong to what it asks for, unless they are joined to it: "invites …
// and requests …".
func (s *scanner) clauses(from, to int, names []hit) []action {
	var out []action
	verbs := s.verbs.FindIn(s.folded, s.text.Str, from, to)
	for i, v := range verbs {
		f := v.Value
		if f.no || f.verb == "" || s.blocked(from, v.Start) || s.byOthers(v.End, names) {
			continue
		}
		passive := f.passive || f.participle && s.auxiliaryNear(verbs, i)
		if !passive && !f.active || len(out) > 0 && (passive || out[0].passive || !s.joined(v.Start)) {
			continue
		}
		a := action{Action: doc.Action{Verb: f.verb}, passive: passive}
		if f.reach == 0 {
			f.reach = usualReach
		}
		if passive {
			a.Actor, a.Addressee = s.passive(v, names, f.reach)
		} else {
			a.Actor, a.Addressee = s.active(v, names, f.reach)
		}
		if len(out) > 0 {
			a.Actor = out[0].Actor
		}
		if a.Addressee != "" {
			out = append(out, a)
		}
	}
	return out
}

// blocked reports whether the word right before a verb makes it no action.
func (s *scanner) blocked(from, verb int) bool {
	start := verb
	for n := 0; n < 2 && start > from; n++ { // the word may be of two parts
		start = wordBefore(s.folded.Str, from, start)
		for _, h := range s.blocks.FindIn(s.folded, s.text.Str, start, verb) {
			if strings.TrimSpace(s.folded.Str[h.End:verb]) == "" {
				return true
			}
		}
	}
	return false
}

// joined reports whether a joining word stands right before the verb.
func (s *scanner) joined(verb int) bool {
	start := wordBefore(s.folded.Str, 0, verb)
	hits := s.joins.FindIn(s.folded, s.text.Str, start, verb)
	return len(hits) > 0
}

// auxiliaryNear reports whether the verb at index i, a participle, has an
// auxiliary in reach, before it or behind.
func (s *scanner) auxiliaryNear(verbs []match.Hit[form], i int) bool {
	for k := i - 1; k >= 0; k-- {
		if verbs[k].Value.verb != "" {
			break // it belongs to the participle before
		}
		if verbs[k].Value.auxiliary {
			return s.wordsIn(verbs[k].End, verbs[i].Start) <= s.away &&
				!strings.ContainsAny(s.folded.Str[verbs[k].End:verbs[i].Start], ",;")
		}
	}
	return i+1 < len(verbs) && verbs[i+1].Value.auxiliary && s.wordsIn(verbs[i].End, verbs[i+1].Start) <= 1
}

// active returns who asks and who is asked: the nearest name before the verb
// and the first behind it; two names behind where none is before.
func (s *scanner) active(v match.Hit[form], names []hit, reach int) (actor, addressee string) {
	before, after := around(v.Start, v.End, names)
	if before >= 0 {
		actor = names[s.subject(names, before)].Value
	}
	if after < 0 || s.agent(names[after].Start) || s.wordsIn(v.End, names[after].Start) > reach {
		return actor, ""
	}
	if before < 0 {
		if next := s.follower(names, after); next >= 0 {
			return names[after].Value, names[next].Value
		}
	}
	return actor, names[after].Value
}

// follower returns the index of a name that stands right behind the one at
// index i and is another party: "ersucht der Vorsitz den Ausschuss".
func (s *scanner) follower(names []hit, i int) int {
	for k := i + 1; k < len(names); k++ {
		if names[k].Value == "" {
			return -1
		}
		if s.wordsIn(names[i].End, names[k].Start) > 2 || s.oneParty(names[i], names[k]) ||
			strings.ContainsAny(s.folded.Str[names[i].End:names[k].Start], ",;:") {
			return -1
		}
		return k
	}
	return -1
}

// passive returns who asks, where it is said, and who is asked: the name before
// the verb, else the first behind it that is not the actor.
func (s *scanner) passive(v match.Hit[form], names []hit, reach int) (actor, addressee string) {
	before, after := around(v.Start, v.End, names)
	if after >= 0 && s.agent(names[after].Start) {
		actor = names[after].Value
		after++
		if after == len(names) {
			after = -1
		}
	}
	if before >= 0 && !s.agent(names[before].Start) {
		return actor, names[s.subject(names, before)].Value
	}
	if after >= 0 && names[after].Value != "" && s.wordsIn(v.End, names[after].Start) <= reach/2 {
		return actor, names[after].Value
	}
	return actor, ""
}

// byOthers reports whether a verb is followed by "by" and no organisation:
// "authorised by national law" asks nobody for anything.
func (s *scanner) byOthers(verb int, names []hit) bool {
	next := wordsAfter(s.folded.Str, verb, 2)
	hits := s.by.FindIn(s.folded, s.text.Str, verb, next)
	if len(hits) == 0 || strings.TrimSpace(s.folded.Str[verb:hits[0].Start]) != "" {
		return false
	}
	_, after := around(verb, verb, names)
	return after < 0 || strings.TrimSpace(s.folded.Str[hits[0].End:names[after].Start]) != ""
}

// agent reports whether the words before a name make it the one who does.
func (s *scanner) agent(name int) bool {
	start := name
	for range 2 {
		start = wordBefore(s.folded.Str, 0, start)
		for _, h := range s.by.FindIn(s.folded, s.text.Str, start, name) {
			if strings.TrimSpace(s.folded.Str[h.End:name]) == "" {
				return true
			}
		}
	}
	return false
}

// subject returns the index of the first of the names that are one party with
// the name at index i: in "delegations of the Member States" the delegations.
func (s *scanner) subject(names []hit, i int) int {
	for i > 0 && names[i-1].Value != "" && s.oneParty(names[i-1], names[i]) {
		i--
	}
	return i
}

// oneParty reports whether only joining words stand between two names.
func (s *scanner) oneParty(a, b hit) bool {
	between := strings.TrimSpace(s.folded.Str[a.End:b.Start])
	if between == "" || between == "/" {
		return between == "/"
	}
	hits := s.joins.FindIn(s.folded, s.text.Str, a.End, b.Start)
	return len(hits) == 1 && s.folded.Str[hits[0].Start:hits[0].End] == between
}

// around returns the indexes of the last name that ends before a verb and of
// the first that begins behind it, -1 for none; phrases that are no
// organisation do not count.
func around(start, end int, names []hit) (before, after int) {
	before, after = -1, -1
	for i, n := range names {
		if n.Value == "" {
			continue
		}
		if n.End <= start {
			before = i
		}
		if n.Start >= end && after < 0 {
			after = i
		}
	}
	return before, after
}

// lastName returns the index of the last name that is an organisation, or -1.
func lastName(names []hit) int {
	for i := len(names) - 1; i >= 0; i-- {
		if names[i].Value != "" {
			return i
		}
	}
	return -1
}

// id is the organisation a value of the data stands for. The Union as a whole
// asks and is asked nothing: its name is mostly an adjective ("Union law").
func id(value string) string {
	id, _, _ := strings.Cut(value, ":")
	if id == "eu" {
		return ""
	}
	return id
}

// wordsIn counts the words between two folded offsets, up to more than any
// reach.
func (s *scanner) wordsIn(from, to int) int {
	const enough = 1000 // bytes
	if to = min(to, from+enough); to <= from {
		return 0
	}
	return len(strings.FieldsFunc(s.folded.Str[from:to], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// oneWord bounds a word in bytes; a text without blanks must not be searched
// to its ends again and again.
const oneWord = 80

// wordsAfter returns where the n words behind an offset end.
func wordsAfter(s string, offset, n int) int {
	for range n {
		for offset < len(s) && s[offset] == ' ' {
			offset++
		}
		rest := s[offset:min(len(s), offset+oneWord)]
		if i := strings.IndexByte(rest, ' '); i >= 0 {
			rest = rest[:i]
		}
		offset += len(rest)
	}
	return offset
}

// wordBefore returns where the word before the offset begins, not before from.
func wordBefore(s string, from, offset int) int {
	from = max(from, offset-oneWord)
	t := strings.TrimRight(s[from:offset], " ")
	return from + strings.LastIndexByte(t, ' ') + 1
}
