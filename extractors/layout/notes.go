package layout

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// note is a footnote: its label and its lines, which may stand on two pages.
type note struct {
	label  string
	lines  []*line
	region int // where its marker is looked for first
}

func (n *note) last() *line {
	if len(n.lines) == 0 {
		return nil
	}
	return n.lines[len(n.lines)-1]
}

// head is the label of a note as a line begins with it.
type head struct {
	label string // "3", "*"
	n     int    // its number, 0 for signs
	end   int    // offset of what follows
	bare  bool   // nothing follows
	brack bool   // printed "(3)" or "[3]"
	round bool   // printed "(3)", as the label of a point may be
}

// noteHead reads the label of a note at the start of a line.
func noteHead(s string) (head, bool) {
	var h head
	i := 0
	open := byte(0)
	if i < len(s) && (s[i] == '(' || s[i] == '[') {
		open, h.brack, h.round = s[i], true, s[i] == '('
		i++
	}
	from := i
	for i < len(s) && i-from < 4 && (isDigit(s[i]) || s[i] == '*') && (s[i] == '*') == (s[from] == '*') {
		i++
	}
	h.label = s[from:i]
	if h.label == "" || len(h.label) == 4 && h.label[0] != '*' || h.label[0] == '0' {
		return h, false
	}
	h.n, _ = strconv.Atoi(h.label)
	if h.brack {
		if i >= len(s) || s[i] != ')' && open == '(' || s[i] != ']' && open == '[' {
			return h, false
		}
		i++
	}
	rest := strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	h.end, h.bare = len(s)-len(rest), rest == ""
	if h.bare {
		h.end = len(s)
		return h, true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if !h.brack && len(rest) > 3 && allDigits(rest[:3], 3) && startsBlank(rest[3:]) {
		return h, false // A number whose thousands are set apart.
	}
	if h.end == i && !h.brack { // glued: "1OJ L 321"
		return h, unicode.IsUpper(r)
	}
	return h, unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"“„«‘‚(['", r)
}

// follows reports whether a note with this head may come after the notes
// before: the next number, or numbering begun anew, or a sign.
func (d *document) follows(h head) bool {
	return h.n == 0 || h.n == d.lastNote+1 || h.n == 1
}

// takeNotes takes the footnotes out of the lines. Where page breaks are known,
// notes stand at the end of a page; otherwise they stand between a rule and the
// line that goes on with the body.
func (d *document) takeNotes() {
	pages := d.pages()
	d.lines = nil
	next := 0
	for region := 0; next < len(pages); region++ {
		p := pages[next]
		next++
		p, start := withLoneMarker(p, d.noteArea(p))
		end := len(p)
		d.lines = append(d.lines, p[:start]...)
		d.above.lines = d.lines
		marked := &marks{lines: p[:start]}
		if start < end && !d.paged {
			end = d.areaEnd(p, start, marked)
		} else if start < end && d.geometry != Exact {
			end = bodyWithin(p, start, marked)
		}
		for _, l := range p[:end] {
			l.region = region
		}
		if start == len(p) {
			continue
		}
		d.readNotes(d.giveBack(p[start:end]), region, marked)
		if end < len(p) {
			p[end].first = true
			next--
			pages[next] = p[end:]
		}
	}
}

// withLoneMarker puts a marker that an export set on a line of its own, directly
// above the notes that begin at start, behind the line before; where there is one
// in the text the line only repeats it.
func withLoneMarker(p []*line, start int) ([]*line, int) {
	if start < 2 || start == len(p) || p[start-1].gap == p[start].gap {
		return p, start
	}
	h, _ := noteHead(p[start].text)
	if m, ok := noteHead(p[start-1].text); !ok || !m.bare || m.label != h.label {
		return p, start
	}
	if !(&marks{lines: p[:start-1]}).has(h.label) {
		p[start-2].append(p[start-1])
	}
	return slices.Delete(p, start-1, start), start - 1
}

// noteArea returns the index of the line of a page at which its notes begin,
// or the number of lines where it has none.
func (d *document) noteArea(p []*line) int {
	if i := areaOfTagged(p); i < len(p) {
		return i
	}
	if i := d.areaBelowRule(p); i < len(p) {
		return i
	}
	if i := d.areaOfSmall(p); i < len(p) {
		return i
	}
	if i := d.areaOfSequence(p); i < len(p) {
		return d.withSigns(p, d.withRest(p, i))
	}
	if i := d.areaOfSigns(p); i < len(p) {
		return i
	}
	return d.areaOfRest(p)
}

// withRest returns where the notes begin whose first label stands at line start:
// there, or above it with the rest of the last page's note.
func (d *document) withRest(p []*line, start int) int {
	if !d.split || !d.open() {
		return start
	}
	i := start
	for i > 0 && start-i < longestRest && !p[i].gap {
		i--
	}
	if i < start && p[i].gap && d.runsOn(p[i]) {
		return i
	}
	return start
}

