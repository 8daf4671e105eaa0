package index

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
)

// Check reads every byte of the index in dir and yields what is wrong: segments
// whose checksum is not that of their bytes, and what bbolt finds in the list of
// segments. It reads files that do not change once they are written, so it may
// run beside a writer; a file that vanishes meanwhile was merged into another.
func Check(ctx context.Context, dir string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err != nil || ctx.Err() != nil {
				return firstError(err, ctx.Err())
			}
			reason, err := checkFile(path, e)
			if os.IsNotExist(err) || reason == "" && err == nil {
				return nil
			}
			if reason != "" {
				reason = path + ": " + reason
			}
			if !yield(reason, err) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield("", err)
		}
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func checkFile(path string, e fs.DirEntry) (string, error) {
	switch {
	case e.IsDir():
		return "", nil
	case filepath.Ext(path) == ".zap":
		return checkSegment(path)
	case filepath.Base(path) == "root.bolt":
		return checkRoot(path)
	}
	return "", nil
}

// checkSegment compares the last four bytes of a segment, the CRC-32 of all
// before them, with the bytes (zapx, write.go, persistFooter). bleve itself
// never does.
func checkSegment(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil {
		return "", err
	}
	if fi.Size() < crc32.Size {
		return "the segment is cut short", nil
	}
	sum := crc32.NewIEEE()
	if _, err := io.Copy(sum, io.LimitReader(f, fi.Size()-crc32.Size)); err != nil {
		return "", err
	}
	var want [crc32.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return "", err
	}
	if binary.BigEndian.Uint32(want[:]) != sum.Sum32() {
		return "the segment's bytes are not those that were written", nil
	}
	return "", nil
}

// A copy of the list of segments that a writer changed meanwhile looks damaged:
// what is damaged looks so every time.
const (
	rootCopies = 4
	rootPause  = 200 * time.Millisecond
)

func checkRoot(path string) (reason string, err error) {
	for n := range rootCopies {
		if n > 0 {
			time.Sleep(rootPause)
		}
		if reason, err = checkRootOnce(path); reason == "" || err != nil {
			break
		}
	}
	return reason, err
}

// checkRootOnce lets bbolt check the list of segments, on a copy, because the
// writer holds the file's lock.
func checkRootOnce(path string) (reason string, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	copied, err := os.CreateTemp("", "councilnotes-root-*.bolt")
	if err != nil {
		return "", err
	}
	defer os.Remove(copied.Name())
	_, err = copied.Write(b)
	if err = firstError(err, copied.Close()); err != nil {
		return "", err
	}
	defer func() { // bbolt panics on pages that make no sense
		if p := recover(); p != nil {
			reason, err = fmt.Sprintf("the list of segments is damaged: %v", p), nil
		}
	}()
	db, err := bbolt.Open(copied.Name(), 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		return "the list of segments is damaged: " + err.Error(), nil
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		for e := range tx.Check() {
			if reason == "" {
				reason = "the list of segments is damaged: " + e.Error()
			}
		}
		return nil
	})
	return reason, err
}
