package actions

import (
	"slices"
	"strings"

	"councilnotes/extractors/match"
)

const (
	usualReach = 7 // words between a verb and the one who is asked
	usualAway  = 4 // words between an auxiliary and its participle
)

// verb is a verb in a text: the reading of a form at its place.
type verb struct {
	start, end          int // folded offsets; of a verb in parts those of its first
	name, formula       string
	passive, impersonal bool
	reach               int
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
