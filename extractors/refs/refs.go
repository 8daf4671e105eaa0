// Package refs finds what a text refers to: Council and Commission documents,
// procedures, acts, treaty articles, the Official Journal, cases, documents of
// Parliament, resolutions of the United Nations, addresses.
//
// The folded text is cut into words, numbers and marks once; then each kind of
// reference goes over these tokens in turn, looks at the few places where its
// own shape can begin (a slash between numbers, a year in brackets, a word that
// names a treaty), and takes the tokens it has read, so that the next kind does
// not read them again. What differs between languages (words for "regulation"
// and "article", abbreviations, number signs) is data: section "refs" of the
// language files, see vocabulary.go.
//
// The tour: token.go cuts, phrase.go matches words of the data, scan.go holds
// what has been found; one file for each kind; query.go reads what a person
// typed into a search box.
package refs

import (
	"context"
	"sync"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// kinds are the kinds of reference in the order they read a text: the most
// specific shapes first, bare numbers last. Treaty articles come after the acts
// because an article before an act is the act's pinpoint. Short forms come last:
// they stand for what the others have found.
func kinds() []func(*scan) {
	return []func(*scan){
		addresses, eclis, celexNumbers, parliament, procedures, journals, commission,
		resolutions, acts, articles, cases, council, shortForms,
	}
}

// Extractor finds references. It is safe for concurrent use.
type Extractor struct {
	vocabularies sync.Map // code -> *vocabulary
}

// New returns the extractor of references.
func New() *Extractor { return &Extractor{} }

// Name is the name of the extractor and of its section in the language files.
func (*Extractor) Name() string { return section }

// Version is raised when the output changes.
func (*Extractor) Version() int { return 3 }

// Extract fills r.References from the text, in its order, with URIs in the
// text's language; Page and In are left to Assemble. It fails only on language
// data that cannot be read.
func (e *Extractor) Extract(ctx context.Context, t *doc.Text, r *doc.Record) error {
	s, err := newScan(t, e.vocabulary)
	if err != nil {
		return err
	}
	for _, find := range kinds() {
		if err := ctx.Err(); err != nil {
			return err
		}
		find(s)
	}
	r.References = s.references(t.Lang)
	return s.err
}

// vocabulary returns the words of a language, nil for one without data.
func (e *Extractor) vocabulary(code string) (*vocabulary, error) {
	if v, ok := e.vocabularies.Load(code); ok {
		return v.(*vocabulary), nil
	}
	v, err := loadVocabulary(code)
	if err == nil {
		e.vocabularies.Store(code, v)
	}
	return v, err
}

// references are the findings in the order of the text.
func (s *scan) references(lang string) []doc.Reference {
	s.sortFound()
	if len(s.found) == 0 {
		return nil
	}
	out := make([]doc.Reference, len(s.found))
	for i := range s.found {
		out[i] = s.found[i].Reference
		out[i].URI = canon.URI(out[i].Kind, out[i].ID, lang)
	}
	return out
}
