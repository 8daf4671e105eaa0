package main

import (
	"context"
	"errors"
	"runtime"
	"strings"

	"councilnotes/pipeline"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/sandbox"

	"github.com/spf13/cobra"
)

// ingest runs the whole pipeline on sources.
func (a *app) ingest() *cobra.Command {
	var langs []string
	c := &cobra.Command{
		Use:   "ingest SOURCE…",
		Short: "Take documents in: archive them, extract what is in them, index them",
		Long: `ingest takes in documents from files, folders (with all that is in them, hidden
files left out), patterns ("notes/**/*.pdf") and lists: @FILE has one source a
line, - reads such a list from standard input. What a file is is told by its
content: PDF, HTML, plain text.

Again is free: what is done is not done again. Only what is new or has changed is
taken in, and what an interrupted run left is finished.`,
		Example: `  councilnotes ingest notes/
  councilnotes ingest --lang bg note.pdf page.html
  councilnotes ingest @sources.txt`,
		Args: needs(1, 0, "a SOURCE"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := languages(langs); err != nil {
				return err
			}
			return a.runIngest(c.Context(), args, langs)
		},
	}
	c.Flags().StringSliceVar(&langs, "lang", nil, "the documents' language (ISO 639-1) where it is known")
	return c
}

func (a *app) runIngest(ctx context.Context, sources, langs []string) (err error) {
	bar := newProgress(a.errs)
	pool := sandbox.New(runtime.GOMAXPROCS(0), sandbox.DefaultLimits())
	defer pool.Close()
	d, err := pipeline.Create(ctx, a.dir, pipeline.Options{Run: pool.Run, Warn: bar.warn, Progress: bar.show})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	r, err := d.Ingest(ctx, fetch.Resolve(ctx, sources, fetch.Options{Langs: langs, Stdin: a.in}))
	bar.done()
	a.sayFailures(r)
	if err != nil {
		return err
	}
	if a.json {
		err = a.printJSON(r)
	} else {
		err = a.printReport(r)
	}
	if err == nil && len(r.Failures) > 0 {
		err = errIncomplete
	}
	return err
}

// sayFailures names what gave no text and what was not read wholly.
func (a *app) sayFailures(r *pipeline.Report) {
	for _, f := range r.Warnings {
		a.say("%s: warning: %s", f.Name, f.Reason)
	}
	for _, f := range r.Failures {
		a.say("%s: %s", f.Name, strings.ReplaceAll(f.Reason, "\n", " "))
	}
}

// printJSON prints a value as one line.
func (a *app) printJSON(v any) error {
	b, err := line(v)
	if err == nil {
		_, err = a.out.Write(b)
	}
	return err
}
