package gen

import (
	"fmt"
	"strings"
)

// note is a phrased Council note: what every renderer prints and the gold tells.
type note struct {
	story *noteStory
	lang  *language

	council   [2]string
	placeDate string
	original  string
	file      string // label of the procedure
	procedure rich
	number    string
	codes     []string
	title     string
	from, to  rich
	previous  rich
	proposal  rich
	subject   rich
	subtitle  string
	points    []phrasedPoint
	annex     []rich   // title first
	grid      [][]rich // rows of the table at the end of the annex
	notes     []rich   // footnotes in order
}

// phrasedPoint is a point in words. A dash item has the label "–" and no path.
type phrasedPoint struct {
	label    string // without punctuation
	printed  string // with it
	path     string // ordinals: 1.2
	level    int
	body     rich
	children []phrasedPoint
	tail     *rich // paragraph after the children
	actions  []said
}

// said is an action with the sentence that says it.
type said struct {
	action
	due  *when // the deadline
	text string
}

func phraseNote(s *noteStory, l *language) *note {
	sp := &speaker{language: l, topic: s.topic.key, partner: s.partner}
	n := &note{story: s, lang: l, council: l.Cover.Council, number: s.number(), codes: s.subjects, title: l.Cover.Titles[s.kind], file: l.Cover.File}
	day := l.date(when{kind: "day", from: s.date}, "")
	n.placeDate = fill(l.Cover.PlaceDate, map[string]string{"place": l.Cover.Place, "date": day})
	n.original = fill(l.Cover.Original, map[string]string{"languages": strings.Join(s.originals, "/")})
	n.procedure = sp.refs(s.procedure)
	n.from, n.to = sp.phrase("party:"+s.from, 0, nil), sp.phrase("party:"+s.to, 0, nil)
	for i, r := range s.previous {
		if i > 0 {
			n.previous.addText(", ")
		}
		r.args["series"] = ""
		n.previous.addMention(l.ref(r, "bare"), mention{ref: &r})
	}
	if s.proposal != nil {
		n.proposal = sp.refs(s.proposal)
	}
	n.subject = sp.phrase("topic:"+s.topic.key+":subject", 0, nil)
	if s.subjectNote != nil {
		sp.footnote(&n.subject, *s.subjectNote)
	}
	n.subtitle = l.Cover.Subtitles[s.purpose]
	for i, p := range s.points {
		n.points = append(n.points, sp.point(p, i+1, 0, nil, ""))
	}
	n.phraseAnnex(sp)
	n.notes = sp.notes
	return n
}

func (sp *speaker) refs(r *ref) rich {
	var out rich
	out.addMention(sp.ref(*r, ""), mention{ref: r})
	return out
}

func (n *note) phraseAnnex(sp *speaker) {
	if len(n.story.annex) == 0 {
		return
	}
	n.annex = append(n.annex, sp.phrase("annex_title", 0, n.story.annex[0].facts))
	for _, s := range n.story.annex {
		n.annex = append(n.annex, sp.say(s))
	}
	n.grid = sp.phraseGrid(n.story.grid)
}

// point phrases a point and its children. list, where set, is the number of
// items of the list that the point is one of: it ends with the list's
// punctuation.
func (sp *speaker) point(p point, ordinal, level int, list *int, parent string) phrasedPoint {
	out := phrasedPoint{level: level}
	out.label, out.printed = sp.label(ordinal, level)
	out.path = strings.TrimPrefix(fmt.Sprintf("%s.%d", parent, ordinal), ".")
	if p.dash {
		out.label, out.printed, out.path = "–", "–", ""
	}
	for _, s := range p.sentences {
		text := sp.say(s)
		out.actions = append(out.actions, sayActions(s, text.text)...)
		if out.body.text != "" {
			out.body.addText(" ")
		}
		out.body.add(text)
	}
	if list != nil && len(p.children) == 0 {
		out.body.addText(sp.punctuation(ordinal == *list))
	}
	n := len(p.children)
	for i, c := range p.children {
		out.children = append(out.children, sp.point(c, i+1, level+1, &n, out.path))
	}
	for _, s := range p.tail {
		text := sp.say(s)
		out.actions = append(out.actions, sayActions(s, text.text)...)
		out.tail = &text
	}
	return out
}

// punctuation ends an item of a list; the last one ends the sentence.
func (sp *speaker) punctuation(last bool) string {
	if last {
		return "."
	}
	return sp.Points.Separator
}

func sayActions(s sentence, text string) []said {
	var out []said
	for _, a := range s.actions {
		x := said{action: a, text: text}
		if f, ok := s.facts[a.deadline]; ok {
			x.due = f.when
		}
		out = append(out, x)
	}
	return out
}

var romans = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"}

// label returns the label of a point and how it is printed.
func (sp *speaker) label(ordinal, level int) (label, printed string) {
	pattern := sp.Points.Number
	switch label = fmt.Sprint(ordinal); level {
	case 1:
		label, pattern = sp.Points.Letters[ordinal-1], sp.Points.Letter
	case 2:
		label, pattern = romans[ordinal-1], sp.Points.Roman
	}
	return label, fill(pattern, map[string]string{"n": label})
}
