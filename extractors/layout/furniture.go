package layout

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many lines at either end of a page may be furniture.
const (
	footerLines = 8 // a footer whose parts an export set on lines of their own
	edgeLines   = 3 // lines that only repetition shows to be furniture
)

// takeFurniture takes headers and footers out of the lines: footers by their
// shape, anything else by its repetition at the edge of the pages.
func (d *document) takeFurniture() {
	if !d.paged {
		d.splitAtFooters()
	}
	if !d.paged && d.geometry == Flow {
		d.splitAtBlanks()
	}
	d.takeTagged()
	pages := d.pages()
	d.split = d.paged || len(pages) > 1
	for i := range pages {
		pages[i] = d.takeFooter(pages[i])
		if i > 0 {
			pages[i] = d.takeHeader(pages[i])
		}
	}
	if len(pages) >= 3 {
		takeRepeated(pages)
	}
	d.lines = d.lines[:0]
	for _, p := range pages {
		for i, l := range p {
			l.first = i == 0 || l.column > 0 && p[i-1].column > 0 && l.column != p[i-1].column
			d.lines = append(d.lines, l)
		}
	}
}

// splitAtBlanks finds the pages of an export whose lines begin with a blank
// where hardly any does: it stands for a page break. The pages get no number,
// for nothing tells that all of them were found.
func (d *document) splitAtBlanks() {
	starts := 0
	for _, l := range d.lines {
		if l.x > 0 {
			starts++
		}
	}
	if starts*8 > len(d.lines) {
		return
	}
	region := 0
	for i, l := range d.lines {
		if i > 0 && l.x > 0 && l.x <= 2*CellWidth {
			region++
		}
		l.region = region
	}
}

// pages returns the lines of each page, as stretches of the document's lines.
func (d *document) pages() [][]*line {
	var pages [][]*line
	from := 0
	for i := range d.lines {
		if next := i + 1; next == len(d.lines) || d.lines[next].region != d.lines[i].region {
			pages = append(pages, d.lines[from:next:next])
			from = next
		}
	}
	return pages
}

// takeFooter returns a page without the lines of its footer.
func (d *document) takeFooter(p []*line) []*line {
	var all footer
	n := len(p)
	for n > 0 && len(p)-n < footerLines {
		f, ok := parseFooter(p[n-1].text)
		if !ok || f.onlyAnnex() && all.number != "" {
			break // The heading of an annex that has nothing else on its page.
		}
		n--
		all.merge(f)
	}
	if !all.certain() {
		return p
	}
	d.note(all)
	return p[:n]
}

// takeHeader does the same at the head of a page.
func (d *document) takeHeader(p []*line) []*line {
	var all footer
	n := 0
	for n < len(p) && n < edgeLines {
		f, ok := parseFooter(p[n].text)
		if !ok || f.number == "" && f.language == "" {
			break
		}
		n++
		all.merge(f)
	}
	if !all.certain() {
		return p
	}
	d.note(all)
	return p[n:]
}

// note keeps what the furniture says, the first seen of each.
func (d *document) note(f footer) {
	u := &d.furniture
	for _, p := range []struct {
		to   *string
		from string
	}{
		{&u.Number, f.number}, {&u.Initials, f.initials}, {&u.Unit, f.unit},
		{&u.Distribution, f.distribution}, {&u.Language, f.language},
	} {
		if *p.to == "" {
			*p.to = p.from
		}
	}
}

// splitAtFooters finds the pages of an export without form feeds: a footer of
// the Council's shape in the midst of the lines ends one.
func (d *document) splitAtFooters() {
	region, found := 0, false
	for i := 0; i < len(d.lines); {
		end, f := footerAt(d.lines, i)
		if end == i || region == 0 && inCoverHead(d.lines, i, end) {
			d.lines[i].region = region
			i++
			continue
		}
		for _, l := range d.lines[i:end] {
			l.region = region
		}
		found = found || f.number != ""
		region++
		i = end
	}
	if !found {
		for _, l := range d.lines {
			l.region = 0
		}
		return
	}
	d.paged, d.pageCount = true, d.lines[len(d.lines)-1].region+1
	for _, l := range d.lines {
		l.page = l.region + 1
		for i := range l.pieces {
			l.pieces[i].place.Page = l.page
		}
	}
}

// headLines is the number of lines that the head of a cover has at most.
const headLines = 24

// inCoverHead reports whether what looks like a footer stands in the head of a
// cover, above all of its labels: the number there and codes without numbers
// below it are the same words.
func inCoverHead(lines []*line, from, to int) bool {
	if from > headLines || slices.ContainsFunc(lines[:from], coverLabel) {
		return false
	}
	return slices.ContainsFunc(lines[to:min(len(lines), to+headLines)], coverLabel)
}

