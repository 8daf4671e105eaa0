package pdf

import (
	"encoding/binary"

	"github.com/ledongthuc/pdf"
)

// outline is what an embedded TrueType or OpenType font file itself says about
// the characters of its glyphs. It is asked where the PDF does not say.
type outline struct {
	glyphs  map[uint16]rune // glyph number -> character, from a Unicode cmap
	codes   map[uint16]uint16
	cidToID []byte // glyph numbers of CIDs, nil where they are the same
}

// maxGlyphs is the most glyphs that a font file can number.
const maxGlyphs = 1 << 16

// outline reads the font file of a font, nil where there is none that says
// anything.
func (d *document) outline(face pdf.Value) *outline {
	desc := d.key(face, "FontDescriptor")
	file := d.key(desc, "FontFile2")
	if file.Kind() != pdf.Stream {
		file = d.key(desc, "FontFile3")
	}
	if file.Kind() != pdf.Stream {
		return nil
	}
	b, ok := d.stream(file)
	if !ok {
		return nil
	}
	o := &outline{glyphs: map[uint16]rune{}, codes: map[uint16]uint16{}}
	o.readTables(b)
	if m := d.key(face, "CIDToGIDMap"); m.Kind() == pdf.Stream {
		o.cidToID, _ = d.stream(m)
	}
	if len(o.glyphs) == 0 && len(o.codes) == 0 {
		return nil
	}
	return o
}

// text returns the character of a glyph number.
func (o *outline) text(cid uint32) (string, bool) {
	if o.cidToID != nil {
		if int(2*cid+1) >= len(o.cidToID) {
			return "", false
		}
		cid = uint32(o.cidToID[2*cid])<<8 | uint32(o.cidToID[2*cid+1])
	}
	r, ok := o.glyphs[uint16(min(cid, maxGlyphs-1))]
	return string(r), ok
}

// code returns the character of a one-byte code of a symbolic font.
func (o *outline) code(c byte) (string, bool) {
	for _, code := range [...]uint16{uint16(c), 0xF000 | uint16(c)} {
		if gid, ok := o.codes[code]; ok {
			r, ok := o.glyphs[gid]
			return string(r), ok
		}
	}
	return "", false
}

// readTables finds the cmap table and reads its subtables.
func (o *outline) readTables(b []byte) {
	if len(b) < 12 {
		return
	}
	n := int(binary.BigEndian.Uint16(b[4:]))
	for i := 0; i < n && 12+16*i+16 <= len(b); i++ {
		entry := b[12+16*i:]
		if string(entry[:4]) == "cmap" {
			o.readCmap(slice(b, binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])))
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
