package gen

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Codes of the countries that stories name: partners outside the Union, and
// its members.
var (
	thirdCountries = strings.Fields("JP KR SG CA US GB NO IS CH UA MD GE AM AZ MA TN EG SN MR NG NE KE ZA IN VN TH AU NZ BR CL MX TR RS AL MK KZ")
	memberStates   = strings.Fields("BE BG CZ DK DE EE IE GR ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE")
)

// fact is what a slot holds: one of its fields is set.
type fact struct {
	when    *when
	ref     *ref
	country string
	demonym string // code of a country named by its adjective
	note    *sentence
}

// sentence is a scene with its slots filled. variant chooses among the
// phrasings that a language has for it.
type sentence struct {
	key     string
	variant uint
	facts   map[string]fact
	actions []action
}

// point is a numbered point, sub-point, or dash item of a story.
type point struct {
	sentences []sentence
	children  []point
	dash      bool // not numbered: an item of a list inside its parent
	tail      []sentence
}

// noteStory is a Council note before it is phrased.
type noteStory struct {
	date             time.Time
	n, rev           int
	kind             string // type of the cover
	from, to         string // keys of parties
	topic            topic
	partner, purpose string
	subjects         []string
	procedure        *ref
	previous         []ref
	proposal         *ref
	limite           bool
	subjectNote      *sentence
	points           []point
	annex            []sentence // empty: no annex
	grid             []gridRow  // the table at its end; empty: none
	initials         string
	twoLineFooter    bool
	originals        []string
	hyphens          hyphens
	divideNotes      bool // footnotes may go on over the page
}

// name is the file name of the note, without language: st-11482-2023-init.
func (s *noteStory) name() string { return strings.ToLower(s.id()) }

// id is the Council id of the note.
func (s *noteStory) id() string {
	suffix := "INIT"
	if s.rev > 0 {
		suffix = fmt.Sprintf("REV-%d", s.rev)
	}
	return fmt.Sprintf("ST-%d-%d-%s", s.n, s.date.Year(), suffix)
}

// number is the number as printed: 9124/1/23 REV 1.
func (s *noteStory) number() string {
	if s.rev > 0 {
		return fmt.Sprintf("%d/%d/%s REV %d", s.n, s.rev, yy(s.date.Year()), s.rev)
	}
	return fmt.Sprintf("%d/%s", s.n, yy(s.date.Year()))
}

// teller draws what a story tells.
type teller struct {
	*rng
	base    time.Time
	third   []string // countries not named yet, in the order they will be
	members []string
	notes   int          // footnotes still allowed
	noted   map[int]bool // kinds of footnotes told
}

func newTeller(seed uint64, purpose string) *teller {
	r := newRng(seed, purpose)
	year, _ := numbered(seed)
	base := date(year, r.between(1, 6), r.between(1, 28))
	if year < lastYear {
		base = base.AddDate(0, r.n(7), 0)
	}
	return &teller{rng: r, base: base, third: shuffled(r, thirdCountries), members: shuffled(r, memberStates), notes: r.between(2, 6), noted: map[int]bool{}}
}

// Years and numbers of documents.
const (
	firstYear, lastYear     = 2013, 2025
	firstNumber, lastNumber = 5001, 16900
)

// numbered gives every seed a year and number of its own, as far as there are
// any (154,700 seeds in a row), in no visible order.
func numbered(seed uint64) (year, number int) {
	const numbers = lastNumber - firstNumber + 1
	const all = numbers * (lastYear - firstYear + 1)
	const step = 95609 // Shares no factor with all, so that no place is taken twice.
	k := int(seed % all * step % all)
	return firstYear + k/numbers, firstNumber + k%numbers
}

// take returns the next code of a list and puts it to the end.
func take(list *[]string) string {
	c := (*list)[0]
	*list = append((*list)[1:], c)
	return c
}

// forget keeps a country out of what is drawn: the partner has its own place.
func (t *teller) forget(code string) {
	t.third = slices.DeleteFunc(t.third, func(c string) bool { return c == code })
}