// withSigns returns where the notes begin whose first number stands at line start:
// there, or above it with a note that has asterisks.
func (d *document) withSigns(p []*line, start int) int {
	for i := start - 1; i > 0 && start-i <= longestRest; i-- {
		if h, ok := noteHead(p[i].text); ok && h.n == 0 && (p[i].gap || p[i].ruled || p[i].small) && d.marked(p[:i], h) {
			return i
		}
	}
	return start
}

// marked reports whether the marker of the note with a head seems to stand in
// lines, or in the body so far; brackets must be there too.
func (d *document) marked(lines []*line, h head) bool {
	label := h.label
	if h.round {
		label = "(" + label + ")"
	}
	return (&marks{lines: lines}).has(label) || d.above.has(label)
}

// runsOn reports whether a line may go on with the last note: with a small
// letter, with the rest of an address, or because print had to break there.
func (d *document) runsOn(l *line) bool {
	last := d.notes[len(d.notes)-1].last()
	w := lastWord(last.text)
	return startsLower(l.text) || isLink(w) && goesOn(w, firstWord(l.text)) || inPhrase(last.text) || !d.room(last, l)
}

// areaBelowRule finds notes below a rule: the first line, or after the rest of
// a note from the page before a later one, bears the next label.
func (d *document) areaBelowRule(p []*line) int {
	small := d.geometry == Exact && anySmall(p)
	for i, l := range p {
		if !l.ruled || small && !l.small {
			continue
		}
		if h, ok := noteHead(l.text); ok && d.follows(h) {
			return i
		}
		if d.open() && d.restFollows(p[i:]) {
			return i
		}
	}
	return len(p)
}

func anySmall(p []*line) bool {
	for _, l := range p {
		if l.small {
			return true
		}
	}
	return false
}

// open reports whether the last note may go on: its last line ends no sentence
// and is not just an address, which ends a note or repeats a link.
func (d *document) open() bool {
	if len(d.notes) == 0 {
		return false
	}
	l := d.notes[len(d.notes)-1].last()
	return l != nil && (!finished(l.text) || strings.HasSuffix(l.text, ":")) && (!linkOnly(l.text) || strings.HasSuffix(l.text, "-"))
}

// longestRest is the number of lines the rest of a note may have that no label
// and no rule shows.
const longestRest = 12

// longestNote is the number of lines of a note that are looked through for the
// label of the next.
const longestNote = 60

// restFollows reports whether lines below a rule can be the rest of a note:
// they are small, or few and the last of the page.
func (d *document) restFollows(p []*line) bool {
	for _, l := range p[:min(len(p), longestNote)] {
		if h, ok := noteHead(l.text); ok && h.n == d.lastNote+1 {
			return true
		}
		if d.geometry == Exact && !l.small {
			return false
		}
	}
	return d.geometry == Exact || len(p) <= longestRest
}

// areaOfSmall finds notes by their smaller letters: from a labelled line on,
// everything to the end of the page is small.
func (d *document) areaOfSmall(p []*line) int {
	start := len(p)
	for i := len(p) - 1; i >= 0; i-- {
		l := p[i]
		h, ok := noteHead(l.text)
		if !l.small && !(ok && h.bare) {
			break
		}
		if ok && d.follows(h) || start == i+1 && d.open() && startsLower(l.text) {
			start = i
		}
	}
	return start
}

// areaOfSigns finds notes with labels that other lines have too, asterisks and
// numbers in brackets: among the last lines of the page, each with its marker
// above.
func (d *document) areaOfSigns(p []*line) int {
	start, n := len(p), 0
	for i := len(p) - 1; i > 0 && len(p)-i <= longestNote; i-- {
		h, ok := noteHead(p[i].text)
		if !ok || h.bare && (h.n > 0 || i+1 == len(p)) || h.n > 0 && !h.round || n > 0 && h.n != n-1 || !p[i].gap && !finished(p[i-1].text) && !separates(p[i-1].text) {
			continue
		}
		if d.geometry == Exact && !p[i].small || !d.marked(p[:i], h) {
			continue
		}
		start, n = i, h.n
	}
	if n > 1 && n != d.lastNote+1 {
		return len(p)
	}
	return start
}

// farBelow is the number of empty lines above the foot of a page in an export
// that kept them.
const farBelow = 3

// mayBeRest reports whether line l, the first of a page's last stretch, may go on
// with the open note: with a small letter, or with any far below the body.
func (d *document) mayBeRest(l, prev *line) bool {
	if _, labelled := parseLabel(l); labelled || !finished(prev.text) || d.geometry == Exact && !l.small {
		return false
	}
	return startsLower(l.text) || d.runsOn(l) && (l.small || l.blanks >= farBelow)
}

// areaOfRest finds the rest of an open note where no label follows it: the last
// lines of the page, set off from the body, going on with a small letter.
func (d *document) areaOfRest(p []*line) int {
	if !d.split || !d.open() {
		return len(p)
	}
	for i := len(p) - 1; i > 0 && len(p)-i <= longestRest; i-- {
		if p[i].gap || p[i].ruled {
			if d.mayBeRest(p[i], p[i-1]) {
				return i
			}
			break
		}
	}
	return len(p)
}
