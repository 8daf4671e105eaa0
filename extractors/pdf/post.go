package pdf

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"
)

// The 258 glyph names that every TrueType font may use by their numbers.
//
//go:embed data/macglyphs.txt
var macGlyphData string

var macGlyphs = sync.OnceValue(func() []string { return strings.Fields(macGlyphData) })

// readPost reads the names of glyphs from a post table of format 1 or 2.
func (o *outline) readPost(b []byte) {
	if len(b) < 4 {
		return
	}
	switch binary.BigEndian.Uint32(b) {
	case 0x00010000:
		for gid, name := range macGlyphs() {
			o.names[uint16(gid)] = name
		}
	case 0x00020000:
		o.readPostNames(slice(b, 32, uint32(len(b))))
	}
}

// readPostNames reads format 2: for each glyph the number of its name, those
// from 258 on in the list of strings that follows.
func (o *outline) readPostNames(b []byte) {
	if len(b) < 2 {
		return
	}
	n := min(int(binary.BigEndian.Uint16(b)), (len(b)-2)/2)
	numbers := b[2 : 2+2*n]
	var own []string
	for rest := b[2+2*n:]; len(rest) > 0 && len(rest) > int(rest[0]); rest = rest[1+int(rest[0]):] {
		own = append(own, string(rest[1:1+int(rest[0])]))
	}
	standard := macGlyphs()
	for gid := range n {
		switch k := int(binary.BigEndian.Uint16(numbers[2*gid:])); {
		case k < len(standard):
			o.names[uint16(gid)] = standard[k]
		case k-len(standard) < len(own):
			o.names[uint16(gid)] = own[k-len(standard)]
		}
	}
}
