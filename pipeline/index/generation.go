package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The generation counts writes. It is stored in the index with each write, and
// after it in a file beside the store: when a file of the store is damaged the
// store opens as it was some writes ago and says nothing; an index behind its
// file shows it.
const generationFile = "generation"

// generation returns the number stored in the index, 0 where there is none.
func (x *Index) generation() (int64, error) {
	b, err := x.bleve.GetInternal([]byte(keyGeneration))
	if err != nil || len(b) == 0 {
		return 0, err
	}
	return strconv.ParseInt(string(b), 10, 64)
}

// checkGeneration reports whether the index has lost writes.
func (x *Index) checkGeneration() error {
	b, err := os.ReadFile(filepath.Join(x.dir, generationFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // Nothing was written yet, or the program ended before it could say so.
	}
	if err != nil {
		return err
	}
	want, err := strconv.ParseInt(strings.TrimSpace(string(b)), 10, 64)
	if err != nil {
		return fmt.Errorf("%s: %w", generationFile, err)
	}
	have, err := x.generation()
	if err == nil && have < want {
		err = fmt.Errorf("the last %d writes are lost", want-have)
	}
	return err
}

// noteGeneration writes the file, whole or not at all. It need not be durable:
// a file that is behind the index tells nothing wrong.
func (x *Index) noteGeneration(n int64) error {
	path := filepath.Join(x.dir, generationFile)
	if err := os.WriteFile(path+".tmp", []byte(strconv.FormatInt(n, 10)), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".tmp", path)
}
