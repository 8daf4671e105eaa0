package index

import (
	"context"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2/search/query"

	"councilnotes/pipeline/index/analyzer"
)

// compiler makes a bleve query of ours. What a word becomes depends on the
// languages there are texts in.
type compiler struct {
	reading
	x     *Index
	words *dictionary // nil where it cannot be read
	notes []string
	// expansions is how many dictionaries are looked into for words that begin so.
	expansions int

	filters           []query.Query // that must hold and say nothing of how well a work fits
	must, should, not []query.Query
}

// titleBoost is how much more a word counts in a title than in the text.
const titleBoost = 2

// reading is how generously a query is taken.
type reading struct {
	loose bool     // any of its groups will do that say how well a work fits
	texts bool     // a reference may also stand as typed in a text
	langs []string // look for words in these languages only; nil: in those asked for
}

// compile returns the bleve query for q.
func (x *Index) compile(ctx context.Context, q Query, how reading) (query.Query, []string) {
	c := &compiler{reading: how, x: x}
	if c.langs == nil {
		c.langs = x.searched(q)
	}
	for _, cl := range slices.Concat(q.groups...) {
		if cl.kind == prefixClause {
			c.expansions += 2 * len(c.langs) // with accents and without
		}
	}
	if d, err := x.dictionary(ctx); err == nil {
		defer d.Close()
		c.words = d
	}
	content := slices.ContainsFunc(q.groups, func(g group) bool { return g.scored() && !c.common(g) })
	for _, g := range q.groups {
		c.group(g, content)
	}
	if len(c.must)+len(c.should)+len(c.not)+len(c.filters) == 0 {
		return query.NewMatchAllQuery(), c.notes
	}
	if codes := q.topics(); len(codes) > 0 {
		c.must, c.should = []query.Query{orTopic(codes, c.fits(c.must, nil))}, nil
	}
	return c.fits(append(c.filters, c.must...), c.not), c.notes
}

// fits joins what must, should and must not hold.
func (c *compiler) fits(must, not []query.Query) query.Query {
	b := query.NewBooleanQuery(must, c.should, not)
	if c.loose && len(c.should) > 0 {
		b.SetMinShould(1)
	}
	return b
}

// searched returns the languages whose texts a query is looked for in.
func (x *Index) searched(q Query) []string {
	all := x.Languages()
	asked := q.languages()
	if len(asked) == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(l string) bool { return !slices.Contains(asked, l) })
}

// group adds a group to what must, should or must not hold. content tells that
// another group asks for more than stop words.
func (c *compiler) group(g group, content bool) {
	if len(g) == 1 && g[0].not {
		c.not = append(c.not, c.clause(g[0]))
		return
	}
	q := c.any(g)
	switch {
	case !g.scored():
		c.filters = append(c.filters, constant{q, 0})
	case c.loose, content && c.common(g):
		c.should = append(c.should, q)
	default:
		c.must = append(c.must, q)
	}
}

func (c *compiler) any(g group) query.Query {
	if len(g) == 1 {
		return c.clause(g[0])
	}
	d := query.NewDisjunctionQuery(nil)
	for _, cl := range g {
		q := c.clause(cl)
		if cl.not {
			q = query.NewBooleanQuery([]query.Query{constant{query.NewMatchAllQuery(), 0}}, nil, []query.Query{q})
		}
		d.AddQuery(q)
	}
	return d
}

// common reports whether a group is a single word that is a stop word in one of
// the languages. It cannot be required: texts in that language do not have it.
func (c *compiler) common(g group) bool {
	if len(g) != 1 || g[0].kind != wordClause {
		return false
	}
	return slices.ContainsFunc(c.langs, func(l string) bool { return len(analyzer.For(l).Tokens(g[0].text)) == 0 })
}

func (c *compiler) clause(cl clause) query.Query {
	switch cl.kind {
	case wordClause, phraseClause:
		if cl.instead != nil {
			return c.terms(cl.instead)
		}
		return c.text(cl.text)
	case prefixClause:
		return c.prefix(cl.text)
	case referenceClause:
		return c.reference(cl)
	case wordsClause:
		return c.fieldWords(cl)
	case dateClause:
		return dateRange(cl)
	}
	d := query.NewDisjunctionQuery(nil)
	for _, v := range cl.values {
		d.AddQuery(term(cl.field, v, 1))
	}
	return d
}

func term(field, value string, boost float64) query.Query {
	q := query.NewTermQuery(value)
	q.SetField(field)
	q.SetBoost(boost)
	return q
}

