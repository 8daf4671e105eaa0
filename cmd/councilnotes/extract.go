package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
	"slices"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/sandbox"

	"github.com/spf13/cobra"
)

// extract prints the records of documents, without any data directory.
func (a *app) extract() *cobra.Command {
	var o extractors.Options
	var strict bool
	c := &cobra.Command{
		Use:   "extract FILE…",
		Short: "Print the records of documents, one per line, in the order of the arguments",
		Long: `extract reads documents (PDF, HTML, plain text; told apart by content) and prints
one record per line as JSON, in the order of the arguments. "-" is a document on
standard input. It touches no data directory.`,
		Example: `  councilnotes extract note.pdf page.html
  councilnotes extract --lang bg - < note.txt`,
		Args: needs(1, 0, "a FILE, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			if i := slices.Index(args, "-"); i >= 0 && slices.Contains(args[i+1:], "-") {
				return usage("standard input can be read only once")
			}
			if o.Lang != "" {
				if err := languages([]string{o.Lang}); err != nil {
					return err
				}
			}
			return a.runExtract(c.Context(), args, o, strict)
		},
	}
	c.Flags().StringVar(&o.Lang, "lang", "", "the documents' language (ISO 639-1) where it is known")
	c.Flags().BoolVar(&strict, "strict", false, "check every record against the schema")
	return c
}

// extractGOGC is by how many percent of what is held the heap may grow.
const extractGOGC = 400

// extracted is a document read, its record as a line, or why there is none.
type extracted struct {
	n      int // its place among the arguments
	name   string
	record *doc.Record
	line   []byte
	err    error // it could not be opened
}

func (a *app) runExtract(ctx context.Context, names []string, o extractors.Options, strict bool) error {
	// What is held is a few records, soon written: collecting often is for nothing.
	defer debug.SetGCPercent(debug.SetGCPercent(extractGOGC))
	validate := func([]byte) error { return nil }
	if strict { // Reading the schema takes longer than reading a note.
		v, err := newValidator()
		if err != nil {
			return err
		}
		validate = v.validate
	}
	incomplete, invalid := false, error(nil)
	for x, err := range a.records(ctx, names, o) {
		if err != nil {
			return err
		}
		if reason := x.reason(); reason != "" {
			incomplete = true
			a.say("%s: %s", x.name, reason)
		}
		if x.record == nil {
			continue
		}
		if x.record.Readable() {
			a.sayProblems(x)
		}
		if err := validate(x.line); err != nil && invalid == nil {
			invalid = fmt.Errorf("%s: %w", x.name, err)
		}
		if _, err := a.out.Write(x.line); err != nil {
			return err
		}
	}
	switch {
	case invalid != nil:
		return invalid
	case incomplete:
		return errIncomplete
	}
	return nil
}

func (a *app) sayProblems(x extracted) {
	for _, p := range x.record.Problems {
		a.say("%s: warning: %s", x.name, p.Reason)
	}
}

// reason says why the document gave no text, or nothing.
func (x extracted) reason() string {
	if x.err != nil {
		return x.err.Error()
	}
	return pipeline.Unread(x.record)
}

// records yields what became of each name, in their order. Several are worked on
// at once; those that are ready before their turn wait, as many as fit into the
// window.
func (a *app) records(ctx context.Context, names []string, o extractors.Options) iter.Seq2[extracted, error] {
	return func(yield func(extracted, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		workers := min(runtime.GOMAXPROCS(0), len(names))
		pool := sandbox.New(workers, sandbox.DefaultLimits())
		defer pool.Close()
		w := newWindow(4 * workers)
		waiting := map[int]extracted{}
		next := 0
		for x, err := range pipeline.Map(ctx, workers, w.numbers(ctx, len(names)), func(ctx context.Context, n int) (extracted, error) {
			return a.one(ctx, pool, n, names[n], o)
		}) {
			if err != nil {
				stop() // before leaving: a worker may wait for the window to move
				yield(extracted{}, err)
				return
			}
			waiting[x.n] = x
			for ; ; next++ {
				x, ready := waiting[next]
				if !ready {
					break
				}
				delete(waiting, next)
				w.moved()
				if !yield(x, nil) {
					stop()
					return
				}
			}
		}
	}
}

// one reads one document.
func (a *app) one(ctx context.Context, pool *sandbox.Pool, n int, name string, o extractors.Options) (extracted, error) {
	x := extracted{n: n, name: name}
	b, err := a.bytes(name)
	if err != nil {
		x.err = err
		return x, nil
	}
	if x.record, err = pool.Run(ctx, doc.Document{Name: name, Bytes: b}, o); err != nil {
		return x, err
	}
	// Most of a record is its text, written twice: in the whole and in parts.
	x.line, err = x.record.AppendJSON(make([]byte, 0, 4*len(x.record.Text)+1<<12))
	x.line = append(x.line, '\n')
	return x, err
}

func (a *app) bytes(name string) ([]byte, error) {
	if name == "-" {
		return fetch.Read(a.in)
	}
	if fi, err := os.Stat(name); err == nil && fi.IsDir() {
		return nil, errors.New("a folder; ingest takes folders")
	}
	return fetch.ReadFile(name)
}

// line returns a value as one line of JSON, as it is read: without escapes for
// HTML.
func line(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}
