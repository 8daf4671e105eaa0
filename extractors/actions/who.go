package actions

import "strings"

// active returns who asks and who is asked: mostly the nearest name before the
// verb and the first behind it. Where lent is set the text has said before who
// asks, and two names behind the verb are not taken for both.
func (s *scanner) active(v verb, names []party, lent bool) (actor, addressee string) {
	before, after := around(v, names)
	for len(after) > 0 && after[0].paper {
		after = after[1:]
	}
	if len(after) > 0 && (s.agentIn(v.end, after[0].start) || s.wordsIn(v.end, after[0].start) > v.reach) {
		after = nil
	}
	if s.final && len(before) > 1 && s.last(v, before, after) {
		if actor, addressee := s.verbLast(v, before); addressee != "" {
			return actor, addressee
		}
	}
	k := asker(before)
	if k >= 0 {
		actor = before[s.subject(before, k)].id
	}
	switch {
	case len(after) == 0 && actor == "" && len(before) > 0 && before[len(before)-1].asked:
		return "", before[len(before)-1].id
	case len(after) == 0:
		return actor, ""
	case actor == "" && len(before) > 0 && before[len(before)-1].asked && !after[0].asked && s.close(v.end, after[0].start, 3):
		return after[0].id, before[len(before)-1].id
	case actor == "" && !lent && !after[0].asked:
		if next, ok := s.follower(after); ok {
			return after[0].id, next.id
		}
	}
	return actor, after[0].id
}

// asker returns the index of the last name that may be who asks, or -1.
func asker(names []party) int {
	for i := len(names) - 1; i >= 0; i-- {
		if !names[i].apart && !names[i].asked {
			return i
		}
	}
	return -1
}

// last reports whether a verb stands behind both names: there is none behind it
// in its clause, or the one before it is of a form that only who is asked has.
func (s *scanner) last(v verb, before, after []party) bool {
	return len(after) == 0 || strings.ContainsAny(s.folded.Str[v.end:after[0].start], ",;:") ||
		before[len(before)-1].asked && s.wordsIn(v.end, after[0].start) > 1
}

// verbLast returns the two names right before a verb that stands behind both:
// "Komisija Svetu priporoča", "Komisi Rada vyzvala".
func (s *scanner) verbLast(v verb, before []party) (actor, addressee string) {
	i := len(before) - 1
	q := before[i]
	for i = s.subject(before, i) - 1; i >= 0 && before[i].apart; {
		i--
	}
	const span = 8 // words from the first name to the verb
	if i < 0 || q.apart || !s.close(before[i].end, v.start, span) {
		return "", ""
	}
	p := before[i]
	if p.asked && !q.asked {
		return q.id, p.id
	}
	return before[s.subject(before, i)].id, q.id
}

// follower returns the name that stands right behind the first and is another
// party: "ersucht der Vorsitz den Ausschuss".
func (s *scanner) follower(after []party) (party, bool) {
	if len(after) < 2 || after[1].apart || after[0].id == after[1].id || !s.close(after[0].end, after[1].start, 3) || s.oneParty(after[0], after[1]) {
		return party{}, false
	}
	return after[1], true
}

// passive returns who asks, where it is said, and who is asked: the name before
// the verb, else the first behind it that is not the actor; of an impersonal
// verb rather that behind.
func (s *scanner) passive(v verb, names []party) (actor, addressee string) {
	before, after := around(v, names)
	if !v.impersonal && len(after) > 0 && s.agentIn(v.end, after[0].start) {
		actor, after = after[0].id, after[1:]
	}
	behind := ""
	if len(after) > 0 && s.close(v.end, after[0].start, v.reach/2) {
		behind = after[0].id
	}
	if v.impersonal && behind != "" && (s.wordsIn(v.end, after[0].start) <= 1 || !s.askedRightBefore(v, before)) {
		return actor, behind
	}
	for i := len(before) - 1; i >= 0; i-- {
		switch {
		case !v.impersonal && s.agent(before[i].start):
			actor = before[i].id
		case before[i].apart:
		default:
			return actor, before[s.subject(before, i)].id
		}
	}
	return actor, behind
}

// askedRightBefore reports whether the name right before an impersonal verb is in
// the form of who is asked: "Al Segretariato generale è chiesto".
func (s *scanner) askedRightBefore(v verb, before []party) bool {
	if len(before) == 0 {
		return false
	}
	p := before[len(before)-1]
	return (p.asked || s.agent(p.start)) && s.close(p.end, v.start, 2)
}

// byOthers reports whether a verb is followed by "by" and no organisation:
// "authorised by national law" asks nobody for anything.
func (s *scanner) byOthers(v verb, names []party) bool {
	next := wordsAfter(s.folded.Str, v.end, 2)
	hits := s.by.FindIn(s.folded, s.text.Str, v.end, next)
	if len(hits) == 0 || !blank(s.folded.Str[v.end:hits[0].Start]) {
		return false
	}
	_, after := around(v, names)
	return len(after) == 0 || hits[0].End > after[0].start || !blank(s.folded.Str[hits[0].End:after[0].start])
}

// agent reports whether the words before a name make it the one who does;
// agentIn looks no further back than from.
func (s *scanner) agent(name int) bool { return s.agentIn(0, name) }

func (s *scanner) agentIn(from, name int) bool { return s.markedIn(&s.by, from, name) }
