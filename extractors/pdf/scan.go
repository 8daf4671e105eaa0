package pdf

import "bytes"

// entry is where one object of the file stands, in offsets of front.data.
type entry struct {
	num        uint32
	gen        uint16
	start      int // of "12 0 obj"
	body, end  int // of what stands between "obj" and "endobj"; of a stream: its dictionary
	data, stop int // of a stream's bytes; data is 0 for other objects
	whole      bool
}

// isStream reports whether the object is a stream.
func (e entry) isStream() bool { return e.data > 0 }

// finder finds the next occurrence of a pattern. Positions asked for only move
// forward, so all searches together read the data once.
type finder struct {
	b, pat []byte
	at     int // the last answer
}

func newFinder(b []byte, pat string) *finder { return &finder{b: b, pat: []byte(pat), at: -1} }

// from returns the first occurrence at or after pos, or the length of the data.
func (f *finder) from(pos int) int {
	if f.at >= pos {
		return f.at
	}
	if pos >= len(f.b) {
		return len(f.b)
	}
	if i := bytes.Index(f.b[pos:], f.pat); i >= 0 {
		f.at = pos + i
	} else {
		f.at = len(f.b)
	}
	return f.at
}

// scanner finds all objects of a file by one pass over its bytes. The tables
// that say where objects stand are not believed at all: they are what damaged
// and hostile files lie about, and "12 0 obj" cannot be mistaken for anything
// else outside a stream.
type scanner struct {
	b                              []byte
	obj, endobj, stream, endstream *finder
	trailer                        *finder
	entries                        []entry
	trailers                       []int // offsets of trailer dictionaries, in order
}

// Room is made for so many objects as tagged files have in their size, up to as
// many as long ones have.
const (
	objectSize  = 180
	manyObjects = 1 << 14
)

func scan(b []byte) *scanner {
	s := &scanner{
		b: b, obj: newFinder(b, "obj"), endobj: newFinder(b, "endobj"),
		stream: newFinder(b, "stream"), endstream: newFinder(b, "endstream"),
		trailer: newFinder(b, "trailer"),
		entries: make([]entry, 0, min(len(b)/objectSize+1, manyObjects)),
	}
	gap := 0 // where the last object ended
	for pos := 0; ; {
		at := s.obj.from(pos)
		if at >= len(b) {
			break
		}
		e, ok := s.header(at, gap)
		if !ok {
			pos = at + 3
			continue
		}
		s.trailersIn(gap, e.start)
		s.extent(&e)
		s.entries = append(s.entries, e)
		pos = max(e.body, e.end, e.stop)
		gap = pos
	}
	s.trailersIn(gap, len(b))
	return s
}

// trailersIn notes the trailers that stand between two objects.
func (s *scanner) trailersIn(from, to int) {
	for at := s.trailer.from(from); at < to; at = s.trailer.from(at + 7) {
		s.trailers = append(s.trailers, at+7)
	}
}

// header reads "12 0 obj" backwards from its "obj"; floor is where the object
// before ended.
func (s *scanner) header(at, floor int) (entry, bool) {
	gen, i, ok := s.intBefore(at, floor)
	if !ok {
		return entry{}, false
	}
	num, j, ok := s.intBefore(i, floor)
	if !ok || class[s.b[i-1]] != cSpace || num == 0 || num > 1<<31 || gen > 65535 {
		return entry{}, false
	}
	return entry{num: uint32(num), gen: uint16(gen), start: j, body: at + 3}, true
}

// intBefore reads the whole number that ends before at, blanks between; start
// is where its digits begin.
func (s *scanner) intBefore(at, floor int) (n, start int, ok bool) {
	i := at
	for i > floor && class[s.b[i-1]] == cSpace {
		i--
	}
	end := i
	for i > floor && s.b[i-1] >= '0' && s.b[i-1] <= '9' && end-i < 11 {
		i--
	}
	for _, c := range s.b[i:end] {
		n = n*10 + int(c-'0')
	}
	return n, i, i < end
}

// extent finds where the object ends.
func (s *scanner) extent(e *entry) {
	e.end = s.endobj.from(e.body)
	e.whole = e.end < len(s.b)
	// Without an "endobj" of its own an object ends where the next begins.
	for at := s.obj.from(e.body); at < e.end; at = s.obj.from(at + 3) {
		if next, ok := s.header(at, e.body); ok && s.streamKeyword(e, next.start) < 0 {
			e.end, e.whole = next.start, false
			return
		} else if ok {
			break
		}
	}
	if at := s.streamKeyword(e, e.end); at >= 0 {
		s.streamExtent(e, at)
	}
}

// streamKeyword returns where the keyword "stream" of the object's dictionary
// stands before limit, or -1.
func (s *scanner) streamKeyword(e *entry, limit int) int {
	for at := s.stream.from(e.body); at < limit; at = s.stream.from(at + 6) {
		if before := bytes.TrimRight(s.b[e.body:at], "\x00\t\n\f\r "); bytes.HasSuffix(before, []byte(">>")) {
			return at
		}
	}
	return -1
}

// streamExtent finds the bytes of a stream whose keyword stands at the offset.
// The length in its dictionary counts where "endstream" stands behind so many
// bytes, else the next "endstream" does.
func (s *scanner) streamExtent(e *entry, at int) {
	e.end = at
	e.data = at + 6
	if e.data < len(s.b) && s.b[e.data] == ' ' {
		e.whole = false // legal only as "stream\n"; such an object is written anew
		e.data++
	}
	switch {
	case bytes.HasPrefix(s.b[e.data:], []byte("\r\n")):
		e.data += 2
	case e.data < len(s.b) && (s.b[e.data] == '\n' || s.b[e.data] == '\r'):
		e.data++
	default:
		e.whole = false
	}
	if n, ok := s.length(e); ok && s.endsAt(e.data+n) {
		e.stop = e.data + n
		return
	}
	e.stop = s.endstream.from(e.data)
	if stop := e.stop; stop == len(s.b) { // truncated inside the stream
		e.stop = max(e.data, min(stop, s.endobj.from(e.data)))
	}
	e.stop = max(e.data, trimEOL(s.b, e.stop))
}

func trimEOL(b []byte, end int) int {
	if end > 0 && end < len(b) && b[end-1] == '\n' {
		end--
	}
	if end > 0 && end < len(b) && b[end-1] == '\r' {
		end--
	}
	return end
}

// length returns the /Length of a stream's dictionary where it is a number of
// its own, not a reference.
func (s *scanner) length(e *entry) (int, bool) {
	v := topKey(s.b[e.body:e.end], "Length")
	if len(v) == 1 && v[0].kind == tNumber && v[0].num >= 0 && v[0].num <= float64(len(s.b)) {
		return int(v[0].num), true
	}
	return 0, false
}

// endsAt reports whether "endstream" stands at the offset, blanks between.
func (s *scanner) endsAt(at int) bool {
	if at > len(s.b) {
		return false
	}
	rest := bytes.TrimLeft(s.b[at:min(len(s.b), at+24)], "\x00\t\n\f\r ")
	return bytes.HasPrefix(rest, []byte("endstream"))
}
