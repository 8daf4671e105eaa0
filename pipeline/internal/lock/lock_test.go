package lock

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestTry(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no locks of this kind here")
	}
	path := filepath.Join(t.TempDir(), "lock")
	open := func() *os.File {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	try := func(f *os.File, how How, want bool) {
		t.Helper()
		if held, err := Try(f, how); err != nil || held != want {
			t.Errorf("held %v, %v; want held %v", held, err, want)
		}
	}
	a, b, c := open(), open(), open()
	try(a, Shared, false)
	try(b, Shared, false)
	try(c, Exclusive, true)
	a.Close()
	b.Close()
	try(c, Exclusive, false)
	try(open(), Shared, true)
	c.Close()
	try(open(), Exclusive, false)
}
