package index

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2"
)

// A batch is one write to disk. The larger it is, the less is merged later, and
// the more memory it takes: some sixty bytes for one of text. So it is bounded by
// text as well as by number.
const (
	batchWorks = 1000
	batchBytes = 4 << 20
)

// Update puts works into the index, in place of what it held of them, and takes
// the deleted ones out, all of which are durable when it returns. A work without
// records is taken out too. When it fails part of the way, or ctx is cancelled,
// what was written stays; doing it again changes nothing.
func (x *Index) Update(ctx context.Context, works []Work, deleted []string) (err error) {
	if x.readOnly {
		return errors.New("the index is open for reading only")
	}
	x.writing.Lock() // bleve would take them side by side, but a generation is one after the other
	defer x.writing.Unlock()
	defer faults()()
	defer guard(&err)
	b := x.bleve.NewBatch()
	for _, id := range deleted {
		b.Delete(id)
	}
	size := 0
	for _, w := range works {
		if b.Size() >= batchWorks || size >= batchBytes {
			if err := x.write(ctx, b); err != nil {
				return err
			}
			b, size = x.bleve.NewBatch(), 0
		}
		if err := put(b, w); err != nil {
			return fmt.Errorf("index %s: %w", w.ID, err)
		}
		size += textSize(w)
	}
	return x.last(ctx, b)
}

func put(b *bleve.Batch, w Work) error {
	if len(w.Records) == 0 {
		b.Delete(w.ID)
		return nil
	}
	d, err := bleveDocument(w)
	if err != nil {
		return err
	}
	return b.IndexAdvanced(d)
}

func textSize(w Work) int {
	n := 0
	for _, r := range w.Records {
		n += len(r.Text)
	}
	return n
}

// errWriteFailed is the error of writing after a write that failed.
var errWriteFailed = errors.New("an earlier write to the index failed; open it again")

// write writes a batch. After one that failed, as on a full disk, nothing more is
// written: bleve then holds in memory what it does not have on disk, and panics.
func (x *Index) write(ctx context.Context, b *bleve.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if x.failed.Load() {
		return errWriteFailed
	}
	n, err := x.generation()
	if err != nil {
		return err
	}
	b.SetInternal([]byte(keyGeneration), []byte(strconv.FormatInt(n+1, 10)))
	if err := x.bleve.Batch(b); err != nil {
		x.failed.Store(true)
		return err
	}
	return x.noteGeneration(n + 1)
}

// last writes the last batch, with the sequence number that goes with it.
func (x *Index) last(ctx context.Context, b *bleve.Batch) error {
	x.mu.Lock()
	pending := x.pending
	if pending != nil {
		b.SetInternal([]byte(keySequence), []byte(strconv.FormatInt(*pending, 10)))
	}
	x.mu.Unlock()
	if b.Size() == 0 && pending == nil {
		return nil
	}
	if err := x.write(ctx, b); err != nil {
		return err
	}
	x.mu.Lock()
	if x.pending == pending {
		x.pending = nil
	}
	x.mu.Unlock()
	return x.refresh()
}

// SetSequence notes how far in the records' sequence the index has come. The
// number is written with the last batch of the next Update, so it never runs
// ahead of what is indexed; Close writes one that no Update took along.
func (x *Index) SetSequence(n int64) {
	x.mu.Lock()
	x.pending = &n
	x.mu.Unlock()
}

// flushSequence writes a number still pending. The caller holds x.mu.
func (x *Index) flushSequence() error {
	if x.pending == nil || x.readOnly || x.failed.Load() {
		return nil
	}
	b := x.bleve.NewBatch()
	b.SetInternal([]byte(keySequence), []byte(strconv.FormatInt(*x.pending, 10)))
	x.pending = nil
	return x.write(context.Background(), b)
}

// Sequence returns the number stored last, 0 where there is none.
func (x *Index) Sequence() (int64, error) {
	b, err := x.bleve.GetInternal([]byte(keySequence))
	if err != nil || len(b) == 0 {
		return 0, err
	}
	return strconv.ParseInt(string(b), 10, 64)
}
