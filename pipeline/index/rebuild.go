package index

import (
	"errors"
	"os"
	"path/filepath"
)

// A rebuild happens beside the old index and takes its place by renaming:
//
//	DIR.new  is filled and closed
//	DIR      becomes DIR.old
//	DIR.new  becomes DIR
//	DIR.old  is removed
//
// Whoever opens DIR after a crash finishes what was begun: DIR is missing and
// DIR.old is there only between the two renamings, when DIR.new is whole.
const (
	suffixNew = ".new"
	suffixOld = ".old"
)

// Rebuild is an index being built in place of another.
type Rebuild struct {
	*Index // what is being built
	dir    string
	old    *Index // held, so that nobody writes to what is thrown away; nil where it is of no use
}

// NewRebuild begins an empty index that will replace the one in dir. The old one
// may be damaged or outdated; where another process has it open, or is
// rebuilding it too, the error is ErrHeld.
func NewRebuild(dir string, o Options) (*Rebuild, error) {
	o.ReadOnly = false
	b := &Rebuild{dir: dir}
	var err error
	if b.old, err = Open(dir, o); err != nil && !NeedsRebuild(err) {
		return nil, err
	}
	if b.Index, err = b.begin(o); err != nil {
		return nil, errors.Join(err, closeIndex(b.old))
	}
	return b, nil
}

func (b *Rebuild) begin(o Options) (*Index, error) {
	left, err := Open(b.dir+suffixNew, o) // one that another process is filling is not ours to remove
	switch {
	case errors.Is(err, ErrHeld):
		return nil, err
	case err == nil:
		left.Close()
	}
	if err := os.RemoveAll(b.dir + suffixNew); err != nil {
		return nil, err
	}
	return Open(b.dir+suffixNew, o)
}

// Commit puts the new index in the place of the old one. Both are closed; Open
// opens the new one.
func (b *Rebuild) Commit() error {
	if err := errors.Join(b.Index.Close(), closeIndex(b.old)); err != nil {
		return err
	}
	if exists(b.dir) {
		if err := os.RemoveAll(b.dir + suffixOld); err != nil {
			return err
		}
		if err := os.Rename(b.dir, b.dir+suffixOld); err != nil {
			return err
		}
	}
	return swap(b.dir)
}

// Abandon gives the rebuild up; the old index stays as it was.
func (b *Rebuild) Abandon() error {
	err := errors.Join(b.Index.Close(), closeIndex(b.old))
	return errors.Join(err, os.RemoveAll(b.dir+suffixNew))
}

func closeIndex(x *Index) error {
	if x == nil {
		return nil
	}
	return x.Close()
}

// finishSwap does what a Commit that was cut short left to do.
func finishSwap(dir string) error {
	if !exists(dir + suffixOld) {
		return nil
	}
	return swap(dir)
}

// swap puts DIR.new in the place of DIR, unless that is taken already, and
// removes DIR.old. Two processes may do it at once.
func swap(dir string) error {
	if !exists(dir) {
		from := dir + suffixNew
		if !exists(from) {
			from = dir + suffixOld // Somebody took the new one away; the old is better than none.
		}
		if err := os.Rename(from, dir); err != nil && !exists(dir) {
			return err
		}
	}
	return errors.Join(syncDir(filepath.Dir(dir)), os.RemoveAll(dir+suffixOld))
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
