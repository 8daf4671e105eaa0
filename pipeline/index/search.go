package index

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// SearchOptions say which hits of a search to return.
type SearchOptions struct {
	Size int // how many; 10 where it is zero
	From int // how many to pass over
}

// Results are the answer to a query.
type Results struct {
	Hits  []Hit
	Total uint64 // works found, of which Hits are a part
	Took  time.Duration
	// Asked is the query as it was answered: where nothing has a word, with what
	// was looked for in its place. Matches marks what it asks for.
	Asked Query
	// Loose tells that no work had all that was asked for, and that these have
	// at least some of it.
	Loose bool
	// Notes are for the person who asked: what was left out and why.
	Notes []string
}

// Hit is a work found, shown in the language version that fits the query best.
type Hit struct {
	ID       string  `json:"id"` // of the record
	Work     string  `json:"work"`
	Score    float64 `json:"score"`
	Title    string  `json:"title,omitempty"`
	Language string  `json:"language,omitempty"`
	Kind     string  `json:"kind,omitempty"`
	Date     string  `json:"date,omitempty"` // EDTF
	URI      string  `json:"uri,omitempty"`
	// Fields are the index fields that matched, sorted: "cites", "text_bg".
	Fields []string `json:"-"`
	// Matched are the places that matched, for the caller to fill in with Matches
	// from the record with this ID.
	Matched []Match `json:"matched"`
	// Others are the ids of the records in other languages.
	Others []string `json:"-"`
}

