package index

import (
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt/errors"
)

// Why an index could not be opened: the Reason of an OpenError.
var (
	// ErrHeld: another process has it open. Ask again later.
	ErrHeld = errors.New("another process is using it")
	// ErrDamaged: its files cannot be read. Rebuild it from the records.
	ErrDamaged = errors.New("it is damaged and must be rebuilt from the records (reindex)")
	// ErrOutdated: another version of the program made it. Rebuild it.
	ErrOutdated = errors.New("another version made it; it must be rebuilt from the records (reindex)")
	// ErrMissing: nothing has been indexed yet.
	ErrMissing = errors.New("nothing has been indexed yet")
)

// OpenError tells why an index could not be opened.
type OpenError struct {
	Dir    string
	Reason error // one of the errors above
	Cause  error // what the store said; may be nil
}

func (e *OpenError) Error() string {
	if e.Cause == nil || errors.Is(e.Cause, e.Reason) && e.Cause.Error() == e.Reason.Error() {
		return fmt.Sprintf("index %s: %v", e.Dir, e.Reason)
	}
	return fmt.Sprintf("index %s: %v (%v)", e.Dir, e.Reason, e.Cause)
}

// Unwrap lets errors.Is find both.
func (e *OpenError) Unwrap() []error { return []error{e.Reason, e.Cause} }

// NeedsRebuild reports whether the index must be built anew to be of use.
func NeedsRebuild(err error) bool {
	return errors.Is(err, ErrDamaged) || errors.Is(err, ErrOutdated)
}

func openError(dir string, err error) error {
	e := &OpenError{Dir: dir, Reason: ErrDamaged, Cause: err}
	switch {
	case errors.Is(err, ErrHeld):
		e.Reason = ErrHeld
	case errors.Is(err, bolt.ErrTimeout):
		e.Reason, e.Cause = ErrHeld, nil
	case errors.Is(err, ErrOutdated):
		e.Reason = ErrOutdated
	}
	return e
}
