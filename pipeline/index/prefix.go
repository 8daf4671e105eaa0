package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	api "github.com/blevesearch/bleve_index_api"

	"councilnotes/pipeline/index/analyzer"
)

// prefix asks for words that begin so, in every language. Texts are indexed by
// stems, so that what a whole word would be stemmed to is asked for as well:
// „партньорствата*“ is longer than any stem.
func (c *compiler) prefix(text string) query.Query {
	var q best
	for _, l := range c.langs {
		a := analyzer.For(l)
		words := a.Words(text)
		if len(words) == 0 {
			continue
		}
		begin := words[len(words)-1]
		var all []query.Query
		if before := a.Query(text[:begin.Start]); len(before) > 0 {
			all = append(all, sequence(prefixText+l, before, 1))
		}
		list := c.expand(prefixText+l, begin.Term)
		if p := analyzer.Unaccented(begin.Term); p == begin.Term { // typed without accents: any will do
			list = append(list, c.expand(prefixText+l, analyzer.Plain(p))...)
		}
		for _, t := range a.Query(text[begin.Start:]) {
			list = append(append(list, t.Term), t.Others...)
		}
		slices.Sort(list)
		q = append(q, query.NewConjunctionQuery(append(all, anyTerm{prefixText + l, slices.Compact(list)})))
	}
	return q
}

// expand returns the terms of a field that begin so: the most frequent ones, with
// a note, where there are many. All beginnings of a query, in all languages, share
// what may be looked at and what may be looked for: two letters begin a good part
// of all the words there are.
func (c *compiler) expand(field, begin string) []string {
	dict, err := c.x.bleve.FieldDictPrefix(field, []byte(begin))
	if err != nil {
		return nil // The field is not there yet.
	}
	defer dict.Close()
	var found []api.DictEntry
	e, err := dict.Next()
	for ; err == nil && e != nil && len(found) < maxScanned/c.expansions; e, err = dict.Next() {
		found = append(found, *e)
	}
	keep := min(maxExpansions, maxExpanded/c.expansions, len(found))
	if len(found) > keep || e != nil {
		c.note(fmt.Sprintf("%s* stands for more words than %d; the most frequent of them were looked for", begin, keep))
		slices.SortFunc(found, func(a, b api.DictEntry) int { return cmp.Compare(b.Count, a.Count) })
	}
	out := make([]string, keep)
	for i := range out {
		out[i] = found[i].Term
	}
	return out
}

func (c *compiler) note(s string) {
	if !slices.Contains(c.notes, s) {
		c.notes = append(c.notes, s)
	}
}

// anyTerm holds where a field has one of the terms.
type anyTerm struct {
	field string
	terms []string
}

// Searcher implements query.Query.
func (q anyTerm) Searcher(ctx context.Context, r api.IndexReader, _ mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	return searcher.NewMultiTermSearcher(ctx, r, q.terms, q.field, 1, o, false)
}
