package archive

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// leftAfter is how old a temporary file must be to be no longer somebody's
// work in progress.
const leftAfter = time.Hour

// sweep removes temporary files that outlived the program that wrote them.
func sweep(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		fi, err := e.Info()
		if err == nil && time.Since(fi.ModTime()) > leftAfter {
			os.Remove(filepath.Join(dir, e.Name())) // if not now, next time
		}
	}
	return nil
}

// write puts b at path so that after a crash at any moment there is either all
// of it or nothing under that name. It writes in the folder tmp of the same
// file system first.
func write(tmp, path string, b []byte) (err error) {
	f, err := os.CreateTemp(tmp, "put-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(b)
	if err == nil {
		err = f.Chmod(0o444) // kept for good: nobody edits it by mistake
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// makeDir makes a folder that stays: it and every parent it had to make are
// synced into their own parents. So is one found here: whoever made it may have
// died before that.
func makeDir(dir string) error {
	parent := filepath.Dir(dir)
	if fi, err := os.Stat(dir); err == nil && fi.IsDir() {
		return syncDir(parent)
	}
	if parent != dir {
		if err := makeDir(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(parent)
}

// syncDir makes the names in a folder durable.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
