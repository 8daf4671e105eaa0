package index

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// A rebuild happens beside the old index and takes its place by renaming:
//
//	DIR.new  is filled and closed
//	DIR      becomes DIR.old
//	DIR.new  becomes DIR
//	DIR.old  is removed
//
// Whoever writes to DIR after a crash, or reads while nobody writes, finishes what
// was begun: DIR is missing and DIR.old is there only between the two renamings,
// when DIR.new is whole.
const (
	suffixNew = ".new"
	suffixOld = ".old"
)

// Rebuild is an index being built in place of another.
type Rebuild struct {
	*Index // what is being built
	dir    string
	old    *Index // answers meanwhile; nil where it is of no use
	lease  *lease // of the old one, until the new one stands in its place
}

// NewRebuild begins an empty index that will replace the one in dir. The old one
// may be damaged or outdated; where another process has it open, or is
// rebuilding it too, the error is ErrHeld.
func NewRebuild(dir string, o Options) (*Rebuild, error) {
	o.ReadOnly = false
	l, err := takeLease(dir, o.wait())
	if err != nil {
		return nil, openError(dir, err)
	}
	b := &Rebuild{dir: dir, lease: l}
	if err := b.begin(o); err != nil {
		return nil, errors.Join(err, closeIndex(b.old), l.release())
	}
	return b, nil
}

func (b *Rebuild) begin(o Options) (err error) {
	b.old, err = openOwned(b.dir, o, b.lease)
	switch {
	case err == nil:
		b.old.lease = nil // kept beyond the old index
	case !NeedsRebuild(err):
		return err
	default:
		why := note{PID: os.Getpid(), Problem: "it is being built anew"}
		if err := b.lease.tell(why); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(b.dir + suffixNew); err != nil {
		return err
	}
	b.Index, err = create(b.dir+suffixNew, o)
	return err
}

// Commit puts the new index in the place of the old one. Both are closed; Open
// opens the new one.
func (b *Rebuild) Commit() error {
	err := errors.Join(b.Index.Close(), closeIndex(b.old))
	if err == nil {
		err = b.replace()
	}
	return errors.Join(err, b.lease.release())
}

func (b *Rebuild) replace() error {
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
	return errors.Join(err, os.RemoveAll(b.dir+suffixNew), b.lease.release())
}

func closeIndex(x *Index) error {
	if x == nil {
		return nil
	}
	return x.Close()
}

// mend is finishSwap for those who have no lease.
func mend(dir string, wait time.Duration) error {
	l, err := takeLease(dir, wait)
	if err != nil {
		return err
	}
	return errors.Join(finishSwap(dir), l.release())
}

// finishSwap does what a Commit that was cut short left to do. The caller has the
// lease.
func finishSwap(dir string) error {
	if !exists(dir + suffixOld) {
		return nil
	}
	return swap(dir)
}

// swap puts DIR.new in the place of DIR, unless that is taken already, and
// removes DIR.old.
func swap(dir string) error {
	if !exists(dir) {
		from := dir + suffixNew
		if !exists(from) {
			from = dir + suffixOld // Somebody took the new one away; the old is better than none.
		}
		if err := os.Rename(from, dir); err != nil {
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
