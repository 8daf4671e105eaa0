package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
)

// MaxBytes is the size of the largest document that is read. A document is held
// in memory while it is extracted, so there must be a bound; the largest notes
// of the Council have some ten million bytes.
const MaxBytes = 512 << 20

// file is a file on disk. What is in it is told by content, later.
type file struct{}

func (file) takes(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

func (file) items(_ context.Context, name string, o Options) iter.Seq[Item] {
	return one(fileItem(name, o))
}

func fileItem(path string, o Options) Item {
	item := Item{Kind: "file", Key: absolute(path), Name: path}
	var err error
	if item.Lang, err = oneLanguage(o.Langs, "a file"); err != nil {
		return failing(item.Kind, item.Key, item.Name, err.Error())
	}
	item.Open = func(context.Context, Seen) (Body, error) {
		b, err := ReadFile(path)
		if err == nil && len(b) == 0 {
			err = &Error{Reason: "the file is empty"}
		}
		return Body{Bytes: b}, err
	}
	return item
}

// oneLanguage returns the language of what is in one only.
func oneLanguage(langs []string, what string) (string, error) {
	switch {
	case len(langs) > 1:
		return "", errors.New("--lang names several languages, but " + what + " is in one")
	case len(langs) == 0:
		return "", nil
	case langs[0] == Multilingual:
		return "", errors.New("--lang " + Multilingual + " is for the numbers of Council documents")
	}
	return langs[0], nil
}

// absolute returns the path that names the file from everywhere. Without a
// working directory the path has to do as it is.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// ReadFile reads the document in a file.
func ReadFile(path string) ([]byte, error) {
	fi, err := os.Stat(path) // before opening, which waits for ever at a pipe
	if err != nil {
		return nil, &Error{Reason: reason(err)}
	}
	if !fi.Mode().IsRegular() {
		return nil, &Error{Reason: "not a regular file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &Error{Reason: reason(err)}
	}
	defer f.Close()
	b, err := Read(f)
	if err != nil {
		return nil, &Error{Reason: reason(err)}
	}
	return b, nil
}

// Read reads a document of at most MaxBytes.
func Read(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err == nil && len(b) > MaxBytes {
		return nil, &Error{Reason: fmt.Sprintf("larger than %d MiB", MaxBytes>>20)}
	}
	return b, err
}

// missing is a name that nothing else takes.
type missing struct{}

func (missing) takes(string) bool { return true }

func (missing) items(_ context.Context, name string, _ Options) iter.Seq[Item] {
	return one(failing("file", absolute(name), name, "no such file or folder"))
}
