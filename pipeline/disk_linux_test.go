package pipeline

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"councilnotes/pipeline/fetch"
)

// mountSmall mounts a file system of so many MiB in memory; the test is skipped
// where that is not allowed.
func mountSmall(t *testing.T, size string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("not run: mounting a small file system needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill writes a file until there is no room left.
func fill(t *testing.T, path string) {
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, n := range []int{1 << 20, 1 << 12, 1} {
		block := make([]byte, n)
		for err = nil; err == nil; {
			_, err = f.Write(block)
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}

// TestDiskFull fills the disk at every step of every stage: the run stops with
// an error that says so, and one after room was made completes the work.
func TestDiskFull(t *testing.T) {
	undisturbed := newBench(t, 60)
	undisturbed.ingest(undisturbed.docs)
	want := undisturbed.state()
	for _, at := range []string{"open", "opened", "archived", "captured", "extracted", "noted", "recorded", "indexing"} {
		t.Run(at, func(t *testing.T) {
			disk := mountSmall(t, "48m")
			b := newBench(t, 60)
			b.dir = filepath.Join(disk, "data")
			ballast := filepath.Join(disk, "ballast")
			full := false
			step := func(name string) error {
				if name == at && !full {
					fill(t, ballast)
					full = true
				}
				return nil
			}
			if at == "open" {
				fill(t, ballast)
			}
			if err := b.attempt(step); err == nil || !saysFull(err) {
				t.Errorf("error %v, which does not say that the disk is full", err)
			}
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
			if err := b.attempt(nil); err != nil {
				t.Fatalf("after room was made: %v", err)
			}
			same(t, "after room was made", want, b.state())
			if v := b.verify(Verification{}); len(v.Findings) > 0 {
				t.Errorf("verify: %+v", v.Findings)
			}
		})
	}
}

// attempt is run where the data directory itself may not open. The first step is
// "opened".
func (b *bench) attempt(step func(string) error) error {
	d, err := Create(b.t.Context(), b.dir, Options{Workers: 2, Warn: func(s string) { b.warnings = append(b.warnings, s) }})
	if err != nil {
		return err
	}
	defer d.Close()
	if step != nil {
		d.step = step
	}
	if err := d.step("opened"); err != nil {
		return err
	}
	_, err = d.Ingest(b.t.Context(), fetch.Resolve(b.t.Context(), []string{b.docs}, fetch.Options{}))
	return err
}

func saysFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "full") || strings.Contains(err.Error(), "no space left")
}
