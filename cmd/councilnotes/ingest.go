package main

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"time"

	"councilnotes/pipeline"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/sandbox"

	"github.com/spf13/cobra"
)

// ingest runs the whole pipeline on sources.
func (a *app) ingest() *cobra.Command {
	var s sources
	var every time.Duration
	c := &cobra.Command{
		Use:   "ingest SOURCE…",
		Short: "Take documents in: archive them, extract what is in them, index them",
		Long: `ingest takes in the documents of sources. What a document is is told by its
content: PDF, HTML, plain text.

` + describeSources + `

Again is free: what is done is not done again. Only what is new or has changed is
taken in, and what an interrupted run left is finished. --every does it again and
again, until it is interrupted.`,
		Example: `  councilnotes ingest notes/
  councilnotes ingest --lang bg note.pdf page.html
  councilnotes ingest --contact you@example.org --lang bg,en "ST 5419/16"
  councilnotes ingest --contact you@example.org --every 6h @sources.txt`,
		Args: needs(1, 0, "a SOURCE"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.check(); err != nil {
				return err
			}
			switch {
			case every < 0 || c.Flags().Changed("every") && every == 0:
				return usage("--every must be more than nothing")
			case every > 0 && slices.Contains(args, "-"):
				return usage("standard input can be read only once: put the list into a file for --every")
			case every > 0 && !c.Flags().Changed("recheck"):
				s.recheck = every / 2
			}
			return a.runEvery(c.Context(), every, func() error { return a.runIngest(c.Context(), args, s) })
		},
	}
	s.flags(c)
	c.Flags().DurationVar(&every, "every", 0, "do it again so long after it began (6h)")
	return a.waits(c)
}

// runEvery runs something, again and again where every is not 0. What was
// incomplete may be complete next time; every other error is the last.
func (a *app) runEvery(ctx context.Context, every time.Duration, run func() error) error {
	for {
		next := time.Now().Add(every)
		err := run()
		if every == 0 || err != nil && !errors.Is(err, errIncomplete) {
			return err
		}
		a.say("councilnotes: the next run is at %s", next.Format(time.DateTime))
		select {
		case <-time.After(time.Until(next)):
		case <-ctx.Done():
			return err
		}
	}
}

func (a *app) runIngest(ctx context.Context, names []string, s sources) (err error) {
	bar := a.newProgress()
	pool := sandbox.New(runtime.GOMAXPROCS(0), sandbox.DefaultLimits())
	defer pool.Close()
	d, err := pipeline.Create(ctx, a.dir, s.stages(a.writing("ingest", pipeline.Options{Run: pool.Run, Warn: bar.warn, Progress: bar.show})))
	if err != nil {
		return heldBy(err)
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	r, err := d.Ingest(ctx, fetch.Resolve(ctx, names, s.resolving(a, d, bar.warn)))
	bar.done()
	a.sayFailures(r)
	if err != nil {
		return err
	}
	return a.conclude(r)
}

// sayFailures names what gave no text and what was not read wholly. Of many that
// wait for the same, one is named: it is about their host.
func (a *app) sayFailures(r *pipeline.Report) {
	if a.logFailures(r) {
		return
	}
	for _, f := range r.Warnings {
		a.say("%s: warning: %s", f.Name, f.Reason)
	}
	alike := map[string]int{}
	for _, f := range r.Failures {
		alike[f.State+f.Reason]++
	}
	for _, f := range r.Failures {
		n := alike[f.State+f.Reason]
		if alike[f.State+f.Reason] = 0; f.State == "" || n == 1 {
			a.say("%s: %s%s", f.Name, oneLine(f.Reason), nextTry(f))
		} else if n > 1 {
			a.say("%s and %s: %s%s", f.Name, count(n-1, "other source", "other sources"), oneLine(f.Reason), nextTry(f))
		}
	}
}

// nextTry says when a source is tried again.
func nextTry(f pipeline.Failure) string {
	if f.NextAt.IsZero() {
		return ""
	}
	return " (" + f.State + "; next try after " + clock(f.NextAt) + ")"
}

// clock says a time as a person reads it.
func clock(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// printJSON prints a value as one line.
func (a *app) printJSON(v any) error {
	b, err := line(v)
	if err == nil {
		_, err = a.out.Write(b)
	}
	return err
}
