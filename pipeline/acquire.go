package pipeline

import (
	"context"
	"errors"
	"iter"

	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/ledger"
)

// acquireBatch is how many attempts enter the ledger in one transaction. What a
// host gave enters at once: it took longer than any transaction.
const acquireBatch = 128

// Acquire brings the bytes of the items into the archive and then into the
// ledger. An item that cannot be got is a failure in the report, not an error;
// an error is a disk that cannot be written or the end of ctx. At the end of ctx
// what is in hand is finished.
func (d *Data) Acquire(ctx context.Context, items iter.Seq[fetch.Item], r *Report) error {
	running, stop := context.WithCancel(ctx)
	defer stop()
	l := newLanes(running, d.o.PerHost, d.Ledger.Name)
	in := &intake{d: d}
	get := func(_ context.Context, i fetch.Item) (acquired, error) {
		a, err := d.acquire(running, i)
		l.done(i, a.leadsTo)
		return a, err
	}
	var failed error
	// Map does not know of the end of ctx, so that it waits for what is in hand.
	for a, err := range Map(context.WithoutCancel(ctx), localLane+hostLanes*max(d.o.PerHost, 1), l.all(items), get) {
		if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
			continue
		}
		if err == nil {
			r.acquired(a)
			d.o.Progress(Progress{Stage: "acquire", Done: r.Sources})
			err = in.add(ctx, a)
		}
		if err != nil {
			failed = err
			stop()
			break
		}
	}
	// What was got stays got, also when the rest was not.
	return errors.Join(failed, in.flush(ctx), context.Cause(ctx))
}

// intake gathers attempts and enters them into the ledger.
type intake struct {
	d     *Data
	batch []ledger.Attempt
}

func (in *intake) add(ctx context.Context, a acquired) error {
	asked := a.Source.Host != "" && !a.Untried
	if a.unasked || a.outcome == unchanged && !asked {
		return nil
	}
	in.batch = append(in.batch, a.Attempt)
	if asked || len(in.batch) >= acquireBatch {
		return in.flush(ctx)
	}
	return nil
}

// flush writes the batch to the end even when ctx is done.
func (in *intake) flush(ctx context.Context) error {
	if len(in.batch) == 0 {
		return nil
	}
	if err := in.d.step("archived"); err != nil {
		return err
	}
	if err := in.d.Ledger.Record(context.WithoutCancel(ctx), in.batch); err != nil {
		return err
	}
	in.batch = in.batch[:0]
	return in.d.step("captured")
}
