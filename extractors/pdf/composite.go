package pdf

import (
	"strings"
	"sync"

	"github.com/ledongthuc/pdf"
)

// composite is a font of codes of several bytes (Type0).
type composite struct {
	codes   cmap // how strings are cut, and the glyph numbers of codes
	direct  bool // codes are UTF-16 themselves
	same    bool // codes are glyph numbers (Identity)
	text    *cmap
	widths  table[float64]
	usual   float64         // the width of glyphs that widths does not name
	outline func() *outline // read when it is asked for
	// What was looked up, for codes of two bytes; left is how many more blocks
	// the document's fonts may hold.
	known [1 << 10]*[64]glyph
	left  *int
}

// composite reads a Type0 font; face is its only descendant.
func (d *document) composite(v, face pdf.Value) *composite {
	c := &composite{text: d.toUnicode(v), usual: 1, left: &d.bounds.glyphBlocks}
	if dw := d.key(face, "DW"); dw.Kind() == pdf.Integer || dw.Kind() == pdf.Real {
		c.usual = dw.Float64() / 1000
	}
	d.encodingOf(c, d.key(v, "Encoding"))
	c.readWidths(d, d.key(face, "W"))
	c.outline = sync.OnceValue(func() *outline { return d.outline(face) })
	return c
}

// encodingOf reads how codes are cut and what glyphs they mean. Of the
// predefined maps those for Chinese, Japanese and Korean are not known, except
// where their codes are Unicode.
func (d *document) encodingOf(c *composite, v pdf.Value) {
	name := v.Name()
	if v.Kind() == pdf.Stream {
		if b, ok := d.stream(v); ok {
			c.codes = *d.readCMap(b)
			return
		}
	}
	c.codes.spaces = []codespace{{2, 0, 0xFFFF}}
	c.codes.vertical = strings.HasSuffix(name, "-V")
	c.direct = strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16")
	c.same = !c.direct
}

// readWidths reads W: "first [w w …]" and "first last w" in any order.
func (c *composite) readWidths(d *document, w pdf.Value) {
	n := min(w.Len(), maxSpans)
	for i := 0; i+1 < n; {
		first := cid(d.index(w, i))
		if second := d.index(w, i+1); second.Kind() == pdf.Array {
			for k := 0; k < second.Len(); k++ {
				id := first + uint32(k)
				c.widths.add(id, id, d.index(second, k).Float64()/1000)
			}
			i += 2
			continue
		}
		if i+2 < n {
			c.widths.add(first, cid(d.index(w, i+1)), d.index(w, i+2).Float64()/1000)
		}
		i += 3
	}
	if c.widths.sort(); c.widths.full || w.Len() > maxSpans {
		d.problems.add("a font's list of widths is too long; blanks between words may be wrong")
	}
}

func cid(v pdf.Value) uint32 { return uint32(max(0, min(1<<16, v.Int64()))) }

// next cuts a glyph off a string.
func (c *composite) next(s []byte) (*glyph, int) {
	if c.same && len(s) >= 2 { // the usual case, without a search
		return c.glyph(uint32(s[0])<<8 | uint32(s[1])), 2
	}
	code, n := c.codes.next(s)
	return c.glyph(code), n
}

// glyph looks a code up, once.
func (c *composite) glyph(code uint32) *glyph {
	if code > 0xFFFF || c.known[code>>6] == nil && !spend(c.left, 1) {
		g := c.decode(code)
		return &g
	}
	block := &c.known[code>>6]
	if *block == nil {
		*block = new([64]glyph)
	}
	g := &(*block)[code&63]
	if *g == (glyph{}) {
		*g = c.decode(code)
	}
	return g
}

func (c *composite) decode(code uint32) glyph {
	id := code
	if !c.same {
		if s, ok := c.codes.cids.find(code); ok {
			id = s.v + code - s.lo
		}
	}
	g := glyph{width: c.usual}
	if s, ok := c.widths.find(id); ok {
		g.width = s.v
	}
	text, ok := c.says(code)
	if g.text = clean(text); g.text == "" && (!ok || noCharacter(text)) && c.outline != nil {
		if o := c.outline(); o != nil {
			text, ok = o.text(id)
			g.text = clean(text)
		}
	}
	g.unknown = !ok
	return g
}

// says returns the text of a code as the PDF gives it.
func (c *composite) says(code uint32) (string, bool) {
	switch {
	case c.text != nil:
		return c.text.unicode(code)
	case c.direct:
		return string(rune(code)), true
	}
	return "", false
}

// noCharacter reports whether a text is what writers put where they do not know
// the character.
func noCharacter(s string) bool { return strings.Trim(s, "\x00\uFFFD") == "" && s != "" }
