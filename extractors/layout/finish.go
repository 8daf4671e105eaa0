package layout

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
)

// longestHeading is the number of characters a heading may have.
const longestHeading = 120

// finish tells headings from paragraphs, finds the title of a document without
// cover and marks what leads to a list.
func (d *document) finish() {
	kept := d.blocks[:0]
	for _, b := range d.blocks {
		if b.text() != "" || b.printed != "" {
			kept = append(kept, b)
		}
	}
	d.blocks = kept
	for i, b := range d.blocks {
		if b.kind == doc.Paragraph && d.isHeading(b, i) {
			b.kind, b.level = doc.Heading, 2
		}
	}
	if len(d.cover) == 0 && len(d.blocks) > 1 && d.blocks[0].kind == doc.Heading && d.blocks[0].part == 0 {
		d.blocks[0].kind, d.blocks[0].level = doc.Title, 0
	}
	for i, b := range d.blocks[:max(0, len(d.blocks)-1)] {
		next := d.blocks[i+1]
		if next.kind == doc.ListItem && (b.kind == doc.Paragraph || b.kind == doc.Heading) {
			b.lead = true
		}
	}
}

// text is what a block says, roughly: enough to judge it by.
func (b *block) text() string {
	switch len(b.lines) {
	case 0:
		return ""
	case 1:
		return strings.TrimSpace(b.lines[0].text)
	}
	var t strings.Builder
	for _, l := range b.lines {
		t.WriteString(strings.TrimSpace(l.text))
		t.WriteByte(' ')
		if t.Len() > 4*longestHeading {
			break
		}
	}
	return strings.TrimSpace(t.String())
}

// isHeading reports whether a paragraph is short, begins with a capital or a
// number, does not end like a sentence and has something to head.
func (d *document) isHeading(b *block, i int) bool {
	if i+1 == len(d.blocks) || len(b.lines) > 3 {
		return false
	}
	s := b.text()
	if runes(s) > longestHeading || strings.IndexFunc(s, unicode.IsLetter) < 0 || finished(s) || strings.HasSuffix(s, ",") || !startsUpper(s) || startsLower(s) {
		return false
	}
	if b.allBold() || allCaps(s) || b.allCentred() {
		return true
	}
	l := b.last()
	return len(b.lines) == 1 && (l.right-l.x < 0.75*d.marginOf(l) || d.margin == 0) && d.blocks[i+1].kind != doc.TableRow
}

// allCentred reports whether all lines of a block stand in the middle.
func (b *block) allCentred() bool {
	for _, l := range b.lines {
		if !l.centred {
			return false
		}
	}
	return len(b.lines) > 0
}

func (b *block) allBold() bool {
	for _, l := range b.lines {
		if !l.bold {
			return false
		}
	}
	return true
}