// footerAt returns the end of the footer that begins at line i, or i.
func footerAt(lines []*line, i int) (int, footer) {
	var all footer
	n := i
	for n < len(lines) && n-i < footerLines {
		f, ok := parseFooter(lines[n].text)
		if !ok || n > i && (f.number != "" || f.onlyAnnex() && all.language != "") {
			break // The next page's.
		}
		if n == i && f.number == "" {
			return i, all
		}
		all.merge(f)
		n++
	}
	codes := all.initials == strings.ToUpper(all.initials) // "CFSP/PESC 233" below the number on a cover
	if all.number == "" || codes && !tongues()[all.language] || all.kinds() < 3 {
		return i, all
	}
	return n, all
}

// takeRepeated takes lines away that stand at the same edge of at least two
// fifths of the pages, their numbers aside.
func takeRepeated(pages [][]*line) {
	whole := slices.Clone(pages)
	head, foot := edges{}, edges{}
	for i, p := range pages {
		head.count(p[:min(edgeLines, len(p))], i)
		foot.count(p[max(0, len(p)-edgeLines):], i)
	}
	enough := max(3, (2*len(pages)+4)/5)
	for i, p := range pages {
		for n := 0; n < edgeLines && len(p) > 0 && foot.pages(p[len(p)-1]) >= enough; n++ {
			p = p[:len(p)-1]
		}
		for n := 0; n < edgeLines && len(p) > 0 && head.pages(p[0]) >= enough; n++ {
			p = p[1:]
		}
		pages[i] = p
	}
	if !slices.ContainsFunc(pages, func(p []*line) bool { return len(p) > 0 }) {
		copy(pages, whole) // Nothing but repetitions: then they are the text.
	}
}

// edges are the lines at one edge of the pages, by their patterns.
type edges struct {
	seen map[string]*onPages
	buf  []byte
}

// onPages counts the pages that a pattern stands on, and knows the last.
type onPages struct{ n, last int }

// count counts each pattern once for a page.
func (e *edges) count(edge []*line, page int) {
	if e.seen == nil {
		e.seen = map[string]*onPages{}
	}
	for _, l := range edge {
		for _, shift := range shifts(l) {
			if !e.pattern(l, shift) {
				continue
			}
			switch at := e.seen[string(e.buf)]; {
			case at == nil:
				e.seen[string(e.buf)] = &onPages{1, page}
			case at.last != page:
				at.n, at.last = at.n+1, page
			}
		}
	}
}

// pages returns on how many pages a line like this stands at the edge.
func (e *edges) pages(l *line) (n int) {
	for _, shift := range shifts(l) {
		if e.pattern(l, shift) && e.seen[string(e.buf)] != nil {
			n = max(n, e.seen[string(e.buf)].n)
		}
	}
	return n
}

// pattern writes the pattern of a line into buf: its words, and in print how high
// on the page it stands, since a header stands at one height, while a sentence
// that happens to end several pages does not. It reports whether there is one.
func (e *edges) pattern(l *line, shift float64) bool {
	if e.buf = appendPattern(e.buf[:0], l.text); len(e.buf) == 0 {
		return false
	}
	if box := l.pieces[0].place.Box; !box.Zero() {
		e.buf = append(e.buf, '@', byte('a'+int(shift)))
		e.buf = strconv.AppendInt(e.buf, int64((box[1]+shift)/sameHeight), 10)
	}
	return true
}

// sameHeight is how much, in points, the height of a header may differ from page
// to page.
const sameHeight = 8

// shifts are the beginnings of the steps that heights are counted in: two, so that
// a height at the border of one step is well inside another.
func shifts(l *line) []float64 {
	if l.pieces[0].place.Box.Zero() {
		return []float64{0}
	}
	return []float64{0, sameHeight / 2}
}

// appendPattern appends a line with its numbers made alike. A long line has no
// pattern, nor has the label of a point alone on its line: pages may well begin
// with one.
func appendPattern(b []byte, s string) []byte {
	if len(s) > longestFooter {
		return b
	}
	digit, letter := false, false
	for _, r := range s {
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			letter = true
			b = append(b, byte(r))
		case isDecimal(r):
			if !digit {
				b = append(b, '#')
			}
			digit = true
			continue
		case isBlank(r):
		default:
			letter = letter || r >= utf8.RuneSelf && unicode.IsLetter(r)
			b = utf8.AppendRune(b, r)
		}
		digit = false
	}
	if letter {
		return b
	}
	if p := string(b); strings.Trim(p, "-–—/") != "#" && p != "#/#" {
		return b[:0]
	}
	return b
}
