package pdf

import (
	"encoding/binary"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPostNames(t *testing.T) {
	be := binary.BigEndian
	b := append(be.AppendUint32(nil, 0x00020000), make([]byte, 28)...)
	for _, n := range []uint16{5, 0, 36, 258, 259, 300} { // 36 is "A"; 300 does not exist
		b = be.AppendUint16(b, n)
	}
	b = append(b, "\x07uni0416\x06eacute\x09cut"...)
	o := newOutline()
	o.readPost(b)
	var got []string
	for gid := range uint16(5) {
		s, _ := o.glyph(gid)
		got = append(got, s)
	}
	if diff := cmp.Diff([]string{"", "A", "Ж", "é", ""}, got); diff != "" {
		t.Error(diff)
	}
	standard := newOutline()
	standard.readPost(be.AppendUint32(nil, 0x00010000))
	if s, _ := standard.glyph(36); s != "A" || len(macGlyphs()) != 258 {
		t.Errorf("glyph 36 of %d is %q, want A of 258", len(macGlyphs()), s)
	}
	for i := range b {
		newOutline().readPost(b[:i])
	}
}

func TestType1Encoding(t *testing.T) {
	for in, want := range map[string]map[byte]string{
		"%!PS /Encoding 256 array 0 1 255 {1 index exch /.notdef put} for dup 1 /Aring put dup 2 /afii10017 put readonly def dup 3 /C put eexec": {
			1: "Å", 2: "А", 3: ""},
		"%!PS /Encoding StandardEncoding def dup 1 /A put eexec": {1: "", 65: ""},
		"%!PS eexec /Encoding dup 1 /A put":                      {1: ""},
		"%!PS /Encoding dup 300 /A put dup 1 /B":                 {1: ""},
	} {
		o := newOutline()
		o.read([]byte(in))
		for code, text := range want {
			if got, _ := o.code(code); got != text {
				t.Errorf("%.50s…: code %d is %q, want %q", in, code, got, text)
			}
		}
	}
}

// cffFont makes a CFF font of three glyphs: .notdef, those of the charset. Its
// own strings are "uni0416" (391) and "f_i" (392).
func cffFont(cid bool, charset, encoding string) []byte {
	index := func(items ...string) []byte {
		b := []byte{0, byte(len(items))}
		if len(items) == 0 {
			return b
		}
		b = append(b, 1)
		at := 1
		for _, s := range append([]string{""}, items...) {
			at += len(s)
			b = append(b, byte(at))
		}
		for _, s := range items {
			b = append(b, s...)
		}
		return b
	}
	start := slices.Concat([]byte{1, 0, 4, 1}, index("Font"))
	strings := slices.Concat(index("uni0416", "f_i"), index())
	top := func(charsetAt, encodingAt, glyphsAt int) string {
		number := func(n int, op string) string { return "\x1d\x00\x00" + string([]byte{byte(n >> 8), byte(n)}) + op }
		s := number(charsetAt, "\x0f") + number(encodingAt, "\x10") + number(glyphsAt, "\x11")
		if cid {
			return "\x8b\x8b\x8b\x0c\x1e" + s
		}
		return "\x8b\x8b\x1e\xe2\x6a\x0f\x0c\x02" + s // and a real number before
	}
	at := len(start) + len(index(top(0, 0, 0))) + len(strings)
	tail := []byte(charset + encoding)
	head := slices.Concat(start, index(top(at, at+len(charset), at+len(tail))), strings)
	return slices.Concat(head, tail, index("\x0e", "\x0e", "\x0e"))
}

func TestCFF(t *testing.T) {
	for name, test := range map[string]struct {
		charset, encoding string
		codes             map[byte]string
	}{
		"lists":      {"\x00\x00\x22\x01\x87", "\x00\x02\x41\x42", map[byte]string{0x41: "A", 0x42: "Ж", 0x43: ""}},
		"ranges":     {"\x01\x01\x87\x01", "\x01\x01\x41\x01", map[byte]string{0x41: "Ж", 0x42: "fi"}},
		"supplement": {"\x02\x00\x22\x00\x01", "\x80\x01\x41\x01\x50\x01\x88", map[byte]string{0x41: "A", 0x50: "fi"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := cffFont(false, test.charset, test.encoding)
			o := newOutline()
			o.read(b)
			for code, want := range test.codes {
				if got, _ := o.code(code); got != want {
					t.Errorf("code %#x: %q, want %q", code, got, want)
				}
			}
			for i := range b {
				newOutline().read(b[:i])
			}
		})
	}
	o := newOutline()
	o.read(cffFont(true, "\x00\x00\x22\x01\x87", "\x00\x00"))
	if diff := cmp.Diff(map[uint32]uint16{0: 0, 0x22: 1, 0x187: 2}, o.cids); diff != "" {
		t.Errorf("CIDs: %s", diff)
	}
	if n := len(cffStrings()); n != 391 || cffStrings()[390] != "Semibold" || cffStrings()[228] != "zcaron" {
		t.Errorf("%d standard strings", n)
	}
}

// TestNumberedGlyphs reads fonts of bitmaps, whose glyphs are named by codes.
func TestNumberedGlyphs(t *testing.T) {
	for name, test := range map[string]struct {
		names map[int]string
		want  map[int]string
	}{
		"old TeX":       {map[int]string{12: "a12", 65: "a65", 66: "a66", 123: "a123"}, map[int]string{12: "fi", 65: "A", 123: "–"}},
		"new TeX":       {map[int]string{28: "a28", 65: "a65", 66: "a66", 161: "a161"}, map[int]string{28: "fi", 65: "A", 161: "ą"}},
		"too few":       {map[int]string{65: "a65", 66: "a66"}, map[int]string{65: ""}},
		"other numbers": {map[int]string{65: "a66", 66: "a67", 67: "a68", 68: "a69"}, map[int]string{65: ""}},
	} {
		var f [256]glyph
		var names [256]string
		for i, n := range test.names {
			names[i] = n
		}
		numbered(&f, &names)
		for code, want := range test.want {
			if f[code].text != want {
				t.Errorf("%s: code %d is %q, want %q", name, code, f[code].text, want)
			}
		}
	}
}

func FuzzOutline(f *testing.F) {
	f.Add(trueType())
	f.Add(cffFont(false, "\x01\x01\x87\x01", "\x01\x01\x41\x01"))
	f.Add([]byte("%!PS /Encoding 256 array dup 1 /Aring put readonly def"))
	f.Add(append([]byte{0, 2, 0, 0}, make([]byte, 60)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		o := newOutline()
		o.read(b)
		o.readPost(b)
		o.readCFF(b)
		for c := range 256 {
			o.code(byte(c))
			o.text(uint32(c))
		}
	})
}
