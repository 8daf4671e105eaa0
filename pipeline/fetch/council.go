package fetch

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"net/http"
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
		Open: hinting(asking(polite.Request{Address: address, MediaType: "application/pdf"}, o)),
	}
	if lang == Multilingual {
		item.Lang = "" // which languages are in it is told by the text
	}
	return item
}

// hinting says what it may mean that there is no such document.
func hinting(open func(context.Context, Seen) (Body, error)) func(context.Context, Seen) (Body, error) {
	return func(ctx context.Context, seen Seen) (Body, error) {
		b, err := open(ctx, seen)
		if e := (*Error)(nil); errors.As(err, &e) && e.Status == http.StatusNotFound {
			e.Reason += ": not public, not in this language, or only in one file for several (--lang " + Multilingual + ")"
		}
		return b, err
	}
}
