package index

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// answer is what a query finds in the index.
type answer struct {
	works  search.DocumentMatchCollection // those asked for, in order
	total  uint64
	facets map[string][]Count
	places map[string]*search.DocumentMatch // where they match, by id; nil where nobody asked yet
	texts  bool                             // references were looked for in texts
}

// nearWindow is how many of the best works are put in order anew by how close to
// each other they have the words asked for.
const nearWindow = 50

// manyWorks is how many works are sorted at once; of more, the newest years are
// looked at one by one.
const manyWorks = 2000

// run asks a query.
func (x *Index) run(ctx context.Context, asked query.Query, q Query, o SearchOptions) (*answer, error) {
	scored := slices.ContainsFunc(q.groups, group.scored)
	switch {
	case o.Sort == ByDate || !scored:
		return x.newest(ctx, asked, o)
	case q.severalWords() && o.From < nearWindow:
		return x.nearestFirst(ctx, asked, q, o)
	}
	return x.plainly(ctx, asked, o)
}

// plainly asks a query and takes the order that bleve gives.
func (x *Index) plainly(ctx context.Context, asked query.Query, o SearchOptions) (*answer, error) {
	req := bleve.NewSearchRequestOptions(asked, o.Size, o.From, false)
	addFacets(req, o.Facets)
	req.Fields = []string{fieldVersions}
	return x.request(ctx, req)
}

func (x *Index) request(ctx context.Context, req *bleve.SearchRequest) (*answer, error) {
	res, err := x.bleve.SearchInContext(ctx, req)
	if err != nil {
		return nil, err
	}
	return &answer{works: res.Hits, total: res.Total, facets: counts(res.Facets)}, nil
}

// newest returns the works from the newest to the oldest. Sorting reads the date
// of every work found; where these are many, years are asked for one by one until
// there are enough.
func (x *Index) newest(ctx context.Context, asked query.Query, o SearchOptions) (*answer, error) {
	if n, err := x.Count(); err != nil || n <= manyWorks {
		return x.byDate(ctx, asked, o)
	}
	req := bleve.NewSearchRequestOptions(asked, 0, 0, false)
	addFacets(req, o.Facets)
	a, err := x.request(ctx, req)
	if err != nil || a.total == 0 {
		return a, err
	}
	enough := o.From + o.Size
	if a.total > manyWorks && enough <= manyWorks {
		for _, y := range x.years() {
			year, err := x.byDate(ctx, query.NewConjunctionQuery([]query.Query{asked, datedIn(y)}), SearchOptions{Size: enough - len(a.works)})
			if err != nil {
				return nil, err
			}
			if a.works = append(a.works, year.works...); len(a.works) >= enough {
				a.works = a.works[o.From:]
				return a, nil
			}
		}
	}
	all, err := x.byDate(ctx, asked, SearchOptions{Size: o.Size, From: o.From})
	if err != nil {
		return nil, err
	}
	a.works = all.works
	return a, nil
}

func (x *Index) byDate(ctx context.Context, asked query.Query, o SearchOptions) (*answer, error) {
	req := bleve.NewSearchRequestOptions(asked, o.Size, o.From, false)
	addFacets(req, o.Facets)
	req.Fields = []string{fieldVersions}
	req.SortBy([]string{"-" + fieldDate, "_id"})
	return x.request(ctx, req)
}

// years returns the years that documents are dated in, the newest first.
func (x *Index) years() []int {
	dict, err := x.bleve.FieldDict(fieldYear)
	if err != nil {
		return nil // No document has a date yet.
	}
	defer dict.Close()
	var out []int
	for e, err := dict.Next(); err == nil && e != nil; e, err = dict.Next() {
		if y, err := strconv.Atoi(e.Term); err == nil {
			out = append(out, y)
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

// datedIn asks for works whose date begins in a year.
func datedIn(year int) query.Query {
	yes, no := true, false
	first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	q := query.NewDateRangeInclusiveQuery(first, first.AddDate(1, 0, 0), &yes, &no)
	q.SetField(fieldDate)
	return constant{q, 0}
}
