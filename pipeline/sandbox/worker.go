package sandbox

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"councilnotes/extractors/doc"
)

// worker is a caged process, as its parent sees it.
type worker struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr tail
}

// start starts a worker, in a network of its own where that is allowed.
func start(l Limits) (*worker, error) {
	if w, err := spawn(l, isolate); err == nil {
		return w, nil
	}
	return spawn(l, func(*exec.Cmd) {})
}

func spawn(l Limits, prepare func(*exec.Cmd)) (*worker, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	w := &worker{cmd: exec.Command(self)}
	w.cmd.Env = environment(l)
	w.cmd.Stderr = &w.stderr
	prepare(w.cmd)
	if w.in, err = w.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	w.out = bufio.NewReaderSize(out, 1<<16)
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	return w, nil
}

// environment is all of the parent's world that a worker sees. GOGC trades
// memory for time, since a worker's heap is small and most of it is needed until
// the record is finished; GOMEMLIMIT makes it collect harder before the hard
// limit kills it. There is a worker for each core, so each keeps to one.
func environment(l Limits) []string {
	return []string{
		workerVariable + "=1",
		fmt.Sprintf("%s=%d", memoryVariable, l.Memory),
		"GOGC=400", "GOMAXPROCS=1", fmt.Sprintf("GOMEMLIMIT=%d", l.Memory/3*2),
		"GOTRACEBACK=single",
	}
}

// deathError is the sudden end of a worker.
type deathError struct{ how string }

func (e *deathError) Error() string { return "the document ended its reader: " + e.how }

// exchange sends a request and waits for the record. On any error the worker is
// of no further use.
func (w *worker) exchange(ctx context.Context, limit time.Duration, q request) (*doc.Record, error) {
	late := time.AfterFunc(limit, w.kill)
	defer late.Stop()
	stopped := context.AfterFunc(ctx, w.kill)
	defer stopped()
	r, err := w.ask(q)
	if err == nil {
		return r, nil
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case !late.Stop():
		return nil, errDeadline
	}
	return nil, &deathError{w.epitaph(err)}
}

func (w *worker) ask(q request) (*doc.Record, error) {
	if err := writeRequest(w.in, q); err != nil {
		return nil, err
	}
	return readRecord(w.out)
}

// epitaph tells how a worker died: what the runtime wrote last says more than
// the signal.
func (w *worker) epitaph(err error) string {
	w.kill()
	state := w.cmd.Wait()
	if line := w.stderr.firstLine(); line != "" {
		return line
	}
	if state != nil {
		return state.Error()
	}
	return err.Error()
}

func (w *worker) kill() { _ = w.cmd.Process.Kill() } // it may be gone already

// stop ends the worker and waits for it; a worker that was waited for is gone.
func (w *worker) stop() {
	w.in.Close()
	w.kill()
	_ = w.cmd.Wait() // killed on purpose: how it ended says nothing
}

// tail keeps the beginning of what a worker writes to its standard error: the
// runtime names the cause first and then lists goroutines without end.
type tail struct {
	mu   sync.Mutex
	kept []byte
}

const keptBytes = 4 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, p[:min(len(p), keptBytes-len(t.kept))]...)
	return len(p), nil
}

func (t *tail) firstLine() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	line, _, _ := strings.Cut(strings.TrimSpace(string(t.kept)), "\n")
	return line
}
