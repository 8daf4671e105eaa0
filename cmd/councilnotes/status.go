package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"councilnotes/pipeline"
	"councilnotes/pipeline/ledger"

	"github.com/spf13/cobra"
)

// status tells what there is in the data directory.
func (a *app) status() *cobra.Command {
	var each bool
	var host string
	c := &cobra.Command{
		Use:   "status",
		Short: "Tell what there is, what is waiting, and what failed with which reason",
		Long: `status tells what there is in the data directory, how far each stage and each host
is, and what failed with which reason. --sources tells of each source whether it
is done, waiting, blocked or failed, and when it is tried next.`,
		Example: `  councilnotes status
  councilnotes status --sources --host data.consilium.europa.eu`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			if host != "" && !each {
				return usage("--host goes with --sources")
			}
			return a.runStatus(c.Context(), each, host)
		},
	}
	c.Flags().BoolVar(&each, "sources", false, "of each source how far it is, one a line")
	c.Flags().StringVar(&host, "host", "", "only the sources of this host")
	return c
}

func (a *app) runStatus(ctx context.Context, each bool, host string) error {
	d, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	if each {
		return a.printSources(ctx, d, host)
	}
	s, err := d.Status(ctx)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(s)
	}
	_, err = io.WriteString(a.out, statusText(s))
	return err
}

func statusText(s *pipeline.Status) string {
	var b strings.Builder
	line := func(label, format string, args ...any) {
		fmt.Fprintf(&b, "%-10s%s\n", label, fmt.Sprintf(format, args...))
	}
	line("data", "%s", s.Dir)
	line("sources", "%s, %s", count(s.Ledger.Sources, "source", "sources"), count(s.Ledger.Captures, "capture", "captures"))
	line("archive", "%s, %s", count(s.Ledger.Documents, "document", "documents"), size(s.Bytes.Archive))
	line("records", "%s of %s, %d without text, %d read with problems, %s",
		count(s.Records.IDs, "document", "documents"), count(s.Records.Works, "work", "works"), s.Records.Unreadable, s.Records.Problems, size(s.Bytes.Records))
	if len(s.Records.Kinds) > 0 {
		line("", "%s", byCount(kindNames(s.Records.Kinds)))
		line("", "in %s", byCount(s.Records.Languages))
	}
	if s.Index.Problem != "" {
		line("index", "%s", s.Index.Problem)
	} else {
		line("index", "%s, %s", count(s.Index.Works, "work", "works"), size(s.Bytes.Index))
	}
	if s.Missing+s.Index.Waiting > 0 {
		line("waiting", "%d to extract, %d to index; ingest goes on with them", s.Missing, s.Index.Waiting)
	}
	for i, h := range s.Hosts {
		label := ""
		if i == 0 {
			label = "hosts"
		}
		line(label, "%s", hostText(h))
	}
	if len(s.Failures) > 0 {
		fmt.Fprintf(&b, "\n%s:\n", count(len(s.Failures), "failure", "failures"))
	}
	for _, f := range s.Failures {
		fmt.Fprintf(&b, "  %s: %s (%s)\n", f.Name, oneLine(f.Reason), fate(f))
	}
	return b.String()
}

// hostText says how far the sources of a host are.
func hostText(h ledger.HostStatus) string {
	parts := []string{number(h.Done) + " done"}
	for _, m := range []struct {
		n    int
		text string
	}{{h.Waiting, "waiting"}, {h.Blocked, "blocked"}, {h.Failed, "failed for good"}} {
		if m.n > 0 {
			parts = append(parts, number(m.n)+" "+m.text)
		}
	}
	s := h.Host + ": " + strings.Join(parts, ", ") + "; " + count(h.Spent, "request", "requests") + " today"
	if h.NextAt.After(time.Now()) {
		s += "; next try after " + clock(h.NextAt)
	}
	if h.Reason != "" {
		s += "; " + oneLine(h.Reason)
	}
	return s
}

// fate says what became of a failure and what will.
func fate(f ledger.Failure) string {
	s := f.Stage
	if f.State != "" {
		s += ", " + f.State
	} else if f.Permanent {
		s += ", for good"
	}
	s += fmt.Sprintf(", %s, last %s", count(f.Attempts, "attempt", "attempts"), clock(f.LastAt))
	if f.NextAt.After(time.Now()) {
		s += ", next after " + clock(f.NextAt)
	}
	if f.Evidence != "" {
		s += "; the page is kept as " + filepath.Join("archive", f.Evidence[:2], f.Evidence[2:])
	}
	return s
}

// size says bytes in the unit a person would choose.
func size(n int64) string {
	f := float64(n)
	for _, unit := range []string{"bytes", "KB", "MB", "GB"} {
		if f < 1000 {
			if unit == "bytes" {
				return fmt.Sprintf("%d bytes", n)
			}
			return fmt.Sprintf("%.1f %s", f, unit)
		}
		f /= 1000
	}
	return fmt.Sprintf("%.1f TB", f)
}
