package layout

// Tag is what the tags of a PDF say of a line, for sure: writers tag these
// automatically. Headings and paragraphs are often tagged by hand, or all
// alike, and geometry knows them better.
type Tag uint8

const (
	Untagged      Tag = iota
	FurnitureLine     // an artifact of the pagination: a header, a footer
	NoteLine          // within a footnote
)

// takeTagged takes the lines out that are tagged as furniture, wherever on a
// page they stand, and reads what they say. A document of nothing else keeps
// them.
func (d *document) takeTagged() {
	body := make([]*line, 0, len(d.lines))
	var said footer
	for _, l := range d.lines {
		if l.tag != FurnitureLine {
			body = append(body, l)
		} else if f, ok := parseFooter(l.text); ok {
			said.merge(f)
		}
	}
	if len(body) == 0 || len(body) == len(d.lines) {
		return
	}
	d.note(said)
	d.lines = body
}

// areaOfTagged returns the index of the first of the lines tagged as notes that
// a page ends with, or the number of lines.
func areaOfTagged(p []*line) int {
	i := len(p)
	for i > 0 && p[i-1].tag == NoteLine {
		i--
	}
	return i
}
