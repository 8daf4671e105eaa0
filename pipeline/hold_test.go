package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"councilnotes/pipeline/fetch"
)

func (b *bench) holding(ctx context.Context, command string, wait bool) (*Data, error) {
	return Create(ctx, b.dir, Options{Workers: 2, Hold: command, Wait: wait, Warn: func(s string) { b.warnings = append(b.warnings, s) }})
}

// TestOneWriter: the second says who holds the directory and leaves; readers go
// on; the lock ends with its holder.
func TestOneWriter(t *testing.T) {
	b := newBench(t, 3)
	first, err := b.holding(t.Context(), "ingest", false)
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.holding(t.Context(), "verify", false)
	if e := (*HeldError)(nil); !errors.As(err, &e) || e.Holder.PID != os.Getpid() || e.Holder.Command != "ingest" {
		t.Errorf("the second writer: %v", err)
	}
	if err == nil || !strings.Contains(err.Error(), "process") {
		t.Errorf("a person is told %v", err)
	}
	reader := b.open()
	if _, err := reader.Status(t.Context()); err != nil {
		t.Errorf("a reader beside it: %v", err)
	}
	reader.Close()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second, err := b.holding(t.Context(), "verify", false)
	if err != nil {
		t.Fatal(err)
	}
	second.Close()
}

func TestWaitingWriter(t *testing.T) {
	b := newBench(t, 3)
	first, err := b.holding(t.Context(), "ingest", false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*heldPoll)
	defer cancel()
	if _, err := b.holding(ctx, "retry", true); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting without end: %v", err)
	}
	if len(b.warnings) != 1 || !strings.Contains(b.warnings[0], "waiting") {
		t.Errorf("told: %q", b.warnings)
	}
	time.AfterFunc(2*heldPoll, func() { first.Close() })
	second, err := b.holding(t.Context(), "retry", true)
	if err != nil {
		t.Fatal(err)
	}
	second.Close()
}

// TestReplacedDirectory: a writer whose directory is moved away writes nothing
// into the one that takes its place.
func TestReplacedDirectory(t *testing.T) {
	b := newBench(t, 40)
	d, err := b.holding(t.Context(), "ingest", false)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	valid, moved := d.step, false
	d.step = func(name string) error {
		if name == "captured" && !moved {
			moved = true
			if err := os.Rename(b.dir, b.dir+"-away"); err != nil {
				t.Fatal(err)
			}
			other, err := b.holding(t.Context(), "ingest", false)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { other.Close() })
		}
		return valid(name)
	}
	_, err = d.Ingest(t.Context(), fetch.Resolve(t.Context(), []string{b.docs}, fetch.Options{}))
	if !errors.Is(err, errTaken) {
		t.Errorf("error %v, want %v", err, errTaken)
	}
	if _, err := os.Stat(filepath.Join(b.dir, "index")); err == nil {
		t.Error("an index was begun in the other directory")
	}
}
