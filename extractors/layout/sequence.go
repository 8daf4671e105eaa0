package layout

import "strings"

// level is a list of points that is open: the style of its labels, the last of
// them, and where they stand.
type level struct {
	style style
	n     int
	text  string // the last label
	spot
}

// spot is where a label stands: its indent, and the page that counts from.
type spot struct {
	x      float64
	region int
}

// sequence keeps the open lists from the outermost to the innermost and tells
// which labels go on with one of them.
type sequence struct {
	levels []level
	placed bool // x means something
	// later tells whether a label follows further down, by style and number.
	later  map[reading]int
	dashes []spot // where the open items without number stand
	// parted tells that a heading stands between the open lists and the line.
	parted bool
	// drift is the share by which indents of one page may differ from those of
	// another: text exports fit the columns of each page anew.
	drift float64
}

// near reports whether two labels stand at the same indent.
func (s *sequence) near(a, b spot) bool {
	return !s.placed || !s.left(a, b) && !s.left(b, a)
}

// left reports whether a stands further left than b.
func (s *sequence) left(a, b spot) bool { return a.x < b.x-s.tolerance(a, b) }

// tolerance is how far two labels at the same indent may stand apart.
func (s *sequence) tolerance(a, b spot) float64 {
	if a.region == b.region {
		return 1.7 * CellWidth
	}
	return 1.7*CellWidth + s.drift*max(a.x, b.x)
}

// place returns the level at which a label goes on or begins a list, or -1.
// sure tells that the line is set off as points are.
func (s *sequence) place(p *pointLabel, x spot, sure bool, at int) (int, reading) {
	for d := len(s.levels) - 1; d >= 0; d-- {
		lv := &s.levels[d]
		for _, r := range p.readings {
			if s.goesOn(lv, r, p, s.near(lv.spot, x), sure) {
				return d, r
			}
		}
	}
	for _, r := range p.readings {
		if s.begins(r, p, sure, at) {
			return s.depthFor(r, x), r
		}
	}
	if s.placed && p.wide && sure && p.first() { // A list of one, set off as lists are.
		for _, r := range p.readings {
			if r.n == 1 && (r.style.kind == 'l' || r.style.kind == 'r') && r.style.after == ')' {
				return s.depthFor(r, x), r
			}
		}
	}
	return -1, reading{}
}

// goesOn reports whether a label is the next of an open list.
func (s *sequence) goesOn(lv *level, r reading, p *pointLabel, near, sure bool) bool {
	if r.style.kind == 'm' { // "aa)" after "z)", or a letter written with two.
		return lv.style.kind == 'l' && lv.style.script == r.style.script && lv.style.after == r.style.after &&
			lv.style.before == r.style.before && near && sure && lv.n > 4
	}
	if r.style != lv.style || !near {
		return false
	}
	step := r.n - lv.n
	switch r.style.kind {
	case 'd':
		return step == 1 && stem(p.text) == stem(lv.text) || r.n == 1 && sure && follows(stem(lv.text), stem(p.text))
	case 'n':
		suffixed := step == 0 && p.text != lv.text && !allDigits(p.text, 3)
		return step == 1 || suffixed || s.placed && sure && p.wide && (step == 2 || step == 3)
	case 'l':
		return step == 1 || step == 2 && (r.style.script != 'L' || s.placed && sure) || step == 3 && s.placed && sure
	}
	return step == 1
}

// begins reports whether a label begins a list.
func (s *sequence) begins(r reading, p *pointLabel, sure bool, at int) bool {
	switch r.style.kind {
	case '-', 'm':
		return false
	case 'd':
		st := stem(p.text)
		for _, lv := range s.levels {
			if lv.text == st && r.n == 1 {
				return true
			}
		}
		return len(s.levels) == 0 && sure && r.n == 1
	case 'n':
		if r.n != 1 {
			return sure && r.n <= mostFirst && len(s.levels) == 0 && s.later[reading{r.style, r.n + 1}] > at
		}
		return sure && (s.placed || s.parted || !s.open(r.style) || s.later[reading{r.style, 2}] > at)
	}
	return r.n == 1 && sure && s.later[reading{r.style, 2}] > at
}

// open reports whether a list of the style is open.
func (s *sequence) open(st style) bool {
	for _, lv := range s.levels {
		if lv.style == st {
			return true
		}
	}
	return false
}

// depthFor returns the level a new list belongs at: outermost under a heading;
// else deeper than all lists whose
// labels stand further left, or as far left with labels of a coarser kind; where
// indents mean nothing, below the innermost list of another style.
func (s *sequence) depthFor(r reading, x spot) int {
	if s.parted {
		return 0
	}
	for d, lv := range s.levels {
		if lv.style == r.style && s.near(lv.spot, x) {
			return d
		}
		if s.placed && (s.left(x, lv.spot) || s.near(lv.spot, x) && !coarser(lv.style, r.style)) {
			return d
		}
	}
	if r.style.kind == 'n' && r.style.before == 0 && !s.placed {
		return 0
	}
	return len(s.levels)
}

// coarser reports whether lists of style a usually hold lists of style b.
func coarser(a, b style) bool { return a.rank() < b.rank() }

// rank orders styles as lists are usually set into each other: A., 1., 1.1, (1),
// a), i).
func (s style) rank() int {
	switch {
	case s.upper || s.before == section:
		return 0
	case s.kind == 'n' && s.before == 0:
		return 1
	case s.kind == 'd':
		return 2
	case s.kind == 'n':
		return 3
	case s.kind == 'l' || s.kind == 'm':
		return 4
	}
	return 5
}

// put records that a label was taken at a level.
func (s *sequence) put(d int, r reading, p *pointLabel, x spot) {
	n := r.n
	if r.style.kind == 'm' {
		n, r.style = s.levels[d].n, s.levels[d].style
	}
	s.levels = append(s.levels[:d], level{r.style, n, p.text, x})
	s.dashes, s.parted = nil, false
}

// putDash records an item without number and returns its level.
func (s *sequence) putDash(x spot) int {
	if s.placed {
		for len(s.levels) > 0 && s.left(x, s.levels[len(s.levels)-1].spot) {
			s.levels = s.levels[:len(s.levels)-1]
		}
	}
	for len(s.dashes) > 0 && !s.left(s.dashes[len(s.dashes)-1], x) {
		s.dashes = s.dashes[:len(s.dashes)-1]
	}
	if len(s.dashes) < 8 {
		s.dashes = append(s.dashes, x)
	}
	return len(s.levels) + len(s.dashes) - 1
}

// follows reports whether number b, which may have parts, is the next after a:
// "2.1" stands below 2, behind the last of 1.
func follows(a, b string) bool {
	i, j := strings.LastIndexByte(a, '.')+1, strings.LastIndexByte(b, '.')+1
	return a[:i] == b[:j] && allDigits(a[i:], 2) && allDigits(b[j:], 2) && atoi(b[j:]) == atoi(a[i:])+1
}

// stem is a number with parts without the last: "1" of "1.2".
func stem(s string) string {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return s[:i]
	}
	return ""
}
