package fetch

import (
	"context"
	"iter"

	"councilnotes/extractors/canon"
)

// council is the number of a Council document in any spelling.
type council struct{}

func (council) takes(name string) bool {
	_, _, ok := canon.ReadCouncil(name, true)
	return ok
}

func (council) items(_ context.Context, name string, _ Options) iter.Seq[Item] {
	c, lang, _ := canon.ReadCouncil(name, true)
	if lang == "" {
		lang = "en"
	}
	return one(failing("council", c.ID(), name, notYet+"save "+canon.URI("council", c.ID(), lang)+" and name the file"))
}
