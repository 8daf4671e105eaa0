package layout

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// coverLines is the number of lines at the start of a document that are looked
// through for a cover.
const coverLines = 120

// labelled is a label found at the start of a line.
type labelled struct {
	line  int
	end   int // offset behind the colon
	roles map[string]role
}

// takeCover takes the cover out of the lines: from the first line to the end of
// the last label's value.
func (d *document) takeCover() {
	limit := 0
	for limit < len(d.lines) && limit < coverLines && d.lines[limit].region == d.lines[0].region {
		limit++
	}
	lines := d.joinBrokenLabels(splitLabelRuns(d.lines[:limit]))
	rest := d.lines[limit:]
	found := d.tableLabels(lines)
	if len(found) == 0 {
		return
	}
	lines, found = d.liftLabels(lines, d.bareParties(lines, found))
	d.cover = d.coverHead(lines[:found[0].line])
	rows, end := d.coverTable(lines, found)
	d.cover = append(d.cover, rows...)
	d.lines = append(append([]*line(nil), lines[end:]...), rest...)
	if len(d.lines) > 0 {
		d.lines[0].gap = true
	}
}

// splitLabelRuns puts labels that an export printed on one line, one after the
// other, on lines of their own.
func splitLabelRuns(lines []*line) []*line {
	var out []*line
	for _, l := range lines {
		for range 8 {
			end, roles := labels().find(l.text)
			if roles == nil {
				break
			}
			if _, next := labels().find(strings.TrimSpace(l.text[end:])); next == nil {
				break
			}
			gap := l.gap
			var head *line
			head, l = l.split(end)
			head.gap, head.first = gap, false
			out = append(out, head)
		}
		out = append(out, l)
	}
	return out
}

// tableLabels finds the labels of the cover's table. A single label makes a
// cover only below a head that is one.
func (d *document) tableLabels(lines []*line) []labelled {
	var all []labelled
	for i, l := range lines {
		if len(all) > 0 && i-all[len(all)-1].line > 25 || len(all) > 1 && firstPoint(l) {
			break // What looks like a label among the points is none: "to: – adopt …".
		}
		if end, roles := labels().find(l.text); roles != nil {
			all = append(all, labelled{i, end, roles})
		}
	}
	code := d.coverLanguage(all)
	var table []labelled
	kinds := map[role]bool{}
	for _, f := range all {
		r, ok := f.roles[code]
		if !ok || r == roleFile || r == roleOther && (len(table) == 0 || kinds[roleSubject] && f.end < len(lines[f.line].text)) {
			continue // When a meeting is and what is enclosed stands below the table.
		}
		table = append(table, f)
		if r != roleOther {
			kinds[r] = true
		}
	}
	if len(table) == 0 || len(kinds) < 2 && !(kinds[roleSubject] && isCoverHead(lines[:table[0].line])) {
		return nil
	}
	if d.lang == "" {
		d.lang = code
	}
	return table
}

// coverLanguage is the language most of the labels belong to; the document's
// own where it is among the best.
func (d *document) coverLanguage(found []labelled) string {
	votes := map[string]int{}
	for _, f := range found {
		for code := range f.roles {
			votes[code]++
		}
	}
	best := ""
	for code, n := range votes {
		if n > votes[best] || n == votes[best] && (code == d.lang || best != d.lang && code < best) {
			best = code
		}
	}
	return best
}

