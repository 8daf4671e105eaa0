package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"councilnotes/pipeline/index/analyzer"
)

// A work that has the words asked for side by side is about them more likely than
// one that has them pages apart. bleve's scores know nothing of it, so the best
// works are looked at again.

// togetherBoost is how much more a work counts that has the words side by side:
// more than any number of times that it has them apart (BM25 stops at 2.2).
const togetherBoost = 3

// severalWords reports whether a query asks for two words or more, and for no
// document: that has an order of its own.
func (q Query) severalWords() bool {
	n := 0
	for _, g := range q.groups {
		for _, c := range g {
			if c.kind == referenceClause {
				return false
			}
		}
		if len(g) == 1 && g[0].kind == wordClause && !g[0].not {
			n++
		}
	}
	return n > 1
}

// nearestFirst asks a query and puts the best works in order by their scores and
// how close they have the words.
func (x *Index) nearestFirst(ctx context.Context, asked query.Query, q Query, o SearchOptions) (*answer, error) {
	req := bleve.NewSearchRequestOptions(asked, max(nearWindow, o.From+o.Size), 0, false)
	addFacets(req, o.Facets)
	if o.From+o.Size > nearWindow {
		req.Fields = []string{fieldVersions}
	}
	a, err := x.request(ctx, req)
	if err != nil || len(a.works) == 0 {
		return a, err
	}
	best := a.works[:min(len(a.works), nearWindow)]
	if a.places, err = x.again(ctx, idsOf(best), asked); err != nil {
		return nil, err
	}
	exact, any := map[string][][]string{}, map[string][][]string{}
	for _, l := range languagesOf(a.places) {
		exact[l], any[l] = q.termsIn(l)
	}
	for _, d := range best {
		if p := a.places[d.ID]; p != nil {
			c := max(closeness(p.Locations, exact), otherBoost*closeness(p.Locations, any))
			d.Score *= 1 + togetherBoost*c*c
		}
	}
	slices.SortStableFunc(best, func(a, b *search.DocumentMatch) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	a.works = a.works[min(o.From, len(a.works)):min(o.From+o.Size, len(a.works))]
	if o.From+o.Size > nearWindow {
		a.places = nil // not known of all
	}
	return a, nil
}

// languagesOf returns the languages of the texts that matched.
func languagesOf(places map[string]*search.DocumentMatch) (out []string) {
	for _, d := range places {
		for field := range d.Locations {
			if l, ok := strings.CutPrefix(field, prefixText); ok && !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// termsIn returns the terms of each of the query's words in a language: as typed,
// and with those of words that differ by accents. A word that is a stop word
// there has none and is left out.
func (q Query) termsIn(language string) (exact, any [][]string) {
	for _, g := range q.groups {
		if len(g) != 1 || g[0].kind != wordClause || g[0].not {
			continue
		}
		if g[0].instead != nil {
			exact = append(exact, g[0].instead[language])
			any = append(any, g[0].instead[language])
			continue
		}
		for _, t := range analyzer.For(language).Query(g[0].text) {
			exact = append(exact, []string{t.Term})
			any = append(any, append([]string{t.Term}, t.Others...))
		}
	}
	return exact, any
}

// closeness is 1 where all words stand side by side in some text or title, less
// where others stand between them, 0 where not all are in one.
func closeness(places search.FieldTermLocationMap, words map[string][][]string) float64 {
	best := 0.0
	for language, ws := range words {
		if len(ws) < 2 {
			continue
		}
		for _, field := range []string{prefixText + language, prefixTitle + language} {
			if span := shortest(places[field], ws); span > 0 {
				best = max(best, float64(len(ws)-1)/float64(max(span, len(ws)-1)))
			}
		}
	}
	return best
}

// spot is a place of the i-th word in a field.
type spot struct{ word, position int }

// shortest returns the smallest distance from the first to the last of places
// that have every word once, 0 where a word is missing.
func shortest(places search.TermLocationMap, words [][]string) int {
	var spots []spot
	for i, terms := range words {
		n := len(spots)
		for _, t := range terms {
			for _, l := range places[t] {
				spots = append(spots, spot{i, int(l.Pos)})
			}
		}
		if len(spots) == n {
			return 0
		}
	}
	slices.SortFunc(spots, func(a, b spot) int { return cmp.Compare(a.position, b.position) })
	return narrowest(spots, len(words))
}

// narrowest slides a window over the places.
func narrowest(spots []spot, words int) int {
	has, kinds, first, best := make([]int, words), 0, 0, 0
	for _, s := range spots {
		if has[s.word]++; has[s.word] == 1 {
			kinds++
		}
		for ; kinds == words; first++ {
			if d := s.position - spots[first].position; best == 0 || d < best {
				best = d
			}
			if has[spots[first].word]--; has[spots[first].word] == 0 {
				kinds--
			}
		}
	}
	return best
}
