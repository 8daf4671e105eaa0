package sandbox

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// request is what goes to a worker.
type request struct {
	Document doc.Document
	Options  extractors.Options
}

// The two sides exchange frames: eight bytes of length, big-endian, then so
// many bytes. A request is two frames: its JSON without the document's bytes,
// and the bytes; the answer is one: the record, encoded (see encode).

// longestFrame is the longest frame taken from the other side, in bytes: a
// worker whose document got hold of it must not make its parent allocate at will.
const longestFrame = 1 << 30

func writeRequest(w io.Writer, q request) error {
	body := q.Document.Bytes
	q.Document.Bytes = nil
	head, err := json.Marshal(q)
	if err != nil {
		return err
	}
	if err := writeFrame(w, head); err != nil {
		return err
	}
	return writeFrame(w, body)
}

func readRequest(r io.Reader) (q request, err error) {
	head, err := readFrame(r)
	if err != nil {
		return q, err
	}
	if err := json.Unmarshal(head, &q); err != nil {
		return q, err
	}
	q.Document.Bytes, err = readFrame(r)
	return q, err
}

func writeRecord(w io.Writer, r *doc.Record) error {
	b, err := encode(make([]byte, 0, 2*len(r.Text)+1<<12), reflect.ValueOf(r).Elem(), 0)
	if err != nil {
		return err
	}
	return writeFrame(w, b)
}

func readRecord(r io.Reader) (*doc.Record, error) {
	n, err := frameSize(r)
	if err != nil {
		return nil, err
	}
	var s strings.Builder
	s.Grow(n)
	if _, err := io.CopyN(&s, r, int64(n)); err != nil {
		return nil, err
	}
	rec := &doc.Record{}
	d := &decoder{s: s.String()}
	if d.decode(reflect.ValueOf(rec).Elem(), 0); d.err == nil && d.s != "" {
		d.fail(errors.New("there is more than one record"))
	}
	if d.err != nil {
		return nil, fmt.Errorf("the worker's answer is no record: %w", d.err)
	}
	return rec, nil
}

func writeFrame(w io.Writer, b []byte) error {
	var size [8]byte
	binary.BigEndian.PutUint64(size[:], uint64(len(b)))
	if _, err := w.Write(size[:]); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}

func readFrame(r io.Reader) ([]byte, error) {
	n, err := frameSize(r)
	if err != nil {
		return nil, err
	}
	b := make([]byte, n)
	_, err = io.ReadFull(r, b)
	return b, err
}

// frameSize reads the length of the next frame.
func frameSize(r io.Reader) (int, error) {
	var size [8]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return 0, err
	}
	n := binary.BigEndian.Uint64(size[:])
	if n > longestFrame {
		return 0, fmt.Errorf("a frame of %d bytes", n)
	}
	return int(n), nil
}
