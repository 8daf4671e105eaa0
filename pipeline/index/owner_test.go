package index

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"councilnotes/extractors/doc"
)

// writerVariable makes the test's program a writer of the index that it names.
const writerVariable = "WRITE_INDEX"

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerVariable); dir != "" {
		if err := writeForEver(dir); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeForEver indexes works, a few at a time, and prints how many there are
// after each acknowledged write.
func writeForEver(dir string) error {
	x, err := Open(dir, Options{Wait: 10 * time.Second})
	if err != nil {
		return err
	}
	n, err := x.Count()
	for ; err == nil; err = x.Update(context.Background(), numbered(int(n), 20), nil) {
		n, err = x.Count()
		fmt.Println(n)
	}
	return err
}

// numbered makes works with the numbers from first on.
func numbered(first, n int) []Work {
	var out []Work
	for i := first; i < first+n; i++ {
		id := fmt.Sprintf("w%06d", i)
		out = append(out, Work{id, []*doc.Record{record(id+".en", id, doc.KindOther, "en", "").para(fmt.Sprintf("ordinary work number%d", i)).r}})
	}
	return out
}

// writer is another process that writes to an index.
type writer struct {
	process *os.Process
	out     *bufio.Scanner
	wait    func() error
}

func startWriter(t *testing.T, dir string) *writer {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), writerVariable+"="+dir)
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{c.Process, bufio.NewScanner(out), c.Wait}
	t.Cleanup(w.kill)
	return w
}

func (w *writer) kill() {
	w.process.Kill() // it may have been
	w.wait()
}

// line returns the next line the writer prints.
func (w *writer) line() string {
	w.out.Scan()
	return w.out.Text()
}

// TestHeldByAnotherProcess opens files beside a writer, which must fail soon, and
// asks beside it, which must not.
func TestHeldByAnotherProcess(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	w := startWriter(t, dir)
	w.line()
	for _, o := range []Options{{}, {ReadOnly: true}, {Wait: 100 * time.Millisecond}} {
		begun := time.Now()
		_, err := Open(dir, o)
		if !errors.Is(err, ErrHeld) || NeedsRebuild(err) || !strings.Contains(err.Error(), fmt.Sprint("process ", w.process.Pid)) {
			t.Errorf("%+v: %v", o, err)
		}
		if took := time.Since(begun); took > 2*time.Second {
			t.Errorf("%+v: took %v", o, took)
		}
	}
	if _, err := NewRebuild(dir, Options{Wait: 100 * time.Millisecond}); !errors.Is(err, ErrHeld) {
		t.Errorf("rebuild beside a holder: %v", err)
	}
	if _, err := (Reader{Dir: dir}).State(t.Context()); err != nil {
		t.Errorf("a reader beside a writer: %v", err)
	}
	w.kill() // a lock dies with its process
	open(t, dir, Options{}).Close()
	noSockets(t, filepath.Dir(dir))
}

func noSockets(t *testing.T, folder string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(folder, "*"+socketSuffix)); len(left) > 0 {
		t.Errorf("sockets are left: %q", left)
	}
}

// TestReaderAsksTheOwner compares what a reader is told through the socket with
// what the index says, and with what the files say when it is closed.
func TestReaderAsksTheOwner(t *testing.T) {
	folder := t.TempDir()
	long := filepath.Join(folder, strings.Repeat("long", 40))
	for _, dir := range []string{filepath.Join(folder, "index"), filepath.Join(long, "index")} {
		r := Reader{Dir: dir}
		if _, err := r.Search(t.Context(), ParseQuery("x"), SearchOptions{}); !errors.Is(err, ErrMissing) {
			t.Errorf("nothing there: %v", err)
		}
		x := open(t, dir, Options{})
		must(t, x.Update(context.Background(), invented(), nil))
		x.SetSequence(5)
		must(t, x.Update(context.Background(), nil, nil))
		beside := answers(t, r, x)
		must(t, x.Close())
		noSockets(t, filepath.Dir(dir))
		if d := cmp.Diff(beside, answers(t, r, nil), cmp.AllowUnexported(Query{})); d != "" {
			t.Errorf("beside the owner and without: %s", d)
		}
	}
}

// answers are what a reader is told; where x is given they must be what x says.
func answers(t *testing.T, r Reader, x *Index) (all []*Results) {
	t.Helper()
	for _, text := range []string{"ST 7001/23", "semiconducotr", "digital fish", "poluprovodnik", "", strings.Repeat("word ", 10_000), "\xff кабел"} {
		q, o := ParseQuery(text), SearchOptions{Size: 3, Facets: FacetNames()}
		got, err := r.Search(t.Context(), q, o)
		if err != nil {
			t.Fatalf("%.20q: %v", text, err)
		}
		if x != nil {
			want, err := x.Search(t.Context(), q, o)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, got, cmpopts.IgnoreFields(Results{}, "Took"), cmp.AllowUnexported(Query{}, clause{}), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("%.20q: %s", text, d)
			}
		}
		got.Took, got.Asked = 0, Query{}
		all = append(all, got)
	}
	if s, err := r.State(t.Context()); s != (State{4, 5}) || err != nil {
		t.Errorf("state %v, %v", s, err)
	}
	var works []string
	for w, err := range r.Works(t.Context(), ParseQuery("Iceland")) {
		must(t, err)
		works = append(works, w)
	}
	if want := []string{"ST-7001-2023-INIT", "ST-7001-2023-REV-1", "ST-9010-2023-INIT"}; !slices.Equal(works, want) {
		t.Errorf("works %q, want %q", works, want)
	}
	return all
}

