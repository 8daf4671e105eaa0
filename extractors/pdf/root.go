package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"sort"
)

// trailers returns the dictionaries that say where the document begins, the
// newest first: those behind "trailer" and those of cross-reference streams.
func (f *front) trailers() [][]byte {
	type found struct {
		at   int
		dict []byte
	}
	var all []found
	for i, at := range f.scan.trailers {
		end := len(f.data)
		if i+1 < len(f.scan.trailers) {
			end = f.scan.trailers[i+1]
		}
		all = append(all, found{at, f.data[at:min(end, at+maxTrailer)]})
	}
	for _, e := range f.scan.entries {
		dict := f.data[e.body:e.end]
		if e.isStream() && bytes.Contains(dict, []byte("XRef")) && nameIs(topKey(dict, "Type"), "XRef") {
			all = append(all, found{e.start, dict})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].at > all[j].at })
	out := make([][]byte, len(all))
	for i, t := range all {
		out[i] = t.dict
	}
	return out
}

// maxTrailer bounds what is read of a trailer, so that many unclosed ones do
// not cost the square of the file.
const maxTrailer = 1 << 16

// trailerValue returns the value of a key in the newest trailer that has it.
func (f *front) trailerValue(key string) []byte {
	for _, t := range f.trailers() {
		if v := topValue(t, key); v != nil {
			return v
		}
	}
	return nil
}

// root returns the document's catalog: of the newest trailer that names an
// object which is there.
func (f *front) root() (ref, bool) {
	for _, t := range f.trailers() {
		if r, ok := asRef(topKey(t, "Root")); ok && topKey(f.body(r.num), "Pages") != nil {
			return ref{r.num, f.objs[r.num].gen}, true
		}
	}
	return f.ofType("Catalog", "Pages")
}

// body returns the bytes behind "12 0 obj", nil for an object that is not there.
func (f *front) body(num uint32) []byte {
	p, ok := f.objs[num]
	if !ok {
		return nil
	}
	b, base := f.data, int64(len(head))
	if p.at >= base+int64(len(b)) {
		base += int64(len(b))
		b = f.tail
	}
	b = b[p.at-base : p.end-base]
	return b[bytes.Index(b, []byte("obj"))+3:]
}

// ofType returns the object of the type that has the key; of several the one
// with the greatest number.
func (f *front) ofType(name, key string) (best ref, ok bool) {
	for num, p := range f.objs {
		if b := f.body(num); num > best.num && nameIs(topKey(b, "Type"), name) && topKey(b, key) != nil {
			best, ok = ref{num, p.gen}, true
		}
	}
	return best, ok
}

// makeRoot writes a catalog of all pages that there are, for a file that has
// lost its own.
func (f *front) makeRoot() ref {
	var pages []uint32
	for num := range f.objs {
		if nameIs(topKey(f.body(num), "Type"), "Page") {
			pages = append(pages, num)
		}
	}
	sort.Slice(pages, func(i, j int) bool {
		a, b := f.objs[pages[i]], f.objs[pages[j]]
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.at, b.at)) < 0
	})
	if len(pages) > 0 {
		f.problems.add("the document's list of pages is lost; the pages are in the order of the file")
	}
	num := uint32(1)
	for ; f.objs[num] != (place{}); num++ {
	}
	at := f.begin(num, 0)
	f.tail = append(f.tail, "<</Pages <</Kids ["...)
	for _, n := range pages {
		f.tail = fmt.Appendf(f.tail, " %d %d R", n, f.objs[n].gen)
	}
	f.tail = append(f.tail, "]>>>>\nendobj"...)
	f.put(num, place{0, at, f.end(), len(f.data)})
	return ref{num, 0}
}
