package pipeline

import (
	"context"
	"errors"
	"iter"

	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// Ingest runs all stages: it acquires the items, then extracts and indexes
// whatever is missing, of these items or of a run that was cut short. The report
// is of use also beside an error.
func (d *Data) Ingest(ctx context.Context, items iter.Seq[fetch.Item]) (*Report, error) {
	r := NewReport()
	err := d.Acquire(ctx, items, r)
	if err == nil {
		err = d.derive(ctx, r)
	}
	if err == nil {
		err = d.failures(ctx, r)
	}
	if err == nil {
		r.Examples = d.examples(ctx, r.tally)
	}
	r.finish()
	return r, err
}

// Fetch acquires the items and does no more.
func (d *Data) Fetch(ctx context.Context, items iter.Seq[fetch.Item]) (*Report, error) {
	r := NewReport()
	err := d.Acquire(ctx, items, r)
	r.finish()
	return r, err
}

// derive brings records and index up to date. What turns out to be damaged on
// the way is made again, once.
func (d *Data) derive(ctx context.Context, r *Report) error {
	err := d.extractAndIndex(ctx, r)
	switch {
	case records.Damaged(err):
		if err := d.renewRecords(ctx, err); err != nil {
			return err
		}
	case err != nil:
		return err
	case len(r.damaged) > 0:
		d.o.Warn(plural(len(r.damaged), "record is", "records are") + " damaged: extracting anew")
		if err := d.Records.Stale(ctx, r.damaged); err != nil {
			return err
		}
		r.damaged = nil
	default:
		return nil
	}
	return d.extractAndIndex(ctx, r)
}

func (d *Data) extractAndIndex(ctx context.Context, r *Report) error {
	if err := d.Extract(ctx, r); err != nil {
		return err
	}
	return d.Index(ctx, r)
}

// renewRecords sets a damaged database aside and begins a new one.
func (d *Data) renewRecords(ctx context.Context, why error) error {
	d.Records.Close() // whatever it says: the file is of no more use
	to, err := records.SetAside(d.recordsPath())
	if err != nil {
		return errors.Join(why, err)
	}
	d.o.Warn(why.Error() + ": set aside as " + to + "; making the records anew")
	d.Records, _, err = records.Open(ctx, d.recordsPath())
	return err
}

// failures adds to the report why documents gave no text: those of the sources
// named, whenever that was found out, and those extracted in this run.
func (d *Data) failures(ctx context.Context, r *Report) error {
	all, err := d.Ledger.Failures(ctx)
	for _, f := range all {
		if f.Stage == ledger.Extract && (r.named[f.Key] || r.unread[f.Key]) {
			r.Failures = append(r.Failures, Failure{Name: f.Name, Stage: f.Stage, Reason: f.Reason})
		}
	}
	return err
}
