package main

import (
	"context"
	"errors"
	"runtime"

	"councilnotes/pipeline"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/sandbox"

	"github.com/spf13/cobra"
)

// retry tries again what failed.
func (a *app) retry() *cobra.Command {
	var s sources
	var which ledger.Filter
	c := &cobra.Command{
		Use:   "retry [NAME…]",
		Short: "Try again what failed, all of it or what the flags choose",
		Long: `retry asks sources that failed again, also those that failed for good, and reads
documents again that gave no text. With NAMEs, only those whose name has one of
them in it. status lists the failures.

Sources that wait for their host, or whose host shuts programs out, are left until
their time, unless --host names it: then it is asked at once.`,
		Example: `  councilnotes retry
  councilnotes retry --stage extract --reason "no pages"
  councilnotes retry --contact you@example.org --host data.consilium.europa.eu`,
		RunE: func(c *cobra.Command, args []string) error {
			which.Names = args
			if which.Stage != "" && which.Stage != ledger.Acquire && which.Stage != ledger.Extract {
				return usage("--stage is %s or %s, not %q", ledger.Acquire, ledger.Extract, which.Stage)
			}
			if err := s.check(); err != nil {
				return err
			}
			return a.runRetry(c.Context(), which, s)
		},
	}
	s.hostFlags(c)
	c.Flags().StringVar(&which.Stage, "stage", "", "only what failed in this stage (acquire, extract)")
	c.Flags().StringVar(&which.Host, "host", "", "only the sources of this host")
	c.Flags().StringVar(&which.Reason, "reason", "", "only what failed for a reason with this in it")
	return a.waits(c)
}

func (a *app) runRetry(ctx context.Context, which ledger.Filter, s sources) (err error) {
	bar := a.newProgress()
	pool := sandbox.New(runtime.GOMAXPROCS(0), sandbox.DefaultLimits())
	defer pool.Close()
	d, err := pipeline.Open(ctx, a.dir, s.stages(a.writing("retry", pipeline.Options{Run: pool.Run, Warn: bar.warn, Progress: bar.show})))
	if err != nil {
		return heldBy(noData(err))
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	r, err := d.Retry(ctx, which, s.resolving(a, d, bar.warn))
	bar.done()
	if err != nil {
		return err
	}
	a.sayFailures(r)
	return a.conclude(r)
}

// conclude prints the report of a run; failures make it incomplete.
func (a *app) conclude(r *pipeline.Report) (err error) {
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
