package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"councilnotes/pipeline"
	"councilnotes/pipeline/export"
	"councilnotes/pipeline/index"

	"github.com/spf13/cobra"
)

// exporting is what an export was asked for.
type exporting struct {
	query  string
	format string
	file   string
	since  string
	all    bool
}

// export writes records for other systems.
func (a *app) export() *cobra.Command {
	var e exporting
	c := &cobra.Command{
		Use:   "export [QUERY…]",
		Short: "Write the records of the whole archive, or of a query, for other systems",
		Long: `export writes records, sorted by id, of the whole archive or of what a query
finds, however many there are. --since writes only those that changed after a
time, and for those that are gone a line that says so; the time to ask with next
is told at the end. With a QUERY too, all that is gone is told, and of the
changed ones what the query finds now.

TIME is 2026-01-31, 2026-01-31T08:00:00Z, or how long ago: 36h, 7d.`,
		Example: `  councilnotes export -o records.jsonl
  councilnotes export --format csv country:JP year:2022
  councilnotes export --since 7d`,
		RunE: func(c *cobra.Command, args []string) error {
			e.query = strings.Join(args, " ")
			return a.runExport(c.Context(), e)
		},
	}
	c.Flags().StringVar(&e.format, "format", export.Formats()[0].Name, "jsonl or csv")
	c.Flags().StringVarP(&e.file, "output", "o", "", "write to this file")
	c.Flags().StringVar(&e.since, "since", "", "only what changed after this time, and what is gone")
	c.Flags().BoolVar(&e.all, "all", false, "all captures of a document, not only the preferred one")
	return c
}

func (a *app) runExport(ctx context.Context, e exporting) (err error) {
	format, err := export.ByName(e.format)
	if err != nil {
		return usageError{err}
	}
	since, err := parseTime(e.since, time.Now())
	if err != nil {
		return err
	}
	d, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	next, err := d.Records.Latest(ctx) // before reading: what changes meanwhile is told next time
	if err != nil {
		return err
	}
	out, commit, err := a.output(e.file)
	if err != nil {
		return err
	}
	x := &exporter{a: a, d: d, w: format.New(out), all: e.all}
	if e.since == "" {
		err = x.everything(ctx, e.query)
	} else {
		err = x.changes(ctx, e.query, since)
	}
	if err = errors.Join(err, x.w.Close()); err == nil {
		err = commit()
	}
	if err != nil {
		return errors.Join(err, discard(out, e.file))
	}
	x.said(next)
	return x.damage()
}

// output returns where to write, and what puts it in its place when all is
// written: a file appears whole or not at all.
func (a *app) output(file string) (io.Writer, func() error, error) {
	if file == "" || file == "-" {
		return a.out, func() error { return nil }, nil
	}
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-")
	if err != nil {
		return nil, nil, err
	}
	return f, func() error {
		if err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
			return err
		}
		return os.Rename(f.Name(), file)
	}, nil
}

// discard removes what was written of a file that will not be.
func discard(out io.Writer, file string) error {
	f, ok := out.(*os.File)
	if file == "" || file == "-" || !ok {
		return nil
	}
	f.Close() // closed already where it was written whole
	return os.Remove(f.Name())
}

// exporter writes records.
type exporter struct {
	a             *app
	d             *pipeline.Data
	w             export.Writer
	all           bool
	records, gone int
	damaged       int
}

func (x *exporter) everything(ctx context.Context, query string) error {
	ids := x.d.Records.All(ctx)
	if query != "" {
		return x.found(ctx, query, func(work string) error { return x.work(ctx, work) })
	}
	for id, err := range ids {
		if err == nil {
			err = x.id(ctx, id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// found calls f for every work that the query finds.
func (x *exporter) found(ctx context.Context, query string, f func(work string) error) error {
	q := index.ParseQuery(query)
	for _, n := range q.Notes() {
		x.a.say("note: %s", n)
	}
	for work, err := range x.d.IndexReader().Works(ctx, q) {
		if err != nil {
			return noIndex(err)
		}
		if err := f(work); err != nil {
			return err
		}
	}
	return nil
}

func (x *exporter) work(ctx context.Context, work string) error {
	ids, err := x.d.Records.IDs(ctx, work)
	for _, id := range ids {
		if err := x.id(ctx, id); err != nil {
			return err
		}
	}
	return err
}

// changes writes what changed after a time.
func (x *exporter) changes(ctx context.Context, query string, since time.Time) error {
	asked := map[string]bool{}
	if query != "" {
		err := x.found(ctx, query, func(work string) error { asked[work] = true; return nil })
		if err != nil {
			return err
		}
	}
	for c, err := range x.d.Records.Since(ctx, since) {
		switch {
		case err != nil:
			return err
		case c.Deleted:
			x.gone++
			err = x.w.Tombstone(export.Tombstone{ID: c.ID, Work: c.Work, At: c.At})
		case query == "" || asked[c.Work]:
			err = x.id(ctx, c.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// id writes the record of an id, or those of all its captures. One that is
// damaged is left out and said.
func (x *exporter) id(ctx context.Context, id string) error {
	rec, err := x.d.Records.Get(ctx, id)
	if x.a.damaged(ctx, x.d, err) {
		x.damaged++
		return nil
	}
	if err != nil {
		return err
	}
	x.records++
	if err := x.w.Record(rec); err != nil || !x.all || len(rec.Variants) == 0 {
		return err
	}
	captures, err := x.d.Records.Captures(ctx, id)
	if err != nil {
		return err
	}
	for _, c := range captures[1:] {
		x.records++
		if err := x.w.Record(c); err != nil {
			return err
		}
	}
	return nil
}

// said tells what was written, and the time to ask with next.
func (x *exporter) said(next time.Time) {
	s := count(x.records, "record", "records")
	if x.gone > 0 {
		s += ", " + count(x.gone, "deletion", "deletions")
	}
	if !next.IsZero() {
		s += "; what changes from now on: --since " + next.Format("2006-01-02T15:04:05.000000Z")
	}
	x.a.say("%s", s)
}

func (x *exporter) damage() error {
	if x.damaged == 0 {
		return nil
	}
	return errors.New(count(x.damaged, "record is", "records are") + " damaged and left out; ingest makes them anew")
}