// tell fills a scene.
func (t *teller) tell(s scene) sentence {
	out := sentence{key: s.key, variant: uint(t.n(1 << 16)), facts: map[string]fact{}}
	for _, sl := range s.slots {
		out.facts[sl.name] = t.draw(sl.kind, out.facts)
	}
	return out
}

// draw draws what a slot of a kind holds: a country (third, eu), a member's
// adjective (adj), a footnote (note, empty when enough are told), a date or a
// reference. titled:x and ruled:x are days that go with the act or case in x;
// after a date in x, com:x is a document of its time.
func (t *teller) draw(kind string, told map[string]fact) fact {
	kind, of, _ := strings.Cut(kind, ":")
	switch kind {
	case "third":
		return fact{country: take(&t.third)}
	case "eu":
		return fact{country: take(&t.members)}
	case "adj":
		return fact{demonym: take(&t.members)}
	case "note":
		return t.drawNote()
	case "titled":
		return fact{when: &when{kind: "day", from: date(told[of].ref.year, t.between(1, 12), t.between(1, 28)), role: "act_title"}}
	case "ruled":
		return fact{when: &when{kind: "day", from: date(told[of].ref.year+1, t.between(1, 12), t.between(1, 28))}}
	}
	base := t.base
	if w := told[of].when; w != nil {
		base = w.from
	}
	if w, ok := drawDate(t.rng, kind, base); ok {
		return fact{when: &w}
	}
	if r, ok := drawRef(t.rng, kind, base); ok {
		return fact{ref: &r}
	}
	panic("gen: unknown kind of slot " + kind)
}

// drawNote draws a footnote, or none when the story has enough of them.
func (t *teller) drawNote() fact {
	if t.notes == 0 {
		return fact{}
	}
	t.notes--
	i := t.n(len(footnotes))
	if len(t.noted) == len(footnotes) {
		clear(t.noted)
	}
	for t.noted[i] { // The next kind that the story has not had yet.
		i = (i + 1) % len(footnotes)
	}
	t.noted[i] = true
	n := t.tell(footnotes[i])
	return fact{note: &n}
}

// tellNote draws the note of a seed, with so many points more than it needs.
func tellNote(seed uint64, extra int) *noteStory {
	t := newTeller(seed, "note")
	_, n := numbered(seed)
	s := &noteStory{date: t.base, n: n, limite: t.chance(60), hyphens: drawHyphens(seed), divideNotes: newRng(seed, "divided notes").chance(40)}
	if t.chance(25) {
		s.rev = t.between(1, 3)
	}
	s.topic = pick(t.rng, topics)
	s.partner = pick(t.rng, s.topic.partners)
	t.forget(s.partner)
	s.purpose = pick(t.rng, purposes)
	if s.topic.law {
		s.purpose = pick(t.rng, lawPurposes)
	}
	t.tellCover(s)
	t.notes += extra
	s.points = t.tellPoints(s, extra)
	if t.chance(25) {
		a := t.tell(statements[0])
		s.annex = []sentence{a}
		for _, x := range shuffled(t.rng, statements[1:])[:t.between(1, 3)] {
			s.annex = append(s.annex, t.tell(x))
		}
		s.grid = tellGrid(seed, t.base)
	}
	return s
}

