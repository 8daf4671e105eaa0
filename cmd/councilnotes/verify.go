package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"councilnotes/pipeline"
	"councilnotes/pipeline/sandbox"

	"github.com/spf13/cobra"
)

// verify checks every byte and row of the data directory.
func (a *app) verify() *cobra.Command {
	var how pipeline.Verification
	c := &cobra.Command{
		Use:   "verify",
		Short: "Check every byte of the archive and every row of what is kept",
		Long: `verify hashes the archived documents, all or a sample, and checks every row of
ledger and records and every segment of the index. It names what is damaged.

With --repair, damaged documents are moved aside, so that the next ingest of their
source brings them again, and records and index are made anew where they are
damaged.

Exit codes: 0 all is sound, or was mended; 1 something is damaged.`,
		Example: `  councilnotes verify
  councilnotes verify --sample 0.05
  councilnotes verify --repair`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			if how.Sample < 0 || how.Sample > 1 {
				return usage("--sample is a part of all documents, from 0 to 1, for example 0.05")
			}
			return a.runVerify(c.Context(), how)
		},
	}
	c.Flags().Float64Var(&how.Sample, "sample", 1, "the part of the archived documents to hash")
	c.Flags().BoolVar(&how.Repair, "repair", false, "mend what can be mended")
	return a.waits(c)
}

// errDamaged is the error of a data directory in which something is damaged.
var errDamaged = errors.New("something is damaged")

func (a *app) runVerify(ctx context.Context, how pipeline.Verification) (err error) {
	bar := a.newProgress()
	pool := sandbox.New(runtime.GOMAXPROCS(0), sandbox.DefaultLimits())
	defer pool.Close()
	o := pipeline.Options{Run: pool.Run, Warn: bar.warn, Progress: bar.show}
	if how.Repair {
		o = a.writing("verify", o)
	}
	d, err := pipeline.Open(ctx, a.dir, o)
	if err != nil {
		return heldBy(noData(err))
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	v, err := d.Verify(ctx, how)
	bar.done()
	if err != nil {
		return err
	}
	if a.json {
		err = a.printJSON(v)
	} else {
		_, err = io.WriteString(a.out, verifiedText(v))
	}
	if err == nil && !v.Sound() {
		err = errDamaged
	}
	return err
}

func verifiedText(v *pipeline.Verified) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Hashed %s (%s), checked %s, the ledger and the index.\n",
		count(v.Documents, "document", "documents"), size(v.Bytes), count(v.Records, "record", "records"))
	if v.Unnamed > 0 {
		fmt.Fprintf(&b, "%s of the archive is not named by the ledger: a run that was cut short left it, which harms nothing.\n", count(v.Unnamed, "file", "files"))
	}
	if len(v.Findings) == 0 {
		b.WriteString("All is sound.\n")
		return b.String()
	}
	fmt.Fprintf(&b, "\n%s:\n", count(len(v.Findings), "finding", "findings"))
	for _, f := range v.Findings {
		fmt.Fprintf(&b, "  %s: ", f.Store)
		if f.Name != "" {
			fmt.Fprintf(&b, "%s: ", f.Name)
		}
		b.WriteString(oneLine(f.Reason))
		if f.Mended != "" {
			fmt.Fprintf(&b, " (%s)", f.Mended)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
