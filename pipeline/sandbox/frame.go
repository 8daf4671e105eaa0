package sandbox

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

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
	b, err := readFrame(r)
	if err != nil {
		return nil, err
	}
	rec := &doc.Record{}
	d := &decoder{b: b}
	if d.decode(reflect.ValueOf(rec).Elem(), 0); d.err == nil && len(d.b) > 0 {
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
	var size [8]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint64(size[:])
	if n > longestFrame {
		return nil, fmt.Errorf("a frame of %d bytes", n)
	}
	b := make([]byte, n)
	_, err := io.ReadFull(r, b)
	return b, err
}
