package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/index"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// Verification is how Verify reads the data directory.
type Verification struct {
	// Sample is the part of the archive's files that is read, chosen at random;
	// 0 or 1: all. Ledger, records and index are always read whole.
	Sample float64
	// Repair mends what can be mended: damaged bytes are moved aside, so that
	// the next ingest of their source brings them again; damaged records are
	// made anew, a damaged index is built anew.
	Repair bool
}

// Finding is something wrong in the data directory.
type Finding struct {
	Store  string `json:"store"` // archive, ledger, records, index
	Name   string `json:"name,omitempty"`
	Reason string `json:"reason"`
	Mended string `json:"mended,omitempty"` // what was done about it
}

// Verified is what Verify read and found.
type Verified struct {
	Documents int       `json:"documents"` // whose bytes were hashed
	Bytes     int64     `json:"bytes"`
	Records   int       `json:"records"`
	Unnamed   int       `json:"unnamed"` // files of the archive that the ledger does not name: a run that was cut short left them
	Findings  []Finding `json:"findings"`
}

// Verify reads every byte of the archive, or a sample, and every row of ledger,
// records and index, and says what is wrong. A finding is not an error.
func (d *Data) Verify(ctx context.Context, how Verification) (*Verified, error) {
	v := &verifying{d: d, how: how, out: &Verified{Findings: []Finding{}}}
	for _, step := range []func(context.Context) error{v.archive, v.unnamed, v.ledger, v.records, v.index} {
		if err := step(ctx); err != nil {
			return v.out, err
		}
	}
	if how.Repair {
		return v.out, v.mend(ctx)
	}
	return v.out, nil
}

// verifying is one run of Verify.
type verifying struct {
	d       *Data
	how     Verification
	out     *Verified
	stale   []records.Key // records to be made anew
	renew   string        // why all records are to be made anew
	reindex bool
}

func (v *verifying) found(store, name, reason string) *Finding {
	v.out.Findings = append(v.out.Findings, Finding{Store: store, Name: name, Reason: reason})
	return &v.out.Findings[len(v.out.Findings)-1]
}

// archive hashes the bytes that the ledger names.
func (v *verifying) archive(ctx context.Context) error {
	total, err := v.d.Ledger.Counts(ctx)
	if err != nil {
		return v.unreadable(err)
	}
	seen := 0
	for k, err := range v.d.Ledger.Kept(ctx) {
		if err != nil {
			return v.unreadable(err)
		}
		seen++
		v.d.o.Progress(Progress{"verify", seen, total.Captures})
		if s := v.how.Sample; s > 0 && s < 1 && rand.Float64() >= s {
			continue
		}
		if err := v.bytes(k); err != nil {
			return err
		}
	}
	return nil
}

// unreadable passes over an error that says that the ledger is damaged, which
// its own check tells.
func (v *verifying) unreadable(err error) error {
	if ledger.Damaged(err) {
		return nil
	}
	return err
}

func (v *verifying) bytes(k ledger.Kept) error {
	_, err := v.d.Archive.Get(k.SHA256)
	if err == nil {
		v.out.Documents++
		v.out.Bytes += k.Bytes
		return nil
	}
	name := k.SHA256.String()
	f := v.found("archive", name, fmt.Sprintf("%s (from %s)", archiveReason(err), k.Name))
	if !v.how.Repair {
		return nil
	}
	aside, err := v.d.Archive.SetAside(k.SHA256)
	if err != nil {
		return err
	}
	if f.Mended = "ingest its source again to have the bytes back"; aside != "" {
		f.Mended = "set aside as " + aside + "; " + f.Mended
	}
	return nil
}

// unnamed counts the files of the archive that no capture names.
func (v *verifying) unnamed(ctx context.Context) error {
	next, stop := iter.Pull2(v.d.Ledger.Kept(ctx))
	defer stop()
	k, err, more := next()
	for e, walkErr := range v.d.Archive.All(ctx) {
		if walkErr != nil {
			return walkErr
		}
		for more && err == nil && less(k.SHA256, e.ID) {
			k, err, more = next()
		}
		if err != nil {
			return v.unreadable(err)
		}
		if !more || k.SHA256 != e.ID {
			v.out.Unnamed++
		}
	}
	return nil
}

func less(a, b doc.ID) bool { return string(a[:]) < string(b[:]) }

func (v *verifying) ledger(ctx context.Context) error {
	for line, err := range v.d.Ledger.Check(ctx) {
		if err != nil {
			return err
		}
		v.found("ledger", "", line)
	}
	return nil
}

func (v *verifying) records(ctx context.Context) error {
	counts, err := v.d.Records.Counts(ctx)
	if err == nil {
		v.out.Records = counts.IDs
	} else if !records.Damaged(err) {
		return err
	}
	for f, err := range v.d.Records.Check(ctx) {
		if err != nil {
			return err
		}
		v.found("records", f.ID, f.Reason)
		if f.Key == (records.Key{}) {
			v.renew = f.Reason
		} else {
			v.stale = append(v.stale, f.Key)
		}
	}
	return nil
}

func (v *verifying) index(ctx context.Context) error {
	if _, err := os.Stat(v.d.IndexDir()); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for line, err := range index.Check(ctx, v.d.IndexDir()) {
		if err != nil {
			return err
		}
		v.found("index", "", line)
		v.reindex = true
	}
	_, err := v.d.IndexReader().State(ctx)
	switch {
	case index.NeedsRebuild(err):
		v.found("index", "", err.Error())
		v.reindex = true
	case errors.Is(err, index.ErrMissing):
	case err != nil:
		return err // It could not be asked, which says nothing of its bytes.
	}
	return nil
}

// mend makes anew what can be made from archive and ledger.
func (v *verifying) mend(ctx context.Context) error {
	if err := v.d.mendRecords(ctx, v.renew, v.stale); err != nil {
		return err
	}
	if v.reindex {
		if err := v.d.Reindex(ctx, NewReport()); err != nil {
			return err
		}
	}
	if v.renew != "" || len(v.stale) > 0 {
		if err := v.d.derive(ctx, NewReport()); err != nil {
			return err
		}
	}
	for i := range v.out.Findings {
		f := &v.out.Findings[i]
		switch f.Store {
		case "records":
			f.Mended = "made anew from the archive"
		case "index":
			f.Mended = "built anew from the records"
		}
	}
	return nil
}

// mendRecords lets records be made anew: all, or those of the keys.
func (d *Data) mendRecords(ctx context.Context, all string, keys []records.Key) error {
	if all != "" {
		return d.renewRecords(ctx, errors.New(all))
	}
	if len(keys) == 0 {
		return nil
	}
	return d.Records.Delete(ctx, keys)
}

// Sound reports whether nothing is wrong that was not mended.
func (v *Verified) Sound() bool {
	for _, f := range v.Findings {
		if f.Mended == "" || f.Store == "archive" {
			return false
		}
	}
	return true
}
