package index

import (
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2/search/query"

	"councilnotes/pipeline/index/analyzer"
)

// compiler makes a bleve query of ours. What a word becomes depends on the
// languages there are texts in.
type compiler struct {
	x     *Index
	langs []string
	loose bool // any of the words will do
	notes []string
	room  int // terms that prefixes may still stand for

	filters           []query.Query // that must hold and say nothing of how well a work fits
	must, should, not []query.Query
}

// titleBoost is how much more a word counts in a title than in the text.
const titleBoost = 2

// compile returns the bleve query for q. Where loose is false all its groups
// must hold; where it is true one that says how well a work fits is enough.
func (x *Index) compile(q Query, loose bool) (query.Query, []string) {
	c := &compiler{x: x, langs: x.searched(q), loose: loose, room: maxClauses / 4}
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
		return c.words(cl.text)
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

// words asks for a word, or for several side by side, in every language.
func (c *compiler) words(text string) query.Query {
	var q best
	for _, l := range c.langs {
		tokens := analyzer.For(l).Query(text)
		if len(tokens) == 0 {
			continue
		}
		q = append(q, sequence(prefixText+l, tokens, 1)...)
		q = append(q, sequence(prefixTitle+l, tokens, titleBoost)...)
	}
	return q
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
		q := best{term(field, tokens[0].Term, boost)}
		for _, o := range tokens[0].Others {
			q = append(q, term(field, o, boost*otherBoost))
		}
		return q
	}
	first, last := tokens[0].Position, tokens[len(tokens)-1].Position
	places := make([][]string, last-first+1) // an empty place is a stop word
	for _, t := range tokens {
		places[t.Position-first] = append([]string{t.Term}, t.Others...)
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
	if cl.field == "" {
		q = append(q, constant{c.words(cl.text), rankText})
	}
	return q
}

func rank(field, id string, score float64) query.Query {
	return constant{term(field, id, 1), score}
}
