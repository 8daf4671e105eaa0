package archive

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

func open(t *testing.T) *Archive {
	t.Helper()
	a, err := Open(filepath.Join(t.TempDir(), "data", "archive"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func put(t *testing.T, a *Archive, b []byte) doc.ID {
	t.Helper()
	id, err := a.Put(b)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func all(t *testing.T, a *Archive) []Entry {
	t.Helper()
	var got []Entry
	for e, err := range a.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e)
	}
	return got
}

func TestPutGet(t *testing.T) {
	a := open(t)
	for _, b := range [][]byte{{}, []byte("x"), []byte("бележка"), bytes.Repeat([]byte("long "), 1<<18)} {
		id := put(t, a, b)
		if id != doc.NewID(b) {
			t.Errorf("%d bytes: the id is not the hash", len(b))
		}
		got, err := a.Get(id)
		if err != nil || !bytes.Equal(got, b) {
			t.Errorf("%d bytes: got %d, %v", len(b), len(got), err)
		}
		if !a.Has(id, int64(len(b))) || a.Has(id, int64(len(b))+1) {
			t.Errorf("%d bytes: Has is wrong", len(b))
		}
	}
}

func TestPutAgainWritesNothing(t *testing.T) {
	a := open(t)
	id := put(t, a, []byte("same"))
	before, err := os.Stat(a.path(id))
	if err != nil {
		t.Fatal(err)
	}
	put(t, a, []byte("same"))
	after, err := os.Stat(a.path(id))
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("the file was written again (%v)", err)
	}
}

func TestConcurrentPutsOfTheSame(t *testing.T) {
	a := open(t)
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if _, err := a.Put([]byte("same")); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := all(t, a); len(got) != 1 {
		t.Errorf("%d entries, want one", len(got))
	}
}

func TestMissing(t *testing.T) {
	a := open(t)
	if _, err := a.Get(doc.NewID([]byte("never put"))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want not exist", err)
	}
}

func TestDamageIsSeenAndMended(t *testing.T) {
	a := open(t)
	b := []byte("precious bytes")
	id := put(t, a, b)
	overwrite := func(with string) {
		t.Helper()
		if err := os.Chmod(a.path(id), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(a.path(id), []byte(with), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	overwrite("precious bytez")
	if _, err := a.Get(id); !errors.Is(err, ErrDamaged) {
		t.Errorf("one flipped byte: error %v, want damaged", err)
	}
	overwrite("prec")
	if _, err := a.Get(id); !errors.Is(err, ErrDamaged) {
		t.Errorf("cut short: error %v, want damaged", err)
	}
	put(t, a, b)
	if got, err := a.Get(id); err != nil || !bytes.Equal(got, b) {
		t.Errorf("after putting it again: %q, %v", got, err)
	}
}

func TestAll(t *testing.T) {
	a := open(t)
	want := map[doc.ID]int64{}
	for _, s := range []string{"one", "two", "three", "fourth"} {
		want[put(t, a, []byte(s))] = int64(len(s))
	}
	for _, stray := range []string{"README", filepath.Join("tmp", "put-123"), filepath.Join("zz", "x")} {
		path := filepath.Join(a.dir, stray)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := map[doc.ID]int64{}
	last := ""
	for _, e := range all(t, a) {
		if s := e.ID.String(); s < last {
			t.Error("not in the order of the IDs")
		} else {
			last = s
		}
		got[e.ID] = e.Bytes
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestOnlyOldTemporaryFilesAreSwept(t *testing.T) {
	a := open(t)
	old, young := filepath.Join(a.temporary(), "put-1"), filepath.Join(a.temporary(), "put-2")
	for _, path := range []string{old, young} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*leftAfter)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(a.dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the old one is still there (%v)", err)
	}
	if _, err := os.Stat(young); err != nil {
		t.Errorf("the young one is gone: %v", err)
	}
}

func TestAllStops(t *testing.T) {
	a := open(t)
	put(t, a, []byte("one"))
	put(t, a, []byte("two"))
	n := 0
	for range a.All(t.Context()) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d entries after a break at the first", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range a.All(ctx) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want canceled", err)
		}
	}
}

func TestDiskThatCannotBeWritten(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	a := open(t)
	if err := os.Chmod(a.dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(a.dir, 0o700)
	if _, err := a.Put([]byte("x")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v, want permission", err)
	}
}

func BenchmarkPut(b *testing.B) {
	a, err := Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	body := bytes.Repeat([]byte("0123456789"), 10_000)
	b.SetBytes(int64(len(body)))
	for i := range b.N {
		copy(body, []byte{byte(i), byte(i >> 8), byte(i >> 16)})
		if _, err := a.Put(body); err != nil {
			b.Fatal(err)
		}
	}
}
