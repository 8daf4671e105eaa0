package index

import (
	"councilnotes/extractors/countries"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/refs"
)

// Resolver reads what only the extractors know: which documents a piece of text
// refers to, which country a name means.
type Resolver struct {
	// References returns the references in a text with their spans in it.
	References func(text string) []doc.Reference
	// Country returns the ISO 3166-1 code of a country named in any language.
	Country func(name string) (code string, ok bool)
}

// program is the Resolver of the program.
var program = Resolver{References: refs.Query, Country: countries.Code}
