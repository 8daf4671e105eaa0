package layout

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// candidate is a place in a line where a note's marker may stand.
type candidate struct {
	line       int // index of the line
	start, end int // what is taken out of its text
	note       int // index of the note
	score      float64
}

// Scores of what a candidate looks like. Anything below accepted is left alone:
// a marker kept is a lesser evil than a digit lost from a date.
const (
	raisedScore   = 40
	bracketScore  = 9
	gluedScore    = 10  // to a letter or closing mark
	overlongScore = 6   // to a number that is whole without it: "80/20093"
	acronymScore  = 5   // to capitals, as in "CO2"
	setOffScore   = 4   // after a blank, before punctuation
	longerScore   = 3.5 // to the number of an act, which may be of any length
	looseScore    = 3   // after a blank, before a small word
	accepted      = 3
	samePage      = 25
)

// takeMarkers takes the notes' markers out of cover and body: for all notes in
// their order, the places in the same order that look most like markers.
func (d *document) takeMarkers() {
	if len(d.notes) == 0 {
		return
	}
	lines := d.markedLines()
	numbered := keys(d.words.Numbered)
	byLabel := map[string][]int{}
	for i, n := range d.notes {
		byLabel[n.label] = append(byLabel[n.label], i)
	}
	var all []candidate
	region := 0
	wanted := func(label string) bool { // of a note that comes on this page or later
		list := byLabel[label]
		return len(list) > 0 && d.notes[list[len(list)-1]].region >= region
	}
	for i, l := range lines {
		region = l.region
		for _, m := range l.raisedMarkers() {
			all = d.candidates(all, i, region, m, byLabel)
		}
		for _, m := range allMarkers(l.text, numbered, wanted) {
			all = d.candidates(all, i, region, m, byLabel)
		}
	}
	var taken []candidate
	for _, i := range heaviest(all, len(d.notes)) {
		taken = append(taken, all[i])
	}
	slices.Reverse(taken)
	taken = append(taken, d.hiddenMarkers(lines, d.headLines(), taken)...)
	slices.SortStableFunc(taken, func(a, b candidate) int { return cmp.Or(a.line-b.line, a.start-b.start) })
	for len(taken) > 0 {
		n := 1
		for n < len(taken) && taken[n].line == taken[0].line {
			n++
		}
		lines[taken[0].line].takeOut(taken[:n], d.notes)
		taken = taken[n:]
	}
}

// markedLines are the lines in which markers may stand, in reading order.
func (d *document) markedLines() []*line {
	var lines []*line
	for _, r := range d.cover {
		lines = append(lines, r.lines...)
	}
	return append(lines, d.lines...)
}

// headLines is the number of the first of those that have no label: number, date,
// codes and title of a cover.
func (d *document) headLines() int {
	n := 0
	for _, r := range d.cover {
		if r.label != "" {
			break
		}
		n += len(r.lines)
	}
	return n
}

// candidates adds what marker m may be the marker of: the note of the page with
// that label; else the only one; else the next.
func (d *document) candidates(all []candidate, at, region int, m marker, byLabel map[string][]int) []candidate {
	list := byLabel[m.label]
	if len(list) == 0 {
		return all
	}
	k := sort.Search(len(list), func(i int) bool { return d.notes[list[i]].region >= region })
	score := m.score
	if k < len(list) && d.notes[list[k]].region == region {
		score += samePage
	} else if k == len(list) {
		return all
	}
	if m.score < accepted || m.score == looseScore && d.geometry != Columns {
		return all
	}
	return append(all, candidate{at, m.start, m.end, list[k], score})
}

// heaviest returns the indices of the candidates that go up through the notes
// in their order with the greatest sum of scores. It keeps, for every note, the
// best way to it in a tree of prefix maxima (Fenwick), so n candidates cost
// n log n.
func heaviest(all []candidate, notes int) []int {
	type way struct {
		sum  float64
		last int // candidate, -1 none
	}
	tree := make([]way, notes+1)
	for i := range tree {
		tree[i].last = -1
	}
	before := make([]int, len(all))
	for i, c := range all {
		best := way{0, -1}
		for k := c.note; k > 0; k -= k & -k { // notes before c.note
			if tree[k].sum > best.sum {
				best = tree[k]
			}
		}
		before[i] = best.last
		w := way{best.sum + c.score, i}
		for k := c.note + 1; k <= notes; k += k & -k {
			if w.sum > tree[k].sum {
				tree[k] = w
			}
		}
	}
	best := way{0, -1}
	for k := notes; k > 0; k -= k & -k {
		if tree[k].sum > best.sum {
			best = tree[k]
		}
	}
	var out []int
	for i := best.last; i >= 0; i = before[i] {
		out = append(out, i)
	}
	return out
}

