package archive

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"councilnotes/extractors/doc"
)

// SetAside moves the bytes of id out of the way, into the folder "damaged", and
// returns where they are now: what is damaged may still be of use to a person,
// and Put writes the document again when its source gives it. Nothing there is
// no error.
func (a *Archive) SetAside(id doc.ID) (string, error) {
	dir := filepath.Join(a.dir, "damaged")
	if err := makeDir(dir); err != nil {
		return "", err
	}
	to := filepath.Join(dir, id.String())
	err := os.Rename(a.path(id), to)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return to, errors.Join(err, syncDir(dir), syncDir(filepath.Dir(a.path(id))))
}
