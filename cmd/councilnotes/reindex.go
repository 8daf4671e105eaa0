package main

import (
	"context"
	"errors"
	"io"

	"councilnotes/pipeline"

	"github.com/spf13/cobra"
)

// reindex builds the index anew from the records.
func (a *app) reindex() *cobra.Command {
	return a.waits(&cobra.Command{
		Use:   "reindex",
		Short: "Build the index anew from the records",
		Long: `reindex builds a new index from the records, beside the old one, which stays as it
is until the new one takes its place.`,
		Example: `  councilnotes reindex`,
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.runReindex(c.Context()) },
	})
}

func (a *app) runReindex(ctx context.Context) (err error) {
	bar := a.newProgress()
	d, err := pipeline.Open(ctx, a.dir, a.writing("reindex", pipeline.Options{Warn: bar.warn, Progress: bar.show}))
	if err != nil {
		return heldBy(noData(err))
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	r, err := d.Rebuild(ctx)
	bar.done()
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(r)
	}
	_, err = io.WriteString(a.out, "The index was built anew: "+count(r.Indexed, "work", "works")+".\n")
	return err
}
