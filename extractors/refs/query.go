package refs

import (
	"sort"
	"sync"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// Query reads the references in what a person typed into a search box, in any
// spelling and any language there is data for. Capitals mean nothing, bare
// Council numbers ("15367/17") and acts without the mark of a treaty count.
// Spans are offsets into s. It returns none where there is none.
func Query(s string) []doc.Reference {
	var all []doc.Reference
	for _, code := range lang.Codes() {
		t := &doc.Text{Lang: code, Str: s}
		sc, err := newScan(t, queryVocabulary)
		if err != nil {
			continue // Language data that cannot be read is a fault its own test reports.
		}
		sc.typed = true
		for _, find := range kinds() {
			find(sc)
		}
		all = append(all, sc.references("")...)
	}
	return best(all)
}

// queries keeps the vocabularies of queries.
var queries = sync.OnceValue(New)

func queryVocabulary(code string) (*vocabulary, error) { return queries().vocabulary(code) }

// best keeps, of readings that overlap, the longest; of those of the same text,
// the one that most languages agree on.
func best(all []doc.Reference) []doc.Reference {
	type reading struct {
		span     doc.Span
		kind, id string
	}
	votes := map[reading]int{}
	key := func(r doc.Reference) reading { return reading{r.Span, r.Kind, r.ID} }
	for _, r := range all {
		votes[key(r)]++
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		switch {
		case a.Span.Len() != b.Span.Len():
			return a.Span.Len() > b.Span.Len()
		case a.Span != b.Span:
			return a.Span.Start < b.Span.Start
		}
		return votes[key(a)] > votes[key(b)]
	})
	var out []doc.Reference
	for _, r := range all {
		if fits(out, r) {
			out = append(out, r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}

// fits reports whether r stands beside what was chosen: other text, or another
// document of the same range, which has the same text and kind.
func fits(chosen []doc.Reference, r doc.Reference) bool {
	for _, c := range chosen {
		sameText := c.Span == r.Span && c.Kind == r.Kind
		if c.Span.Overlaps(r.Span) && !(sameText && c.ID != r.ID && (c.Kind == "council" || c.Kind == "treaty")) {
			return false
		}
	}
	return true
}
