package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"
)

// unpack writes the objects that stand in object streams as objects of their
// own, so that the object layer never meets an object stream: it would inflate
// one anew for each object asked for, and recurse without limit where one
// claims to stand in another.
func (f *front) unpack() error {
	var refs strings.Builder
	var holders []*entry
	for i := range f.scan.entries {
		e := &f.scan.entries[i]
		dict := f.data[e.body:e.end]
		if e.isStream() && bytes.Contains(dict, []byte("ObjStm")) && f.objs[e.num].order == e.start {
			holders = append(holders, e)
			fmt.Fprintf(&refs, " %d %d R", e.num, e.gen)
		}
	}
	if len(holders) == 0 {
		return nil
	}
	r, err := f.view("/Streams [" + refs.String() + "]")
	if err != nil {
		return err
	}
	d := f.document(r)
	all := d.key(r.Trailer(), "Streams")
	for i, e := range holders {
		f.unpackStream(d, d.index(all, i), e)
	}
	return nil
}

// unpackStream writes the objects of one object stream.
func (f *front) unpackStream(d *document, v pdf.Value, e *entry) {
	body, _ := d.stream(v)
	first := int(d.key(v, "First").Int64())
	if first <= 0 || first > len(body) {
		f.problems.add("a damaged object stream was left out")
		return
	}
	type item struct{ num, at int }
	var items []item
	l := lexer{b: body[:first]}
	for {
		num, at := l.next(), l.next()
		if num.kind != tNumber || at.kind != tNumber {
			break
		}
		if at.num >= 0 && num.num > 0 && first+int(at.num) < len(body) {
			items = append(items, item{int(num.num), first + int(at.num)})
		}
	}
	// The offsets usually ascend, and each object then ends where the next
	// begins; the writer stops at the end of the first value anyhow. The bound
	// keeps overlapping objects from being worth more than their stream.
	left := 2 * len(body)
	for i, it := range items {
		end := len(body)
		if i+1 < len(items) && items[i+1].at > it.at {
			end = items[i+1].at
		}
		if left -= end - it.at; left < 0 {
			f.problems.add("objects of an object stream overlap; the rest of it was left out")
			return
		}
		at := f.begin(uint32(min(it.num, 1<<31)), 0)
		f.tail = clearer{}.write(f.tail, body[it.at:end])
		f.tail = append(f.tail, "\nendobj"...)
		f.put(uint32(min(it.num, 1<<31)), place{0, at, f.end(), e.start})
	}
}
