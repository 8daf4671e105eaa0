package index

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// hits makes the hits of the works found: which texts matched, and which language
// version to show.
func (x *Index) hits(ctx context.Context, q Query, asked query.Query, f *answer) ([]Hit, error) {
	if err := x.place(ctx, q, asked, f); err != nil {
		return nil, err
	}
	hits := make([]Hit, len(f.works))
	langs := q.languages()
	for i, d := range f.works {
		matched := map[string]int{} // terms in the fields of texts and titles
		if p := f.places[d.ID]; p != nil {
			for field, terms := range p.Locations {
				matched[field] = len(terms)
			}
		}
		versions, err := versionsOf(d)
		if err != nil {
			return nil, err
		}
		h := Hit{Work: d.ID, Score: d.Score, Matched: []Match{}, Fields: slices.Sorted(maps.Keys(matched))}
		h.show(versions, langs, matched)
		hits[i] = h
	}
	return hits, nil
}

// place finds out where the works of an answer match, and what is stored of them,
// where it is not known yet. A reference is found by its id whatever it is
// written like; how it was typed tells in which language to show the works that
// cite it.
func (x *Index) place(ctx context.Context, q Query, asked query.Query, f *answer) (err error) {
	if f.places == nil && !q.inTexts() && !f.texts && q.refers() {
		if langs := languagesToChoose(f.works); len(langs) > 0 {
			asked, _ = x.compile(ctx, q, reading{texts: true, langs: langs})
			f.texts = true
		}
	}
	if f.places == nil && len(f.works) > 0 && (q.inTexts() || f.texts) {
		if f.places, err = x.again(ctx, idsOf(f.works), asked); err != nil {
			return err
		}
	}
	for _, d := range f.works {
		if p := f.places[d.ID]; d.Fields == nil && p != nil {
			d.Fields = p.Fields
		}
	}
	return nil
}

// languagesToChoose returns the languages of the works that have several.
func languagesToChoose(works search.DocumentMatchCollection) (out []string) {
	for _, d := range works {
		versions, err := versionsOf(d)
		if err != nil || len(versions) < 2 {
			continue
		}
		for _, v := range versions {
			out = append(out, languageOf(v.Language))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// versionsOf reads what is stored of a work.
func versionsOf(d *search.DocumentMatch) (versions []version, err error) {
	s, _ := d.Fields[fieldVersions].(string)
	if err = json.Unmarshal([]byte(s), &versions); err != nil || len(versions) == 0 {
		return nil, errors.Join(fmt.Errorf("%w: work %s has no versions", ErrDamaged, d.ID), err)
	}
	return versions, nil
}

// inTexts reports whether a query asks for words of texts.
func (q Query) inTexts() (yes bool) {
	q.each(func(c clause) { yes = yes || c.kind <= prefixClause })
	return yes
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
func (h *Hit) show(versions []version, langs []string, matched map[string]int) {
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
}

// again asks a query of some works only, to be told where they match, with what is
// stored of them. Asking again about few works is cheaper than keeping track of
// all during the search.
func (x *Index) again(ctx context.Context, ids []string, asked query.Query) (map[string]*search.DocumentMatch, error) {
	among := query.NewDocIDQuery(ids)
	req := bleve.NewSearchRequestOptions(query.NewConjunctionQuery([]query.Query{among, asked}), len(ids), 0, false)
	req.IncludeLocations, req.Fields = true, []string{fieldVersions}
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