// TestOwnersThatDoNotAnswer meets owners that a reader can get nothing from.
func TestOwnersThatDoNotAnswer(t *testing.T) {
	cases := []struct {
		name  string
		note  note
		serve func(net.Conn)
		says  string
	}{
		{"that begins", note{PID: 7}, nil, "another process is using it (process 7)"},
		{"without a socket", note{PID: 7, Problem: "it can open no socket"}, nil, "(process 7: it can open no socket)"},
		{"that is gone", note{PID: 7, Socket: "gone.socket"}, nil, "process 7"},
		{"that hangs", note{PID: 7, Socket: "index.socket"}, func(c net.Conn) { time.Sleep(time.Second) }, "deadline"},
		{"that hangs up", note{PID: 7, Socket: "index.socket"}, func(net.Conn) {}, "process 7"},
		{"that speaks otherwise", note{PID: 7, Socket: "index.socket"}, func(c net.Conn) { io.WriteString(c, "220 ready\n") }, "process 7"},
		{"of another version", note{PID: 7, Socket: "index.socket"}, func(c net.Conn) {
			io.WriteString(c, `{"version":"0","problem":"another version"}`)
		}, "another version"},
		{"that says nothing", note{PID: 7, Socket: "index.socket"}, func(c net.Conn) { io.WriteString(c, `{}`) }, "empty"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folder, err := os.MkdirTemp("", "") // a short path
			must(t, err)
			defer os.RemoveAll(folder)
			dir := filepath.Join(folder, "index")
			l, err := takeLease(dir, 0)
			must(t, err)
			defer l.release()
			must(t, l.tell(c.note))
			if c.serve != nil {
				s, err := net.Listen("unix", c.note.path(folder))
				must(t, err)
				defer s.Close()
				go serveAll(s, c.serve)
			}
			begun := time.Now()
			ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
			defer cancel()
			_, err = Reader{Dir: dir, Wait: 100 * time.Millisecond}.Search(ctx, ParseQuery("x"), SearchOptions{})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want %q", err, c.says)
			}
			if took := time.Since(begun); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func serveAll(s net.Listener, f func(net.Conn)) {
	for {
		c, err := s.Accept()
		if err != nil {
			return
		}
		f(c)
		c.Close()
	}
}

// TestOwnerMeetsAnything sends the owner what is no request: it goes on.
func TestOwnerMeetsAnything(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	x := open(t, dir, Options{})
	defer x.Close()
	for _, said := range []string{"", "{", "GET / HTTP/1.1\r\n\r\n", `{"version":1}`, strings.Repeat("[", 1<<20), `{"query":"` + strings.Repeat("x", 1<<20) + `"}`} {
		c, err := net.Dial("unix", x.owner.note.path(filepath.Dir(dir)))
		must(t, err)
		io.WriteString(c, said) // which it may refuse to take
		c.(*net.UnixConn).CloseWrite()
		if answer, _ := io.ReadAll(c); len(answer) > 0 {
			t.Errorf("%.20q was answered with %q", said, answer)
		}
		c.Close()
	}
	if _, err := (Reader{Dir: dir}).State(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestRebuildAnswersMeanwhile asks while an index is rebuilt, and right after.
func TestRebuildAnswersMeanwhile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	x := open(t, dir, Options{})
	must(t, x.Update(context.Background(), invented(), nil))
	must(t, x.Close())
	r := Reader{Dir: dir}
	b, err := NewRebuild(dir, Options{})
	must(t, err)
	total := func() uint64 {
		res, err := r.Search(t.Context(), ParseQuery(""), SearchOptions{})
		must(t, err)
		return res.Total
	}
	if n := total(); n != 4 {
		t.Errorf("%d works while it is rebuilt, want the old 4", n)
	}
	must(t, b.Update(context.Background(), invented()[1:], nil))
	must(t, b.Commit())
	if n := total(); n != 3 {
		t.Errorf("%d works after the rebuild, want the new 3", n)
	}
	write(t, filepath.Join(dir, "index_meta.json"), "{")
	b, err = NewRebuild(dir, Options{})
	must(t, err)
	begun := time.Now()
	_, err = r.Search(t.Context(), ParseQuery(""), SearchOptions{})
	if !errors.Is(err, ErrHeld) || !strings.Contains(err.Error(), "built anew") || time.Since(begun) > time.Second {
		t.Errorf("while a damaged one is rebuilt: %v after %v", err, time.Since(begun))
	}
	must(t, b.Abandon())
}
