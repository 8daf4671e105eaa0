package pdf

import (
	"encoding/binary"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// outline is what an embedded font file itself says about the characters of its
// glyphs. It is asked where the PDF does not say.
type outline struct {
	glyphs   map[uint16]rune   // glyph number -> character, from a Unicode cmap
	names    map[uint16]string // glyph number -> name, from post or CFF
	codes    map[uint16]uint16 // code of a symbolic font -> glyph number
	encoding *[256]string      // names of the codes of a Type 1 font, nil for the standard's
	cids     map[uint32]uint16 // CID -> glyph number, nil where they are the same
	cidToGID []byte            // the same, as the PDF gives it
}

// maxGlyphs is the most glyphs that a font file can number.
const maxGlyphs = 1 << 16

// outline reads the font file of a font, nil where there is none that says
// anything.
func (d *document) outline(face pdf.Value) *outline {
	desc := d.key(face, "FontDescriptor")
	o := newOutline()
	for _, kind := range []string{"FontFile", "FontFile2", "FontFile3"} {
		file := d.key(desc, kind)
		if file.Kind() != pdf.Stream {
			continue
		}
		if b, ok := d.stream(file); ok {
			o.read(b)
		}
	}
	if m := d.key(face, "CIDToGIDMap"); m.Kind() == pdf.Stream {
		o.cidToGID, _ = d.stream(m)
	}
	if len(o.glyphs) == 0 && len(o.names) == 0 && len(o.codes) == 0 && o.encoding == nil {
		return nil
	}
	return o
}

func newOutline() *outline {
	return &outline{glyphs: map[uint16]rune{}, names: map[uint16]string{}, codes: map[uint16]uint16{}}
}

// read reads a font file, whatever kind it turns out to be.
func (o *outline) read(b []byte) {
	switch {
	case len(b) < 4:
	case string(b[:2]) == "%!" || b[0] == 0x80:
		o.readType1(b)
	case string(b[:4]) == "OTTO" || string(b[:4]) == "true" || string(b[:4]) == "\x00\x01\x00\x00":
		o.readTables(b)
	case b[0] == 1:
		o.readCFF(b)
	default:
		o.readTables(b)
	}
}

// text returns the characters of a glyph by its CID.
func (o *outline) text(cid uint32) (string, bool) {
	gid := uint16(min(cid, maxGlyphs-1))
	switch {
	case o.cidToGID != nil:
		if int(2*cid+1) >= len(o.cidToGID) {
			return "", false
		}
		gid = uint16(o.cidToGID[2*cid])<<8 | uint16(o.cidToGID[2*cid+1])
	case o.cids != nil:
		gid = o.cids[cid]
	}
	return o.glyph(gid)
}

// glyph returns the characters of a glyph by its number.
func (o *outline) glyph(gid uint16) (string, bool) {
	if r, ok := o.glyphs[gid]; ok {
		return string(r), true
	}
	text := glyphText(o.names[gid])
	return text, text != ""
}

// code returns the characters of a one-byte code: of a symbolic TrueType font,
// or of a Type 1 font by its own encoding.
func (o *outline) code(c byte) (string, bool) {
	if o.encoding != nil {
		text := glyphText(o.encoding[c])
		return text, text != ""
	}
	for _, code := range [...]uint16{uint16(c), 0xF000 | uint16(c)} {
		if gid, ok := o.codes[code]; ok {
			return o.glyph(gid)
		}
	}
	return "", false
}

// ofSimple returns the characters of a code of a simple font, of which the PDF
// gives no more than a name that says nothing, or nothing.
func (o *outline) ofSimple(code byte, name string) (string, bool) {
	switch {
	case o == nil:
		return "", false
	case name != "":
		return o.named(name)
	}
	return o.code(code)
}

// named returns the characters of a glyph whose name holds its number: "g17",
// "glyph17", "cid17".
func (o *outline) named(name string) (string, bool) {
	digits := strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || digits == name {
		return "", false
	}
	return o.glyph(uint16(n))
}

// readTables reads the tables of a TrueType or OpenType file.
func (o *outline) readTables(b []byte) {
	if len(b) < 12 {
		return
	}
	n := int(binary.BigEndian.Uint16(b[4:]))
	for i := 0; i < n && 12+16*i+16 <= len(b); i++ {
		entry := b[12+16*i:]
		table := slice(b, binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:]))
		switch string(entry[:4]) {
		case "cmap":
			o.readCmap(table)
		case "post":
			o.readPost(table)
		case "CFF ":
			o.readCFF(table)
		}
	}
}

