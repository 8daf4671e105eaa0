package analyzer

import "github.com/blevesearch/bleve/v2/analysis"

// stopFilter takes words out; the positions of the others stay, so a phrase
// still knows that something stood between them.
type stopFilter map[string]bool

func (f stopFilter) Filter(in analysis.TokenStream) analysis.TokenStream {
	out := in[:0]
	for _, t := range in {
		if !f[string(t.Term)] {
			out = append(out, t)
		}
	}
	return out
}

// exceptions gives words their terms by name and keeps stemmers off them.
type exceptions map[string]string

func (f exceptions) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		if term, ok := f[string(t.Term)]; ok {
			t.Term, t.KeyWord = []byte(term), true
		}
	}
	return in
}