// isCoverHead reports whether lines look like the head of a Council cover.
func isCoverHead(lines []*line) bool {
	for _, c := range cellsOf(lines) {
		if original.MatchString(c.text) || councils()[key(firstRunes(c.text, 80))] {
			return true
		}
		if m := footNumber.FindString(c.text); m != "" && len(m) == len(c.text) {
			return true
		}
	}
	return false
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// coverTable reads the table from its first label on and returns the index of
// the first line behind it.
func (d *document) coverTable(lines []*line, found []labelled) ([]*row, int) {
	var rows, waiting []*row // waiting: labels whose values an export printed behind all labels
	at := 0
	for k, f := range found {
		if f.line < at {
			continue
		}
		limit := len(lines)
		if k+1 < len(found) {
			limit = found[k+1].line
		}
		head, tail := lines[f.line].split(f.end)
		r := &row{label: squeezed(head.text), head: head, free: slices.Contains(slices.Collect(maps.Values(f.roles)), roleSubject)}
		rows = append(rows, r)
		at = f.line + 1
		if tail.text == "" && at == limit && k+1 < len(found) {
			waiting = append(waiting, r)
			continue
		}
		if tail.text != "" {
			tail.gap = false
			r.lines = append(r.lines, tail)
		}
		if len(waiting) > 0 {
			var more []*row
			more, at = d.deal(append(waiting, r), lines, at, limit)
			rows = append(rows, more...)
			waiting = nil
			continue
		}
		var more []*row
		more, at = d.value(r, lines, at, limit, k+1 == len(found))
		rows = append(rows, more...)
	}
	return rows, at
}

// value reads the lines of a label's value; the last label's ends where its
// column, its sentence or its stretch without empty lines does. A line after a
// dash is a row of its own: the subtitle.
func (d *document) value(r *row, lines []*line, at, limit int, last bool) ([]*row, int) {
	var more []*row
	cur, width := r, 0.0
	for ; at < limit; at++ {
		l := lines[at]
		dash := startsDash(l.text)
		if last && d.endsValue(cur, r, lines[at:], width, dash) {
			break
		}
		if end := unknownLabel(r, l); end > 0 && !last {
			head, tail := l.split(end)
			r = &row{label: squeezed(head.text), head: head}
			more, cur = append(more, r), r
			if tail.text == "" {
				continue
			}
			l = tail
		} else if dash && len(r.lines) > 0 {
			cur = &row{head: l}
			more = append(more, cur)
		}
		cur.lines = append(cur.lines, l)
		width = max(width, l.right-l.x)
	}
	return more, at
}

// unknownLabel returns the offset behind the colon of a label that no language's
// words have, between labels that they have: a few words where the label before
// stands. What a subject says may look like it.
func unknownLabel(r *row, l *line) int {
	end := strings.IndexByte(firstRunes(l.text, longestLabel), ':') + 1
	if end == 0 || len(r.lines) == 0 || r.free || l.x > r.head.x+CellWidth || !startsBlank(l.text[end:]) || strings.IndexFunc(l.text[:end], unicode.IsDigit) >= 0 {
		return 0
	}
	if !startsCapital(l.text) || strings.Count(l.text[:end], " ") > 4 {
		return 0
	}
	return end
}

// endsValue reports whether the first of the lines left stands behind the value of
// the last label.
func (d *document) endsValue(cur, r *row, rest []*line, width float64, dash bool) bool {
	if len(r.lines) == 0 {
		return false
	}
	l := rest[0]
	prev := cur.lines[len(cur.lines)-1]
	if lb, ok := parseLabel(l); ok && !lb.dash && lb.first() || isAnnex(l.text) || separates(l.text) {
		return true
	}
	if d.geometry != Flow && l.x < r.lines[0].x-2*CellWidth {
		return true
	}
	if _, roles := labels().find(l.text); roles != nil || l.gap || d.unwrapped {
		return !dash
	}
	if d.geometry == Flow && !dash && d.bodyBegins(prev, rest) {
		return true
	}
	if d.geometry == Flow && !dash {
		need := widthOf(firstWord(l.text)) + CellWidth
		return startsUpper(l.text) && len(cur.lines) > 1 && prev.right-prev.x+need < 0.75*width
	}
	return false
}

// bodyBegins reports whether the first of the lines, below a value's line, is the
// first of the body: it leads to a list, is a sentence, fills the page's width as
// no value in its column does, or heads such a line.
func (d *document) bodyBegins(prev *line, rest []*line) bool {
	l, next := rest[0], rest[min(1, len(rest)-1)]
	if !startsCapital(l.text) {
		return false
	}
	if sentence(rest[:min(len(rest), longestSubject)]) {
		return true
	}
	margin := d.margin // of the body: short rows of the cover may have pulled it in
	for _, o := range []*line{l, next} {
		margin = max(margin, o.right-o.x)
	}
	wide := func(l *line) bool { return startsCapital(l.text) && l.right-l.x > 0.85*margin }
	if prev.right-prev.x > 0.8*margin {
		return false
	}
	return strings.HasSuffix(l.text, ":") || wide(l) || wide(next) && runes(l.text) < longestHeading/3 && !finished(l.text)
}

// longestSubject is the number of lines in which a sentence below a subject is
// looked for: no more than a subject's own.
const longestSubject = 6

// sentence reports whether a paragraph of several words ends with a full stop,
// as no subject does: it is no stop behind a figure or an abbreviation.
func sentence(lines []*line) bool {
	words := 0
	for i, l := range lines {
		words += len(strings.Fields(l.text))
		if i > 0 && startsDash(l.text) {
			return false
		}
		if i+1 < len(lines) && !lines[i+1].gap && !firstPoint(lines[i+1]) {
			continue
		}
		text, stop := strings.CutSuffix(l.text, ".")
		tail := []rune(text[strings.LastIndexByte(text, ' ')+1:])
		return stop && words > 4 && len(tail) > 4 && !slices.ContainsFunc(tail, notSmall)
	}
	return false
}

func notSmall(r rune) bool { return !unicode.IsLower(r) && !unicode.IsMark(r) }

func startsDash(s string) bool {
	r := []rune(firstRunes(s, 2))
	return len(r) == 2 && strings.ContainsRune("-–—‒−‐=", r[0]) && unicode.IsSpace(r[1])
}

// deal gives values that were printed behind all labels to their labels: group
// by group where empty lines part them, else line by line. The last label takes
// what is left.
func (d *document) deal(rows []*row, lines []*line, at, limit int) ([]*row, int) {
	groups, first, i := 1, limit-at, at+1 // of the lines; lines of the first
	for ; i < limit && !firstPoint(lines[i]); i++ {
		if lines[i].gap {
			first = min(first, i-at)
			groups++
		}
	}
	first = min(first, i-at)
	if first >= len(rows) {
		groups = 1 // A value on each line; what is set apart is no value.
	}
	last := rows[len(rows)-1]
	if len(last.lines) > 0 { // The last label had its value beside it.
		more, at := d.value(last, lines, at, limit, true)
		return more, at
	}
	for _, r := range rows[:len(rows)-1] {
		for n := 0; at < limit && !firstPoint(lines[at]); at, n = at+1, n+1 {
			l := lines[at]
			if n > 0 && (first == len(rows) || groups >= len(rows) && l.gap || groups < len(rows) && !startsLower(l.text)) {
				break
			}
			r.lines = append(r.lines, l)
		}
	}
	return d.value(last, lines, at, limit, true)
}

func firstPoint(l *line) bool {
	lb, ok := parseLabel(l)
	return ok && !lb.dash && lb.first()
}

// CountLabels returns how many different labels of a cover lines begin with, in
// the language that has most of them. A reader tells a printed note by it.
func CountLabels(lines []string) int {
	votes := map[string]map[role]bool{}
	for _, s := range lines {
		_, roles := labels().find(s)
		for code, r := range roles {
			if votes[code] == nil {
				votes[code] = map[role]bool{}
			}
			votes[code][r] = r != roleOther
		}
	}
	most := 0
	for _, seen := range votes {
		n := 0
		for _, table := range seen {
			if table {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}
