package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"councilnotes/extractors/lang"
	"councilnotes/pipeline"
	"councilnotes/pipeline/index"
	"councilnotes/pipeline/records"

	"github.com/spf13/cobra"
)

// app is what all commands share.
type app struct {
	in        io.Reader
	out, errs io.Writer
	dir       string // the data directory
	json      bool   // results for machines
	wait      bool   // for another writer
	log       string // text or json
}

// root returns the program's command line. One line per command.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "councilnotes",
		Short: "Reads Council notes and Commission pages, extracts what is in them, finds them again",
		Long: `councilnotes takes in notes of the Council of the European Union and pages of the
Commission (PDF, HTML, plain text), extracts their fields, points, footnotes,
references, dates, countries and actions, and finds them by any of these.

Exit codes: 0 done; 1 the run failed; 2 wrong usage; 3 done, but some sources
gave no text.`,
		Example: `  councilnotes ingest notes/
  councilnotes search "ST 15367/17"
  councilnotes show ST-6106-2022-INIT.en`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.knownCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SuggestionsMinimumDistance = 2
	root.SetOut(a.out)
	root.SetErr(a.errs)
	root.PersistentFlags().StringVar(&a.dir, "data", defaultDir(), "the data directory, also $COUNCILNOTES_DATA")
	root.PersistentFlags().BoolVar(&a.json, "json", false, "results for machines to read")
	root.PersistentFlags().StringVar(&a.log, "log", logText, "what is told on standard error: text, or json for those who watch jobs")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return a.checkLog() }
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%v (%s --help tells the flags)", err, c.CommandPath())
	})
	root.AddCommand(
		a.extract(), a.ingest(), a.fetch(), a.search(), a.show(), a.export(), a.status(), a.retry(), a.verify(), a.reindex(), a.eval(), a.schema(), newGenCommand(),
	)
	return root
}

func defaultDir() string {
	if dir := os.Getenv("COUNCILNOTES_DATA"); dir != "" {
		return dir
	}
	return "councilnotes-data"
}

// knownCommand is asked when the first argument is no command.
func (a *app) knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		return usage("there is no command %q: do you mean %q?", args[0], near[0])
	}
	return usage("there is no command %q (councilnotes --help tells which there are)", args[0])
}

// needs returns a check that there are at least n arguments, and at most so
// many where most is not 0.
func needs(n, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < n || most > 0 && len(args) > most {
			first, _, _ := strings.Cut(strings.TrimSpace(c.Example), "\n")
			return usage("%s needs %s, for example: %s", c.CommandPath(), what, strings.TrimSpace(first))
		}
		return nil
	}
}

// none checks that there are no arguments.
func none(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no arguments, but was given %q", c.CommandPath(), args[0])
	}
	return nil
}

// openData opens the data directory for reading what is there.
func (a *app) openData(ctx context.Context) (*pipeline.Data, error) {
	d, err := pipeline.Open(ctx, a.dir, pipeline.Options{Warn: a.warn})
	return d, noData(err)
}

// noData tells what to do where there is no data directory.
func noData(err error) error {
	if errors.Is(err, pipeline.ErrNoData) {
		return fmt.Errorf("%w; councilnotes ingest FOLDER makes it, --data names another", err)
	}
	return err
}

// noIndex tells what to do where nothing has been indexed.
func noIndex(err error) error {
	if errors.Is(err, index.ErrMissing) {
		return errors.New("nothing has been indexed yet; councilnotes ingest FOLDER does it")
	}
	return err
}

// damaged reports whether err is that of a damaged record; then it is said, and
// the next ingest makes the record anew.
func (a *app) damaged(ctx context.Context, d *pipeline.Data, err error) bool {
	e := (*records.DamagedError)(nil)
	if !errors.As(err, &e) {
		return false
	}
	a.warn(e.Error() + "; ingest makes it anew")
	if err := d.Records.Stale(ctx, []records.Key{e.Key}); err != nil {
		a.warn(err.Error())
	}
	return true
}

// languages checks codes that a person gave.
func languages(codes []string) error {
	for _, c := range codes {
		if !slices.Contains(lang.Codes(), c) {
			return usage("there is no language %q, but %s", c, strings.Join(lang.Codes(), ", "))
		}
	}
	return nil
}
