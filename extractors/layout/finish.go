package layout

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
)

// The number of characters a heading may have, and one in the middle of its page,
// which nothing but its length could make a paragraph.
const (
	longestHeading = 120
	longestCentred = 240
)

// finish tells headings from paragraphs, finds the title of a document without
// cover and marks what leads to a list.
func (d *document) finish() {
	kept := d.blocks[:0]
	for _, b := range d.blocks {
		if b.printed != "" || !blank(b.lines) {
			kept = append(kept, b)
		}
	}
	d.blocks = kept
	for i, b := range d.blocks {
		if b.kind == doc.Paragraph && d.isHeading(b, i) {
			b.kind, b.level = doc.Heading, 2
		}
	}
	d.takeTitle()
	for i, b := range d.blocks[:max(0, len(d.blocks)-1)] {
		next := d.blocks[i+1]
		if next.kind == doc.ListItem && (b.kind == doc.Paragraph || b.kind == doc.Heading) {
			b.lead = true
		}
	}
}

// titleBlocks is the number of blocks in which the title of a document without
// cover is looked for.
const titleBlocks = 12

// takeTitle finds the title of a document without cover: bold lines in the
// middle of the first page, all of them together, else the first heading.
func (d *document) takeTitle() {
	if len(d.cover) > 0 || len(d.blocks) < 2 {
		return
	}
	for i, b := range d.blocks[:min(titleBlocks, len(d.blocks))] {
		if !b.display() || b.lines[0].region != d.blocks[0].region() || len(strings.Fields(b.text())) < 3 {
			continue
		}
		end := i + 1
		for end < len(d.blocks) && end < titleBlocks && d.blocks[end].display() && d.blocks[end].region() == b.region() && d.blocks[end].part == b.part {
			b.lines = append(b.lines, d.blocks[end].lines...)
			end++
		}
		d.blocks = append(d.blocks[:i+1], d.blocks[end:]...)
		b.kind, b.level = doc.Title, 0
		return
	}
	if b := d.blocks[0]; b.kind == doc.Heading && b.part == 0 {
		b.kind, b.level = doc.Title, 0
	}
}

// display reports whether a block is set as titles are.
func (b *block) display() bool {
	return (b.kind == doc.Heading || b.kind == doc.Paragraph) && b.allBold() && b.allCentred()
}

func (b *block) region() int {
	if len(b.lines) == 0 {
		return -1
	}
	return b.lines[0].region
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

// isHeading reports whether a paragraph looks like a heading and has something
// to head.
func (d *document) isHeading(b *block, i int) bool {
	if i+1 == len(d.blocks) || !b.headingShape() || coverLabel(b.lines[0]) {
		return false
	}
	return b.stands() || d.short(b) && d.blocks[i+1].kind != doc.TableRow && !mostlyNumbers(b.text())
}

// mostlyNumbers reports whether figures take up a third of a text's letters and
// figures, as those of dates and documents' numbers do.
func mostlyNumbers(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		if isDecimal(r) {
			digits++
		} else if unicode.IsLetter(r) {
			letters++
		}
	}
	return 2*digits > letters
}

// headingShape reports whether a block is short, begins with a capital or a
// number and does not end like a sentence.
func (b *block) headingShape() bool {
	if len(b.lines) > 3 || len(b.lines) == 0 {
		return false
	}
	if last := strings.TrimSpace(b.last().text); finished(last) || strings.HasSuffix(last, ",") {
		return false // Asked first, for that is what most paragraphs do.
	}
	s, longest := b.text(), longestHeading
	if b.allCentred() {
		longest = longestCentred
	}
	return runes(s) <= longest && strings.IndexFunc(s, unicode.IsLetter) >= 0 && !finished(s) && !strings.HasSuffix(s, ",") && startsUpper(s) && !startsLower(s)
}

// stands reports whether a block is set as headings are: bold, in capitals or in
// the middle.
func (b *block) stands() bool { return b.allBold() || allCaps(b.text()) || b.allCentred() }

// short reports whether a block is one line that leaves room.
func (d *document) short(b *block) bool {
	l := b.last()
	return len(b.lines) == 1 && (l.right-l.x < 0.75*d.marginOf(l) || d.margin == 0)
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
