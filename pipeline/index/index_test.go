package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

func open(t *testing.T, dir string, o Options) *Index {
	t.Helper()
	x, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func count(t *testing.T, x *Index) uint64 {
	t.Helper()
	n, err := x.Count()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestReadersStandSideBySide(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, ErrMissing) {
		t.Errorf("nothing there: %v", err)
	}
	x := open(t, dir, Options{})
	if err := x.Update(context.Background(), invented(), nil); err != nil {
		t.Fatal(err)
	}
	x.Close()
	a, b := open(t, dir, Options{ReadOnly: true}), open(t, dir, Options{ReadOnly: true})
	for _, r := range []*Index{a, b} {
		if res := ask(t, r, "semiconductor"); res.Total != 1 {
			t.Errorf("total %d", res.Total)
		}
		if err := r.Update(context.Background(), nil, []string{"x"}); err == nil {
			t.Error("a reader wrote")
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestUpdateReplacesAndDeletes(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "index")
	x := open(t, dir, Options{})
	x.SetSequence(7)
	if err := x.Update(ctx, invented(), nil); err != nil {
		t.Fatal(err)
	}
	changed := record("web-00ff.bg", "web-00ff", doc.KindPage, "bg", "Кабели").para("Подводните кабели.")
	works := []Work{{"web-00ff", []*doc.Record{changed.r}}, {"ST-9010-2023-INIT", nil}}
	for range 2 { // again changes nothing
		if err := x.Update(ctx, works, []string{"ST-7001-2023-REV-1", "never there"}); err != nil {
			t.Fatal(err)
		}
		for query, want := range map[string]uint64{"полупроводник": 1, "кабел": 1, "cod": 0, "": 2} {
			if res := ask(t, x, query); res.Total != want {
				t.Errorf("%q: total %d, want %d", query, res.Total, want)
			}
		}
	}
	if n, err := x.Sequence(); n != 7 || err != nil {
		t.Errorf("sequence %d, %v", n, err)
	}
	x.SetSequence(9) // taken along by Close
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x = open(t, dir, Options{})
	defer x.Close()
	if n, err := x.Sequence(); n != 9 || err != nil || count(t, x) != 2 {
		t.Errorf("sequence %d, %v; %d works", n, err, count(t, x))
	}
}

func TestUpdateStopsWhenCancelled(t *testing.T) {
	x := filled(t, nil)
	x.SetSequence(3)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := x.Update(ctx, invented(), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if n, _ := x.Sequence(); n != 0 || count(t, x) != 0 {
		t.Errorf("sequence %d, %d works", n, count(t, x))
	}
}

func TestWhatTextsMayHold(t *testing.T) {
	r := record("x.en", "x", doc.KindOther, "en", "bad \xff title").r
	r.Text = "earlier \xff\xfe later"
	nameless := record("y", "y", doc.KindOther, "", "").r
	strange := record("z.??", "z", "", "../x", "strange").r
	x := filled(t, []Work{{"x", []*doc.Record{r}}, {"y", []*doc.Record{nameless}}, {"z", []*doc.Record{strange}}})
	for _, query := range []string{"earlier", "later", "title", "strange"} {
		if res := ask(t, x, query); res.Total != 1 {
			t.Errorf("%s: total %d", query, res.Total)
		}
	}
}

// TestDamage opens indexes whose files were cut, emptied or overwritten: an
// error that tells to rebuild, never a panic, and a rebuild that helps.
func TestDamage(t *testing.T) {
	damages := map[string]func(t *testing.T, dir string){
		"meta is gone":    func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "index_meta.json")) },
		"meta is no JSON": func(t *testing.T, dir string) { write(t, filepath.Join(dir, "index_meta.json"), "{") },
		"store is gone":   func(t *testing.T, dir string) { os.RemoveAll(filepath.Join(dir, "store")) },
		"store is empty":  func(t *testing.T, dir string) { truncate(t, filepath.Join(dir, "store", "root.bolt"), 0) },
		"store is cut":    func(t *testing.T, dir string) { truncate(t, filepath.Join(dir, "store", "root.bolt"), 5000) },
		"store is noise": func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "store", "root.bolt"), strings.Repeat("noise ", 9000))
		},
		"segments are cut":  func(t *testing.T, dir string) { segments(t, dir, func(p string) { truncate(t, p, 100) }) },
		"segments are gone": func(t *testing.T, dir string) { segments(t, dir, func(p string) { os.Remove(p) }) },
		"a file stands there": func(t *testing.T, dir string) {
			os.RemoveAll(dir)
			write(t, dir, "not a folder")
		},
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			x := open(t, dir, Options{})
			if err := x.Update(context.Background(), invented(), nil); err != nil {
				t.Fatal(err)
			}
			x.Close()
			damage(t, dir)
			if x, err := Open(dir, Options{}); !errors.Is(err, ErrDamaged) || !NeedsRebuild(err) {
				t.Errorf("error %v", err)
				x.Close()
			}
			rebuilt(t, dir)
		})
	}
}

func TestOutdated(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	x := open(t, dir, Options{})
	if err := x.bleve.SetInternal([]byte(keyVersion), []byte("0-older")); err != nil {
		t.Fatal(err)
	}
	x.Close()
	_, err := Open(dir, Options{})
	if !errors.Is(err, ErrOutdated) || errors.Is(err, ErrDamaged) || !NeedsRebuild(err) || !strings.Contains(err.Error(), "reindex") {
		t.Errorf("%v", err)
	}
	rebuilt(t, dir)
}

// rebuilt rebuilds the index in dir and looks for its works.
func rebuilt(t *testing.T, dir string) {
	t.Helper()
	b, err := NewRebuild(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Update(context.Background(), invented(), nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	x := open(t, dir, Options{})
	defer x.Close()
	if res := ask(t, x, "semiconductor"); res.Total != 1 {
		t.Errorf("total %d after a rebuild", res.Total)
	}
	for _, left := range []string{suffixNew, suffixOld} {
		if exists(dir + left) {
			t.Errorf("%s was left behind", dir+left)
		}
	}
}

func TestRebuildLeavesTheOldUntilItIsDone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	x := open(t, dir, Options{})
	if err := x.Update(context.Background(), invented(), nil); err != nil {
		t.Fatal(err)
	}
	x.Close()
	b, err := NewRebuild(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Abandon(); err != nil {
		t.Fatal(err)
	}
	x = open(t, dir, Options{})
	if n := count(t, x); n != 4 {
		t.Errorf("%d works after a rebuild was given up", n)
	}
	x.Close()

	// As a crash leaves it between the two renamings.
	must(t, os.Rename(dir, dir+suffixNew))
	must(t, os.Mkdir(dir+suffixOld, 0o755))
	x = open(t, dir, Options{})
	if n := count(t, x); n != 4 || exists(dir+suffixOld) {
		t.Errorf("%d works after a crash", n)
	}
	x.Close()
	rebuilt(t, dir)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) { must(t, os.WriteFile(path, []byte(text), 0o644)) }

func truncate(t *testing.T, path string, size int64) { must(t, os.Truncate(path, size)) }

func segments(t *testing.T, dir string, f func(path string)) {
	paths, err := filepath.Glob(filepath.Join(dir, "store", "*.zap"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no segments", err)
	}
	for _, p := range paths {
		f(p)
	}
}
