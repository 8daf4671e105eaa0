package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"councilnotes/pipeline/internal/lock"
)

// Whoever changes a data directory holds it: an exclusive lock on the file
// "writer", which tells who it is. Those who only read do not ask for it.
const writerFile = "writer"

// Holder is the process that holds a data directory.
type Holder struct {
	PID     int       `json:"pid"`
	Command string    `json:"command"` // what it does, as a person would call it
	Since   time.Time `json:"since"`
}

// HeldError is the error of changing a data directory that another process
// holds.
type HeldError struct {
	Dir    string
	Holder Holder
}

func (e *HeldError) Error() string {
	if e.Holder.PID == 0 {
		return e.Dir + " is being written to by another process"
	}
	return fmt.Sprintf("%s is being written to by process %d (%s, since %s)",
		e.Dir, e.Holder.PID, e.Holder.Command, e.Holder.Since.Local().Format("2006-01-02 15:04"))
}

// errTaken is the error of a writer whose lock is no longer that of the
// directory: its files were replaced under it.
var errTaken = errors.New("the data directory was moved or replaced while it was being written to; nothing more is written")

// hold is the lock of a writer.
type hold struct {
	dir  string
	file *os.File
}

// take takes the lock of dir for a command. Where another process holds it, the
// error is a *HeldError; with wait it is told once and waited for instead.
func take(ctx context.Context, dir, command string, wait bool, tell func(string)) (*hold, error) {
	f, err := os.OpenFile(filepath.Join(dir, writerFile), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	h := &hold{dir, f}
	for told := false; ; {
		held, err := lock.Try(f, lock.Exclusive)
		switch {
		case err != nil:
			return nil, errors.Join(err, f.Close())
		case !held:
			return h, h.sign(Holder{PID: os.Getpid(), Command: command, Since: time.Now().UTC().Truncate(time.Second)})
		}
		by := &HeldError{Dir: dir, Holder: readHolder(f)}
		if !wait {
			return nil, errors.Join(by, f.Close())
		}
		if !told {
			tell(by.Error() + "; waiting until it is done")
			told = true
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), f.Close())
		case <-time.After(heldPoll):
		}
	}
}

// heldPoll is how often a waiting writer asks for the lock.
const heldPoll = 100 * time.Millisecond

// sign writes who holds the lock. The note of one that died stays until then.
func (h *hold) sign(who Holder) error {
	b, err := json.Marshal(who)
	if err == nil {
		err = h.file.Truncate(0)
	}
	if err == nil {
		_, err = h.file.WriteAt(append(b, '\n'), 0)
	}
	if err != nil {
		return errors.Join(err, h.file.Close())
	}
	return nil
}

// maxHolder bounds what is read of the note, in bytes.
const maxHolder = 4096

// readHolder reads who holds the lock; a note that is just being written tells
// nothing.
func readHolder(f *os.File) (who Holder) {
	b, err := io.ReadAll(io.NewSectionReader(f, 0, maxHolder))
	if err != nil || json.Unmarshal(b, &who) != nil {
		return Holder{}
	}
	return who
}

// valid reports whether the lock is still that of the directory. Somebody who
// moves a directory away and begins another in its place must not find rows of
// the one in the other.
func (h *hold) valid() error {
	if h == nil {
		return nil
	}
	mine, err := h.file.Stat()
	if err != nil {
		return err
	}
	there, err := os.Stat(filepath.Join(h.dir, writerFile))
	if err != nil || !os.SameFile(mine, there) {
		return errors.Join(errTaken, err)
	}
	return nil
}

// release lets go of the lock; of nil it does nothing.
func (h *hold) release() error {
	if h == nil {
		return nil
	}
	return errors.Join(h.file.Truncate(0), h.file.Close())
}
