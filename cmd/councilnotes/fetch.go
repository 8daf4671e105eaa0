package main

import (
	"context"
	"errors"
	"fmt"

	"councilnotes/pipeline"
	"councilnotes/pipeline/fetch"

	"github.com/spf13/cobra"
)

// fetch brings documents into the archive and does no more.
func (a *app) fetch() *cobra.Command {
	var s sources
	var dryRun bool
	c := &cobra.Command{
		Use:   "fetch SOURCE…",
		Short: "Bring documents into the archive, and no more; --dry-run tells what would be asked for",
		Long: `fetch brings the documents of sources into the archive; the next ingest extracts
and indexes them.

` + describeSources,
		Example: `  councilnotes fetch --dry-run --lang bg,en "ST 5419/16"
  councilnotes fetch --contact you@example.org --lang bg,en "ST 5419/16" @more.txt
  councilnotes fetch --contact you@example.org --alternates https://commission.europa.eu/index_en`,
		Args: needs(1, 0, "a SOURCE"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.check(); err != nil {
				return err
			}
			if dryRun {
				return a.dryRun(c.Context(), args, s)
			}
			return a.runFetch(c.Context(), args, s)
		},
	}
	s.flags(c)
	c.Flags().BoolVar(&dryRun, "dry-run", false, "ask nobody, tell what would be asked for")
	return a.waits(c)
}

// dryRun tells what each source stands for.
func (a *app) dryRun(ctx context.Context, names []string, s sources) error {
	incomplete := false
	for i := range fetch.Resolve(ctx, names, s.resolving(a, nil, nil)) {
		if i.Err != nil {
			a.say("%s: %v", i.Name, i.Err)
			incomplete = true
			continue
		}
		if err := a.printItem(i); err != nil {
			return err
		}
	}
	if incomplete {
		return errIncomplete
	}
	return ctx.Err()
}

func (a *app) printItem(i fetch.Item) error {
	if a.json {
		return a.printJSON(struct {
			Kind    string `json:"kind"`
			Name    string `json:"name"`
			Lang    string `json:"lang,omitempty"`
			Address string `json:"address,omitempty"`
			Host    string `json:"host,omitempty"`
		}{i.Kind, i.Name, i.Lang, i.Address, i.Host()})
	}
	more := ""
	if i.Follow != nil {
		more = "  and its other languages"
	}
	_, err := fmt.Fprintf(a.out, "%-7s  %s%s\n", i.Kind, what(i), more)
	return err
}

func (a *app) runFetch(ctx context.Context, names []string, s sources) (err error) {
	bar := a.newProgress()
	d, err := pipeline.Create(ctx, a.dir, s.stages(a.writing("fetch", pipeline.Options{Warn: bar.warn, Progress: bar.show})))
	if err != nil {
		return heldBy(err)
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	r, err := d.Fetch(ctx, fetch.Resolve(ctx, names, s.resolving(a, d, bar.warn)))
	bar.done()
	a.sayFailures(r)
	if err != nil {
		return err
	}
	if a.json {
		err = a.printJSON(r)
	} else {
		_, err = fmt.Fprintf(a.out, "Fetched %s new, %s changed; %s here already.\n%s",
			number(r.New), number(r.Changed), number(r.Unchanged), a.left(r))
	}
	if err == nil && len(r.Failures) > 0 {
		err = errIncomplete
	}
	return err
}
