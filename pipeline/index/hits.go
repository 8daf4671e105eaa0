package index

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// hits makes the hits of the works found: which fields matched, and which
// language version to show.
func (x *Index) hits(ctx context.Context, q Query, asked query.Query, f *answer) ([]Hit, error) {
	hits := make([]Hit, len(f.works))
	if len(hits) == 0 {
		return hits, nil
	}
	ids := idsOf(f.works)
	var err error
	var shown map[string]*search.DocumentMatch
	if f.places == nil {
		f.places, err = x.again(ctx, ids, asked, true)
		shown = f.places
	} else {
		shown, err = x.again(ctx, ids, query.NewMatchAllQuery(), true)
	}
	if err != nil {
		return nil, err
	}
	matched, err := x.matchedFields(ctx, q, ids, f.places)
	if err != nil {
		return nil, err
	}
	langs := q.languages()
	for i, d := range f.works {
		h := Hit{Work: d.ID, Score: d.Score, Matched: []Match{}}
		for f := range matched[d.ID] {
			h.Fields = append(h.Fields, f)
		}
		slices.Sort(h.Fields)
		var stored any
		if s := shown[d.ID]; s != nil {
			stored = s.Fields[fieldVersions]
		}
		if err := h.show(stored, langs, matched[d.ID]); err != nil {
			return nil, err
		}
		hits[i] = h
	}
	return hits, nil
}

func idsOf(works search.DocumentMatchCollection) []string {
	ids := make([]string, len(works))
	for i, d := range works {
		ids[i] = d.ID
	}
	return ids
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

// matchedFields tells of each work which fields matched, and with how many terms.
func (x *Index) matchedFields(ctx context.Context, q Query, ids []string, places map[string]*search.DocumentMatch) (map[string]map[string]int, error) {
	matched := map[string]map[string]int{}
	for _, id := range ids {
		matched[id] = map[string]int{}
		if d := places[id]; d != nil {
			for field, terms := range d.Locations {
				matched[id][field] += len(terms)
			}
		}
	}
	for field, asked := range keywordQueries(q) {
		with, err := x.again(ctx, ids, asked, false)
		if err != nil {
			return nil, err
		}
		for id := range with {
			matched[id][field]++
		}
	}
	return matched, nil
}

// again asks a query of some works only; with show set it tells where they match
// and what is stored of them. Asking again about few works is cheaper than keeping track of all during
// the search.
func (x *Index) again(ctx context.Context, ids []string, asked query.Query, show bool) (map[string]*search.DocumentMatch, error) {
	among := query.NewDocIDQuery(ids)
	req := bleve.NewSearchRequestOptions(query.NewConjunctionQuery([]query.Query{among, asked}), len(ids), 0, false)
	if show {
		req.IncludeLocations, req.Fields = true, []string{fieldVersions}
	}
	res, err := x.bleve.SearchInContext(ctx, req)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*search.DocumentMatch, len(res.Hits))
	for _, d := range res.Hits {
		out[d.ID] = d
	}
	return out, nil
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
