package analyzer

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
)

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

// innerCapital takes small letters off that stand before a word's capital.
type innerCapital struct{}

func (innerCapital) Filter(in analysis.TokenStream) analysis.TokenStream {
	const most = 3 // bhFrainc
	for _, t := range in {
		i := bytes.IndexFunc(t.Term, func(r rune) bool { return !unicode.IsLower(r) })
		if i < 1 || i > most {
			continue
		}
		if r, _ := utf8.DecodeRune(t.Term[i:]); unicode.IsUpper(r) {
			t.Term = t.Term[i:]
		}
	}
	return in
}
