// Package archive keeps the bytes of documents as they were served, by their
// SHA-256, written once and kept for good.
//
// A file is archive/ab/cdef…, named by its own hash: written under a temporary
// name, synced, renamed, and its folder synced, so that bytes which Put has
// acknowledged survive a power cut (a rename alone lost every file when it was
// tried). Get hashes what it reads and never hands out damaged bytes.
package archive

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"councilnotes/extractors/doc"
)

// ErrDamaged is the error of bytes whose hash is not their name.
var ErrDamaged = errors.New("the archived bytes are damaged")

// Archive is a folder of documents.
type Archive struct {
	dir string
	// synced tells which of the 256 folders this process has made durable.
	synced [256]atomic.Bool
}

// Open opens the archive in dir, which is made if it is missing.
func Open(dir string) (*Archive, error) {
	a := &Archive{dir: dir}
	if err := makeDir(a.temporary()); err != nil {
		return nil, err
	}
	return a, sweep(a.temporary())
}

// temporary is the folder of files that are being written.
func (a *Archive) temporary() string { return filepath.Join(a.dir, "tmp") }

// path returns where the bytes of id are kept. 256 folders keep every folder
// small enough to list at ten million documents.
func (a *Archive) path(id doc.ID) string {
	s := id.String()
	return filepath.Join(a.dir, s[:2], s[2:])
}

// Has reports whether the archive holds size bytes under id. It does not read
// them.
func (a *Archive) Has(id doc.ID, size int64) bool {
	fi, err := os.Stat(a.path(id))
	return err == nil && fi.Mode().IsRegular() && fi.Size() == size
}

// Put stores b and returns its ID; when it returns, b is on disk. Bytes that
// are here already are not written again, unless their file has another size.
func (a *Archive) Put(b []byte) (doc.ID, error) {
	id := doc.NewID(b)
	path := a.path(id)
	if !a.synced[id[0]].Load() {
		if err := makeDir(filepath.Dir(path)); err != nil {
			return id, err
		}
		a.synced[id[0]].Store(true)
	}
	if !a.Has(id, int64(len(b))) {
		if err := write(a.temporary(), path, b); err != nil {
			return id, err
		}
	}
	// Also of bytes found here: whoever wrote them may have died before this.
	return id, syncDir(filepath.Dir(path))
}

// Get returns the bytes of id. The error is fs.ErrNotExist where there are
// none and ErrDamaged where they are not what was put.
func (a *Archive) Get(id doc.ID) ([]byte, error) {
	b, err := os.ReadFile(a.path(id))
	if err != nil {
		return nil, err
	}
	if doc.NewID(b) != id {
		return nil, fmt.Errorf("%s: %w", a.path(id), ErrDamaged)
	}
	return b, nil
}

// Entry is a document in the archive.
type Entry struct {
	ID    doc.ID
	Bytes int64
}

// All walks the archive in the order of the IDs, without reading the bytes. A
// file that is not named by a hash is no document and is passed over.
func (a *Archive) All(ctx context.Context) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		err := filepath.WalkDir(a.dir, func(path string, d fs.DirEntry, err error) error {
			if err = errors.Join(err, ctx.Err()); err != nil || d.IsDir() {
				return err
			}
			id, ok := parse(filepath.Base(filepath.Dir(path)) + d.Name())
			if !ok {
				return nil
			}
			fi, err := d.Info()
			if err != nil {
				return err
			}
			if !yield(Entry{ID: id, Bytes: fi.Size()}, nil) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(Entry{}, err)
		}
	}
}

func parse(name string) (id doc.ID, ok bool) {
	if len(name) != hex.EncodedLen(len(id)) || name != strings.ToLower(name) {
		return id, false
	}
	_, err := hex.Decode(id[:], []byte(name))
	return id, err == nil
}
