// Package countries finds the countries and territories that a text names, and
// the adjectives and nationalities made from them.
//
// The stems of a language's names are one trie, with the endings of their cases
// beside it, that is walked once over the folded text; the longest name wins, and a phrase that only looks
// like a country ("Uruguay Round", "Gulf of Guinea") is in the trie too, with
// nothing to report. What the words around a name then say (a person's title, a
// street, the place of signing) decides whether it is kept.
package countries

import (
	"context"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// The values of Country.Form.
const (
	formName    = "name"
	formDemonym = "demonym"
	formPart    = "part"
)

// Extractor fills Record.Countries.
type Extractor struct{}

// New returns the extractor of countries.
func New() Extractor { return Extractor{} }

// Name implements extractors.Extractor.
func (Extractor) Name() string { return "countries" }

// Version implements extractors.Extractor.
func (Extractor) Version() int { return 3 }

// Extract appends the countries of the text to r.Countries, in the order of the
// text. A text in a language without data has none.
func (Extractor) Extract(ctx context.Context, t *doc.Text, r *doc.Record) error {
	code := t.Lang
	if code == "" {
		code = lang.Detect(t.Str)
	}
	g, err := gazetteerOf(code)
	if err != nil {
		return err
	}
	english, err := englishNames()
	if err != nil {
		return err
	}
	s := scene{g: g, text: t, folded: t.Folded()}
	hits := g.search(s.folded, t.Str).find()
	for i, h := range hits {
		if err := ctx.Err(); err != nil {
			return err
		}
		if h.value.code == "" || s.afterPerson(h) {
			continue
		}
		if why := s.silenced(h); why == byPerson {
			s.personEnd = h.span.End
			continue
		} else if why == byPlace || why == byWord && !s.listed(hits, i) {
			continue
		}
		h = s.widen(h)
		n := h.value
		span := s.folded.Span(h.start, h.end-n.cut)
		r.Countries = append(r.Countries, doc.Country{
			Code: n.code, Name: english[n.code], Form: n.form,
			Mention: doc.Mention{Text: t.In(span), Span: span},
		})
	}
	return nil
}
