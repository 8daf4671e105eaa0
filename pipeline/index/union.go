package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"
)

// best is a query that holds where one of its queries does and scores as the
// best of them. bleve's own disjunction adds scores up and rewards how many
// match, so that a work in twenty languages, where a word is spelled alike in
// ten, would come before every work in one.
type best []query.Query

// Searcher implements query.Query.
func (q best) Searcher(ctx context.Context, r api.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	u := &union{}
	for _, sub := range q {
		s, err := sub.Searcher(ctx, r, m, o)
		if err != nil {
			u.Close()
			return nil, err
		}
		if empty(sub, s) {
			s.Close()
			continue
		}
		u.searchers = append(u.searchers, s)
	}
	if len(u.searchers) == 1 {
		return u.searchers[0], nil
	}
	// Where none is left this is not bleve's searcher for nothing: a boolean
	// query takes that out, and what must be found with it.
	u.current = make([]*search.DocumentMatch, len(u.searchers))
	return u, nil
}

// empty reports whether a term is nowhere: most words are in the texts of one
// language only. Only of terms is bleve's count never too low.
func empty(q query.Query, s search.Searcher) bool {
	if c, ok := q.(constant); ok {
		q = c.Query
	}
	_, ok := q.(*query.TermQuery)
	return ok && s.Count() == 0
}

// union walks several searchers side by side, in the order of documents.
type union struct {
	searchers []search.Searcher
	current   []*search.DocumentMatch // of each searcher; nil when it is done
	started   bool
}

func (u *union) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if !u.started {
		u.started = true
		for i := range u.searchers {
			if err := u.next(ctx, i); err != nil {
				return nil, err
			}
		}
	}
	return u.take(ctx)
}

func (u *union) next(ctx *search.SearchContext, i int) (err error) {
	u.current[i], err = u.searchers[i].Next(ctx)
	return err
}

func (u *union) Advance(ctx *search.SearchContext, id api.IndexInternalID) (*search.DocumentMatch, error) {
	for i, s := range u.searchers {
		if u.started && (u.current[i] == nil || u.current[i].IndexInternalID.Compare(id) >= 0) {
			continue
		}
		if u.current[i] != nil {
			ctx.DocumentMatchPool.Put(u.current[i])
		}
		var err error
		if u.current[i], err = s.Advance(ctx, id); err != nil {
			return nil, err
		}
	}
	u.started = true
	return u.take(ctx)
}

// take returns the first document that any searcher stands at, scored as the
// best of those that stand there, and moves them on.
func (u *union) take(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	first := u.first()
	if first < 0 {
		return nil, nil
	}
	rv := u.current[first]
	if err := u.next(ctx, first); err != nil {
		return nil, err
	}
	for i := first + 1; i < len(u.current); i++ {
		c := u.current[i]
		if c == nil || c.IndexInternalID.Compare(rv.IndexInternalID) != 0 {
			continue
		}
		rv.Score = max(rv.Score, c.Score)
		rv.FieldTermLocations = search.MergeFieldTermLocations(rv.FieldTermLocations, []*search.DocumentMatch{c})
		ctx.DocumentMatchPool.Put(c)
		if err := u.next(ctx, i); err != nil {
			return nil, err
		}
	}
	return rv, nil
}

func (u *union) first() int {
	at := -1
	for i, c := range u.current {
		if c != nil && (at < 0 || c.IndexInternalID.Compare(u.current[at].IndexInternalID) < 0) {
			at = i
		}
	}
	return at
}

func (u *union) Close() (err error) {
	for _, s := range u.searchers {
		if e := s.Close(); err == nil {
			err = e
		}
	}
	return err
}

// Weight is that of the heaviest, as the score is that of the best.
func (u *union) Weight() (w float64) {
	for _, s := range u.searchers {
		w = max(w, s.Weight())
	}
	return w
}

func (u *union) SetQueryNorm(norm float64) {
	for _, s := range u.searchers {
		s.SetQueryNorm(norm)
	}
}

// Count is an upper bound.
func (u *union) Count() (n uint64) {
	for _, s := range u.searchers {
		n += s.Count()
	}
	return n
}

func (u *union) Min() int { return 0 }

func (u *union) Size() (n int) {
	for _, s := range u.searchers {
		n += s.Size()
	}
	return n
}

func (u *union) DocumentMatchPoolSize() int {
	n := len(u.searchers)
	for _, s := range u.searchers {
		n += s.DocumentMatchPoolSize()
	}
	return n
}

// constant is a query whose hits all have one score: a document found by its
// number is no better found for the number being rare.
type constant struct {
	query.Query
	score float64
}

// Searcher implements query.Query.
func (q constant) Searcher(ctx context.Context, r api.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	o.Score, o.Explain = "none", false
	s, err := q.Query.Searcher(ctx, r, m, o)
	if err != nil {
		return nil, err
	}
	return constantSearcher{s, q.score}, nil
}

type constantSearcher struct {
	search.Searcher
	score float64
}

func (s constantSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	return s.scored(s.Searcher.Next(ctx))
}

func (s constantSearcher) Advance(ctx *search.SearchContext, id api.IndexInternalID) (*search.DocumentMatch, error) {
	return s.scored(s.Searcher.Advance(ctx, id))
}

func (s constantSearcher) scored(m *search.DocumentMatch, err error) (*search.DocumentMatch, error) {
	if m != nil {
		m.Score = s.score
	}
	return m, err
}

// Weight and SetQueryNorm keep the score out of bleve's normalisation.
func (s constantSearcher) Weight() float64      { return 0 }
func (s constantSearcher) SetQueryNorm(float64) {}
