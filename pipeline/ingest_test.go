package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/fetch"
	"councilnotes/pipeline/index"
	"councilnotes/pipeline/records"

	"github.com/google/go-cmp/cmp"
)

// bench is a data directory with a folder of documents beside it.
type bench struct {
	t        *testing.T
	dir      string
	docs     string
	warnings []string
}

func newBench(t *testing.T, n int) *bench {
	b := &bench{t: t, dir: filepath.Join(t.TempDir(), "data"), docs: t.TempDir()}
	for i := range n {
		b.write(fmt.Sprintf("%03d.html", i), page(i, "first"))
	}
	return b
}

// page is a page whose canonical address, and so whose id, depends on i only.
func page(i int, version string) string {
	return fmt.Sprintf(`<html lang="en"><head><title>Note %d</title><link rel="canonical" href="https://example.org/%d">
</head><body><main><h1>Note %d</h1><p>This is the %s version of the text of the document.</p></main></body></html>`, i, i, i, version)
}

func (b *bench) write(name, content string) {
	b.t.Helper()
	if err := os.WriteFile(filepath.Join(b.docs, name), []byte(content), 0o666); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) open() *Data {
	b.t.Helper()
	d, err := Create(context.Background(), b.dir, Options{Workers: 2, Warn: func(s string) { b.warnings = append(b.warnings, s) }})
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

// run ingests, with a step that may fail, and gives the report.
func (b *bench) run(step func(string) error, names ...string) (*Report, error) {
	b.t.Helper()
	d := b.open()
	defer d.Close()
	if step != nil {
		d.step = step
	}
	return d.Ingest(context.Background(), fetch.Resolve(context.Background(), names, fetch.Options{}))
}

func (b *bench) ingest(names ...string) *Report {
	b.t.Helper()
	r, err := b.run(nil, names...)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

// state is everything that a run leaves behind and a person can see.
type state struct {
	Archive, Index int
	Records        []string
	Failures       []string
	Sources        int
	Documents      int
	Waiting        int
}

func (b *bench) state() state {
	b.t.Helper()
	d := b.open()
	defer d.Close()
	var s state
	must := func(err error) {
		b.t.Helper()
		if err != nil {
			b.t.Fatal(err)
		}
	}
	for _, err := range d.Archive.All(b.t.Context()) {
		must(err)
		s.Archive++
	}
	for id, err := range d.Records.All(b.t.Context()) {
		must(err)
		r, err := d.Records.Get(b.t.Context(), id)
		must(err)
		s.Records = append(s.Records, r.ID+" "+strings.Join(strings.Fields(r.Text), " "))
	}
	status, err := d.Status(b.t.Context())
	must(err)
	for _, f := range status.Failures {
		s.Failures = append(s.Failures, filepath.Base(f.Name)+": "+f.Reason)
	}
	if status.Missing != 0 {
		b.t.Errorf("%d documents without a record after all", status.Missing)
	}
	s.Index, s.Waiting = status.Index.Works, status.Index.Waiting
	s.Sources, s.Documents = status.Ledger.Sources, status.Ledger.Documents
	return s
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// did is what of a report tells whether anything was done.
func did(r *Report) [6]int {
	return [6]int{r.New, r.Changed, r.Unchanged, r.Extracted, r.Dropped, r.Indexed}
}

func TestTheSecondIngestDoesNothing(t *testing.T) {
	b := newBench(t, 5)
	same(t, "first", [6]int{5, 0, 0, 5, 0, 5}, did(b.ingest(b.docs)))
	before := b.state()
	if before.Index != 5 || len(before.Records) != 5 || before.Archive != 5 || before.Waiting != 0 {
		t.Errorf("state %+v", before)
	}
	same(t, "second", [6]int{0, 0, 5, 0, 0, 0}, did(b.ingest(b.docs, filepath.Join(b.docs, "001.html"))))
	same(t, "state", before, b.state())
}

func TestChangedBytesReplaceTheRecord(t *testing.T) {
	b := newBench(t, 3)
	b.ingest(b.docs)
	b.write("001.html", page(1, "second"))
	same(t, "changed", [6]int{0, 1, 2, 1, 1, 1}, did(b.ingest(b.docs)))
	s := b.state()
	if len(s.Records) != 3 || s.Archive != 4 || s.Index != 3 || !strings.Contains(strings.Join(s.Records, "\n"), "second version") {
		t.Errorf("state %+v", s)
	}
	for _, d := range b.since(time.Time{}) {
		if strings.Contains(d, "deleted") {
			t.Errorf("a changed document was told as deleted: %q", d)
		}
	}
}

func (b *bench) since(at time.Time) (changes []string) {
	b.t.Helper()
	d := b.open()
	defer d.Close()
	for c, err := range d.Records.Since(b.t.Context(), at) {
		if err != nil {
			b.t.Fatal(err)
		}
		s := c.ID
		if c.Deleted {
			s += " deleted"
		}
		changes = append(changes, s)
	}
	return changes
}

func TestADocumentThatBecomesAnotherIsDeletedFromTheIndex(t *testing.T) {
	b := newBench(t, 2)
	b.ingest(b.docs)
	b.write("001.html", page(7, "first"))
	b.ingest(b.docs)
	if s := b.state(); len(s.Records) != 2 || s.Index != 2 {
		t.Errorf("state %+v", s)
	}
	if all := b.since(time.Time{}); len(all) != 3 || !slices.ContainsFunc(all, func(c string) bool { return strings.HasSuffix(c, " deleted") }) {
		t.Errorf("changes %q, want one deletion of three", all)
	}
}

func TestTheSameBytesFromTwoSourcesStayUntilBothChange(t *testing.T) {
	b := newBench(t, 1)
	b.write("copy.html", page(0, "first"))
	b.ingest(b.docs)
	b.write("copy.html", page(0, "second"))
	b.ingest(b.docs)
	d := b.open()
	defer d.Close()
	for id, err := range d.Records.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if r, err := d.Records.Get(t.Context(), id); err != nil || len(r.Variants) != 1 {
			t.Errorf("%s has %d variants (%v), want 1", id, len(r.Variants), err)
		}
	}
}

func TestBadSourcesAreNamedAndTheRestIsDone(t *testing.T) {
	b := newBench(t, 2)
	b.write("empty.html", "")
	b.write("random", "\x00\x01\x02\xff\xfe\x80 neither \x00")
	r := b.ingest(b.docs, filepath.Join(b.docs, "nowhere.pdf"), "https://example.org/x")
	var got []string
	for _, f := range r.Failures {
		got = append(got, f.Stage+" "+filepath.Base(f.Name))
	}
	slices.Sort(got)
	want := []string{"acquire empty.html", "acquire nowhere.pdf", "acquire x", "extract random"}
	same(t, "failures", want, got)
	if s := b.state(); s.Index != 2 || len(s.Failures) != 4 {
		t.Errorf("state %+v", s)
	}
	again := b.ingest(b.docs)
	if len(again.Failures) != 2 || again.Extracted != 0 {
		t.Errorf("again: %+v", again)
	}
	b.write("empty.html", page(5, "first"))
	b.write("random", page(6, "first"))
	if mended := b.ingest(b.docs); len(mended.Failures) != 0 {
		t.Errorf("mended: %+v", mended.Failures)
	}
	if s := b.state(); s.Index != 4 || len(s.Failures) != 2 {
		t.Errorf("state %+v", s)
	}
}

func TestOtherFingerprintExtractsWithoutAcquiring(t *testing.T) {
	b := newBench(t, 3)
	b.ingest(b.docs)
	before := b.state()
	if err := os.RemoveAll(b.docs); err != nil {
		t.Fatal(err)
	}
	d := b.open()
	var keys []records.Key
	for s, err := range d.Records.States(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, s.Key)
	}
	if err := d.Records.Stale(t.Context(), keys); err != nil {
		t.Fatal(err)
	}
	d.Close()
	same(t, "no sources named", [6]int{0, 0, 0, 3, 0, 3}, did(b.ingest()))
	same(t, "state", before, b.state())
}

func TestDerivedStoresAreMadeAnew(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, dir string){
		"records missing": func(t *testing.T, dir string) { remove(t, filepath.Join(dir, "records.db*")) },
		"records damaged": func(t *testing.T, dir string) {
			scribble(t, filepath.Join(dir, "records.db"), 0)
		},
		"index missing":             func(t *testing.T, dir string) { remove(t, filepath.Join(dir, "index")) },
		"records and index missing": func(t *testing.T, dir string) { remove(t, filepath.Join(dir, "[ir]*")) },
		"index damaged": func(t *testing.T, dir string) {
			scribble(t, filepath.Join(dir, "index", "index_meta.json"), 0)
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, 4)
			b.ingest(b.docs)
			before := b.state()
			spoil(t, b.dir)
			b.ingest()
			same(t, "state", before, b.state())
		})
	}
}

