package sandbox

import (
	"context"
	"encoding/json"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// TestMain lets the test binary be its own worker: one that does what a
// document tells it, or, like the program's, reads the document.
func TestMain(m *testing.M) {
	if IsWorker() {
		os.Exit(serve(obey))
	}
	os.Exit(m.Run())
}

// obey does what hostile documents do to a reader.
func obey(ctx context.Context, d doc.Document, o extractors.Options) *doc.Record {
	r := &doc.Record{ID: "obeyed"}
	switch string(d.Bytes) {
	case "loop":
		for i := 0; ; i++ {
			_ = i
		}
	case "bomb":
		var kept [][]byte
		for {
			b := make([]byte, 16<<20)
			for i := range b {
				b[i] = byte(i)
			}
			kept = append(kept, b)
		}
	case "stack":
		r.Title = string(rune(deep(1)))
	case "exit":
		os.Exit(3)
	case "read":
		_, err := os.ReadFile("/etc/passwd")
		r.Title = errorText(err)
	case "write":
		r.Title = errorText(os.WriteFile(os.TempDir()+"/councilnotes-sandbox-test", []byte("x"), 0o600))
	case "dial":
		_, err := net.DialTimeout("tcp", d.URI, time.Second)
		r.Title = errorText(err)
	default:
		return extractors.Run(ctx, d, o)
	}
	return r
}

func deep(n int) int { return deep(n+1) + n }

func errorText(err error) string {
	if err == nil {
		return "done"
	}
	return err.Error()
}

func run(t *testing.T, p *Pool, body string) *doc.Record {
	t.Helper()
	r, err := p.Run(context.Background(), doc.Document{Name: "test", Bytes: []byte(body)}, extractors.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const page = "<html><main><h1>Ports</h1><p>On 9 May 2021 Malta signed Regulation (EU) 2016/679.</p></main></html>"

func TestSameRecordAsInProcess(t *testing.T) {
	p := New(1, DefaultLimits())
	defer p.Close()
	for _, body := range []string{page, ""} {
		want, err := json.Marshal(extractors.Run(context.Background(), doc.Document{Name: "test", Bytes: []byte(body)}, extractors.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(run(t, p, body))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Error(diff)
		}
	}
}

// TestHostileDocuments gives a pool of one worker each hostile document and
// then a good one: the hostile one gets a record with the reason, the good one
// is read.
func TestHostileDocuments(t *testing.T) {
	l := DefaultLimits()
	l.Deadline, l.Longest, l.Memory = testDeadline, testDeadline, testMemory
	p := New(1, l)
	defer p.Close()
	for body, want := range map[string]string{
		"loop": "reading was stopped after " + testDeadline.String(), "bomb": "the document ended its reader", "stack": "stack", "exit": "exit status 3",
	} {
		r := run(t, p, body)
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Reason, want) {
			t.Errorf("%s: problems %+v, want one with %q", body, r.Problems, want)
		}
		if r := run(t, p, page); !r.Readable() {
			t.Errorf("after %s a good document is not read: %+v", body, r.Problems)
		}
	}
}

func TestWorkerIsCaged(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	p := New(1, DefaultLimits())
	defer p.Close()
	for _, body := range []string{"read", "write", "dial"} {
		r, err := p.Run(context.Background(), doc.Document{URI: listener.Addr().String(), Bytes: []byte(body)}, extractors.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Title == "done" {
			if body == "read" && !hasLandlock() {
				t.Logf("this kernel has no Landlock: a worker can read files")
				continue
			}
			t.Errorf("%s: the worker could", body)
		}
	}
}

func hasLandlock() bool {
	b, err := os.ReadFile("/sys/kernel/security/lsm")
	return err != nil || strings.Contains(string(b), "landlock")
}

func TestCancelStopsTheWorker(t *testing.T) {
	p := New(1, DefaultLimits())
	defer p.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if _, err := p.Run(ctx, doc.Document{Bytes: []byte("loop")}, extractors.Options{}); err != context.DeadlineExceeded {
		t.Errorf("%v", err)
	}
	if r := run(t, p, page); !r.Readable() {
		t.Errorf("a good document is not read afterwards: %+v", r.Problems)
	}
}

func TestDeadlineGrowsWithSize(t *testing.T) {
	l := DefaultLimits()
	for size, want := range map[int]time.Duration{0: 8 * time.Second, 100 << 10: 8 * time.Second, 10 << 20: 28 * time.Second, 1 << 30: time.Minute} {
		if got := l.deadline(size); got != want {
			t.Errorf("%d bytes: %v, want %v", size, got, want)
		}
	}
}

// BenchmarkOverhead compares a document of 100 KB read in a worker with the
// same read in this process.
func BenchmarkOverhead(b *testing.B) {
	d := doc.Document{Bytes: []byte("<html><main>" + strings.Repeat("<p>On 9 May 2021 Malta signed Regulation (EU) 2016/679 with Japan.</p>\n", 1400) + "</main></html>")}
	b.Run("in-process", func(b *testing.B) {
		b.SetBytes(int64(len(d.Bytes)))
		for b.Loop() {
			extractors.Run(context.Background(), d, extractors.Options{Lang: "en"})
		}
	})
	b.Run("worker", func(b *testing.B) {
		p := New(1, DefaultLimits())
		defer p.Close()
		b.SetBytes(int64(len(d.Bytes)))
		for b.Loop() {
			if _, err := p.Run(context.Background(), d, extractors.Options{Lang: "en"}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
