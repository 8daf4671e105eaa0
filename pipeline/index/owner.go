package index

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// Nobody can open an index beside the process that writes to it, so that process
// answers for it, on a socket: a request, a line of JSON, is answered by one.

// Bounds of what goes over the socket.
const (
	maxRequest   = 64 << 10         // bytes
	maxResponse  = 256 << 20        // bytes
	requestTime  = 5 * time.Second  // for a request to come in
	answerTime   = 20 * time.Second // for an answer to be found and taken
	maxSocket    = 100              // bytes of a socket's path; the kernels allow 104 or 108
	socketSuffix = ".socket"
	socketFolder = "councilnotes-"
)

// owner answers for an index that is open for writing.
type owner struct {
	x        *Index
	note     note
	folder   string // of the lease
	listener net.Listener
	ctx      context.Context
	stop     context.CancelFunc
	slots    chan struct{} // one for each request in hand
	running  sync.WaitGroup
}

// serve lets the index answer others. Where there can be no socket they are told
// who holds the index.
func (x *Index) serve() error {
	n := note{PID: os.Getpid()}
	old, err := readNote(x.lease.f)
	if err != nil {
		return err
	}
	o := &owner{x: x, note: n, folder: filepath.Dir(x.dir), slots: make(chan struct{}, 4*runtime.GOMAXPROCS(0))}
	old.removeSocket(o.folder)
	o.ctx, o.stop = context.WithCancel(context.Background())
	x.owner = o
	if err := o.listen(filepath.Base(x.dir) + socketSuffix); err != nil {
		o.note.Problem = "it can open no socket: " + err.Error()
	} else {
		o.running.Go(o.accept)
	}
	return x.lease.tell(o.note)
}

// listen opens the socket beside the index, whose folder says who may come near
// it; where that path is too long for a socket, or the file system knows none,
// in a folder of its own that only its owner may enter.
func (o *owner) listen(name string) (err error) {
	o.note.Socket = name
	if path := o.note.path(o.folder); len(path) <= maxSocket {
		if o.listener, err = net.Listen("unix", path); err == nil {
			return nil
		}
	}
	for _, parent := range []string{os.Getenv("XDG_RUNTIME_DIR"), os.TempDir(), "/tmp"} {
		if parent == "" || len(parent) > maxSocket/2 {
			continue
		}
		dir, e := os.MkdirTemp(parent, socketFolder)
		if e != nil {
			err = e
			continue
		}
		o.note.Socket = filepath.Join(dir, name)
		if o.listener, err = net.Listen("unix", o.note.Socket); err == nil {
			return nil
		}
		o.note.removeSocket(o.folder)
	}
	o.note.Socket = ""
	return err
}

// path is where the socket of a note is that lies in a folder.
func (n note) path(folder string) string {
	if filepath.IsAbs(n.Socket) {
		return n.Socket
	}
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	return filepath.Join(folder, n.Socket)
}

// removeSocket removes what an owner that was killed left behind. Sockets and
// empty folders of ours only: a note is a file that anybody may have written.
func (n note) removeSocket(folder string) {
	if n.Socket == "" || !strings.HasSuffix(n.Socket, socketSuffix) {
		return
	}
	path := n.path(folder)
	if fi, err := os.Lstat(path); err == nil && fi.Mode()&os.ModeSocket != 0 {
		os.Remove(path)
	}
	if dir := filepath.Dir(n.Socket); strings.HasPrefix(filepath.Base(dir), socketFolder) {
		os.Remove(dir) // which fails where there is anything in it
	}
}

// accept takes requests until the socket is closed. No more than there are slots
// are in hand; the others wait in the kernel.
func (o *owner) accept() {
	for {
		o.slots <- struct{}{}
		conn, err := o.listener.Accept()
		if err != nil {
			<-o.slots
			if errors.Is(err, net.ErrClosed) {
				return
			}
			time.Sleep(10 * time.Millisecond) // out of files, most likely
			continue
		}
		o.running.Go(func() {
			defer func() { <-o.slots }()
			o.answer(conn)
		})
	}
}

// answer reads one request and answers it. Whoever asks and does not listen is
// none of ours: errors of the connection are nobody's to know.
func (o *owner) answer(conn net.Conn) {
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(requestTime))
	defer context.AfterFunc(o.ctx, func() { conn.SetReadDeadline(time.Now()) })()
	var req request
	if err := json.NewDecoder(io.LimitReader(conn, maxRequest)).Decode(&req); err != nil {
		return
	}
	conn.SetDeadline(time.Now().Add(answerTime))
	ctx, cancel := context.WithTimeout(o.ctx, answerTime)
	defer cancel()
	res := o.x.respond(ctx, req)
	if b, err := json.Marshal(res); err == nil {
		conn.Write(b)
	}
}

// close stops answering and waits for what is in hand, which ends soon: its
// context is over, and who asked asks again elsewhere. Of nil it does nothing.
func (o *owner) close() error {
	if o == nil {
		return nil
	}
	o.stop()
	var err error
	if o.listener != nil {
		err = o.listener.Close()
	}
	o.running.Wait()
	o.note.removeSocket(o.folder)
	return err
}