func remove(t *testing.T, pattern string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatal("nothing to remove", err)
	}
	for _, p := range paths {
		if err := os.RemoveAll(p); err != nil {
			t.Fatal(err)
		}
	}
}

func scribble(t *testing.T, path string, at int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte(strings.Repeat("scribble", 20)), at); err != nil {
		t.Fatal(err)
	}
}

func TestLostBytesAreNamedAndComeBackWithTheirSource(t *testing.T) {
	b := newBench(t, 2)
	b.ingest(b.docs)
	before := b.state()
	remove(t, filepath.Join(b.dir, "archive", "*", "*"))
	remove(t, filepath.Join(b.dir, "records.db*"))
	r := b.ingest()
	if len(r.Failures) != 2 || !strings.Contains(r.Failures[0].Reason, "missing") {
		t.Errorf("failures %v", r.Failures)
	}
	b.ingest(b.docs)
	same(t, "state", before, b.state())
}

var errCrash = errors.New("crash")

// TestACrashBetweenAnyTwoStepsLosesNothing fails each step at its first, second
// … time, as if the program had died there, and lets another run finish.
func TestACrashBetweenAnyTwoStepsLosesNothing(t *testing.T) {
	const n = recordBatch + 5
	whole := newBench(t, 0)
	prepare := func(b *bench) {
		for i := range n {
			b.write(fmt.Sprintf("%03d.html", i), page(i, "first"))
		}
		b.write("empty.html", "")
		b.write("random", "\x00\x01\x02\xff\xfe\x80 neither \x00")
	}
	prepare(whole)
	times := map[string]int{}
	if _, err := whole.run(func(step string) error { times[step]++; return nil }, whole.docs); err != nil {
		t.Fatal(err)
	}
	want := whole.state()
	for _, step := range []string{"archived", "captured", "extracted", "noted", "recorded", "indexing", "indexed"} {
		if times[step] == 0 {
			t.Fatalf("there is no step %q", step)
		}
		for nth := 1; nth <= times[step]; nth++ {
			t.Run(fmt.Sprint(step, " ", nth), func(t *testing.T) {
				b := newBench(t, 0)
				prepare(b)
				left := nth
				_, err := b.run(func(s string) error {
					if s == step {
						left--
					}
					if left <= 0 {
						return errCrash // and nothing after it is done
					}
					return nil
				}, b.docs)
				if !errors.Is(err, errCrash) {
					t.Fatalf("error %v, want the crash", err)
				}
				b.ingest(b.docs)
				same(t, "state", want, b.state())
			})
		}
	}
}