// tellCover draws what the first page says about the note.
func (t *teller) tellCover(s *noteStory) {
	s.kind, s.from, s.to = "note", "presidency", "delegations"
	if s.purpose != "progress" {
		k := pick(t.rng, [][3]string{{"ia_item_note", "secretariat", "coreper_council"}, {"i_item_note", "presidency", "coreper"}, {"report", "secretariat", "coreper"}})
		s.kind, s.from, s.to = k[0], k[1], k[2]
	}
	for _, c := range s.topic.subjects[:t.between(1, len(s.topic.subjects))] {
		s.subjects = append(s.subjects, fmt.Sprintf("%s %d", c, t.between(2, 990)))
	}
	y := t.base.Year()
	k := t.between(11, 480)
	s.procedure = &ref{kind: "procedure", ids: []string{fmt.Sprintf("%d/%04d(%s)", y, k, s.topic.code)}, pattern: "proc",
		args: map[string]string{"y": fmt.Sprint(y), "n": fmt.Sprintf("%04d", k), "code": s.topic.code}}
	for range t.n(3) {
		r, _ := drawRef(t.rng, pick(t.rng, []string{"st", "st_add", "st_rev", "st_adds"}), t.base)
		s.previous = append(s.previous, r)
	}
	if t.chance(60) {
		r, _ := drawRef(t.rng, "com", t.base)
		s.proposal = &r
	}
	if t.chance(30) {
		s.subjectNote = t.drawNote().note
	}
	s.originals = [][]string{{"en"}, {"en"}, {"en"}, {"fr", "en"}}[t.n(4)]
	s.initials = pick(t.rng, []string{"JB", "MK", "AV", "RT"}) + "/" + pick(t.rng, []string{"ps", "lo", "nk", "dre"}) + "/" + pick(t.rng, []string{"td", "ub", "wy"})
	s.twoLineFooter = t.chance(50)
}

// tellPoints draws the numbered points: opening, background, examination with
// sub-points, positions, legal basis, courts, timeline, and the plea.
func (t *teller) tellPoints(s *noteStory, extra int) []point {
	intro := sc("intro:"+s.topic.key, s.topic.intro)
	out := []point{{sentences: append(t.some(possible(openings, s.topic), 1, 1), t.tell(intro))}, {sentences: t.some(possible(backgrounds, s.topic), 1, 2)}, t.tellAgreed(s.topic)}
	groups := [][]scene{examinations, positions, bases, courts, timelines}
	for _, group := range groups {
		if t.chance(80) {
			out = append(out, point{sentences: t.some(group, 1, 3)})
		}
	}
	for i := range extra {
		if i%9 == 8 {
			out = append(out, t.tellAgreed(s.topic))
		} else {
			out = append(out, point{sentences: t.some(groups[i%len(groups)], 2, 3)})
		}
	}
	return append(out, t.tellPlea(s.purpose))
}

// possible leaves out what makes no sense for a law.
func possible(group []scene, tp topic) []scene {
	if !tp.law {
		return group
	}
	return slices.DeleteFunc(slices.Clone(group), func(s scene) bool { return talks[s.key] })
}

// some tells from lo to hi scenes of a group.
func (t *teller) some(group []scene, lo, hi int) []sentence {
	var out []sentence
	for _, s := range shuffled(t.rng, group)[:t.between(lo, hi)] {
		out = append(out, t.tell(s))
	}
	return out
}

// tellAgreed draws the point with lettered sub-points, one of which may have
// roman ones.
func (t *teller) tellAgreed(tp topic) point {
	p := point{sentences: []sentence{t.tell(agreed)}}
	elements := make([]scene, len(tp.elements))
	for i, slots := range tp.elements {
		elements[i] = sc(fmt.Sprintf("element:%s:%d", tp.key, i), slots)
	}
	for _, e := range shuffled(t.rng, elements)[:t.between(2, 4)] {
		p.children = append(p.children, point{sentences: []sentence{t.tell(e)}})
	}
	if t.chance(40) {
		c := point{sentences: []sentence{t.tell(partners)}}
		for _, k := range shuffled(t.rng, kids)[:t.between(2, 3)] {
			c.children = append(c.children, point{sentences: []sentence{t.tell(k)}})
		}
		p.children = append(p.children, c)
	}
	return p
}

func (t *teller) tellPlea(purpose string) point {
	a := pick(t.rng, pleas[purpose])
	lead := t.tell(a.lead)
	p := point{}
	if a.tail != nil {
		tail := t.tell(*a.tail)
		tail.actions = a.actions[1:]
		lead.actions = a.actions[:1]
		p.tail = []sentence{tail}
	} else {
		lead.actions = a.actions
	}
	p.sentences = []sentence{lead}
	for _, c := range a.children {
		p.children = append(p.children, point{sentences: []sentence{t.tell(c)}, dash: !a.lettered})
	}
	return p
}