// marker is a place in a text that looks like the marker with that label.
type marker struct {
	start, end int
	label      string
	score      float64
}

// raisedMarkers returns the raised runs of a line.
func (l *line) raisedMarkers() []marker {
	var out []marker
	at := 0
	for _, p := range l.pieces {
		label := strings.Trim(p.text, " ()[]\u00a0,;")
		if p.raised && label != "" && len(label) <= 4 && at > 0 {
			from := at + strings.Index(p.text, label)
			to := from + len(label)
			if text := strings.TrimSpace(p.text); text != "" && strings.ContainsAny(text[:1], "([") {
				from, to = at, at+len(strings.TrimRight(p.text, " "))
			}
			for from > 0 && (l.text[from-1] == ' ') {
				from--
			}
			out = append(out, marker{from, to, label, raisedScore})
		}
		at += len(p.text)
	}
	return out
}

// markersIn returns the places in s that may be the marker with the label.
func markersIn(s, label string, numbered map[string]bool) []marker {
	var out []marker
	if !strings.Contains(s, label) {
		return nil
	}
	for _, m := range allMarkers(s, numbered, func(l string) bool { return l == label }) {
		if m.label == label {
			out = append(out, m)
		}
	}
	return out
}

// allMarkers returns every place in s that looks at all like a marker with a
// label that is wanted, and some others; nil wants all.
func allMarkers(s string, numbered map[string]bool, wanted func(label string) bool) []marker {
	var out []marker
	for i := 0; i < len(s); {
		if !isDigit(s[i]) && s[i] != '*' {
			i++
			continue
		}
		j := i + 1
		for j < len(s) && (isDigit(s[i]) && isDigit(s[j]) || s[i] == '*' && s[j] == '*') {
			j++
		}
		if wanted == nil || wantedAt(s[i:j], wanted) {
			out = markersAt(out, s, i, j, numbered)
		}
		i = j
	}
	return out
}

// longestMarker is the number of digits no marker has more of.
const longestMarker = 3

// wantedAt reports whether a marker that is wanted may end a run of digits or
// asterisks.
func wantedAt(run string, wanted func(label string) bool) bool {
	if run[0] == '*' {
		return wanted(run)
	}
	for k := max(0, len(run)-longestMarker); k < len(run); k++ {
		if wanted(run[k:]) {
			return true
		}
	}
	return false
}

// markersAt looks at the run of digits or asterisks s[i:j].
func markersAt(out []marker, s string, i, j int, numbered map[string]bool) []marker {
	if j-i > 7 || !endsMarker(s[j:]) {
		return out
	}
	if i == 0 {
		return overlong(out, s, i, j)
	}
	prev, size := utf8.DecodeLastRuneInString(s[:i])
	switch {
	case s[i] == '0' || s[i] == '*' && j-i > 4:
	case (j-i <= longestMarker || s[i] == '*') && (unicode.IsLetter(prev) || s[i] == '*' && unicode.IsDigit(prev) || strings.ContainsRune("”“\"»’)%‰…!?*", prev) || strings.ContainsRune(".,;:", prev) && !afterDigit(s, i-size)):
		score := float64(gluedScore)
		if isAcronym(s[:i]) {
			score = acronymScore
		}
		out = append(out, marker{i, j, s[i:j], score})
	case j-i <= longestMarker && (prev == '(' || prev == '[') && j < len(s) && (s[j] == ')' || s[j] == ']') && i >= 2:
		if before := s[:i-1]; !numbers(numbered, lastWord(strings.TrimRight(before, " "))) && !endsDigit(before) {
			start := len(strings.TrimRight(before, " "))
			out = append(out, marker{start, j + 1, s[i:j], bracketScore - 5*float64(i-1-start)})
		}
	case j-i <= longestMarker && unicode.IsSpace(prev):
		out = setOff(out, s, i, j, numbered)
	}
	if prev == '.' && j-i <= 2 && i > 4 && isYear(s[i-5:i-1]) && !afterDigit(s, i-5) {
		out = append(out, marker{i, j, s[i:j], overlongScore}) // Behind a year with the point that some languages give it.
	}
	return overlong(out, s, i, j)
}

// latestYear is a year that no document is of: a later number numbers an act.
const latestYear = "2040"

// isYear reports whether four bytes are a year that documents speak of.
func isYear(s string) bool {
	return (s[:2] == "19" || s[:2] == "20") && isDigit(s[2]) && isDigit(s[3])
}

