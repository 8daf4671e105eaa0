package index

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Query is what a person asked, as it was read. The zero Query asks for
// everything.
type Query struct {
	text   string
	read   string // as much of it as was read
	groups []group
	notes  []string
}

// clone returns a copy whose clauses may be changed.
func (q Query) clone() Query {
	q.groups = slices.Clone(q.groups)
	for i, g := range q.groups {
		q.groups[i] = slices.Clone(g)
	}
	return q
}

// group is a list of clauses one of which must hold ("a OR b"); most have one.
type group []clause

type clauseKind int

const (
	wordClause      clauseKind = iota // a word in any form
	phraseClause                      // words one after the other
	prefixClause                      // words that begin so
	referenceClause                   // a document: itself, or one that cites it
	keywordClause                     // a field that has one of the values
	wordsClause                       // a field that holds the words
	dateClause                        // a date that overlaps the days
)

// clause is one thing asked for. What its fields mean depends on its kind.
type clause struct {
	kind  clauseKind
	not   bool
	text  string // as typed, without marks
	field string // of keyword, words and date clauses; of references "ref" or "cites" where only that was asked
	// values are the terms of a keyword clause, the canonical ids of a reference
	// clause (one, or several where a span names several).
	values      []string
	instead     map[string][]string // by language, terms that stand for a word that is nowhere
	first, last time.Time           // of date clauses; zero where open
}

// scored reports whether the clause says how well a work fits, not only whether
// it does.
func (c clause) scored() bool { return c.kind <= referenceClause && !c.not }

func (g group) scored() bool { return slices.ContainsFunc(g, clause.scored) }

// Empty reports whether the query asks for everything.
func (q Query) Empty() bool { return len(q.groups) == 0 }

// String returns the query as typed.
func (q Query) String() string { return q.text }

// Notes say what was not taken as typed: parts left out, fields unknown.
func (q Query) Notes() []string { return slices.Clone(q.notes) }

// Explain tells a person how the query was read, one thing asked for per line.
func (q Query) Explain() string {
	var b strings.Builder
	if q.Empty() {
		b.WriteString("everything\n")
	}
	for _, g := range q.groups {
		var alternatives []string
		for _, c := range g {
			alternatives = append(alternatives, c.String())
		}
		b.WriteString(strings.Join(alternatives, ", or ") + "\n")
	}
	if codes := q.topics(); len(codes) > 0 {
		b.WriteString("else what is filed under " + strings.Join(codes, ", ") + "\n")
	}
	for _, n := range q.notes {
		b.WriteString("note: " + n + "\n")
	}
	return b.String()
}

// String tells what the clause asks for.
func (c clause) String() string {
	s := c.meaning()
	if c.not {
		return "not: " + s
	}
	return s
}

func (c clause) meaning() string {
	switch c.kind {
	case wordClause:
		return fmt.Sprintf("the word %q in any form", c.text)
	case phraseClause:
		return fmt.Sprintf("the phrase %q in any form", c.text)
	case prefixClause:
		return fmt.Sprintf("words that begin with %q", c.text)
	case referenceClause:
		return c.referenceMeaning()
	case dateClause:
		return "dated " + days(c.first, c.last)
	case wordsClause:
		return fmt.Sprintf("%s: the words %q", c.field, c.text)
	}
	return c.field + " " + strings.Join(c.values, " or ")
}

func (c clause) referenceMeaning() string {
	ids := strings.Join(c.values, ", ")
	switch c.field {
	case fieldRef:
		return "the document " + ids
	case fieldCites:
		return "what cites " + ids
	}
	return "the document " + ids + ", then what cites it"
}

func days(first, last time.Time) string {
	switch {
	case first.IsZero():
		return "until " + last.Format(time.DateOnly)
	case last.IsZero():
		return "from " + first.Format(time.DateOnly)
	}
	return first.Format(time.DateOnly) + " to " + last.Format(time.DateOnly)
}

// refers reports whether the query asks for a document by a reference.
func (q Query) refers() (yes bool) {
	q.each(func(c clause) { yes = yes || c.kind == referenceClause && c.field == "" })
	return yes
}

// languages returns the languages asked for with lang:, nil for any.
func (q Query) languages() []string {
	var out []string
	for _, g := range q.groups {
		if !slices.ContainsFunc(g, func(c clause) bool { return c.field != fieldLang || c.not }) {
			for _, c := range g {
				out = append(out, c.values...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// each calls f for every clause that is not denied.
func (q Query) each(f func(clause)) {
	for _, g := range q.groups {
		for _, c := range g {
			if !c.not {
				f(c)
			}
		}
	}
}