// slice cuts out n bytes from off, as many as there are.
func slice(b []byte, off, n uint32) []byte {
	if int(off) > len(b) {
		return nil
	}
	b = b[off:]
	return b[:min(int(n), len(b))]
}

func (o *outline) readCmap(b []byte) {
	if len(b) < 4 {
		return
	}
	n := int(binary.BigEndian.Uint16(b[2:]))
	for i := 0; i < min(n, 32) && 4+8*i+8 <= len(b); i++ {
		entry := b[4+8*i:]
		platform, kind := binary.BigEndian.Uint16(entry), binary.BigEndian.Uint16(entry[2:])
		sub := slice(b, binary.BigEndian.Uint32(entry[4:]), uint32(len(b)))
		switch {
		case platform == 0 || platform == 3 && (kind == 1 || kind == 10):
			readSubtable(sub, func(char uint32, gid uint16) {
				if _, ok := o.glyphs[gid]; !ok && char >= ' ' {
					o.glyphs[gid] = rune(char)
				}
			})
		case platform == 1 || platform == 3 && kind == 0:
			readSubtable(sub, func(char uint32, gid uint16) { o.codes[uint16(char)] = gid })
		}
	}
}

// readSubtable gives the pairs of a cmap subtable of format 0, 4, 6 or 12.
func readSubtable(b []byte, add func(char uint32, gid uint16)) {
	if len(b) < 10 {
		return
	}
	u16 := func(i int) int {
		if i < 0 || i+2 > len(b) {
			return 0
		}
		return int(binary.BigEndian.Uint16(b[i:]))
	}
	switch u16(0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(b); c++ {
			if gid := b[6+c]; gid != 0 {
				add(uint32(c), uint16(gid))
			}
		}
	case 4:
		readSegments(u16, add)
	case 6:
		for i := 0; i < u16(8); i++ {
			if gid := u16(10 + 2*i); gid != 0 {
				add(uint32(u16(6)+i), uint16(gid))
			}
		}
	case 12:
		readGroups(b, add)
	}
}

// readSegments reads format 4: segments of the Basic Multilingual Plane.
func readSegments(u16 func(int) int, add func(char uint32, gid uint16)) {
	n := u16(6) / 2
	left := maxGlyphs
	for i := 0; i < n; i++ {
		last, first := u16(14+2*i), u16(16+2*n+2*i)
		delta, at := u16(16+4*n+2*i), 16+6*n+2*i
		for c := first; c <= last && c < 0xFFFF && left > 0; c++ {
			left--
			gid := c + delta
			if off := u16(at); off != 0 {
				if gid = u16(at + off + 2*(c-first)); gid != 0 {
					gid += delta
				}
			}
			if gid &= 0xFFFF; gid != 0 {
				add(uint32(c), uint16(gid))
			}
		}
	}
}

// readGroups reads format 12: groups of any characters.
func readGroups(b []byte, add func(char uint32, gid uint16)) {
	if len(b) < 16 {
		return
	}
	n := binary.BigEndian.Uint32(b[12:])
	left := uint32(maxGlyphs)
	for b = b[16:]; n > 0 && len(b) >= 12; n, b = n-1, b[12:] {
		first, last := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
		gid := binary.BigEndian.Uint32(b[8:])
		for c := first; c <= last && c <= 0x10FFFF && left > 0; c++ {
			left--
			add(c, uint16(gid+c-first))
		}
	}
}
