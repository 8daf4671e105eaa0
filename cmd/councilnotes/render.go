package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"councilnotes/extractors/doc"
)

// render returns a record as a person reads it: what the document is, its text
// in blocks with the marks of the footnotes, what was found in it.
func render(r *doc.Record, names []string) string {
	p := &page{r: r}
	p.about(names)
	p.cover()
	p.webPage()
	p.body()
	p.footnotes()
	p.references()
	p.dates()
	p.countries()
	p.organisations()
	p.actions()
	p.problems()
	return p.b.String()
}

// page is a record being rendered.
type page struct {
	r *doc.Record
	b strings.Builder
}

// row writes "label  value", wrapped; nothing for an empty value.
func (p *page) row(label, value string) {
	const column = 14
	if value == "" {
		return
	}
	p.b.WriteString(label + strings.Repeat(" ", column-runes(label)) + hang(value, column, column)[column:])
}

// heading begins a section.
func (p *page) heading(s string) { p.b.WriteString("\n" + s + "\n") }

func (p *page) about(names []string) {
	r := p.r
	p.b.WriteString(r.ID + "\n")
	if r.Title != "" {
		p.b.WriteString(indent(r.Title, 0))
	}
	p.b.WriteByte('\n')
	p.row("Kind", kindName(r.Kind))
	p.row("Language", r.Language)
	p.row("Work", r.Work)
	p.row("Source", strings.Join(names, ", "))
	p.row("Address", r.Source.URI)
	form := fmt.Sprintf("%s, %s", cmp.Or(r.Source.MediaType, "of unknown type"), count(r.Source.Bytes, "byte", "bytes"))
	if r.Source.Pages > 0 {
		form += ", " + count(r.Source.Pages, "page", "pages")
	}
	p.row("Form", form)
	p.row("SHA-256", r.Source.SHA256)
	for _, v := range r.Variants {
		p.row("Variant", v.MediaType+" "+v.SHA256)
	}
}

func (p *page) cover() {
	c := p.r.Cover
	if c == nil {
		return
	}
	p.heading("COVER")
	p.row("Type", c.Type)
	p.row("Number", c.Number)
	p.row("Date", c.Date)
	p.row("Distributed", c.DistributionDate)
	p.row("Place", c.Place)
	p.row("Original", strings.Join(c.OriginalLanguages, ", "))
	p.row("Distribution", c.Distribution)
	p.row("Subjects", strings.Join(c.SubjectCodes, ", "))
	p.row("Procedures", strings.Join(c.Procedures, ", "))
	p.row("From", c.From)
	p.row("To", c.To)
	p.row("Subject", c.Subject)
	p.row("Subtitle", c.Subtitle)
	p.row("Previous", strings.Join(c.PreviousDocuments, ", "))
	p.row("Commission", strings.Join(c.CommissionDocuments, ", "))
}

func (p *page) webPage() {
	w := p.r.Page
	if w == nil {
		return
	}
	p.heading("PAGE")
	p.row("Site", w.Site)
	p.row("Published", w.Published)
	p.row("Modified", w.Modified)
	p.row("Canonical", w.CanonicalURL)
	p.row("Description", w.Description)
	for _, a := range w.Alternates {
		p.row("Also in", a.Language+" "+a.URI)
	}
	for _, l := range w.Links {
		if l.Where == "related" {
			p.row("Related", l.Text+" "+l.URI)
		}
	}
}

func (p *page) footnotes() {
	if len(p.r.Footnotes) > 0 {
		p.heading("FOOTNOTES")
	}
	for _, n := range p.r.Footnotes {
		where := ""
		if n.Anchor != nil && n.Anchor.Point != "" {
			where = "(point " + n.Anchor.Point + ") "
		}
		p.b.WriteString(hang("["+n.Label+"] "+where+n.Text, 2, 6))
	}
}

// mention writes what was found, how it is written in the text, and where.
func (p *page) mention(what, text, in string, pageNumber int) {
	where := in
	if pageNumber > 0 {
		where = fmt.Sprintf("%s, page %d", in, pageNumber)
	}
	if text = oneLine(text); !strings.HasSuffix(what, text) {
		what += " “" + text + "”"
	}
	p.b.WriteString(hang(what+" · "+where, 2, 6))
}

func (p *page) references() {
	if len(p.r.References) > 0 {
		p.heading("REFERENCES")
	}
	for _, m := range p.r.References {
		id := m.Kind + " " + m.ID
		if m.Pinpoint != "" {
			id += " (" + oneLine(m.Pinpoint) + ")"
		}
		p.mention(id, m.Text, m.In, m.Page)
	}
}

func (p *page) dates() {
	if len(p.r.Dates) > 0 {
		p.heading("DATES")
	}
	for _, m := range p.r.Dates {
		d := m.EDTF
		if m.Role != "" {
			d += " " + strings.ReplaceAll(m.Role, "_", " ")
		}
		if m.Inferred {
			d += " (year inferred)"
		}
		p.mention(d, m.Text, m.In, m.Page)
	}
}

// countries lists each country once, with the ways it is written.
func (p *page) countries() {
	if len(p.r.Countries) > 0 {
		p.heading("COUNTRIES")
	}
	g := newGroups()
	for _, m := range p.r.Countries {
		g.add(m.Code+" "+m.Name, m.Text)
	}
	g.write(&p.b)
}

func (p *page) organisations() {
	if len(p.r.Organisations) > 0 {
		p.heading("ORGANISATIONS")
	}
	g := newGroups()
	for _, m := range p.r.Organisations {
		g.add(m.ID, m.Text)
	}
	g.write(&p.b)
}

func (p *page) actions() {
	if len(p.r.Actions) > 0 {
		p.heading("ACTIONS")
	}
	for _, m := range p.r.Actions {
		what := strings.TrimSpace(fmt.Sprintf("%s: %s %s", cmp.Or(m.Actor, "somebody"), m.Verb, m.Addressee))
		if m.Deadline != "" {
			what += " by " + m.Deadline
		}
		in := "body"
		if m.Point != "" {
			in = "point " + m.Point
		}
		p.mention(what, m.Text, in, 0)
	}
}

func (p *page) problems() {
	if len(p.r.Problems) > 0 {
		p.heading("PROBLEMS")
	}
	for _, m := range p.r.Problems {
		p.b.WriteString(hang(m.Stage+": "+m.Reason, 2, 6))
	}
}

// groups gathers mentions of the same thing.
type groups struct {
	names []string
	texts map[string][]string
	n     map[string]int
}

func newGroups() *groups { return &groups{texts: map[string][]string{}, n: map[string]int{}} }

func (g *groups) add(name, text string) {
	if g.n[name] == 0 {
		g.names = append(g.names, name)
	}
	g.n[name]++
	if text = oneLine(text); !slices.Contains(g.texts[name], text) {
		g.texts[name] = append(g.texts[name], text)
	}
}

func (g *groups) write(b *strings.Builder) {
	for _, name := range g.names {
		b.WriteString(hang(fmt.Sprintf("%s × %d: %s", name, g.n[name], strings.Join(g.texts[name], ", ")), 2, 6))
	}
}
