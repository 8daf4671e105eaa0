package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline"
	"councilnotes/pipeline/ledger"

	"github.com/spf13/cobra"
)

// show prints one record for a person to read.
func (a *app) show() *cobra.Command {
	var f showFlags
	c := &cobra.Command{
		Use:   "show ID",
		Short: "Show one record: its cover, points, footnotes, references, dates and more",
		Long: `show prints one record for a person to read. ID is the id of a record, the id of
a work (its first language is shown, the others are named), or a document number
in any spelling. With --boxes it draws the pages of a PDF as an HTML page: where
the program saw which block, and what it found there.`,
		Example: `  councilnotes show ST-6106-2022-INIT.en
  councilnotes show "ST 6106/22" --text
  councilnotes show ST-6106-2022-INIT.bg --boxes -o pages.html`,
		Args: needs(1, 1, "one ID"),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case f.text && a.json:
				return usage("either --text or --json")
			case f.boxes && (f.text || a.json):
				return usage("--boxes goes with neither --text nor --json")
			case f.file != "" && !f.boxes:
				return usage("--output goes with --boxes")
			}
			return a.runShow(c.Context(), args[0], f)
		},
	}
	c.Flags().BoolVar(&f.text, "text", false, "the text alone")
	c.Flags().BoolVar(&f.boxes, "boxes", false, "the pages drawn with what was found, as HTML with SVG")
	c.Flags().StringVarP(&f.file, "output", "o", "", "write the drawing to this file")
	return c
}

// showFlags are the flags of show.
type showFlags struct {
	text, boxes bool
	file        string // of the drawing; empty: standard output
}

func (a *app) runShow(ctx context.Context, name string, f showFlags) error {
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
	case f.text:
		_, err = io.WriteString(a.out, r.Text+"\n")
		return err
	case f.boxes:
		return a.draw(r, f.file)
	}
	names, past, err := origin(ctx, d, r)
	if err != nil {
		return err
	}
	_, err = io.WriteString(a.out, render(r, names)+history(past))
	return err
}

// draw writes the drawing of a record's pages.
func (a *app) draw(r *doc.Record, file string) error {
	s, err := boxes(r)
	if err != nil {
		return err
	}
	out, done, err := a.output(file)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, s); err != nil {
		return errors.Join(err, discard(out, file))
	}
	return done()
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

// origin returns what the sources of the record's bytes are called, and what they
// gave before.
func origin(ctx context.Context, d *pipeline.Data, r *doc.Record) ([]string, []ledger.Past, error) {
	var id doc.ID
	if _, err := hex.Decode(id[:], []byte(r.Source.SHA256)); err != nil {
		return nil, nil, err
	}
	names, err := d.Ledger.Names(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	past, err := d.Ledger.History(ctx, id)
	return names, past, err
}
