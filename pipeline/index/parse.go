package index

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// What is read of one query. More is left out, with a note.
const (
	maxQuery    = 4096 // bytes
	maxAsked    = 48   // clauses
	maxPrefixes = 8
	minPrefix   = 2  // letters before the asterisk
	maxPhrase   = 32 // words
)

// ParseQuery reads a person's query. It has no errors: what is no reference and
// no known field is words.
//
//	words            all of them, in any form, in any language
//	"a phrase"       one after the other
//	-word, NOT word  works without it
//	a OR b           either
//	begin*           words that begin so
//	field:value      lang, country, from, to, type, kind, date, year, cites, ref,
//	                 org, host, topic, procedure, has; date:2021-12..2022-06
//	ST 15367/17      any reference in any spelling: the document, then what cites it
func ParseQuery(s string) Query { return program.Parse(s) }

// Parse is ParseQuery with other knowledge of references and countries.
func (r Resolver) Parse(s string) Query {
	p := &parser{Resolver: r, q: Query{text: s}}
	p.s = p.clean(s)
	p.q.read = p.s
	lexemes := lex(p.s)
	for i := 0; i < len(lexemes); {
		i = p.item(lexemes, i)
	}
	return p.q
}

type parser struct {
	Resolver
	s        string
	q        Query
	or       bool // the next clause joins the last group
	asked    int
	prefixes int
	full     bool
}

func (p *parser) note(format string, args ...any) {
	p.q.notes = append(p.q.notes, fmt.Sprintf(format, args...))
}

func (p *parser) clean(s string) string {
	if len(s) > maxQuery {
		p.note("only the first %d of %d bytes of the query were read", maxQuery, len(s))
		s = s[:maxQuery]
	}
	return strings.ToValidUTF8(s, " ")
}

// item reads the clause that begins at lexeme i and returns where the next does.
func (p *parser) item(lexemes []lexeme, i int) int {
	x := lexemes[i]
	switch x.kind {
	case lexOr:
		p.or = len(p.q.groups) > 0
		return i + 1
	case lexPhrase:
		if c, ok := p.wholeReference(x); ok {
			p.add(c)
			return i + 1
		}
		p.phrase(x)
		return i + 1
	case lexField:
		return p.field(lexemes, i)
	}
	return p.run(lexemes, i)
}

// add puts a clause into the query: into the last group after OR, else into one
// of its own.
func (p *parser) add(c clause) {
	switch p.asked++; {
	case p.asked > maxAsked:
		if !p.full {
			p.note("only the first %d things asked for were looked for", maxAsked)
		}
		p.full = true
		return
	case p.or:
		last := &p.q.groups[len(p.q.groups)-1]
		*last = append(*last, c)
	default:
		p.q.groups = append(p.q.groups, group{c})
	}
	p.or = false
}

// run reads words that stand side by side, up to a phrase, a field, OR, or a
// denied word: references first, wherever they are in it, words from the rest.
func (p *parser) run(lexemes []lexeme, i int) int {
	end := runEnd(lexemes, i)
	base := lexemes[i].start
	refs := p.references(p.s[base:lexemes[end-1].end])
	for i < end {
		x := lexemes[i]
		r, ok := refs.at(x.start-base, x.end-base)
		if !ok {
			p.word(x)
			i++
			continue
		}
		p.add(clause{kind: referenceClause, not: x.not, text: r.Text, values: refs.ids(r)})
		for i < end && lexemes[i].start-base < r.Span.End {
			i++
		}
	}
	return end
}

func runEnd(lexemes []lexeme, i int) int {
	for i++; i < len(lexemes) && lexemes[i].kind == lexWord && !lexemes[i].not; i++ {
	}
	return i
}

type references []doc.Reference

func (p *parser) references(text string) references {
	if p.References == nil || !strings.ContainsFunc(text, unicode.IsNumber) && !strings.Contains(text, "://") {
		return nil // Every reference has a number in it or is an address.
	}
	var out references
	for _, r := range p.References(text) {
		if r.ID != "" && 0 <= r.Span.Start && r.Span.Start < r.Span.End && r.Span.End <= len(text) {
			out = append(out, r)
		}
	}
	return out
}

// at returns the first reference that overlaps the bytes.
func (rs references) at(start, end int) (doc.Reference, bool) {
	for _, r := range rs {
		if r.Span.Overlaps(doc.Span{Start: start, End: end}) {
			return r, true
		}
	}
	return doc.Reference{}, false
}

// ids returns the ids of all references with the span of r: "+ ADD 1-3" names
// several.
func (rs references) ids(r doc.Reference) []string {
	var out []string
	for _, o := range rs {
		if o.Span == r.Span {
			out = append(out, o.ID)
		}
	}
	return out
}

// wholeReference reads a phrase that is nothing but a reference.
func (p *parser) wholeReference(x lexeme) (clause, bool) {
	refs := p.references(x.text)
	if len(refs) == 0 || strings.TrimSpace(x.text[:refs[0].Span.Start]+x.text[refs[0].Span.End:]) != "" {
		return clause{}, false
	}
	return clause{kind: referenceClause, not: x.not, text: refs[0].Text, values: refs.ids(refs[0])}, true
}

func (p *parser) word(x lexeme) {
	if begin, ok := strings.CutSuffix(x.text, "*"); ok && hasLetter(begin) {
		p.prefix(x, begin)
		return
	}
	text := strings.ReplaceAll(x.text, "*", " ")
	if text != x.text && hasLetter(text) {
		p.note("an asterisk stands for anything only at the end of a word: %s", quoted(x.text))
	}
	if hasLetter(text) {
		p.add(clause{kind: wordClause, not: x.not, text: strings.TrimSpace(text)})
	}
}

func (p *parser) prefix(x lexeme, begin string) {
	begin = strings.ReplaceAll(begin, "*", "")
	switch p.prefixes++; {
	case utf8.RuneCountInString(begin) < minPrefix:
		p.note("%q was read as a word: %d letters must stand before the asterisk", x.text, minPrefix)
		p.add(clause{kind: wordClause, not: x.not, text: begin})
	case p.prefixes == maxPrefixes+1:
		p.note("only the first %d words with an asterisk were looked for as beginnings", maxPrefixes)
		fallthrough
	case p.prefixes > maxPrefixes:
		p.add(clause{kind: wordClause, not: x.not, text: begin})
	default:
		p.add(clause{kind: prefixClause, not: x.not, text: begin})
	}
}

func (p *parser) phrase(x lexeme) {
	words := strings.Fields(x.text)
	if len(words) > maxPhrase {
		p.note("only the first %d words of a phrase were looked for", maxPhrase)
		words = words[:maxPhrase]
	}
	if text := strings.Join(words, " "); hasLetter(text) {
		p.add(clause{kind: phraseClause, not: x.not, text: text})
	}
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, isWordRune)
}