// setOff looks at a number behind a blank: "Committee 1,". Where another number
// is near it is taken for a date or a count: "between 2 and 4", "5. May 2024".
func setOff(out []marker, s string, i, j int, numbered map[string]bool) []marker {
	before := strings.TrimRightFunc(s[:i], unicode.IsSpace)
	if before == "" {
		return out
	}
	if s[i] == '*' {
		return append(out, marker{len(before), j, s[i:j], setOffScore})
	}
	score, least := float64(looseScore), 5
	if j == len(s) || strings.IndexByte(".!?*", s[j]) >= 0 {
		score, least = setOffScore, 3
	} else if strings.IndexByte(",;:", s[j]) >= 0 {
		score, least = setOffScore, 3
	}
	if strings.HasPrefix(s[j:], ". ") {
		least = 5 // "vom 2. September" has a day, no marker.
	}
	after := strings.TrimLeftFunc(firstRunes(s[j:], 60), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	second := strings.TrimLeft(after[len(firstWord(after)):], " ")
	if strings.HasPrefix(s[j:], ". ") && startsLower(after) { // An ordinal: "līdz 2. jūnijam".
		return out
	}
	inBrackets := strings.HasPrefix(strings.TrimLeft(s[j:], " "), "(")
	if !inBrackets && (score == looseScore && !startsLower(after) || numberNear(firstWord(after), firstWord(second))) {
		return out
	}
	word := lastWord(before)
	r, _ := utf8.DecodeLastRuneInString(before)
	if !unicode.IsLetter(r) && !strings.ContainsRune("”“\"»’)", r) || runes(word) < least || numbers(numbered, word) || isAcronym(before) {
		return out
	}
	return append(out, marker{len(before), j, s[i:j], score})
}

// numbers reports whether a word is one that a number belongs to, in any of the
// forms that its ending may take.
func numbers(numbered map[string]bool, word string) bool {
	k := key(word)
	if numbered[k] {
		return true
	}
	for w := range numbered {
		stem := firstRunes(w, runes(w)-1)
		if runes(stem) >= 4 && strings.HasPrefix(k, stem) && runes(k) <= runes(w)+3 {
			return true
		}
	}
	return false
}

// numberNear reports whether the words behind a number make it one of two, or a
// day: "2 and 4", "5 % 10", "9 maja 2024".
func numberNear(first, second string) bool {
	const digits = "0123456789"
	return strings.ContainsAny(first, digits) || strings.ContainsAny(second, digits) && (runes(first) < 5 || len(second) >= 4 && isYear(second))
}

// overlong looks at a number that is whole without its last digits: a year
// ("20223"), a case or act with its year ("C-594/123", "80/20093").
func overlong(out []marker, s string, i, j int) []marker {
	slash := i > 1 && s[i-1] == '/' && isDigit(s[i-2])
	act := slash && i > 4 && isYear(s[i-5:i-1]) && !afterDigit(s, i-5)
	for _, whole := range []int{4, 2} {
		n := j - i - whole
		if n < 1 || n > 3 || s[i+whole] == '0' {
			continue
		}
		year := whole == 4 && isYear(s[i:i+4])
		if year && (slash || n <= 2) || whole == 2 && slash && !act {
			out = append(out, marker{i + whole, j, s[i+whole : j], overlongScore - float64(2-whole/2)})
		}
	}
	years := j-i == 4 && isYear(s[i:j]) && s[i:j] < latestYear // "2023/2024", "WK 1980/2023"
	if act && !years && j-i > 2 && s[j-1] != '0' {
		out = append(out, marker{j - 1, j, s[j-1 : j], longerScore}) // An act after its year, of any length.
	}
	return out
}

// endsMarker reports whether a marker may end before rest: before a blank, a
// dash, or a mark of any script that ends a phrase or closes a quotation.
func endsMarker(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "" || unicode.IsSpace(r) || strings.ContainsRune("*–—", r):
		return true
	case strings.ContainsRune("/%&@#\\-", r) || !unicode.In(r, unicode.Po, unicode.Pe, unicode.Pf, unicode.Pi):
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[size:])
	return !unicode.IsDigit(next) || r == ')' || r == ']'
}

// isAcronym reports whether the word before a digit is a few capitals.
func isAcronym(before string) bool {
	n := 0
	for i := len(before); i > 0; {
		r, size := utf8.DecodeLastRuneInString(before[:i])
		if !unicode.IsLetter(r) {
			break
		}
		if !unicode.IsUpper(r) {
			return false
		}
		n++
		i -= size
	}
	return n > 0 && n <= 5
}

func afterDigit(s string, i int) bool { return i > 0 && isDigit(s[i-1]) }

func endsDigit(s string) bool { return s != "" && isDigit(s[len(s)-1]) }
