package dates

import (
	"slices"
	"strings"
	"unicode"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// The roles of a date.
const (
	roleDocument       = "document"
	roleDistribution   = "distribution"
	roleActTitle       = "act_title"
	roleDeadline       = "deadline"
	roleEntryIntoForce = "entry_into_force"
	roleMeeting        = "meeting"
)

// How many tokens of the same sentence are looked at for the number of an act,
// and for a meeting or what is asked for.
const (
	actReach  = 24
	nearReach = 24
)

// role returns what the words around the tokens from first to before next say
// of the date, or "". A weekday may stand between them and the date.
func (s *scanner) role(first, next int) string {
	if role := s.roleAt(first, next); role != "" {
		return role
	}
	if day := s.weekdayBefore(first); day < first {
		return s.roleAt(day, next)
	}
	return ""
}

func (s *scanner) roleAt(first, next int) string {
	g := s.g
	switch {
	case s.says(&g.inForce, first, next):
		return roleEntryIntoForce
	case s.lastOf(first):
		return roleMeeting
	case s.says(&g.deadline, first, next), s.owed(first):
		return roleDeadline
	case s.inActTitle(first, next):
		return roleActTitle
	case s.atMeeting(first, next):
		return roleMeeting
	}
	return ""
}

// lastOf reports whether the date is that of the last of several meetings, in
// languages where "latest" means "at the latest" too: "på fire møder, senest den
// 3. februar".
func (s *scanner) lastOf(first int) bool {
	at, ok := s.before(&s.g.deadline.before, first)
	if !ok || !s.is(at-1, ",") {
		return false
	}
	same, ok := s.before(&s.g.meeting.before, first)
	return ok && same == at && s.nearBefore(&s.g.meeting.near, at) && !s.nearBefore(&s.g.deadline.near, at)
}

// weekdayBefore returns the index of the weekday before the date that begins at
// the token first, a comma and a small word between them at most: "onsdagen den
// 10 november"; or first.
func (s *scanner) weekdayBefore(first int) int {
	i, _ := s.before(&s.g.lead, first)
	if s.is(i-1, ",") {
		i--
	}
	if day, ok := s.before(&s.g.weekdays, i); ok {
		return day
	}
	return first
}

// owed reports whether the word before the date at first may name the end of a
// time and something is asked for before it in the sentence: "must reply before".
func (s *scanner) owed(first int) bool {
	at, ok := s.before(&s.g.deadline.weak, first)
	return ok && s.nearBefore(&s.g.deadline.near, at)
}

// untilEnds reports whether the case of the word at i, the last of a date but
// for its year, means "by": "14-ig", "septembriks 2023".
func (s *scanner) untilEnds(i int) bool {
	if s.at(i).kind == number {
		i--
	}
	return s.at(i).kind == word && slices.ContainsFunc(s.g.untilEndings, func(e string) bool { return strings.HasSuffix(s.str(i), e) })
}

// says reports whether one of the phrases stands right before or behind.
func (s *scanner) says(p *rolePhrases, first, next int) bool {
	if _, ok := s.before(&p.before, first); ok {
		return true
	}
	if !s.near(next) || s.at(next).kind == word && s.capital(s.at(next).start) {
		return false // the next sentence
	}
	_, _, ok := s.after(&p.after, next)
	return ok
}

// inActTitle reports whether the date belongs to the title of an act: nothing
// but institutions stands between it and the act's number.
func (s *scanner) inActTitle(first, next int) bool {
	if at, ok := s.before(&s.g.acts.before, first); ok {
		for i := at - 1; i > 0 && i > at-actReach; i-- {
			if s.actNumberEnds(i) {
				return true
			}
			if !s.inTitleOfAct(i) {
				break
			}
		}
	}
	i, _, ok := s.after(&s.g.acts.after, next)
	if !ok {
		return false
	}
	for end := i + actReach; i < end && i < len(s.tokens); i++ {
		if s.at(i).kind == number && s.is(i+1, "/") && s.at(i+2).kind == number {
			return true
		}
		if !s.inTitleOfAct(i) {
			break
		}
	}
	return false
}

// actNumberEnds reports whether the number of an act ends with the token i.
func (s *scanner) actNumberEnds(i int) bool {
	return s.at(i).kind == number && s.is(i-1, "/") && s.at(i-2).kind == number && s.glued(i-2)
}

// inTitleOfAct reports whether the token i may stand between number and date.
func (s *scanner) inTitleOfAct(i int) bool {
	switch s.at(i).kind {
	case mark:
		return strings.Contains("(),/-", s.str(i))
	case word:
		_, ok := s.g.acts.near.byFirst[s.str(i)]
		return ok
	}
	return false
}

// atMeeting reports whether the date is that of a meeting named right behind it
// or before it in the same sentence.
func (s *scanner) atMeeting(first, next int) bool {
	if s.near(next) {
		if _, _, ok := s.after(&s.g.meeting.after, next); ok {
			return true
		}
	}
	if _, ok := s.before(&s.g.meeting.near, first); ok {
		return true // "na zasadnutí 15. januára"
	}
	if _, ok := s.before(&s.g.meeting.before, first); !ok {
		return false
	}
	return s.nearBefore(&s.g.meeting.near, first)
}

// nearBefore reports whether one of the phrases stands up to a line before the
// token first in the same sentence.
func (s *scanner) nearBefore(p *phrases, first int) bool {
	for i := first - 1; i >= 0 && i > first-nearReach; i-- {
		if s.sentenceEnds(i) {
			return false
		}
		if _, _, ok := s.after(p, i); ok {
			return true
		}
	}
	return false
}

// sentenceEnds reports whether the token i ends a sentence.
func (s *scanner) sentenceEnds(i int) bool {
	if s.is(i, ";") || s.is(i, ":") {
		return true
	}
	return s.is(i, ".") && s.at(i+1).gap > 0 && s.at(i+1).kind == word && s.capital(s.at(i+1).start) && s.at(i-1).kind == word && len(s.str(i-1)) > 4
}

// unlabelled reports whether a row of a cover has no label: no colon before
// its first figure.
func (s *scanner) unlabelled() bool {
	for i := range s.tokens {
		if s.is(i, ":") {
			return false
		}
		if s.at(i).kind == number {
			break
		}
	}
	return true
}

// coverDates gives the role of document to the first whole date of a cover's
// place-date line, and returns the date of distribution that stands in brackets
// behind it ("29 November 2012 (30.11)").
func (s *scanner) coverDates(d *doc.Date, first int, p part) []doc.Date {
	if !s.cover || s.dated || p.day == 0 || p.year == 0 || !s.placeBefore(first) {
		return nil
	}
	d.Role, s.dated = roleDocument, true
	i := p.next
	if !s.is(i, "(") || !s.dayAt(i+1) || !s.is(i+2, ".") || !s.dayAt(i+3) {
		return nil
	}
	month, day := s.at(i+3).value, s.at(i+1).value
	year := p.year
	if month == 1 && p.month == 12 {
		year++
	}
	edtf := canon.Day(year, month, day)
	if edtf == "" {
		return nil
	}
	end := i + 3
	if s.is(end+1, ".") {
		end++
	}
	out := s.date(edtf, s.at(i+1).start, s.at(end).end, false)
	out.Role = roleDistribution
	return []doc.Date{out}
}

// placeBefore reports whether nothing but names stands before the token first:
// "Brussels, ".
func (s *scanner) placeBefore(first int) bool {
	for i := range first {
		if s.at(i).kind != word && !s.is(i, ",") && !s.is(i, "'") && !s.is(i, "-") {
			return false
		}
	}
	return first > 0 && unicode.IsUpper(firstRune(s.text.In(s.folded.Span(s.at(0).start, s.at(0).end))))
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
