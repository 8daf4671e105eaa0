package cover

import (
	"strings"
	"unicode"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

// header reads a row above the table of labels. One row may hold several
// things, as an export runs them together.
func (p *page) header(row string) {
	folded := doc.Fold(row).Str
	understood := p.original(folded)
	switch {
	case p.dated(row), p.numbered(folded):
		understood = true
	}
	if more := procedures(row); len(more) > 0 {
		p.cover.Procedures, understood = appendNew(p.cover.Procedures, more...), true
	}
	understood = p.marked(row) || understood
	understood = p.coded(row, folded) || understood
	if !understood {
		p.titled(row)
	}
}

var original = pattern(`\(or[.:]* *([a-z]{2}(?:[ ,/+]+[a-z]{2})*)\)`)

// original reads "(OR. en)": the languages the document was written in.
func (p *page) original(folded string) bool {
	m := original().FindStringSubmatch(folded)
	if m == nil {
		return false
	}
	codes := strings.FieldsFunc(m[1], func(r rune) bool { return r < 'a' || r > 'z' })
	p.cover.OriginalLanguages = appendNew(p.cover.OriginalLanguages, codes...)
	return true
}

// dated reads the place-date line: "Brussels, 14 February 2022 (15.02)".
func (p *page) dated(row string) bool {
	if p.cover.Date != "" {
		return false
	}
	d, ok := p.calendar.Find(row)
	if !ok {
		return false
	}
	p.cover.Date = d.EDTF
	p.cover.Place = p.place(row[:d.Span.Start])
	p.cover.DistributionDate = distributed(row[d.Span.End:], d)
	return true
}

// place returns the place named before a date: a known one, else what stands
// before the comma, as long as a name.
func (p *page) place(before string) string {
	if hits := p.places.Find(doc.Fold(before), before); len(hits) > 0 {
		s := hits[len(hits)-1].Span
		return before[s.Start:s.End]
	}
	name, _, comma := strings.Cut(before, ",")
	if name = strings.TrimSpace(name); comma && len(strings.Fields(name)) <= 3 {
		return name
	}
	return ""
}

// distributed reads the date in brackets after the date of the document, day
// and month only: it is in the same year, or early in the next.
func distributed(after string, d match.FullDate) string {
	_, inner, ok := strings.Cut(after, "(")
	if !ok {
		return ""
	}
	day, month, ok := match.DayMonth(inner)
	if !ok {
		return ""
	}
	if month*31+day < d.Month*31+d.Day {
		return canon.Day(d.Year+1, month, day)
	}
	return canon.Day(d.Year, month, day)
}

// A number stands at the start of its row, perhaps spread over two rows:
// "9124/1/23" and "REV 1" below.
var (
	ownNumber = pattern(`^(?:(?:st|wk|cm|sn|ds|ad|cp|euco|pe-cons|pe) ?)?[0-9]{1,5}(?:/[1-9][0-9]?)? ?/ ?(?:[0-9]{4}|[0-9]{2})(?: *` + part + `)*(?: |$)`)
	ownParts  = pattern(`^(?:` + part + ` *)+$`)
)

// part is what follows the number of a revision, an addendum …
const part = `(?:rev|add|cor|dcl|ext|amd) ?[0-9]{1,3}`

func (p *page) numbered(folded string) bool {
	folded = strings.TrimSpace(folded)
	switch {
	case p.number == "":
		m := strings.TrimSpace(ownNumber().FindString(folded))
		if _, _, ok := canon.ReadCouncil(m, true); ok {
			p.number = m
			return true
		}
	case ownParts().MatchString(folded):
		if _, _, ok := canon.ReadCouncil(p.number+" "+folded, true); ok {
			p.number += " " + folded
			return true
		}
	}
	return false
}

// markings are what a document may be marked with, the same in all languages.
// Longer ones first.
var markings = []struct{ printed, distribution string }{
	{"RESTREINT UE", "restricted"}, {"EU RESTRICTED", "restricted"},
	{"CONFIDENTIEL UE", "confidential"}, {"EU CONFIDENTIAL", "confidential"},
	{"SECRET UE", "secret"}, {"EU SECRET", "secret"},
	{"LIMITE", "limite"}, {"PUBLIC", "public"},
}

// marked reads who may read the document. The words count as printed, in
// capitals: in running text they are only words.
func (p *page) marked(row string) bool {
	for _, m := range markings {
		i := strings.Index(row, m.printed)
		if i < 0 || letterAt(row, i-1) || letterAt(row, i+len(m.printed)) {
			continue
		}
		first(&p.cover.Distribution, m.distribution)
		return true
	}
	return false
}

// letterAt reports whether the byte at i is part of a word.
func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 0x80 || unicode.IsLetter(rune(s[i])) || unicode.IsDigit(rune(s[i])))
}

var (
	subjectCode = pattern(`^([a-z][a-z-]*(?: [a-z]{2,3})?) ?([0-9]{1,4})(?:[ ,;]+|$)`)
	onlyMarking = pattern(`^limite *| *limite$`)
)

// coded reads subject codes: "TELECOM 44", one or several on a row of capitals
// that holds nothing else.
func (p *page) coded(row, folded string) bool {
	if strings.IndexFunc(row, unicode.IsLower) >= 0 {
		return false
	}
	var codes []string
	rest := onlyMarking().ReplaceAllString(strings.TrimSpace(folded), "")
	for rest != "" {
		m := subjectCode().FindStringSubmatch(rest)
		if m == nil || canon.IsPart(strings.ToUpper(m[1])) || canon.IsSeries(strings.ToUpper(m[1])) {
			return false
		}
		codes = append(codes, strings.ToUpper(m[1])+" "+m[2])
		rest = rest[len(m[0]):]
	}
	p.cover.SubjectCodes = appendNew(p.cover.SubjectCodes, codes...)
	return len(codes) > 0
}
