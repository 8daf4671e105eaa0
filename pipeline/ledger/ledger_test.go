package ledger

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

// open returns a ledger whose clock goes on by a second at every look.
func open(t *testing.T) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	l.now = func() time.Time { now = now.Add(time.Second); return now }
	return l
}

func file(key string) Source { return Source{Kind: "file", Key: "/" + key, Name: key} }

func got(s Source, text string) Attempt {
	return Attempt{Source: s, Capture: Capture{SHA256: doc.NewID([]byte(text)), MediaType: "text/plain", Bytes: int64(len(text))}}
}

func failed(s Source, reason string) Attempt { return Attempt{Source: s, Reason: reason} }

func record(t *testing.T, l *Ledger, attempts ...Attempt) {
	t.Helper()
	if err := l.Record(t.Context(), attempts); err != nil {
		t.Fatal(err)
	}
}

// documents returns the names of the documents, sorted, with the language told.
func documents(t *testing.T, l *Ledger) []string {
	t.Helper()
	var names []string
	var last Key
	for d, err := range l.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if len(names) > 0 && last.Compare(d.Key) >= 0 {
			t.Errorf("%v after %v: not in order", d.Key, last)
		}
		last = d.Key
		names = append(names, d.Name+" "+d.Lang)
	}
	slices.Sort(names)
	return names
}

func counts(t *testing.T, l *Ledger) Counts {
	t.Helper()
	c, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func failures(t *testing.T, l *Ledger) []string {
	t.Helper()
	all, err := l.Failures(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var s []string
	for _, f := range all {
		s = append(s, fmt.Sprintf("%s %s: %s (%d, %v to %v)", f.Stage, f.Name, f.Reason, f.Attempts, f.FirstAt.Second(), f.LastAt.Second()))
	}
	return s
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestTheSameBytesAgainAreNoCapture(t *testing.T) {
	l := open(t)
	record(t, l, got(file("a"), "one"), got(file("b"), "two!"))
	record(t, l, got(file("a"), "one"))
	same(t, "counts", Counts{Sources: 2, Captures: 2, Documents: 2, Bytes: 7}, counts(t, l))
	k, ok, err := l.Known(t.Context(), file("a"))
	if err != nil || !ok || k.SHA256 != doc.NewID([]byte("one")) || k.Failed {
		t.Errorf("known %v %v %v", k, ok, err)
	}
	if _, ok, err := l.Known(t.Context(), file("c")); ok || err != nil {
		t.Errorf("an unknown source is known (%v)", err)
	}
}

func TestChangedBytesReplaceTheDocumentAndKeepTheCapture(t *testing.T) {
	l := open(t)
	record(t, l, got(file("a"), "one"), got(file("b"), "one"), got(file("c"), "three"))
	same(t, "two sources of one document", []string{"a ", "c "}, documents(t, l))
	record(t, l, got(file("a"), "new"))
	same(t, "b still gives the old one", []string{"a ", "b ", "c "}, documents(t, l))
	record(t, l, got(file("b"), "newer"))
	same(t, "nobody gives the old one", []string{"a ", "b ", "c "}, documents(t, l))
	same(t, "counts", Counts{Sources: 3, Captures: 5, Documents: 3, Bytes: 3 + 5 + 3 + 5}, counts(t, l))
	record(t, l, got(file("a"), "one"))
	same(t, "back again is a new capture", 6, counts(t, l).Captures)
}

func TestNamesOfADocument(t *testing.T) {
	l := open(t)
	record(t, l, got(file("a"), "one"), got(file("b"), "one"), got(file("c"), "two"))
	names, err := l.Names(t.Context(), doc.NewID([]byte("one")))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "names", []string{"a", "b"}, names)
}

func TestLanguageToldLaterIsKept(t *testing.T) {
	l := open(t)
	record(t, l, got(file("a"), "one"))
	inBulgarian := file("a")
	inBulgarian.Lang = "bg"
	record(t, l, got(inBulgarian, "one"))
	same(t, "told", []string{"a bg"}, documents(t, l))
	record(t, l, got(file("a"), "one"))
	same(t, "not told again", []string{"a bg"}, documents(t, l))
	same(t, "the bytes did not change", 1, counts(t, l).Captures)
}

func TestFailuresAreCountedAndForgottenWhenMended(t *testing.T) {
	l := open(t)
	record(t, l, failed(file("a"), "no such file"), got(file("b"), "bytes"))
	record(t, l, failed(file("a"), "permission denied"))
	same(t, "twice", []string{"acquire a: permission denied (2, 6 to 7)"}, failures(t, l))
	if k, ok, _ := l.Known(t.Context(), file("a")); ok {
		t.Errorf("known without bytes: %v", k)
	}
	record(t, l, got(file("a"), "one"))
	same(t, "mended", []string(nil), failures(t, l))
	record(t, l, failed(file("a"), "gone"))
	if k, ok, _ := l.Known(t.Context(), file("a")); !ok || !k.Failed {
		t.Errorf("a source that fails now: %v %v", k, ok)
	}
	same(t, "its document stays", []string{"a ", "b "}, documents(t, l))
	record(t, l, got(file("a"), "one"))
	same(t, "the same bytes mend it too", []string(nil), failures(t, l))
}

func TestExtractions(t *testing.T) {
	l := open(t)
	record(t, l, got(file("a"), "one"), got(file("b"), "one"))
	key := Key{SHA256: doc.NewID([]byte("one"))}
	extracted := func(reason string) {
		t.Helper()
		if err := l.RecordExtractions(t.Context(), []Extraction{{Key: key, Name: "a", Reason: reason}}); err != nil {
			t.Fatal(err)
		}
	}
	extracted("no text")
	same(t, "failed", []string{"extract a: no text (1, 7 to 7)"}, failures(t, l))
	if all, err := l.Failures(t.Context()); err != nil || all[0].Key != key {
		t.Errorf("failure of %v (%v)", all, err)
	}
	extracted("")
	same(t, "well", []string(nil), failures(t, l))
	extracted("no text")
	record(t, l, got(file("a"), "two"))
	same(t, "b still gives it", 1, len(failures(t, l)))
	record(t, l, got(file("b"), "two"))
	same(t, "nobody gives it any more", []string(nil), failures(t, l))
}

func TestWalkOfManyPages(t *testing.T) {
	l := open(t)
	var all []Attempt
	for i := range 2*page + 1 {
		all = append(all, got(file(fmt.Sprint(i)), fmt.Sprint("document ", i)))
	}
	record(t, l, all...)
	if n := len(documents(t, l)); n != len(all) {
		t.Errorf("%d documents, want %d", n, len(all))
	}
}

func TestOpenAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	for i := range 3 {
		l, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		record(t, l, got(file(fmt.Sprint(i)), fmt.Sprint(i)))
		if n := counts(t, l).Documents; n != i+1 {
			t.Errorf("%d documents after opening %d times", n, i+1)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
