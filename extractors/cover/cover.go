// Package cover reads the first page of a Council document: what kind of
// document it is, its number and date, from whom to whom it goes, its subject,
// the documents it follows.
//
// A cover comes as rows. A row with a label is told by how well its label fits
// the labels of the language, however abbreviated; a row without one by what
// stands in it: a date, a number, a code, a marking, the title of a type.
package cover

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// Cover is the extractor of the cover.
type Cover struct{}

// New returns the extractor.
func New() Cover { return Cover{} }

// Name is the extractor's name in a fingerprint.
func (Cover) Name() string { return "cover" }

// Version is raised when the extractor's output changes.
func (Cover) Version() int { return 1 }

// Extract fills r.Cover, or leaves it nil where the text has no cover. An error
// means that the language data is broken.
func (Cover) Extract(_ context.Context, t *doc.Text, r *doc.Record) error {
	r.Cover = nil
	rows := rowsOf(t)
	if len(rows) == 0 {
		return nil
	}
	w, err := wordsFor(t, rows)
	if w == nil || err != nil {
		return err
	}
	p := page{words: w}
	for _, row := range rows {
		p.read(row)
	}
	p.finish(t.Furniture.Number)
	if p.rowsRead > 0 {
		r.Cover = &p.cover
	}
	return nil
}

// maxRows bounds how many rows are looked at: a cover is one page.
const maxRows = 200

// rowsOf returns the rows of the first cover. A declassified copy repeats the
// old one further down; there the document's own has been read already.
func rowsOf(t *doc.Text) []string {
	var rows []string
	for _, b := range t.Blocks {
		if b.Kind == doc.Cover && b.Part == 0 && len(rows) < maxRows {
			rows = append(rows, t.In(b.Span))
		}
	}
	return rows
}

// page is a cover while it is read.
type page struct {
	*words
	cover    doc.CoverPage
	date     match.FullDate // of the document
	number   string         // as printed so far
	title    string         // the first line that may be the title of an unknown type
	last     string         // the field the last row of the table was for, "" above it
	rowsRead int            // rows that told something only a cover says
}

// read reads one row. What was read before stays: copies of other documents
// may be wrapped inside.
func (p *page) read(row string) {
	field, value := p.label(row)
	if field != "" {
		p.rowsRead++
		p.labelled(field, value)
		if field != procedure {
			p.last = field
		}
		return
	}
	text, dash := afterDash(row)
	switch {
	case p.last == "" && p.party(row):
	case p.last == "":
		p.header(row)
	case dash && (p.last == subject || p.last == subtitle):
		p.last = subtitle
		p.cover.Subtitle = join(p.cover.Subtitle, " \u2013 ", text)
	case p.last == subject:
		p.cover.Subject = join(p.cover.Subject, " ", row)
	}
}

// party reads from whom or to whom an older note goes, where its title is
// followed by labels without colons: "des Vorsitzes", "für den Rat".
func (p *page) party(row string) bool {
	field, value := from, &p.cover.From
	if p.cover.From != "" {
		field, value = to, &p.cover.To
	}
	if p.cover.Type == "" || *value != "" {
		return false
	}
	n := 0
	for _, label := range p.parties[field] {
		if len(label) > n && len(label) < len(row) && strings.EqualFold(row[:len(label)], label) && row[len(label)] == ' ' {
			n = len(label)
		}
	}
	if n > 0 {
		*value = strings.TrimSpace(row[n:])
	}
	return n > 0
}

// The fields that labels name in the language data, and the subtitle, which
// has no label.
const (
	from       = "from"
	to         = "to"
	subject    = "subject"
	subtitle   = "subtitle"
	previous   = "previous"
	commission = "commission"
	procedure  = "procedure"
)

func (p *page) labelled(field, value string) {
	c := &p.cover
	switch field {
	case from:
		first(&c.From, value)
	case to:
		first(&c.To, value)
	case subject:
		first(&c.Subject, value)
	case previous:
		c.PreviousDocuments = appendNew(c.PreviousDocuments, p.documents(value)...)
	case commission:
		c.CommissionDocuments = appendNew(c.CommissionDocuments, p.documents(value)...)
	case procedure:
		c.Procedures = appendNew(c.Procedures, procedures(value)...)
		p.numberBehind(value)
	}
}

// finish settles what only the whole cover tells.
func (p *page) finish(furniture string) {
	c := &p.cover
	if p.number == "" {
		p.number = furniture
	}
	if n, _, ok := canon.ReadCouncil(p.number, true); ok {
		c.Number = n.ID()
		for _, part := range n.Parts {
			if part.Kind == "DCL" {
				c.Distribution = "declassified"
			}
		}
	}
	if c.Type == "" && p.title != "" {
		c.Type = "other"
	}
}

// first keeps the value that came first.
func first(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

func join(a, between, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

func appendNew(list []string, more ...string) []string {
next:
	for _, m := range more {
		for _, have := range list {
			if have == m {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
}

// afterDash returns the text after the dash that a subtitle begins with.
func afterDash(row string) (string, bool) {
	r, size := utf8.DecodeRuneInString(row)
	if !unicode.Is(unicode.Pd, r) && r != '=' {
		return "", false
	}
	text := strings.TrimSpace(row[size:])
	return text, text != "" && text != row[size:]
}

// wordsFor returns the words of the text's language; where that is not known,
// or knows none of the labels, of the language that knows most of them.
func wordsFor(t *doc.Text, rows []string) (*words, error) {
	code := t.Lang
	if code == "" {
		code = lang.Detect(t.Str)
	}
	best, err := load(code)
	if err != nil || best != nil && best.known(rows) > 0 {
		return best, err
	}
	most := 0
	for _, other := range lang.Codes() {
		w, err := load(other)
		if err != nil {
			return nil, err
		}
		if w == nil {
			continue
		}
		if n := w.known(rows); n > most || best == nil {
			best, most = w, n
		}
	}
	return best, nil
}
