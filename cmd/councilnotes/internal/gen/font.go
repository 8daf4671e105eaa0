package gen

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"
)

// font is a TrueType font as far as the PDF writer needs it: which glyph shows
// a character, how wide glyphs are, and their outlines, to embed those in use.
//
// Source: the OpenType specification, tables cmap (format 4), hmtx, loca, glyf.
type font struct {
	name       string
	tables     map[string][]byte
	glyphs     map[rune]uint16
	unitsPerEm int
	advances   []uint16 // by glyph, in font units
	loca       []uint32
	bbox       [4]int
	ascent     int
	descent    int
}

// fonts are Liberation Serif Regular and Bold (SIL Open Font License 1.1): the
// metrics of the typeface that the Council prints in, with Latin Extended,
// Greek and Cyrillic.
var fonts = sync.OnceValue(func() [2]*font {
	regular, err := parseFont("LiberationSerif", liberationserifregular.TTF)
	if err != nil {
		panic(err) // Unreachable: the font is part of the program.
	}
	heavy, err := parseFont("LiberationSerif-Bold", liberationserifbold.TTF)
	if err != nil {
		panic(err) // Unreachable: the font is part of the program.
	}
	return [2]*font{regular, heavy}
})

func parseFont(name string, b []byte) (*font, error) {
	f := &font{name: name, tables: map[string][]byte{}, glyphs: map[rune]uint16{}}
	for i := range int(be16(b, 4)) {
		rec := b[12+16*i:]
		off, n := be32(rec, 8), be32(rec, 12)
		f.tables[string(rec[:4])] = b[off : off+n]
	}
	head, hhea, hmtx := f.tables["head"], f.tables["hhea"], f.tables["hmtx"]
	f.unitsPerEm = int(be16(head, 18))
	for i := range 4 {
		f.bbox[i] = f.scale(int(int16(be16(head, 36+2*i))))
	}
	f.ascent, f.descent = f.scale(int(int16(be16(hhea, 4)))), f.scale(int(int16(be16(hhea, 6))))
	count, metrics := int(be16(f.tables["maxp"], 4)), int(be16(hhea, 34))
	f.advances = make([]uint16, count)
	for i := range count {
		f.advances[i] = be16(hmtx, 4*min(i, metrics-1))
	}
	loca := f.tables["loca"]
	f.loca = make([]uint32, count+1)
	for i := range f.loca {
		if be16(head, 50) == 0 {
			f.loca[i] = 2 * uint32(be16(loca, 2*i))
		} else {
			f.loca[i] = be32(loca, 4*i)
		}
	}
	return f, f.parseCmap()
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// scale turns font units into the 1/1000 em of PDF.
func (f *font) scale(v int) int { return v * 1000 / f.unitsPerEm }

// parseCmap reads the Unicode subtable of format 4.
func (f *font) parseCmap() error {
	cmap := f.tables["cmap"]
	for i := range int(be16(cmap, 2)) {
		rec := cmap[4+8*i:]
		t := cmap[be32(rec, 4):]
		if be16(rec, 0) != 3 || be16(rec, 2) != 1 || be16(t, 0) != 4 {
			continue
		}
		n := int(be16(t, 6)) // segments times two
		for s := 0; s < n; s += 2 {
			f.segment(t, n, s)
		}
		return nil
	}
	return fmt.Errorf("gen: font %s has no Unicode cmap of format 4", f.name)
}

func (f *font) segment(t []byte, n, s int) {
	last, first := int(be16(t, 14+s)), int(be16(t, 16+n+s))
	delta, offset := be16(t, 16+2*n+s), int(be16(t, 16+3*n+s))
	for c := first; c <= last && c != 0xffff; c++ {
		g := uint16(c) + delta
		if offset != 0 {
			if g = be16(t, 16+3*n+s+offset+2*(c-first)); g != 0 {
				g += delta
			}
		}
		if g != 0 {
			f.glyphs[rune(c)] = g
		}
	}
}

// width is the width of a text in 1/1000 em.
func (f *font) width(s string) float64 {
	var sum int
	for _, r := range s {
		sum += int(f.advances[f.glyphs[r]])
	}
	return float64(sum) * 1000 / float64(f.unitsPerEm)
}

// missing returns the characters of s that the font cannot show.
func (f *font) missing(s string) []rune {
	var out []rune
	for _, r := range s {
		if _, ok := f.glyphs[r]; !ok && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// subset is a font cut down to the glyphs a document shows, renumbered in the
// order of their first use. Glyph 0 is the mark for what is missing.
type subset struct {
	*font
	order []uint16          // old glyph by new
	index map[uint32]uint16 // new glyph by old, or by old and softBit
	chars []rune            // by new glyph; 0 for parts of composites
}

func newSubset(f *font) *subset {
	return &subset{font: f, order: []uint16{0}, index: map[uint32]uint16{0: 0}, chars: []rune{0}}
}

// glyph returns the new number of the glyph that shows r.
func (s *subset) glyph(r rune) uint16 { return s.add(s.glyphs[r], r) }

// softBit tells the soft hyphen from the hyphen: fonts draw both with one glyph,
// but the first must be read as what it is.
const softBit = 1 << 16

func (s *subset) add(old uint16, r rune) uint16 {
	key := uint32(old)
	if string(r) == softHyphen {
		key |= softBit
	}
	g, ok := s.index[key]
	if !ok {
		g = uint16(len(s.order))
		s.index[key] = g
		s.order, s.chars = append(s.order, old), append(s.chars, r)
	}
	return g
}

// outline returns the description of an old glyph with the parts of composites
// renumbered.
func (s *subset) outline(old uint16) []byte {
	g := slices.Clone(s.tables["glyf"][s.loca[old]:s.loca[old+1]])
	if len(g) == 0 || int16(be16(g, 0)) >= 0 {
		return g
	}
	const words, scaled, more, twoScales, matrix = 1, 8, 32, 64, 128 // flags of a part
	for at := 10; ; {
		flags := be16(g, at)
		binary.BigEndian.PutUint16(g[at+2:], s.add(be16(g, at+2), 0))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scaled != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return g
		}
	}
}

// file writes the subset as a TrueType file for embedding in a PDF, which
// needs no cmap, names or kerning.
func (s *subset) file() []byte {
	var glyf, loca, hmtx []byte
	for i := 0; i < len(s.order); i++ { // Parts of composites are added on the way.
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, s.outline(s.order[i])...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, s.advances[s.order[i]])
		hmtx = binary.BigEndian.AppendUint16(hmtx, 0)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(s.tables["head"]), slices.Clone(s.tables["hhea"]), slices.Clone(s.tables["maxp"])
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets in loca
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.order)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.order)))
	return sfnt([]table{{"cvt ", s.tables["cvt "]}, {"fpgm", s.tables["fpgm"]}, {"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}, {"prep", s.tables["prep"]}})
}

type table struct {
	tag  string
	data []byte
}

// sfnt writes tables, sorted by tag, as a font file.
func sfnt(tables []table) []byte {
	n := len(tables)
	pow, log := 1, 0
	for pow*2 <= n {
		pow, log = pow*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, pow * 16, log, (n - pow) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := uint32(12 + 16*n)
	for _, t := range tables {
		out = append(out, t.tag...)
		for _, v := range []uint32{checksum(t.data), at, uint32(len(t.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		at += uint32(len(t.data)+3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for i := 0; i < len(b); i += 4 {
		var w [4]byte
		copy(w[:], b[i:])
		sum += binary.BigEndian.Uint32(w[:])
	}
	return sum
}
