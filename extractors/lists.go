package extractors

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"councilnotes/extractors/actions"
	"councilnotes/extractors/countries"
	"councilnotes/extractors/cover"
	"councilnotes/extractors/dates"
	"councilnotes/extractors/footnotes"
	"councilnotes/extractors/html"
	"councilnotes/extractors/items"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/organisations"
	"councilnotes/extractors/pdf"
	"councilnotes/extractors/plain"
	"councilnotes/extractors/points"
	"councilnotes/extractors/refs"
)

// Readers returns the readers in the order they are asked. The last takes
// whatever is text.
func Readers() []Reader {
	return []Reader{pdf.Reader{}, html.New(), plain.Reader{}}
}

// All returns the extractors in the order they run. They are made once: each
// keeps the language data it has loaded, and may be used by several goroutines.
func All() []Extractor { return all() }

var all = sync.OnceValue(func() []Extractor {
	return []Extractor{
		cover.New(), points.New(), footnotes.New(), items.New(), // structure, from blocks
		refs.New(), dates.New(), countries.New(), organisations.New(), actions.New(), // mentions, from text
	}
})

// Fingerprint names everything a record depends on beside the document's bytes:
// readers and extractors with their versions, the options, the language data.
// It is 16 hexadecimal digits; records under another one are made anew.
func Fingerprint(o Options) string {
	h := sha256.New()
	for _, r := range Readers() {
		fmt.Fprintf(h, "reader %s %d\n", r.Name(), r.Version())
	}
	for _, e := range All() {
		fmt.Fprintf(h, "extractor %s %d\n", e.Name(), e.Version())
	}
	fmt.Fprintf(h, "assemble %d\nlang %s\nlanguage data %s\n", assembleVersion, o.Lang, lang.Hash())
	return hex.EncodeToString(h.Sum(nil))[:16]
}
