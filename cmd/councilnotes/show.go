package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline"

	"github.com/spf13/cobra"
)

// show prints one record for a person to read.
func (a *app) show() *cobra.Command {
	var text bool
	c := &cobra.Command{
		Use:   "show ID",
		Short: "Show one record: its cover, points, footnotes, references, dates and more",
		Long: `show prints one record for a person to read. ID is the id of a record, the id of
a work (its first language is shown, the others are named), or a document number
in any spelling.`,
		Example: `  councilnotes show ST-6106-2022-INIT.en
  councilnotes show "ST 6106/22" --text`,
		Args: needs(1, 1, "one ID"),
		RunE: func(c *cobra.Command, args []string) error {
			if text && a.json {
				return usage("either --text or --json")
			}
			return a.runShow(c.Context(), args[0], text)
		},
	}
	c.Flags().BoolVar(&text, "text", false, "the text alone")
	return c
}

func (a *app) runShow(ctx context.Context, name string, text bool) error {
	d, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	id, err := a.find(ctx, d, name)
	if err != nil {
		return err
	}
	r, err := d.Records.Get(ctx, id)
	if err != nil {
		a.damaged(ctx, d, err)
		return err
	}
	switch {
	case a.json:
		return a.printJSON(r)
	case text:
		_, err = io.WriteString(a.out, r.Text+"\n")
		return err
	}
	names, err := sourceNames(ctx, d, r)
	if err != nil {
		return err
	}
	_, err = io.WriteString(a.out, render(r, names))
	return err
}

// listed is how many ids are named where one was wanted.
const listed = 20

// find returns the id of the record a person means.
func (a *app) find(ctx context.Context, d *pipeline.Data, name string) (string, error) {
	ids, err := d.Records.Find(ctx, name, listed)
	if err != nil {
		return "", err
	}
	if c, lang, ok := canon.ReadCouncil(name, true); ok && len(ids) == 0 {
		work := c.ID()
		if lang != "" {
			work += "." + lang
		}
		if ids, err = d.Records.Find(ctx, work, listed); err != nil {
			return "", err
		}
	}
	switch {
	case len(ids) == 0:
		return "", fmt.Errorf("there is no record %q; councilnotes search finds what there is", name)
	case len(ids) > 1:
		a.say("there are also %s", strings.Join(ids[1:], ", "))
	}
	return ids[0], nil
}

// sourceNames returns what the sources of the record's bytes are called.
func sourceNames(ctx context.Context, d *pipeline.Data, r *doc.Record) ([]string, error) {
	var id doc.ID
	if _, err := hex.Decode(id[:], []byte(r.Source.SHA256)); err != nil {
		return nil, err
	}
	return d.Ledger.Names(ctx, id)
}