func TestCancelKeepsWhatWasDone(t *testing.T) {
	b := newBench(t, 200)
	d := b.open()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	d.step = func(s string) error {
		if s == "captured" {
			cancel()
		}
		return nil
	}
	_, err := d.Ingest(ctx, fetch.Resolve(ctx, []string{b.docs}, fetch.Options{}))
	d.Close()
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want canceled", err)
	}
	b.ingest()
	s := b.state()
	if s.Documents < acquireBatch || s.Documents != len(s.Records) {
		t.Errorf("%d documents, %d records", s.Documents, len(s.Records))
	}
	b.ingest(b.docs)
	if s := b.state(); s.Index != 200 {
		t.Errorf("%d works in the end, want 200", s.Index)
	}
}

func TestDamagedRowIsMadeAgain(t *testing.T) {
	b := newBench(t, 3)
	b.ingest(b.docs)
	before := b.state()
	// A row that was packed from another text than its hash says.
	d := b.open()
	var victim doc.ID
	for s, err := range d.Records.States(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		victim = s.SHA256
	}
	d.Close()
	damageRow(t, filepath.Join(b.dir, "records.db"), victim)
	remove(t, filepath.Join(b.dir, "index"))
	b.ingest()
	same(t, "state", before, b.state())
	if !strings.Contains(strings.Join(b.warnings, "\n"), "1 record is damaged") {
		t.Errorf("warnings %q", b.warnings)
	}
}

func TestAnIndexInUseIsSaid(t *testing.T) {
	b := newBench(t, 1)
	b.ingest(b.docs)
	b.write("002.html", page(2, "first"))
	x, err := index.Open(filepath.Join(b.dir, "index"), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := b.open()
	d.indexWait = 50 * time.Millisecond
	_, err = d.Ingest(t.Context(), fetch.Resolve(t.Context(), []string{b.docs}, fetch.Options{}))
	d.Close()
	if !errors.Is(err, index.ErrHeld) {
		t.Errorf("error %v, want held", err)
	}
	x.Close()
	b.ingest()
	if s := b.state(); s.Index != 2 {
		t.Errorf("%d works after it was let go, want 2", s.Index)
	}
}

func TestALostLedgerIsMadeFromTheArchive(t *testing.T) {
	b := newBench(t, 3)
	b.ingest(b.docs)
	before := b.state()
	remove(t, filepath.Join(b.dir, "ledger.db*"))
	if err := os.RemoveAll(b.docs); err != nil {
		t.Fatal(err)
	}
	b.ingest()
	same(t, "state", before, b.state())
	if len(b.warnings) != 1 || !strings.Contains(b.warnings[0], "takes in 3 documents from the archive") {
		t.Errorf("warnings %q", b.warnings)
	}
}

func TestOpenOfNothing(t *testing.T) {
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "x"), Options{}); !errors.Is(err, ErrNoData) {
		t.Errorf("error %v, want no data", err)
	}
}
