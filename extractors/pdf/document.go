package pdf

import (
	"github.com/ledongthuc/pdf"
)

// document is a file being read. What several pages share is decoded once.
type document struct {
	reader   *pdf.Reader
	front    *front
	bounds   *budget
	problems *problems
	flate    inflater
	damaged  int // objects that the object layer could not parse

	fonts     map[uint32]*font
	resources map[uint32]*resources
	fontCount int
	layers    *layers    // read when the pages are
	tags      *structure // the same
	room      *room
}

func (f *front) document(r *pdf.Reader) *document {
	return &document{
		reader: r, front: f, bounds: f.bounds, problems: f.problems,
		fonts: map[uint32]*font{}, resources: map[uint32]*resources{}, room: &room{},
	}
}

// stream returns the decoded bytes of a stream. Of a damaged or too long one
// it returns what could be had, and reports the problem.
func (d *document) stream(v pdf.Value) (out []byte, ok bool) { return d.streamInto(v, nil) }

// streamInto is stream for bytes that are done with before the next call: they
// may stand in spare, which grows as they need.
func (d *document) streamInto(v pdf.Value, spare *[]byte) (out []byte, ok bool) {
	s, ok := d.front.streams[streamOffset(v)]
	if !ok {
		return nil, false
	}
	raw := s.raw
	if c := d.front.crypt; c != nil && s.sealed && d.key(v, "Type").Name() != "XRef" {
		raw = c.open(s.ref, raw, c.streams)
	}
	for _, f := range d.filters(v) {
		var err error
		raw, err = d.apply(f, raw, min(d.bounds.inflated, maxStream), spare)
		spare = nil // which the next filter now reads from
		d.bounds.inflated -= min(d.bounds.inflated, len(raw))
		if err == errBudget {
			d.problems.add("a stream was cut off after %d MiB", len(raw)>>20)
		}
		if err == errFilter {
			return nil, false
		}
	}
	return raw, true
}

// mayLook pays for looking at one more object.
func (d *document) mayLook() bool {
	if !spend(&d.bounds.objects, 1) {
		d.problems.once("the document has too many fonts, forms and annotations; what the rest shows is missing")
		return false
	}
	return true
}

// maxStream bounds one decoded stream, in bytes.
const maxStream = 64 << 20
