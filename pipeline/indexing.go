package pipeline

import (
	"context"
	"errors"
	"path/filepath"

	"councilnotes/pipeline/index"
	"councilnotes/pipeline/records"
)

// A batch of works is written in one go when it is as many or as large as this.
const (
	indexBatch      = 1000
	indexBatchBytes = 4 << 20
)

// IndexDir is where the index of the data directory lies.
func (d *Data) IndexDir() string { return filepath.Join(d.Dir, "index") }

// IndexReader asks the index, also while another process writes to it.
func (d *Data) IndexReader() index.Reader { return index.Reader{Dir: d.IndexDir()} }

// Index brings the works that changed since the last time into the index. An
// index that is damaged, of another version, or made from other records than
// these is built anew.
func (d *Data) Index(ctx context.Context, r *Report) error {
	x, err := index.Open(d.IndexDir(), index.Options{Wait: d.indexWait})
	if index.NeedsRebuild(err) {
		d.o.Warn(err.Error() + ": building it anew")
		return d.Reindex(ctx, r)
	}
	if err != nil {
		return err
	}
	seq, foreign, err := d.sequence(ctx, x)
	if err == nil && foreign {
		err = x.Close()
		if err == nil {
			d.o.Warn("the index was made from other records than these: building it anew")
			return d.Reindex(ctx, r)
		}
	}
	if err == nil {
		err = d.fill(ctx, x, seq, r)
	}
	return errors.Join(err, x.Close())
}

// sequence returns how far the index has come, and whether its number is not
// one of these records.
func (d *Data) sequence(ctx context.Context, x *index.Index) (seq int64, foreign bool, err error) {
	if seq, err = x.Sequence(); err != nil || seq == 0 {
		return seq, false, err
	}
	base, last, err := d.Records.Sequence(ctx)
	return seq, seq < base || seq > last, err
}

// Rebuild builds the index anew from the records.
func (d *Data) Rebuild(ctx context.Context) (*Report, error) {
	r := NewReport()
	err := d.Reindex(ctx, r)
	if len(r.damaged) > 0 {
		d.o.Warn(plural(len(r.damaged), "record is", "records are") + " damaged and left out; ingest makes them anew")
	}
	r.finish()
	return r, err
}

// Reindex builds the index anew from the records, beside the old one, which
// stays as it is until the new one takes its place.
func (d *Data) Reindex(ctx context.Context, r *Report) error {
	b, err := index.NewRebuild(d.IndexDir(), index.Options{Wait: d.indexWait})
	if err != nil {
		return err
	}
	if err := d.fill(ctx, b.Index, 0, r); err != nil {
		return errors.Join(err, b.Abandon())
	}
	return b.Commit()
}

// fill brings into x what changed after seq.
func (d *Data) fill(ctx context.Context, x *index.Index, seq int64, r *Report) error {
	f := &filling{d: d, x: x, r: r, seq: seq}
	var err error
	if f.total, err = d.Records.Waiting(ctx, seq); err != nil {
		return err
	}
	for w, err := range d.Records.Works(ctx, seq) {
		if err == nil {
			err = f.add(ctx, w)
		} else if e := (*records.DamagedError)(nil); errors.As(err, &e) {
			r.damaged = append(r.damaged, e.Key)
			err = nil
		}
		if err != nil {
			return err
		}
	}
	return f.flush(ctx)
}

// filling gathers works and writes them to an index.
type filling struct {
	d       *Data
	x       *index.Index
	r       *Report
	seq     int64 // written so far
	next    int64 // of the last work gathered
	works   []index.Work
	deleted []string
	bytes   int
	done    int
	total   int
}

func (f *filling) add(ctx context.Context, w records.WorkChange) error {
	f.next = w.Seq
	f.done++
	if len(w.Records) == 0 {
		f.deleted = append(f.deleted, w.Work)
	} else {
		f.works = append(f.works, index.Work{ID: w.Work, Records: w.Records})
	}
	for _, rec := range w.Records {
		f.bytes += len(rec.Text)
	}
	if len(f.works)+len(f.deleted) < indexBatch && f.bytes < indexBatchBytes {
		return nil
	}
	return f.flush(ctx)
}

// flush writes what was gathered, and with it how far the index has come.
func (f *filling) flush(ctx context.Context) error {
	if len(f.works)+len(f.deleted) == 0 {
		return nil
	}
	if err := f.d.step("indexing"); err != nil {
		return err
	}
	f.x.SetSequence(f.next)
	if err := f.x.Update(ctx, f.works, f.deleted); err != nil {
		f.x.SetSequence(f.seq) // Close must not write the number of what is not there
		return err
	}
	f.r.Indexed += len(f.works)
	f.seq, f.works, f.deleted, f.bytes = f.next, nil, nil, 0
	f.d.o.Progress(Progress{"index", f.done, f.total})
	return f.d.step("indexed")
}