// Search finds works. Where no work has all that a query asks for, those that
// have the most of it are returned, and Loose is set.
func (x *Index) Search(ctx context.Context, q Query, o SearchOptions) (res *Results, err error) {
	defer faults()()
	defer guard(&err)
	begun := time.Now()
	if o.Size <= 0 {
		o.Size = 10
	}
	o.From = max(o.From, 0)
	res = &Results{Notes: q.Notes()}
	asked, notes := x.compile(q, false)
	found, err := x.run(ctx, asked, q, o)
	if err == nil && found.Total == 0 {
		if better, said := x.instead(ctx, q); len(said) > 0 {
			q, res.Notes = better, append(res.Notes, said...)
			asked, notes = x.compile(q, false)
			found, err = x.run(ctx, asked, q, o)
		}
	}
	if err == nil && found.Total == 0 && q.canLoosen() {
		asked, notes = x.compile(q, true)
		found, err = x.run(ctx, asked, q, o)
		res.Loose = err == nil && found.Total > 0
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if res.Loose {
		notes = append(notes, "no document has all of it; these have the most")
	}
	res.Asked = q
	res.Notes, res.Total = append(res.Notes, notes...), found.Total
	if res.Hits, err = x.hits(ctx, q, asked, found.Hits); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	res.Took = time.Since(begun)
	return res, nil
}

// canLoosen reports whether there is more than one thing to fit, so that less
// than all of it makes sense.
func (q Query) canLoosen() bool {
	n := 0
	for _, g := range q.groups {
		if g.scored() {
			n++
		}
	}
	return n > 1
}

func (x *Index) run(ctx context.Context, asked query.Query, q Query, o SearchOptions) (*bleve.SearchResult, error) {
	req := bleve.NewSearchRequestOptions(asked, o.Size, o.From, false)
	req.Fields = []string{fieldVersions}
	if !slices.ContainsFunc(q.groups, group.scored) {
		req.SortBy([]string{"-" + fieldDate, "_id"})
	}
	return x.bleve.SearchInContext(ctx, req)
}

func (x *Index) hits(ctx context.Context, q Query, asked query.Query, found search.DocumentMatchCollection) ([]Hit, error) {
	matched, err := x.matchedFields(ctx, q, asked, found)
	if err != nil {
		return nil, err
	}
	langs := q.languages()
	hits := make([]Hit, len(found))
	for i, d := range found {
		h := Hit{Work: d.ID, Score: d.Score, Matched: []Match{}}
		for f := range matched[d.ID] {
			h.Fields = append(h.Fields, f)
		}
		slices.Sort(h.Fields)
		if err := h.show(d.Fields[fieldVersions], langs, matched[d.ID]); err != nil {
			return nil, err
		}
		hits[i] = h
	}
	return hits, nil
}

// show fills in the language version to show: of those asked for the one with
// most words of the query, else the first.
func (h *Hit) show(stored any, langs []string, matched map[string]int) error {
	var versions []version
	s, _ := stored.(string)
	if err := json.Unmarshal([]byte(s), &versions); err != nil || len(versions) == 0 {
		return errors.Join(fmt.Errorf("%w: work %s has no versions", ErrDamaged, h.Work), err)
	}
	weight := func(v version) int {
		l := languageOf(v.Language)
		n := matched[prefixText+l] + matched[prefixTitle+l]
		if slices.Contains(langs, v.Language) {
			n += 1 << 20
		}
		return n
	}
	slices.SortStableFunc(versions, func(a, b version) int { return cmp.Compare(weight(b), weight(a)) })
	v := versions[0]
	h.ID, h.Language, h.Title, h.Kind, h.Date, h.URI = v.ID, v.Language, v.Title, v.Kind, v.Date, v.URI
	for _, o := range versions[1:] {
		h.Others = append(h.Others, o.ID)
	}
	return nil
}

// matchedFields tells of each hit which fields matched, and with how many terms.
// Asking again about the hits alone is cheaper than keeping track during the
// search.
func (x *Index) matchedFields(ctx context.Context, q Query, asked query.Query, found search.DocumentMatchCollection) (map[string]map[string]int, error) {
	out := map[string]map[string]int{}
	ids := make([]string, len(found))
	for i, d := range found {
		ids[i] = d.ID
		out[d.ID] = map[string]int{}
	}
	if len(ids) == 0 {
		return out, nil
	}
	among := query.NewDocIDQuery(ids)
	texts, err := x.again(ctx, among, asked, len(ids))
	if err != nil {
		return nil, err
	}
	for _, d := range texts {
		for field, terms := range d.Locations {
			out[d.ID][field] += len(terms)
		}
	}
	for field, asked := range keywordQueries(q) {
		with, err := x.again(ctx, among, asked, len(ids))
		if err != nil {
			return nil, err
		}
		for _, d := range with {
			out[d.ID][field]++
		}
	}
	return out, nil
}

func (x *Index) again(ctx context.Context, among, asked query.Query, size int) (search.DocumentMatchCollection, error) {
	req := bleve.NewSearchRequestOptions(query.NewConjunctionQuery([]query.Query{among, asked}), size, 0, false)
	req.IncludeLocations = true
	res, err := x.bleve.SearchInContext(ctx, req)
	if err != nil {
		return nil, err
	}
	return res.Hits, nil
}

// keywordQueries returns, by field, what a query asks of the fields that keep no
// positions.
func keywordQueries(q Query) map[string]query.Query {
	lists := map[string]*query.DisjunctionQuery{}
	add := func(field, value string) {
		if lists[field] == nil {
			lists[field] = query.NewDisjunctionQuery(nil)
		}
		lists[field].AddQuery(term(field, value, 1))
	}
	q.each(func(c clause) {
		for _, v := range c.values {
			if c.kind == keywordClause {
				add(c.field, v)
				continue
			}
			for _, f := range []string{fieldRef, fieldProcedure, fieldCites} {
				add(f, v)
			}
			if f := familyOf(v); f != "" && strings.HasSuffix(v, "-INIT") {
				add(fieldFamily, f)
				add(fieldCitesFamily, f)
			}
		}
	})
	out := map[string]query.Query{}
	for f, d := range lists {
		out[f] = d
	}
	return out
}

// Works yields the ids of all works that a query finds, in their order, however
// many there are.
func (x *Index) Works(ctx context.Context, q Query) iter.Seq2[string, error] {
	const page = 1000
	return func(yield func(string, error) bool) {
		asked, _ := x.compile(q, false)
		req := bleve.NewSearchRequestOptions(asked, page, 0, false)
		req.SortBy([]string{"_id"})
		for {
			res, err := x.page(ctx, req)
			if err != nil {
				yield("", fmt.Errorf("search: %w", err))
				return
			}
			for _, d := range res.Hits {
				if !yield(d.ID, nil) {
					return
				}
			}
			if len(res.Hits) < page {
				return
			}
			req.SetSearchAfter([]string{res.Hits[page-1].ID})
		}
	}
}

func (x *Index) page(ctx context.Context, req *bleve.SearchRequest) (res *bleve.SearchResult, err error) {
	defer faults()()
	defer guard(&err)
	return x.bleve.SearchInContext(ctx, req)
}
