package pipeline

import (
	"context"
	"path/filepath"

	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/fetch/polite"
	"councilnotes/pipeline/ledger"
)

// adopt enters into a new ledger the documents of an archive whose ledger was
// lost: each is a source of its own, since nobody knows any more where it came
// from. When its file is ingested again it has two.
func (d *Data) adopt(ctx context.Context) error {
	var found []ledger.Attempt
	for e, err := range d.Archive.All(ctx) {
		if err != nil {
			return err
		}
		bytes, err := d.Archive.Get(e.ID)
		if err != nil {
			d.o.Warn("left out: " + err.Error())
			continue
		}
		if polite.Wall(bytes) != "" {
			continue // kept as evidence, no document
		}
		s := e.ID.String()
		found = append(found, ledger.Attempt{
			Source:  ledger.Source{Kind: "archive", Key: s, Name: filepath.Join("archive", s[:2], s[2:])},
			Capture: ledger.Capture{SHA256: e.ID, Bytes: e.Bytes, MediaType: mediaType(fetch.Body{Bytes: bytes})},
		})
	}
	if len(found) == 0 {
		return nil
	}
	d.o.Warn("the ledger is missing: a new one takes in " + plural(len(found), "document", "documents") + " from the archive")
	return d.Ledger.Record(ctx, found)
}
