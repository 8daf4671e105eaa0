package index

import (
	"context"
	"fmt"
	"time"

	"github.com/blevesearch/bleve/v2"
)

// SearchOptions say which hits of a search to return.
type SearchOptions struct {
	Size int // how many; 10 where it is zero
	From int // how many to pass over
	// Sort is the order of the hits.
	Sort Sort
	// Facets asks for the counts of these, of FacetNames.
	Facets []string
}

// Sort is an order of hits.
type Sort int

const (
	// ByRelevance puts first what fits best; works that only fulfil conditions
	// (country:JP) fit alike, and the newest come first.
	ByRelevance Sort = iota
	// ByDate puts the newest first, works without a date last.
	ByDate
)

// Results are the answer to a query.
type Results struct {
	Hits  []Hit
	Total uint64 // works found, exactly, of which Hits are a part
	// Facets are the counts asked for, by name, the most frequent first.
	Facets map[string][]Count
	Took   time.Duration
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
	// Fields are the texts and titles that matched, sorted: "text_bg", "title_bg".
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
	asked, notes := x.compile(ctx, q, reading{})
	found, err := x.run(ctx, asked, q, o)
	ask := func(how reading) {
		asked, notes = x.compile(ctx, q, how)
		if found, err = x.run(ctx, asked, q, o); err == nil {
			found.texts = how.texts
		}
	}
	if err == nil && found.total == 0 && q.refers() {
		ask(reading{texts: true})
	}
	if err == nil && found.total == 0 {
		if better, said := x.instead(ctx, q); len(said) > 0 {
			q, res.Notes = better, append(res.Notes, said...)
			ask(reading{texts: true})
		}
	}
	if err == nil && found.total == 0 && q.canLoosen() {
		ask(reading{texts: true, loose: true})
		res.Loose = err == nil && found.total > 0
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if res.Loose {
		notes = append(notes, "no document has all of it; these have the most")
	}
	res.Asked, res.Facets = q, found.facets
	res.Notes, res.Total = append(res.Notes, notes...), found.total
	if res.Hits, err = x.hits(ctx, q, asked, found); err != nil {
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

// worksPage is how many ids of works are asked for at once.
const worksPage = 1000

// worksAfter returns the ids of the works that a query finds, in their order: of
// those after one, the first so many; all of them where there are fewer.
func (x *Index) worksAfter(ctx context.Context, q Query, after string) ([]string, error) {
	res, err := x.pageAfter(ctx, q, reading{}, after)
	if err == nil && res.Total == 0 && q.refers() {
		res, err = x.pageAfter(ctx, q, reading{texts: true}, after)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	ids := make([]string, len(res.Hits))
	for i, d := range res.Hits {
		ids[i] = d.ID
	}
	return ids, nil
}

func (x *Index) pageAfter(ctx context.Context, q Query, how reading, after string) (res *bleve.SearchResult, err error) {
	defer faults()()
	defer guard(&err)
	asked, _ := x.compile(ctx, q, how)
	req := bleve.NewSearchRequestOptions(asked, worksPage, 0, false)
	req.SortBy([]string{"_id"})
	if after != "" {
		req.SetSearchAfter([]string{after})
	}
	return x.bleve.SearchInContext(ctx, req)
}
