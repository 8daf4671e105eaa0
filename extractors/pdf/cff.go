package pdf

import (
	_ "embed"
	"strings"
	"sync"
)

// The 391 strings that every CFF font may use by their numbers.
//
//go:embed data/cffstrings.txt
var cffStringData string

var cffStrings = sync.OnceValue(func() []string { return strings.Fields(cffStringData) })

// cff reads the Compact Font Format as far as the names of glyphs need it
// (Adobe Technical Note 5176).
type cff struct {
	b       []byte
	strings [][]byte // the font's own, numbered from 391
	top     cffTop
	glyphs  int
}

// cffTop holds the entries of the top dictionary that matter here: offsets, and
// whether glyphs have numbers (CIDs) instead of names.
type cffTop struct {
	charset, encoding, charStrings int
	byCID                          bool
}

// readCFF reads which names or CIDs glyphs have, and the built-in encoding.
func (o *outline) readCFF(b []byte) {
	if len(b) < 4 || int(b[2]) > len(b) {
		return
	}
	f := &cff{b: b}
	_, at := f.index(int(b[2]))
	tops, at := f.index(at)
	f.strings, _ = f.index(at)
	if len(tops) == 0 {
		return
	}
	f.top = readTop(tops[0])
	f.glyphs = f.count(f.top.charStrings)
	ids := f.charset()
	if f.top.byCID {
		o.cids = make(map[uint32]uint16, len(ids))
		for gid, cid := range ids {
			o.cids[uint32(cid)] = uint16(gid)
		}
		return
	}
	for gid, sid := range ids {
		o.names[uint16(gid)] = f.name(sid)
	}
	f.readEncoding(o)
}

// count returns the number of entries of the index at an offset.
func (f *cff) count(at int) int { return f.number(at, 2) }

// number reads n bytes at an offset; 0 behind the end.
func (f *cff) number(at, n int) (v int) {
	if at < 0 || at > len(f.b)-n {
		return 0
	}
	for _, c := range f.b[at : at+n] {
		v = v<<8 | int(c)
	}
	return v
}

// index reads an INDEX and returns its entries and the offset behind it.
func (f *cff) index(at int) (entries [][]byte, end int) {
	n, size := f.count(at), f.number(at+2, 1)
	if n == 0 || size < 1 || size > 4 {
		return nil, at + 2
	}
	data := at + 2 + (n+1)*size // one byte before the data
	if data >= len(f.b) {
		return nil, len(f.b)
	}
	entries = make([][]byte, 0, n)
	end = data + 1
	for i := 0; i < n; i++ {
		from, to := data+f.number(at+3+i*size, size), data+f.number(at+3+(i+1)*size, size)
		if from < end || to < from || to > len(f.b) {
			return entries, len(f.b)
		}
		entries = append(entries, f.b[from:to])
		end = to
	}
	return entries, end
}

// readTop reads a top dictionary: operands, then their operator.
func readTop(b []byte) (t cffTop) {
	last := 0
	for len(b) > 0 {
		c := b[0]
		b = b[1:]
		switch {
		case c == 12 && len(b) > 0:
			t.byCID = t.byCID || b[0] == 30
			b = b[1:]
		case c == 15:
			t.charset = last
		case c == 16:
			t.encoding = last
		case c == 17:
			t.charStrings = last
		case c == 28 && len(b) >= 2:
			last, b = int(int16(uint16(b[0])<<8|uint16(b[1]))), b[2:]
		case c == 29 && len(b) >= 4:
			last, b = int(int32(uint32(b[0])<<24|uint32(b[1])<<16|uint32(b[2])<<8|uint32(b[3]))), b[4:]
		case c == 30: // a real number, which ends in a half byte of ones
			for len(b) > 0 && b[0]&0x0F != 0x0F && b[0]>>4 != 0x0F {
				b = b[1:]
			}
			b = b[min(1, len(b)):]
		case c >= 32 && c <= 246:
			last = int(c) - 139
		case c >= 247 && c <= 250 && len(b) >= 1:
			last, b = (int(c)-247)*256+int(b[0])+108, b[1:]
		case c >= 251 && c <= 254 && len(b) >= 1:
			last, b = -(int(c)-251)*256-int(b[0])-108, b[1:]
		}
	}
	return t
}

// charset returns the string numbers, or the CIDs, of all glyphs.
func (f *cff) charset() []int {
	ids := make([]int, 1, f.glyphs+1)
	at := f.top.charset
	if at <= 2 {
		// Predefined. Those of expert fonts are as good as unused, and a font of
		// fewer glyphs than ASCII has is a part of one, whose names are not true.
		for at == 0 && f.glyphs >= 96 && len(ids) < min(f.glyphs, 229) {
			ids = append(ids, len(ids))
		}
		return ids
	}
	format := f.number(at, 1)
	at++
	for len(ids) < f.glyphs && at < len(f.b) {
		first, more := f.number(at, 2), 0
		at += 2
		if format > 0 {
			more = f.number(at, min(format, 2))
			at += min(format, 2)
		}
		for k := 0; k <= more && len(ids) < f.glyphs; k++ {
			ids = append(ids, first+k)
		}
	}
	return ids
}

// name returns the string with a number.
func (f *cff) name(sid int) string {
	standard := cffStrings()
	if sid < len(standard) {
		return standard[sid]
	}
	if sid -= len(standard); sid < len(f.strings) {
		return string(f.strings[sid])
	}
	return ""
}

// readEncoding reads the built-in encoding: of codes by glyph, and codes that
// have a second glyph by its name. The predefined ones are those that a font
// without an encoding is taken to have.
func (f *cff) readEncoding(o *outline) {
	at := f.top.encoding
	if at <= 1 {
		return
	}
	format, n := f.number(at, 1), f.number(at+1, 1)
	at += 2
	gid := uint16(1)
	for range n {
		code, more := f.number(at, 1), 0
		at++
		if format&0x7F == 1 {
			more = f.number(at, 1)
			at++
		}
		for k := 0; k <= more && code+k < 256; k++ {
			o.encode(byte(code+k), o.names[gid])
			gid++
		}
	}
	if format&0x80 == 0 {
		return
	}
	for i := range f.number(at, 1) {
		o.encode(byte(f.number(at+1+3*i, 1)), f.name(f.number(at+2+3*i, 2)))
	}
}
