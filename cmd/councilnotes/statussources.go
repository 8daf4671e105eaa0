package main

import (
	"context"
	"fmt"

	"councilnotes/pipeline"
	"councilnotes/pipeline/ledger"
)

// printSources prints how far each source is, of one host or, where that is
// empty, all of them.
func (a *app) printSources(ctx context.Context, d *pipeline.Data, host string) error {
	for s, err := range d.Ledger.Sources(ctx) {
		if err != nil {
			return err
		}
		if host != "" && s.Host != host {
			continue
		}
		if a.json {
			err = a.printJSON(s)
		} else {
			_, err = fmt.Fprintf(a.out, "%-8s %s%s\n", s.State, s.Name, sourceMore(s))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sourceMore says since when a source is what it is, until when, and why.
func sourceMore(s ledger.SourceStatus) string {
	more := ""
	if !s.CapturedAt.IsZero() {
		more += "  captured " + clock(s.CapturedAt)
	}
	if !s.CheckedAt.IsZero() {
		more += "  asked " + clock(s.CheckedAt)
	}
	if !s.NextAt.IsZero() {
		more += "  next " + clock(s.NextAt)
	}
	if s.Reason != "" {
		more += "  " + oneLine(s.Reason)
	}
	return more
}