// text asks for a word, or for several side by side, in every language. A title
// stands in the text too, so what no text has no title has.
func (c *compiler) text(text string) query.Query {
	q := best{}
	for _, l := range c.langs {
		if tokens := c.present(l, analyzer.For(l).Query(text)); len(tokens) > 0 {
			q = append(q, sequence(prefixText+l, tokens, 1)...)
			q = append(q, sequence(prefixTitle+l, tokens, titleBoost)...)
		}
	}
	return q
}

// present returns the tokens with those terms only that are in texts of the
// language, nothing where a token has none. Most words are in one language; to
// find that out once is cheaper than to search in all, more so as the best hits
// are asked about again.
func (c *compiler) present(language string, tokens []analyzer.Token) []analyzer.Token {
	if c.words == nil {
		return tokens
	}
	for i := range tokens {
		t := &tokens[i]
		t.Others = slices.DeleteFunc(t.Others, func(o string) bool { return !c.words.has(language, o) })
		if !c.words.has(language, t.Term) {
			t.Term = ""
		}
		if t.Term == "" && len(t.Others) == 0 {
			return nil
		}
	}
	return tokens
}

// terms asks for any of the terms of each language.
func (c *compiler) terms(byLanguage map[string][]string) query.Query {
	var q best
	for _, l := range c.langs {
		for _, t := range byLanguage[l] {
			q = append(q, term(prefixText+l, t, 1), term(prefixTitle+l, t, titleBoost))
		}
	}
	return q
}

// otherBoost is how much a word counts that differs by accents from the one
// typed.
const otherBoost = 0.4

// sequence asks for tokens at the distances they have; the best of its queries
// counts.
func sequence(field string, tokens []analyzer.Token, boost float64) best {
	if len(tokens) == 1 {
		q := best{}
		if t := tokens[0].Term; t != "" {
			q = append(q, term(field, t, boost))
		}
		for _, o := range tokens[0].Others {
			q = append(q, term(field, o, boost*otherBoost))
		}
		return q
	}
	first, last := tokens[0].Position, tokens[len(tokens)-1].Position
	places := make([][]string, last-first+1) // an empty place is a stop word
	for _, t := range tokens {
		places[t.Position-first] = t.Others
		if t.Term != "" {
			places[t.Position-first] = append([]string{t.Term}, t.Others...)
		}
	}
	q := query.NewMultiPhraseQuery(places, field)
	q.SetBoost(boost)
	return best{q}
}

// fieldWords asks for all the words in one field, whose texts are in any
// language.
func (c *compiler) fieldWords(cl clause) query.Query {
	var q best
	for _, l := range c.langs {
		var all []query.Query
		for _, t := range analyzer.For(l).Query(cl.text) {
			all = append(all, sequence(cl.field, []analyzer.Token{t}, 1))
		}
		if len(all) > 0 {
			q = append(q, query.NewConjunctionQuery(all))
		}
	}
	return q
}

// dateRange asks for documents whose date has a day in common with the days of
// the clause.
func dateRange(cl clause) query.Query {
	var both []query.Query
	yes := true
	if !cl.last.IsZero() {
		q := query.NewDateRangeInclusiveQuery(time.Time{}, cl.last, nil, &yes)
		q.SetField(fieldDate)
		both = append(both, q)
	}
	if !cl.first.IsZero() {
		q := query.NewDateRangeInclusiveQuery(cl.first, time.Time{}, &yes, nil)
		q.SetField(fieldDateEnd)
		both = append(both, q)
	}
	return query.NewConjunctionQuery(both)
}

// The ranks of what a reference finds: the document itself, its other versions
// and what belongs to its procedure, what cites it, what cites another version
// of it, what has the words of it in its text. Scores of words stay far below.
const (
	rankSelf   = 10_000
	rankFamily = 5_000
	rankCites  = 1_000
	rankCitesF = 500
	rankText   = 100
)

func (c *compiler) reference(cl clause) query.Query {
	var q best
	for _, id := range cl.values {
		base := ""
		if f := familyOf(id); f+"-INIT" == id {
			base = f // who asks for the first version asks for the others too, later
		}
		if cl.field != fieldCites {
			q = append(q, rank(fieldRef, id, rankSelf), rank(fieldProcedure, id, rankFamily))
			if base != "" {
				q = append(q, rank(fieldFamily, base, rankFamily))
			}
		}
		if cl.field != fieldRef {
			q = append(q, rank(fieldCites, id, rankCites))
			if base != "" {
				q = append(q, rank(fieldCitesFamily, base, rankCitesF))
			}
		}
	}
	if cl.field == "" && c.texts {
		q = append(q, constant{c.text(cl.text), rankText})
	}
	return q
}

func rank(field, id string, score float64) query.Query {
	return constant{term(field, id, 1), score}
}
