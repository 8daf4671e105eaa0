package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"councilnotes/pipeline/index"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// Status is what there is in a data directory and what is still to be done.
type Status struct {
	Dir      string           `json:"dir"`
	Ledger   ledger.Counts    `json:"ledger"`
	Records  records.Counts   `json:"records"`
	Missing  int              `json:"missing"` // documents without a record of today's fingerprint
	Index    IndexStatus      `json:"index"`
	Bytes    Sizes            `json:"bytes"`
	Failures []ledger.Failure `json:"failures"`
	// Hosts are those that sources are asked from.
	Hosts []ledger.HostStatus `json:"hosts,omitempty"`
}

// IndexStatus is how far the index is.
type IndexStatus struct {
	Works   int    `json:"works"`
	Waiting int    `json:"waiting"`           // works changed since it looked last
	Problem string `json:"problem,omitempty"` // why it could not be asked
}

// Sizes are bytes on disk.
type Sizes struct {
	Archive int64 `json:"archive"`
	Ledger  int64 `json:"ledger"`
	Records int64 `json:"records"`
	Index   int64 `json:"index"`
}

// Status tells what there is.
func (d *Data) Status(ctx context.Context) (*Status, error) {
	s := &Status{Dir: d.Dir}
	var err error
	if s.Ledger, err = d.Ledger.Counts(ctx); err != nil {
		return nil, err
	}
	if s.Records, err = d.Records.Counts(ctx); err != nil {
		return nil, err
	}
	for _, err := range d.missing(ctx) {
		if err != nil {
			return nil, err
		}
		s.Missing++
	}
	if s.Index, err = d.indexStatus(ctx); err != nil {
		return nil, err
	}
	if s.Failures, err = d.Ledger.Failures(ctx); err != nil {
		return nil, err
	}
	if s.Hosts, err = d.Ledger.Hosts(ctx); err != nil {
		return nil, err
	}
	if s.Failures == nil {
		s.Failures = []ledger.Failure{}
	}
	s.Bytes = Sizes{s.Ledger.Bytes, size(d.Dir, "ledger.db*"), size(d.Dir, "records.db*"), size(d.Dir, "index")}
	return s, nil
}

// indexStatus asks the index. One that cannot be asked just now is part of the
// answer, not an error.
func (d *Data) indexStatus(ctx context.Context) (s IndexStatus, err error) {
	at, err := d.IndexReader().State(ctx)
	switch {
	case errors.Is(err, index.ErrMissing):
	case err != nil:
		s.Problem = err.Error()
		return s, nil
	}
	s.Works = int(at.Works)
	s.Waiting, err = d.Records.Waiting(ctx, at.Sequence)
	return s, err
}

// size returns how many bytes the files of a pattern, and those below them,
// take. What vanishes meanwhile takes none.
func size(dir, pattern string) (total int64) {
	paths, _ := filepath.Glob(filepath.Join(escape(dir), pattern)) // the pattern is well formed
	for _, path := range paths {
		_ = filepath.WalkDir(path, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if fi, err := os.Stat(path); err == nil && fi.Mode().IsRegular() {
				total += fi.Size()
			}
			return nil
		})
	}
	return total
}

// escape lets a path stand in a pattern for itself.
func escape(path string) string {
	var b []rune
	for _, r := range path {
		switch r {
		case '*', '?', '[', '\\':
			b = append(b, '\\')
		}
		b = append(b, r)
	}
	return string(b)
}
