package index

import (
	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"

	"councilnotes/pipeline/index/analyzer"
)

// valueGap is how many words stand between two values of a field: more than any
// phrase has, so that none is found across them.
const valueGap = 1000

// textField is a field of words as bleve takes it. bleve's own makes an object for
// every word of a text; this one knows how many there are and keeps no offsets,
// since what matched is marked in the record's own text.
type textField struct {
	name      string
	positions bool
	values    []value
	length    int
	terms     api.TokenFrequencies
}

// value is a piece of text with the analyzer of its language.
type value struct {
	text     string
	analyzer *analyzer.Analyzer
}

var _ document.Field = (*textField)(nil)

// Analyze implements document.Field.
func (f *textField) Analyze() {
	const wordBytes = 8 // of a text for each word of it, blanks and all
	guess := int(f.NumPlainTextBytes()) / wordBytes
	words := make([]place, 0, guess)
	f.terms = make(api.TokenFrequencies, guess/2)
	var slab []api.TokenFreq
	base := 0
	for _, v := range f.values {
		base += valueGap + v.analyzer.EachTerm(v.text, func(t analyzer.Term, position int) {
			tf := f.terms[t.Text]
			if tf == nil {
				if len(slab) == 0 {
					slab = make([]api.TokenFreq, 64)
				}
				tf, slab = &slab[0], slab[1:]
				tf.Term = t.Bytes
				f.terms[t.Text] = tf
			}
			tf.SetFrequency(tf.Frequency() + 1)
			words = append(words, place{tf, base + position})
		})
	}
	f.length = len(words)
	if f.positions {
		locate(words)
	}
}

// place is where in a field a term stands.
type place struct {
	term     *api.TokenFreq
	position int
}

// locate gives terms their places, all out of one piece of memory.
func locate(words []place) {
	locations := make([]api.TokenLocation, len(words))
	lists := make([]*api.TokenLocation, len(words))
	for i, w := range words {
		if w.term.Locations == nil {
			n := w.term.Frequency()
			w.term.Locations, lists = lists[:0:n], lists[n:]
		}
		locations[i].Position = w.position
		w.term.Locations = append(w.term.Locations, &locations[i])
	}
}

// Options implements document.Field.
func (f *textField) Options() api.FieldIndexingOptions {
	if f.positions {
		return asText
	}
	return asWords
}

// NumPlainTextBytes implements document.Field.
func (f *textField) NumPlainTextBytes() (n uint64) {
	for _, v := range f.values {
		n += uint64(len(v.text))
	}
	return n
}

// What follows implements document.Field. Nothing of the field is stored.

func (f *textField) Name() string                                   { return f.name }
func (f *textField) ArrayPositions() []uint64                       { return nil }
func (f *textField) Value() []byte                                  { return nil }
func (f *textField) EncodedFieldType() byte                         { return 't' }
func (f *textField) AnalyzedLength() int                            { return f.length }
func (f *textField) AnalyzedTokenFrequencies() api.TokenFrequencies { return f.terms }
func (f *textField) Size() int                                      { return int(f.NumPlainTextBytes()) }
