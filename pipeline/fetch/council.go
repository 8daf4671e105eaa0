package fetch

import (
	"cmp"
	"context"
	"iter"
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/pipeline/fetch/polite"
)

// council is the number of a Council document in any spelling. It is one source
// for each language that is asked for.
type council struct{}

// councilBase is where the Council keeps its documents.
const councilBase = "https://data.consilium.europa.eu"

// Multilingual is the code, in place of a language, of documents that hold
// several.
const Multilingual = "x"

func (council) takes(name string) bool {
	_, _, ok := canon.ReadCouncil(name, true)
	return ok
}

func (council) items(_ context.Context, name string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		c, typed, _ := canon.ReadCouncil(name, true)
		langs := o.Langs
		switch {
		case typed != "":
			langs = []string{typed}
		case len(langs) == 0:
			langs = []string{"en"}
		}
		for _, lang := range langs {
			if !yield(councilItem(c, lang, name, o)) {
				return
			}
		}
	}
}

func councilItem(c canon.Council, lang, name string, o Options) Item {
	address := strings.TrimSuffix(cmp.Or(o.Council, councilBase), "/") + strings.TrimPrefix(canon.URI("council", c.ID(), lang), councilBase)
	item := Item{
		Kind: "council", Key: c.ID() + "." + lang, Name: name + " (" + lang + ")", Lang: lang, Address: address,
		Open: asking(polite.Request{Address: address, MediaType: "application/pdf"}, o),
	}
	if lang == Multilingual {
		item.Lang = "" // which languages are in it is told by the text
	}
	return item
}
