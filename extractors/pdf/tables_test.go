package pdf

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCMap(t *testing.T) {
	const m = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /WMode 1 def
2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange
3 beginbfchar <01> <0041> <02> <00660066> <03> /eacute endbfchar
1 beginbfrange <10> <12> <0061> endbfrange
1 beginbfrange <20> <22> [<0078> <0079> /z] endbfrange
1 beginbfrange <8000> <8001> <D83DDE00> endbfrange
1 beginbfchar <30> <41> endbfchar
1 begincidrange <0040> <0045> 100 endcidrange
1 begincidchar <0050> 7 endcidchar
endcmap`
	c := readCMap([]byte(m))
	for code, want := range map[uint32]string{
		1: "A", 2: "ff", 3: "é", 0x10: "a", 0x11: "b", 0x12: "c", 0x13: "", 0x20: "x", 0x21: "y", 0x22: "z",
		0x8000: "😀", 0x8001: "😁", 0x30: "A", 0x99: "",
	} {
		if got, ok := c.unicode(code); got != want || ok != (want != "") {
			t.Errorf("code %#x: %q, %v; want %q", code, got, ok, want)
		}
	}
	if s, ok := c.cids.find(0x42); !ok || s.v+0x42-s.lo != 102 {
		t.Errorf("CID of 0x42: %+v, %v; want 102", s, ok)
	}
	if s, ok := c.cids.find(0x50); !ok || s.v != 7 {
		t.Errorf("CID of 0x50: %+v, %v; want 7", s, ok)
	}
	if !c.vertical {
		t.Error("WMode 1 is vertical")
	}
	for in, want := range map[string][2]uint32{"\x41\x42": {0x41, 1}, "\x80\x42\x43": {0x8042, 2}, "\x80": {0x80, 1}} {
		if got, n := c.next([]byte(in)); got != want[0] || n != int(want[1]) {
			t.Errorf("next(%q) = %#x, %d", in, got, n)
		}
	}
}

func TestBrokenCMaps(t *testing.T) {
	for _, in := range []string{
		"1 beginbfchar <01> endbfchar", "beginbfrange <00> <FF> [<0041> endbfrange",
		"1 begincodespacerange <0000000000> <FFFFFFFFFF> endcodespacerange",
		"1 beginbfrange <FF> <00> <0041> endbfrange", "1 beginbfchar <01> <> endbfchar",
		"1 beginbfchar [ ] ] << <01> <0042> endbfchar",
	} {
		c := readCMap([]byte(in))
		c.unicode(1)
		c.next([]byte{1})
	}
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> [<0041> /x] endbfrange"))
	f.Add([]byte("1 beginbfchar <01> <D83DDE00> endbfchar 1 begincidrange <00> <FF> 3 endcidrange"))
	f.Fuzz(func(t *testing.T, b []byte) {
		c := readCMap(b)
		for code := range uint32(300) {
			s, _ := c.unicode(code)
			clean(s)
		}
		for s := b; len(s) > 0; {
			_, n := c.next(s)
			if n < 1 || n > len(s) {
				t.Fatalf("code of %d bytes in %d", n, len(s))
			}
			s = s[n:]
		}
	})
}

func TestGlyphText(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "eacute": "é", "quoteright": "’", "afii10017": "А", "afii61352": "№", "Alpha": "Α", "Delta": "Δ",
		"uni0416": "Ж", "uni00410042": "AB", "u1D400": "𝐀", "uniD800": "", "uni12": "", "f_i": "fi", "a.sc": "a",
		"f_f_i.alt": "ffi", "Euro": "€", "hyphen": "-", "space": " ", ".notdef": "", "g123": "", "": "",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a": "a", "": "", "\x00": "", "\n": " ", "\u00a0": " ", "\u2009": " ", "\uFB03": "ffi", "\uFB01n": "fin",
		"\uFFFD": "", "\uFEFFa": "a", "e\u0301": "é", "\uF0B7": "•", "\u200B": "", "\u00AD": "\u00AD", "\u2011": "\u2011",
		"Ж": "Ж", "\u2126": "Ω", "\u0085": "",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, test := range []struct {
		name string
		code byte
		want rune
	}{
		{"WinAnsiEncoding", 0x80, '€'}, {"WinAnsiEncoding", 0x96, '–'}, {"WinAnsiEncoding", 0x81, '•'},
		{"WinAnsiEncoding", 0xE9, 'é'}, {"MacRomanEncoding", 0x8E, 'é'}, {"MacRomanEncoding", 0xD0, '–'},
		{"StandardEncoding", '\'', '’'}, {"StandardEncoding", 0xB1, '–'}, {"StandardEncoding", 0xAF, 'ﬂ'},
		{"StandardEncoding", 0xD0, '—'}, {"StandardEncoding", 0xFB, 'ß'},
		{"Symbol", 'a', 'α'}, {"Symbol", 'W', 'Ω'}, {"Symbol", 0xB7, '•'}, {"Symbol", 0xA3, '≤'}, {"Symbol", 0xB3, '≥'},
		{"Symbol", 0xD7, '⋅'}, {"Symbol", 0xDE, '⇒'},
	} {
		if got := encodingNamed(test.name)[test.code]; got != test.want {
			t.Errorf("%s %#x: %q, want %q", test.name, test.code, got, test.want)
		}
	}
}

func TestFilters(t *testing.T) {
	png := func(columns int) filter { return filter{predictor: 15, columns: columns, colors: 1, bits: 8} }
	d := &document{}
	for name, test := range map[string]struct {
		f        filter
		in, want string
	}{
		"Flate":             {filter{name: "FlateDecode"}, deflate("Hello"), "Hello"},
		"Fl, cut off":       {filter{name: "Fl"}, deflate(strings.Repeat("Hello ", 9))[:10], "Hello"},
		"Flate, bad sum":    {filter{name: "FlateDecode"}, deflate("Hello")[:len(deflate("Hello"))-4] + "xxxx", "Hello"},
		"LZW":               {filter{name: "LZWDecode", earlier: 1}, "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "-----A---B"},
		"LZW, garbage":      {filter{name: "LZW", earlier: 1}, "\xFF\xFF\xFF", ""},
		"ASCIIHex":          {filter{name: "ASCIIHexDecode"}, "48 65 6C6C6F>", "Hello"},
		"ASCII85":           {filter{name: "ASCII85Decode"}, "<~87cURDZ~>", "Hello"},
		"ASCII85, bare":     {filter{name: "A85"}, "87cUR\nDZ", "Hello"},
		"RunLength":         {filter{name: "RL"}, "\x01He\xFFl\x00o\x80junk", "Hello"},
		"RunLength, short":  {filter{name: "RunLengthDecode"}, "\x09He", "He"},
		"PNG none":          {png(2), "\x00ab\x00cd", "abcd"},
		"PNG sub":           {png(3), "\x01a\x01\x01", "abc"},
		"PNG up":            {png(2), "\x02ab\x02\x01\x01", "abbc"},
		"PNG average":       {png(2), "\x00ab\x03\x32\x00", "abbb"},
		"PNG Paeth":         {png(2), "\x00ab\x04\x01\x01", "abbc"},
		"PNG, partial line": {png(4), "\x00abcd\x00e", "abcde"},
		"TIFF":              {filter{predictor: 2, columns: 3, colors: 1, bits: 8}, "a\x01\x01b\x01\x01", "abcbcd"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []byte
			if test.f.name == "" {
				got = test.f.unpredict([]byte(test.in))
			} else {
				got, _ = d.apply(test.f, []byte(test.in), 1000, nil)
			}
			if !strings.HasPrefix(string(got), test.want) || test.want != "" && len(got) > len(test.want)+6 {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestFilterLimits(t *testing.T) {
	d := &document{}
	bomb := []byte(deflate(strings.Repeat("a", 1<<20)))
	if out, err := d.apply(filter{name: "FlateDecode"}, bomb, 1000, nil); len(out) != 1000 || err != errBudget {
		t.Errorf("%d bytes, %v; want 1000 and a budget that is used up", len(out), err)
	}
	if out, err := d.apply(filter{name: "RL"}, bytes.Repeat([]byte("\x81a"), 100), 1000, nil); len(out) != 1000 || err != errBudget {
		t.Errorf("%d bytes, %v; want 1000 and a budget that is used up", len(out), err)
	}
	if _, err := d.apply(filter{name: "JPXDecode"}, nil, 1000, nil); err != errFilter {
		t.Errorf("error %v, want %v", err, errFilter)
	}
}

func FuzzFilters(f *testing.F) {
	f.Add([]byte(deflate("Hello")), uint8(0), uint8(12), uint16(4))
	f.Add([]byte("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"), uint8(1), uint8(2), uint16(4))
	names := []string{"FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"}
	f.Fuzz(func(t *testing.T, b []byte, name, predictor uint8, columns uint16) {
		d := &document{}
		fl := filter{name: names[int(name)%len(names)], predictor: int(predictor) % 16, columns: int(columns), colors: 1, bits: 8, earlier: 1}
		if out, _ := d.apply(fl, b, 1<<16, nil); len(out) > 1<<16 {
			t.Fatalf("%d bytes from %d", len(out), len(b))
		}
	})
}

// trueType makes a font file with a Unicode cmap of format 4 and a symbol one
// of format 0: glyph 3 is "H", glyph 4 is "i".
func trueType() []byte {
	be := binary.BigEndian
	var four []byte
	for _, n := range []uint16{4, 40, 0, 6, 0, 0, 0, 'H', 'i', 0xFFFF, 0, 'H', 'i', 0xFFFF,
		uint16(65536 + 3 - 'H'), uint16(65536 + 4 - 'i'), 1, 0, 0, 0} {
		four = be.AppendUint16(four, n)
	}
	zero := append([]byte{0, 0, 1, 6, 0, 0}, make([]byte, 256)...)
	zero[6+1], zero[6+2] = 3, 4
	cmap := []byte{0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 1, 0, 0, 0, 0, 0, byte(20 + len(four))}
	cmap = append(append(cmap, four...), zero...)
	font := append([]byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, "cmap\x00\x00\x00\x00"...)
	font = be.AppendUint32(font, 28)
	font = be.AppendUint32(font, uint32(len(cmap)))
	return append(font, cmap...)
}

func TestOutline(t *testing.T) {
	o := newOutline()
	o.readTables(trueType())
	got := map[string]string{}
	got["gid 3"], _ = o.text(3)
	got["gid 4"], _ = o.text(4)
	got["code 1"], _ = o.code(1)
	got["code 2"], _ = o.code(2)
	want := map[string]string{"gid 3": "H", "gid 4": "i", "code 1": "H", "code 2": "i"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i := range trueType() {
		newOutline().readTables(trueType()[:i])
	}
}
