package pipeline

import (
	"context"
	"iter"

	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// Retry tries again what failed and is chosen: it asks the sources again and
// reads the documents again, then brings records and index up to date.
func (d *Data) Retry(ctx context.Context, which ledger.Filter, o fetch.Options) (*Report, error) {
	again, err := d.Ledger.Retry(ctx, which)
	if err != nil {
		return nil, err
	}
	keys := make([]records.Key, len(again.Documents))
	for i, k := range again.Documents {
		keys[i] = records.Key(k)
	}
	if err := d.Records.Stale(ctx, keys); err != nil {
		return nil, err
	}
	return d.Ingest(ctx, retried(again.Sources, o))
}

// retried yields the items of sources. One that cannot be asked again keeps its
// failure.
func retried(sources []ledger.Source, o fetch.Options) iter.Seq[fetch.Item] {
	return func(yield func(fetch.Item) bool) {
		for _, s := range sources {
			if i, ok := fetch.Again(s.Kind, s.Key, s.Name, s.Lang, o); ok && !yield(i) {
				return
			}
		}
	}
}
