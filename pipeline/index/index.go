// Package index finds works: by a reference in any spelling, by words in any
// language and form, by what the records say of them. It is the only importer
// of bleve; everything that depends on bleve stays behind its types.
//
// There is one bleve document per work, made from the records of all its
// language versions, with a text field per language: versions need no grouping,
// counts are exact, and a query in one language finds the others. Texts are not
// stored: the records are the truth, the index can be built again from them at
// any time, and what matched is marked in the record's own text (Matches).
//
// A person's query goes through a parser that has no errors (ParseQuery), then
// becomes a bleve query of exact terms made by the same analyzers as the index.
//
// Whoever writes owns the index (Open) and answers for it meanwhile; everybody
// else asks through a Reader, which finds the owner, or the files where there is
// none.
package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/searcher"
)

// Options are how an index is opened.
type Options struct {
	// ReadOnly opens the files for searching only. Several readers may have them
	// open at once, but no writer beside them: see Reader.
	ReadOnly bool
	// Wait is how long to wait for another process that holds the index; one
	// second where it is zero.
	Wait time.Duration
}

func (o Options) wait() time.Duration {
	if o.Wait <= 0 {
		return time.Second
	}
	return o.Wait
}

func (o Options) config() map[string]any {
	c := map[string]any{
		"bolt_timeout": o.wait().String(),
		// A segment of one batch counts as one: else every batch is merged with the
		// one before it.
		"scorchMergePlanOptions": map[string]any{"floorSegmentSize": batchWorks},
	}
	if o.ReadOnly {
		c["read_only"] = true
	}
	return c
}

// Index is an open index. It is safe for concurrent use.
type Index struct {
	dir      string
	readOnly bool
	bleve    bleve.Index
	lease    *lease // of a writer
	owner    *owner // answers others while this is open for writing

	writing sync.Mutex
	mu      sync.RWMutex
	langs   []string    // languages that have texts, sorted
	pending *int64      // a sequence number for the next batch
	failed  atomic.Bool // a write failed
}

// setLimits bounds what one search may cost; bleve knows this limit as a
// variable of its own only.
var setLimits = sync.OnceFunc(func() { searcher.DisjunctionMaxClauseCount = maxClauses })

// Open opens the index in a folder, for writing making it where there is none.
// An *OpenError tells why it could not be: ErrHeld, ErrDamaged, ErrOutdated; with
// ReadOnly also ErrMissing.
func Open(dir string, o Options) (*Index, error) {
	if o.ReadOnly {
		return openForReading(dir, o)
	}
	l, err := takeLease(dir, o.wait())
	if err != nil {
		return nil, openError(dir, err)
	}
	x, err := openOwned(dir, o, l)
	if err != nil {
		return nil, errors.Join(err, l.release())
	}
	return x, nil
}

// openOwned opens for writing an index whose lease is taken, and answers for it.
func openOwned(dir string, o Options, l *lease) (*Index, error) {
	if err := finishSwap(dir); err != nil {
		return nil, openError(dir, err)
	}
	empty, err := isEmpty(dir)
	if err == nil && empty {
		err = begin(dir, o)
	}
	if err != nil {
		return nil, openError(dir, err)
	}
	x, err := openFiles(dir, o)
	if err != nil {
		return nil, err
	}
	x.lease = l
	if err := x.serve(); err != nil {
		x.lease = nil
		return nil, errors.Join(openError(dir, err), x.Close())
	}
	return x, nil
}

// openForReading opens the files where nobody writes.
func openForReading(dir string, o Options) (*Index, error) {
	n, held, err := ownerOf(dir)
	if err == nil && held {
		err = n.held(nil)
	}
	if err == nil && exists(dir+suffixOld) {
		err = mend(dir, o.wait())
	}
	if err != nil {
		return nil, openError(dir, err)
	}
	empty, err := isEmpty(dir)
	switch {
	case err != nil:
		return nil, openError(dir, err)
	case empty:
		return nil, &OpenError{Dir: dir, Reason: ErrMissing}
	}
	return openFiles(dir, o)
}

// begin makes an empty index, whole or not at all.
func begin(dir string, o Options) error {
	if err := os.RemoveAll(dir + suffixNew); err != nil {
		return err
	}
	x, err := create(dir+suffixNew, o)
	if err != nil {
		return err
	}
	if err := x.Close(); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty folder
		return err
	}
	return errors.Join(os.Rename(dir+suffixNew, dir), syncDir(filepath.Dir(dir)))
}

func isEmpty(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	return err == nil && len(entries) == 0, err
}

// create makes an empty index in a folder that is not there.
func create(dir string, o Options) (x *Index, err error) {
	setLimits()
	defer faults()()
	defer guard(&err)
	x = &Index{dir: dir}
	x.bleve, err = bleve.NewUsing(dir, newMapping(), scorch.Name, scorch.Name, o.config())
	if err != nil {
		return nil, err
	}
	return x, x.bleve.SetInternal([]byte(keyVersion), []byte(Version()))
}

// openFiles opens an index that is there, whoever else has it open.
func openFiles(dir string, o Options) (*Index, error) {
	setLimits()
	x := &Index{dir: dir, readOnly: o.ReadOnly}
	if err := x.open(o); err != nil {
		return nil, openError(dir, err)
	}
	if err := x.refresh(); err != nil {
		return nil, errors.Join(openError(dir, err), x.bleve.Close())
	}
	return x, nil
}

func (x *Index) open(o Options) (err error) {
	defer faults()()
	defer guard(&err)
	x.bleve, err = bleve.OpenUsing(x.dir, o.config())
	if err != nil {
		return err
	}
	made, err := x.bleve.GetInternal([]byte(keyVersion))
	switch {
	case err != nil:
	case len(made) == 0:
		err = errors.New("it was not finished when it was made")
	case string(made) != Version():
		err = fmt.Errorf("%w: made as %s, this program makes %s", ErrOutdated, made, Version())
	default:
		err = x.checkGeneration()
	}
	if err != nil {
		x.bleve.Close()
	}
	return err
}

// guard turns what damaged files do to the store (panics, faults of mapped
// memory) into an error.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, r)
	}
}

// faults makes faults of mapped memory panics of this goroutine, which guard
// catches, instead of the end of the program. The result undoes it.
func faults() func() {
	old := debug.SetPanicOnFault(true)
	return func() { debug.SetPanicOnFault(old) }
}

// Close writes what is still to be written and lets go of the index. Who asked
// meanwhile asks again and finds the files.
func (x *Index) Close() error {
	stopped := x.owner.close()
	x.writing.Lock()
	defer x.writing.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	err := x.flushSequence()
	return errors.Join(stopped, err, x.bleve.Close(), x.lease.release())
}

// Count returns the number of works.
func (x *Index) Count() (uint64, error) { return x.bleve.DocCount() }

// Languages returns the codes of the languages that have texts, sorted.
func (x *Index) Languages() []string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.langs
}

// refresh reads which languages there are.
func (x *Index) refresh() (err error) {
	defer faults()()
	defer guard(&err)
	dict, err := x.bleve.FieldDict(fieldLang)
	if err != nil {
		return err
	}
	var langs []string
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			x.mu.Lock()
			x.langs = langs
			x.mu.Unlock()
			return errors.Join(err, dict.Close())
		}
		if e.Count > 0 {
			langs = append(langs, e.Term)
		}
	}
}
