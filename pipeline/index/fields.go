package index

import (
	"slices"
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// fieldNames are the fields a query may name, with other names for them.
var fieldNames = map[string]string{
	"lang": fieldLang, "language": fieldLang,
	"country": fieldCountry,
	"from":    fieldFrom,
	"to":      fieldTo,
	"type":    fieldType,
	"kind":    fieldKind,
	"date":    fieldDate,
	"year":    fieldYear,
	"cites":   fieldCites,
	"ref":     fieldRef,
	"org":     fieldOrg, "organisation": fieldOrg,
	"host": fieldDomain, "site": fieldDomain,
	"topic":     fieldTopic,
	"has":       fieldHas,
	"procedure": fieldProcedure,
}

// field reads "field:value" at lexeme i and returns where the next item begins.
// A value that says nothing makes the lexeme words, with a note.
func (p *parser) field(lexemes []lexeme, i int) int {
	x := lexemes[i]
	if x.field == fieldCites || x.field == fieldRef || x.field == fieldProcedure {
		return p.referenceField(lexemes, i)
	}
	c := clause{kind: keywordClause, not: x.not, text: x.text, field: x.field}
	if why := p.value(&c); why != "" {
		p.note("%s; it was read as words", why)
		p.word(lexeme{not: x.not, text: x.text})
		return i + 1
	}
	p.add(c)
	return i + 1
}

// value fills in what the clause's text means for its field, or says why it
// means nothing.
func (p *parser) value(c *clause) (why string) {
	v := strings.TrimSpace(c.text)
	switch c.field {
	case fieldFrom, fieldTo:
		c.kind = wordsClause
		if !hasLetter(v) {
			return "there is no word after " + c.field + ":"
		}
	case fieldDate:
		return c.dates(v)
	case fieldYear:
		return c.dates(v) // A range of years is a range of dates.
	case fieldCountry:
		return p.country(c, v)
	case fieldLang:
		c.values = []string{strings.ToLower(v)}
		if languageOf(c.values[0]) != c.values[0] {
			return "lang: takes a code of two letters, not " + quoted(v)
		}
	case fieldKind:
		return c.kindOfDocument(v)
	case fieldHas:
		return c.part(v)
	case fieldType:
		c.values = []string{underscored(v)}
	case fieldTopic:
		if c.values = topicsNamed(v); len(c.values) == 0 || v == topicOf(v) {
			c.values = []string{topicOf(v)}
		}
	default: // org, host
		c.values = []string{strings.ToLower(v)}
	}
	if v == "" {
		return "there is nothing after " + c.field + ":"
	}
	return ""
}

func (p *parser) country(c *clause, v string) string {
	if p.Country != nil {
		if code, ok := p.Country(v); ok {
			c.values = []string{code}
			return ""
		}
	}
	if len(v) == 2 && isLetters(v) {
		c.values = []string{strings.ToUpper(v)}
		return ""
	}
	return "no country is called " + quoted(v)
}

// kindOfDocument takes a kind or any part of its name: "page", "council".
func (c *clause) kindOfDocument(v string) string {
	v = underscored(v)
	for _, k := range []string{doc.KindCouncil, doc.KindPage, doc.KindAct, doc.KindOther} {
		if k == v || slices.Contains(strings.Split(k, "_"), v) {
			c.values = append(c.values, k)
		}
	}
	if len(c.values) == 0 {
		return "there is no kind of document called " + quoted(v)
	}
	return ""
}

// part takes what a document can have: "footnotes", also one of them.
func (c *clause) part(v string) string {
	v = strings.ToLower(v)
	for _, p := range parts {
		if v == p.name || v+"s" == p.name {
			c.values = []string{p.name}
			return ""
		}
	}
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	return "has: takes " + strings.Join(names, ", ") + ", not " + quoted(v)
}

// dates reads a date in EDTF, or two with ".." between, either of which may be
// missing.
func (c *clause) dates(v string) string {
	c.kind, c.field = dateClause, fieldDate
	from, to, isRange := strings.Cut(v, "..")
	if !isRange {
		days, ok := canon.Bounds(v)
		if !ok {
			return noDate(v)
		}
		c.first, c.last = days.First, days.Last
		return ""
	}
	first, okFirst := canon.Bounds(from)
	last, okLast := canon.Bounds(to)
	if !okFirst && from != "" || !okLast && to != "" || from == to && from == "" {
		return noDate(v)
	}
	c.first, c.last = first.First, last.Last
	if okFirst && okLast && c.last.Before(c.first) {
		c.first, c.last = last.First, first.Last
	}
	return ""
}

func noDate(v string) string {
	return quoted(v) + " is no date: write 2022, 2022-06, 2022-06-30 or 2021-12..2022-06"
}

// referenceField reads cites:, ref: and procedure:, whose value may go on over
// blanks: cites:ST 15367/17.
func (p *parser) referenceField(lexemes []lexeme, i int) int {
	x := lexemes[i]
	c := clause{kind: referenceClause, not: x.not, text: x.text, field: x.field}
	if x.field == fieldProcedure {
		c.kind = keywordClause
	}
	next := i + 1
	for next < len(lexemes) && lexemes[next].kind == lexWord && !lexemes[next].not {
		next++
	}
	whole := p.s[x.start:lexemes[next-1].end]
	refs := p.references(whole)
	if r, ok := refs.at(0, x.end-x.start); ok {
		c.text, c.values = r.Text, refs.ids(r)
		for next = i + 1; next < len(lexemes) && lexemes[next].start-x.start < r.Span.End; next++ {
		}
		p.add(c)
		return next
	}
	if !hasLetter(x.text) {
		p.note("there is nothing after %s:", x.field)
		return i + 1
	}
	c.values = []string{x.text, strings.ToUpper(x.text)} // an id as records write it
	p.add(c)
	return i + 1
}

// underscored writes "I/A item note" as records do: i_a_item_note.
func underscored(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	return strings.Join(words, "_")
}

func isLetters(s string) bool {
	return strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}

func quoted(s string) string {
	const longest = 40
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	return "“" + s + "”"
}
