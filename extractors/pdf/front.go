package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/ledongthuc/pdf"
)

// head is what the object layer reads before the file's own bytes, whatever
// stood there: it knows versions up to 1.7 only, at byte 0.
const head = "%PDF-1.7\n"

// maxObject bounds object numbers: the object layer holds a table up to the
// greatest, whatever the number of objects.
const maxObject = 1 << 20

// front stands between a file and the object layer. It finds the objects by a
// scan, takes object streams apart, takes encryption off, and shows the object
// layer a plain file: the original bytes, then the objects written anew, then
// one table of one section. So nothing that a file says about itself (offsets,
// chains of tables, sizes, nested object streams) can lead the object layer
// into a loop or make it allocate more than the file is worth.
type front struct {
	data     []byte // the file from its "%PDF-" on
	scan     *scanner
	objs     map[uint32]place
	streams  map[int64]stream // by the offset that the object layer gives
	tail     []byte           // objects written anew
	crypt    *crypt           // nil where the file is not encrypted
	clean    bool             // write every object anew
	bounds   *budget
	problems *problems
}

// place is where the object layer finds an object.
type place struct {
	gen     uint16
	at, end int64
	order   int // of two objects with one number the later in the file counts
}

// stream is the bytes of a stream as they stand in the file.
type stream struct {
	ref    ref
	raw    []byte
	sealed bool // encrypted
}

var errNotPDF = errors.New("not a PDF: no %PDF- at its beginning")

// newFront finds the objects of a file. clean has every object written anew
// from what could be understood of it.
func newFront(b []byte, clean bool, bounds *budget, p *problems) (*front, error) {
	at := bytes.Index(b[:min(len(b), 1024+5)], []byte("%PDF-"))
	if at < 0 {
		return nil, errNotPDF
	}
	f := &front{
		data: b[at:], scan: scan(b[at:]), clean: clean,
		streams: map[int64]stream{}, bounds: bounds, problems: p,
	}
	f.objs = make(map[uint32]place, len(f.scan.entries))
	if len(f.scan.entries) == 0 {
		return nil, errors.New("damaged PDF: no objects in it (truncated?)")
	}
	for i := range f.scan.entries {
		f.enter(&f.scan.entries[i])
	}
	return f, nil
}

// open returns the object layer's view of the file.
func (f *front) open() (*pdf.Reader, error) {
	if err := f.unseal(); err != nil {
		return nil, err
	}
	if err := f.unpack(); err != nil {
		return nil, err
	}
	if f.crypt != nil || f.clean {
		f.rewriteAll()
	}
	root, ok := f.root()
	if !ok {
		root = f.makeRoot()
	}
	return f.view(fmt.Sprintf("/Root %d %d R", root.num, root.gen))
}

// enter notes one object that the scan found.
func (f *front) enter(e *entry) {
	at, end := int64(len(head)+e.start), int64(len(head)+e.end)
	if e.isStream() {
		off := int64(len(head) + e.data)
		f.streams[off] = stream{ref{e.num, e.gen}, f.data[e.data:e.stop], true}
	}
	if !e.whole {
		at = f.rewrite(e, nil)
		end = f.end()
	}
	f.put(e.num, place{e.gen, at, end, e.start})
}

func (f *front) put(num uint32, p place) {
	if num > maxObject {
		f.problems.add("objects with numbers above %d were left out", maxObject)
		return
	}
	if old, ok := f.objs[num]; !ok || p.order >= old.order {
		f.objs[num] = p
	}
}

// view opens the object layer on the file with a trailer of the given entries.
func (f *front) view(trailer string) (r *pdf.Reader, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("damaged PDF: %v", x)
		}
	}()
	all := pieces{[]byte(head), f.data, f.tail, f.table(trailer)}
	return pdf.NewReader(all, all.size())
}

// table writes the cross-reference table, as a stream with a row for each
// number: the object layer reads that much faster than a table in writing.
func (f *front) table(trailer string) []byte {
	last := uint32(0)
	for n := range f.objs {
		last = max(last, n)
	}
	const row = 8 // bytes: 1 that says "in use", 5 for the offset, 2 for the generation
	size := int(last) + 1
	at := len(head) + len(f.data) + len(f.tail) + 1
	out := make([]byte, 0, row*size+len(trailer)+200)
	out = fmt.Appendf(out, "\n0 0 obj <</Type /XRef /Size %d /W [1 5 2] /Length %d %s>> stream\n", size, row*size, trailer)
	rows := out[len(out) : len(out)+row*size]
	for n, p := range f.objs {
		binary.BigEndian.PutUint64(rows[row*n:], 1<<56|uint64(p.at)<<16|uint64(p.gen))
	}
	return fmt.Appendf(out[:len(out)+len(rows)], "\nendstream endobj\nstartxref\n%d\n%%%%EOF\n", at)
}

// pieces is an io.ReaderAt over slices one behind the other.
type pieces [4][]byte

func (p pieces) size() (n int64) {
	for _, b := range p {
		n += int64(len(b))
	}
	return n
}

// ReadAt implements io.ReaderAt.
func (p pieces) ReadAt(out []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, fmt.Errorf("negative offset %d", off)
	}
	for _, b := range p {
		if off < int64(len(b)) {
			n += copy(out[n:], b[off:])
			off = 0
		} else {
			off -= int64(len(b))
		}
	}
	if n < len(out) {
		err = io.EOF
	}
	return n, err
}
