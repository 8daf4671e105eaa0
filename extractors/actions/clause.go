package actions

import (
	"slices"
	"strings"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

const (
	usualReach = 7 // words between a verb and the one who is asked
	usualAway  = 4 // words between an auxiliary and its participle
)

// action is an action while its sentence is read.
type action struct {
	doc.Action
	passive bool
	first   bool // its verb is the first word of the sentence
}

// verb is a verb in a text: the reading of a form at its place.
type verb struct {
	start, end          int // folded offsets; of a verb in parts those of its first
	name, formula       string
	passive, impersonal bool
	reach               int
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
	for i := range hits {
		v, ok := s.reading(hits, i, to)
		if !ok || v.start < last || s.blocked(from, v.start) || v.passive && !v.impersonal && s.byOthers(v, names) {
			continue
		}
		a := action{passive: v.passive, first: blank(s.folded.Str[from:v.start])}
		rest := within(names, 0, s.nextJoined(hits[i+1:], to))
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

// nextJoined returns where the next verb stands that is joined to what is before
// it: the names behind it are its own.
func (s *scanner) nextJoined(hits []match.Hit[form], to int) int {
	for _, h := range hits {
		if f := h.Value; (f.verb != "" || len(f.tails) > 0) && s.marked(&s.joins, h.Start) {
			return h.Start
		}
	}
	return to
}

// of is the record's verb for what is asked by one of another.
func (v verb) of(actor, addressee string) string {
	preparing := slices.Contains([]string{"", "presidency", "secretariat", "working_party"}, actor)
	deciding := slices.Contains([]string{"council", "council_configuration", "coreper", "coreper_1", "coreper_2"}, addressee)
	if v.formula != "" && preparing && deciding {
		return v.formula
	}
	return v.name
}

// reading tells what the form at index i is: a verb by itself, one with a second
// part, a participle with its auxiliary; ok is false where it is none of these.
func (s *scanner) reading(hits []match.Hit[form], i, to int) (v verb, ok bool) {
	h := hits[i]
	f := h.Value
	if t, ok := s.tail(h, to); ok {
		f = t
	}
	v = verb{start: h.Start, end: h.End, name: f.verb, formula: f.formula, reach: f.reach}
	if v.reach == 0 {
		v.reach = usualReach
	}
	if f.no || f.verb == "" {
		return v, false
	}
	if f.voices.participle {
		if a := s.auxiliary(hits, i); a >= 0 {
			v.passive = hits[a].Value.auxiliary
			if !v.passive && a < i { // "hat der Rat die Kommission ersucht"
				v.start, v.end = hits[a].Start, hits[a].End
			}
			return v, true
		}
	}
	v.impersonal = f.voices.impersonal
	v.passive = f.voices.passive || f.voices.impersonal
	return v, v.passive || f.voices.active
}

// tail returns the reading of a form whose second part follows, "auf" to
// "fordert": the nearest part counts.
func (s *scanner) tail(h match.Hit[form], to int) (form, bool) {
	if len(h.Value.tails) == 0 {
		return form{}, false
	}
	const near = 400 // bytes between the parts
	for _, p := range s.tails.FindIn(s.folded, s.text.Str, h.End, min(to, h.End+near)) {
		part := s.folded.Str[p.Start:p.End]
		for _, t := range h.Value.tails {
			if t.part == part {
				return t.form, true
			}
		}
	}
	return form{}, false
}

// auxiliary returns the index of the auxiliary of the participle at index i: in
// reach before it, or right behind it; -1 for none.
func (s *scanner) auxiliary(hits []match.Hit[form], i int) int {
	for k := i - 1; k >= 0; k-- {
		f := hits[k].Value
		if f.auxiliary || f.have {
			if between := s.folded.Str[hits[k].End:hits[i].Start]; s.wordsIn(hits[k].End, hits[i].Start) <= s.reachOf(f) &&
				strings.Count(between, ",")%2 == 0 && !strings.Contains(between, ";") { // "is, therefore, invited"
				return k
			}
			break
		}
		if f.verb != "" {
			break // it belongs to the verb before
		}
	}
	if i+1 < len(hits) && (hits[i+1].Value.auxiliary || hits[i+1].Value.have) && s.close(hits[i].End, hits[i+1].Start, 1) {
		return i + 1
	}
	return -1
}

// reachOf is how far an auxiliary reaches: where the verb may stand last, one for
// the active voice has both names behind it.
func (s *scanner) reachOf(f form) int {
	if f.have && s.final {
		return 3 * s.away
	}
	return s.away
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

// blocked reports whether the word right before a verb makes it no action.
func (s *scanner) blocked(from, verb int) bool {
	return s.markedIn(&s.blocks, from, verb)
}

// marked reports whether a phrase of the set, of two words at most, stands right
// before a folded offset.
func (s *scanner) marked(set *match.Set[bool], at int) bool { return s.markedIn(set, 0, at) }

func (s *scanner) markedIn(set *match.Set[bool], from, at int) bool {
	start := at
	for n := 0; n < 2 && start > from; n++ {
		start = wordBefore(s.folded.Str, from, start)
		for _, h := range set.FindIn(s.folded, s.text.Str, start, at) {
			if blank(s.folded.Str[h.End:at]) {
				return true
			}
		}
	}
	return false
}

// before reports whether a phrase of the set stands right behind a folded offset.
func (s *scanner) before(set *match.Set[bool], at int) bool {
	hits := set.FindIn(s.folded, s.text.Str, at, wordsAfter(s.folded.Str, at, 2))
	return len(hits) > 0 && blank(s.folded.Str[at:hits[0].Start])
}

// blank reports whether nothing but blanks stands in s, or the mark that glues an
// article to a name: "dell'", "mill-".
func blank(s string) bool { return strings.Trim(s, " -'") == "" }

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
