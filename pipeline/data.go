package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline/archive"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// Data is an open data directory:
//
//	archive/     bytes as they were served      the truth
//	ledger.db    sources, captures, failures    the truth
//	records.db   records                        derived
//	index/       one folder per generation      derived
type Data struct {
	Dir     string
	Archive *archive.Archive
	Ledger  *ledger.Ledger
	Records *records.Store
	o       Options
	hold    *hold // of one that changes it
	// indexWait is how long a stage waits for another process to let go of the
	// index: longer than any search takes.
	indexWait time.Duration
	// step is called between the steps of a stage: it ends the stage where the
	// directory is no longer this one's. Tests let it fail there, as a crash would.
	step func(name string) error
}

// Options are how the stages work and whom they tell.
type Options struct {
	// Run makes the record of a document; nil: extractors.Run, in this process.
	// An error ends the stage: it is not about the document.
	Run func(context.Context, doc.Document, extractors.Options) (*doc.Record, error)
	// Hold is what this process does that changes the data directory, as a person
	// would call it: it holds the directory until Close. Empty: it only reads.
	Hold string
	// Wait lets it wait for another process that holds the directory.
	Wait bool
	// Workers is how many documents are extracted at once; 0: one per core.
	Workers int
	// PerHost is how many connections a host may have at once; 0: one.
	PerHost int
	// Recheck is how long what a host gave is taken for what it would give again.
	Recheck time.Duration
	// Warn is told, in one line, what a person should know. It may be nil.
	Warn func(message string)
	// Progress is told how far a stage is. It may be nil.
	Progress func(Progress)
}

// Progress is how far a stage is.
type Progress struct {
	Stage string // acquire, extract, index
	Done  int
	Total int // 0: not known
}

// ErrNoData is the error of opening a data directory that there is not.
var ErrNoData = errors.New("there is no data directory")

// Create opens the data directory, which is made if it is missing. Where the
// ledger is gone but the archive is there, a new ledger takes in what the
// archive holds.
func Create(ctx context.Context, dir string, o Options) (*Data, error) {
	o = o.filled()
	h, err := holdFor(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	d, err := create(ctx, dir, h, o)
	if err != nil {
		return nil, errors.Join(err, h.release())
	}
	return d, nil
}

// holdFor takes the lock of the directory for one that changes it.
func holdFor(ctx context.Context, dir string, o Options) (*hold, error) {
	if o.Hold == "" {
		return nil, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return take(ctx, dir, o.Hold, o.Wait, o.Warn)
}

func create(ctx context.Context, dir string, h *hold, o Options) (*Data, error) {
	a, err := archive.Open(filepath.Join(dir, "archive"))
	if err != nil {
		return nil, err
	}
	_, err = os.Stat(filepath.Join(dir, "ledger.db"))
	lost := errors.Is(err, os.ErrNotExist)
	d, err := open(ctx, dir, a, h, o)
	if err != nil || !lost {
		return d, err
	}
	if err := d.adopt(ctx); err != nil {
		return nil, errors.Join(err, d.Ledger.Close(), d.Records.Close())
	}
	return d, nil
}

// Open opens a data directory. The error is ErrNoData where there is none.
func Open(ctx context.Context, dir string, o Options) (*Data, error) {
	if _, err := os.Stat(filepath.Join(dir, "ledger.db")); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w at %s", ErrNoData, dir)
	}
	return Create(ctx, dir, o)
}

func open(ctx context.Context, dir string, a *archive.Archive, h *hold, o Options) (*Data, error) {
	d := &Data{Dir: dir, Archive: a, o: o, hold: h, indexWait: 5 * time.Second, step: func(string) error { return h.valid() }}
	var err error
	if d.Ledger, err = ledger.Open(ctx, filepath.Join(dir, "ledger.db")); err != nil {
		return nil, err
	}
	var aside string
	if d.Records, aside, err = records.Open(ctx, d.recordsPath()); err != nil {
		return nil, errors.Join(err, d.Ledger.Close())
	}
	if aside != "" {
		d.o.Warn(aside + "; ingest makes the records anew")
	}
	return d, nil
}

func (d *Data) recordsPath() string { return filepath.Join(d.Dir, "records.db") }

func (o Options) filled() Options {
	if o.Run == nil {
		o.Run = func(ctx context.Context, d doc.Document, e extractors.Options) (*doc.Record, error) {
			return extractors.Run(ctx, d, e), nil
		}
	}
	if o.Workers < 1 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Warn == nil {
		o.Warn = func(string) {}
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	return o
}

// Close closes the data directory.
func (d *Data) Close() error {
	return errors.Join(d.Records.Close(), d.Ledger.Close(), d.hold.release())
}
