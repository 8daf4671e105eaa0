package fetch

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// folder is a folder on disk: every regular file in it and below, in the order
// of the names, but no hidden ones.
type folder struct{}

func (folder) takes(name string) bool {
	fi, err := os.Stat(name)
	return err == nil && fi.IsDir()
}

func (folder) items(ctx context.Context, name string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		if isData(name) {
			yield(failing("folder", absolute(name), name, "a data directory of councilnotes, not documents"))
			return
		}
		w := &walk{ctx: ctx, named: name, o: o, yield: yield}
		w.run()
		if w.found == 0 && !w.stopped && ctx.Err() == nil {
			yield(failing("folder", absolute(name), name, "there are no documents in this folder"))
		}
	}
}

// walk is one walk through a folder.
type walk struct {
	ctx     context.Context
	named   string // the folder as the person named it
	root    string // the same, without symbolic link
	o       Options
	yield   func(Item) bool
	found   int
	stopped bool
}

func (w *walk) run() {
	w.root = w.named
	if real, err := filepath.EvalSymlinks(w.named); err == nil {
		w.root = real // WalkDir does not follow a link, not even its root
	}
	// The error is that of visit, which returns none but to stop.
	_ = filepath.WalkDir(w.root, w.visit)
}

func (w *walk) visit(path string, d fs.DirEntry, err error) error {
	name := w.name(path)
	switch {
	case w.ctx.Err() != nil:
		return fs.SkipAll
	case err != nil:
		return w.emit(failing("folder", absolute(path), name, reason(err)))
	case path != w.root && strings.HasPrefix(d.Name(), "."):
		return skip(d)
	case d.IsDir():
		if isData(path) {
			return fs.SkipDir
		}
	case d.Type().IsRegular():
		return w.emit(w.item(path, name))
	case d.Type()&fs.ModeSymlink != 0:
		return w.link(path, name)
	}
	return nil // pipes, sockets and devices are no documents
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// name returns the path as the person would name it.
func (w *walk) name(path string) string {
	rel, err := filepath.Rel(w.root, path)
	if err != nil {
		return path // Unreachable: path lies below root.
	}
	return filepath.Join(w.named, rel)
}

func (w *walk) item(path, name string) Item {
	i := fileItem(path, w.o)
	i.Name = name
	return i
}

// link takes a symbolic link to a file. One to a folder is not followed, because
// links may go in circles; that is said, not passed over.
func (w *walk) link(path, name string) error {
	fi, err := os.Stat(path)
	switch {
	case err != nil:
		return w.emit(failing("file", absolute(path), name, "a link to nothing: "+reason(err)))
	case fi.IsDir():
		return w.emit(failing("folder", absolute(path), name, "a link to a folder is not followed: name the folder itself"))
	case fi.Mode().IsRegular():
		return w.emit(w.item(path, name))
	}
	return nil
}

func (w *walk) emit(i Item) error {
	w.found++
	if !w.yield(i) {
		w.stopped = true
		return fs.SkipAll
	}
	return nil
}

// isData reports whether a folder is a data directory of this program, which may
// lie in the folder that is to be read: what is in it came from elsewhere.
func isData(path string) bool {
	_, err := os.Stat(filepath.Join(path, "ledger.db"))
	fi, err2 := os.Stat(filepath.Join(path, "archive"))
	return err == nil && err2 == nil && fi.IsDir()
}
