package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"councilnotes/pipeline/internal/lock"
)

// Whoever writes to an index owns it. The owner holds an exclusive lock on a
// file beside the index, DIR.owner, as long as it lives; the file tells where it
// answers the searches of others. The lock is the kernel's and dies with its
// process, so the file is never stale: what it says counts only while somebody
// holds it. It stays when the owner leaves, since removing a file that others
// may be about to lock is how two come to hold it.
const suffixOwner = ".owner"

// maxNote bounds what is read of an owner's file, in bytes.
const maxNote = 4096

// note is what the owner's file says.
type note struct {
	PID int `json:"pid"`
	// Socket is the path of the owner's socket, relative to the folder the file
	// lies in where it lies there too; empty until the owner answers.
	Socket string `json:"socket,omitempty"`
	// Problem is why the owner does not answer and will not soon.
	Problem string `json:"problem,omitempty"`
}

// lease is the lock of an owner.
type lease struct{ f *os.File }

// takeLease waits for the lock; the error is ErrHeld where another has it for
// longer. Readers look whether it is held, which takes it for microseconds.
func takeLease(dir string, wait time.Duration) (*lease, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(dir+suffixOwner, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	l := &lease{f}
	for deadline := time.Now().Add(wait); ; time.Sleep(2 * time.Millisecond) {
		held, err := lock.Try(f, lock.Exclusive)
		switch {
		case err != nil:
			return nil, errors.Join(err, f.Close())
		case !held:
			return l, nil // the old note stays until tell: it names what a dead owner left behind
		case time.Now().After(deadline):
			n, _ := readNote(f)
			return nil, errors.Join(n.held(nil), f.Close())
		}
	}
}

// held says that the process of the note holds the index, and what else there is
// to say.
func (n note) held(cause error) error {
	switch {
	case n.PID == 0:
		return errors.Join(ErrHeld, cause)
	case cause == nil:
		return holder(n.PID)
	}
	return fmt.Errorf("%w: %w", holder(n.PID), cause)
}

// holder is an ErrHeld that names the process.
type holder int

func (h holder) Error() string        { return fmt.Sprintf("process %d", int(h)) }
func (h holder) Is(target error) bool { return target == ErrHeld }

// tell writes the note.
func (l *lease) tell(n note) error {
	b, err := json.Marshal(n)
	if err != nil {
		return err
	}
	if err := l.f.Truncate(0); err != nil {
		return err
	}
	_, err = l.f.WriteAt(b, 0)
	return err
}

// release lets go of the lock; of nil it does nothing.
func (l *lease) release() error {
	if l == nil {
		return nil
	}
	return errors.Join(l.f.Truncate(0), l.f.Close())
}

// ownerOf returns what the owner of the index says, and whether there is one.
func ownerOf(dir string) (n note, held bool, err error) {
	f, err := os.Open(dir + suffixOwner)
	if errors.Is(err, fs.ErrNotExist) {
		return n, false, nil
	}
	if err != nil {
		return n, false, err
	}
	defer f.Close() // which gives the lock back
	if held, err = lock.Try(f, lock.Shared); err != nil || !held {
		return n, false, err
	}
	n, err = readNote(f)
	return n, true, err
}

// readNote reads the note. One that is just being written is none yet.
func readNote(f *os.File) (n note, err error) {
	b, err := io.ReadAll(io.NewSectionReader(f, 0, maxNote))
	if err != nil || json.Unmarshal(b, &n) != nil {
		return note{}, err
	}
	return n, nil
}
