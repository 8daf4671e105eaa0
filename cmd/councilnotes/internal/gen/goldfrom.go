package gen

import (
	"fmt"
	"strings"
)

// types are the record's names of the types of cover.
var types = map[string]string{"note": "note", "report": "report", "i_item_note": "i_item_note", "ia_item_note": "i_a_item_note"}

func (g *Gold) fromNote(n *note) {
	s := n.story
	day := s.date.Format("2006-01-02")
	g.DocumentDate = day
	g.Cover = &GoldCover{Type: types[s.kind], Number: s.id(), Date: day, Place: n.lang.Cover.Place, OriginalLanguages: s.originals,
		SubjectCodes: s.subjects, Procedures: s.procedure.ids, From: n.from.text, To: n.to.text, Subject: n.subject.text, Subtitle: n.subtitle}
	if s.limite {
		g.Cover.Distribution = "limite"
	}
	for _, r := range s.previous {
		g.Cover.PreviousDocuments = append(g.Cover.PreviousDocuments, r.ids...)
	}
	if s.proposal != nil {
		g.Cover.CommissionDocuments = s.proposal.ids
	}
	g.OptionalDates = []GoldDate{{EDTF: day, Text: n.lang.date(when{kind: "day", from: s.date}, ""), In: "cover", Role: "document"}}
	for _, r := range []rich{n.procedure, n.from, n.to, n.previous, n.proposal, n.subject} {
		g.take(r, "cover")
	}
	g.takeNotes(n, n.subject, "")
	for _, p := range n.points {
		g.Points = append(g.Points, g.point(n, p, "point "))
	}
	for _, r := range n.annex {
		g.take(r, "body")
		g.takeNotes(n, r, "")
	}
	for _, row := range n.grid {
		var cells []string
		for _, c := range row {
			g.take(c, "body")
			cells = append(cells, c.text)
		}
		g.Table = append(g.Table, cells)
	}
	for i, r := range n.notes {
		g.take(r, fmt.Sprintf("footnote %d", i+1))
	}
	f := n.foot(1)
	g.Furniture = &GoldFoot{Number: f.number, Initials: f.initials, Unit: f.unit, Distribution: f.limite, Language: f.language}
	g.MustNotContain = []string{f.initials, f.unit}
}

// point enters a point with its children; in is the place of its mentions
// without its label.
func (g *Gold) point(n *note, p phrasedPoint, in string) GoldPoint {
	in += p.label
	out := GoldPoint{Label: p.label, Path: p.path, Level: p.level}
	text := []string{p.body.text}
	enter := func(r rich) {
		g.take(r, in)
		g.takeNotes(n, r, p.path)
	}
	enter(p.body)
	for _, c := range p.children {
		if c.path == "" {
			text = append(text, c.printed+" "+c.body.text)
			enter(c.body)
			continue
		}
		out.Children = append(out.Children, g.point(n, c, in+"."))
	}
	if p.tail != nil {
		text = append(text, p.tail.text)
		enter(*p.tail)
	}
	out.Text = strings.Join(text, "\n")
	for _, a := range p.actions {
		x := GoldAction{Actor: a.actor, Verb: a.verb, Addressee: a.addressee, Text: a.text, Point: p.path}
		if a.deadline != "" {
			x.Deadline = a.due.edtf()
		}
		g.Actions = append(g.Actions, x)
	}
	return out
}

func (g *Gold) fromPage(p *page) {
	s := p.story
	g.DocumentDate = s.published.Format("2006-01-02")
	g.Page = &GoldPage{Title: p.title, Description: p.lead.text, Site: p.site, Published: g.DocumentDate,
		Modified: s.modified.Format("2006-01-02"), CanonicalURL: s.url(p.lang.Code), Headings: []string{p.title}, Alternates: map[string]string{}}
	for _, l := range Languages() {
		g.Page.Alternates[l] = s.url(l)
	}
	g.take(p.lead, "body")
	for _, x := range p.parts {
		if x.heading != "" {
			g.Page.Headings = append(g.Page.Headings, x.heading)
			continue
		}
		g.take(x.body, "body")
		if len(x.items) > 0 {
			list := GoldList{Lead: x.body.text}
			list.Items = g.items(x.items, fmt.Sprintf("item %d", len(g.Items)+1))
			g.Items = append(g.Items, list)
		}
	}
	g.OptionalDates = []GoldDate{{EDTF: g.Page.Modified, Text: p.lang.date(when{kind: "day", from: s.modified}, ""), In: "body"}}
	for _, k := range []string{"cookies", "accept", "necessary", "skip", "language", "share", "print", "credit", "managed", "contact"} {
		g.MustNotContain = append(g.MustNotContain, p.lang.Page[k])
	}
}

func (g *Gold) items(list []phrasedItem, in string) []GoldItem {
	var out []GoldItem
	for i, it := range list {
		place := fmt.Sprintf("%s.%d", in, i+1)
		g.take(it.body, place)
		out = append(out, GoldItem{Text: it.body.text, Items: g.items(it.items, place)})
	}
	return out
}
