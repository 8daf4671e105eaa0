package layout

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hiddenMarkers finds markers that an export printed behind a number, as if they
// were its last digits: "Article 45" is Article 4 with marker 5. Nothing but the
// notes shows that: such a marker is looked for where a note has none, between
// the markers of the notes before and behind it, on the note's page, and is
// taken only if one place is more likely than all others. found are the markers
// seen so far, in their order; the first lines, which have numbers of their own,
// are not looked at.
func (d *document) hiddenMarkers(lines []*line, first int, found []candidate) (out []candidate) {
	if d.geometry == Exact {
		return nil // In print they are set apart.
	}
	from := candidate{line: first, note: -1}
	for _, to := range append(found[:len(found):len(found)], candidate{line: len(lines), note: len(d.notes)}) {
		if to.note-from.note > 1 {
			out = append(out, d.hiddenBetween(lines, from, to)...)
		}
		from = to
	}
	return out
}

// hiddenBetween looks for the markers of the notes between two.
func (d *document) hiddenBetween(lines []*line, from, to candidate) (out []candidate) {
	wanted := map[string][]candidate{}
	for n := from.note + 1; n < to.note; n++ {
		wanted[d.notes[n].label] = nil
	}
	for i := from.line; i < len(lines) && i <= to.line; i++ {
		l := lines[i]
		for _, m := range gluedToNumbers(l.text) {
			c := candidate{i, m.start, m.end, 0, m.score}
			if list, ok := wanted[m.label]; ok && from.before(c) && c.before(to) {
				wanted[m.label] = append(list, c)
			}
		}
	}
	for n := from.note + 1; n < to.note; n++ {
		if c, ok := d.likeliest(wanted[d.notes[n].label], lines, from, n); ok {
			out = append(out, c)
			from = c
		}
	}
	return out
}

// before reports whether a candidate stands before another.
func (c candidate) before(o candidate) bool {
	return cmp.Or(c.line-o.line, c.end-o.start-1) < 0
}

// likeliest returns the place behind from, on note n's page, that scores more
// than all others.
func (d *document) likeliest(places []candidate, lines []*line, from candidate, n int) (best candidate, ok bool) {
	for _, c := range places {
		if !from.before(c) || lines[c.line].region != d.notes[n].region || c.score < best.score {
			continue
		}
		ok = c.score > best.score
		best = c
	}
	best.note = n
	return best, ok
}

// endScore tells how likely a marker ends before rest: most of all with a
// sentence, more before another mark than before a blank.
func endScore(rest string) float64 {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "" || r != ',' && unicode.IsPunct(r) && (len(rest) == size || startsCapital(rest[size:])):
		return 3
	case unicode.IsPunct(r) && !(r == '.' && startsLower(strings.TrimLeft(rest[size:], " "))): // "22. septembril" is a day
		return 2
	}
	return 1
}

// gluedToNumbers returns the last digits of the numbers in s, as markers.
func gluedToNumbers(s string) (out []marker) {
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(s) && isDigit(s[j]) {
			j++
		}
		short := j-i == 2 && i > 3 && s[i-1] == '/' && isDigit(s[i-4]) // "511/18", where 18 is a year
		if j-i <= 7 && endsMarker(s[j:]) && !short && !(j-i == 4 && isYear(s[i:j])) {
			score := endScore(s[j:])
			for k := max(i+1, j-longestMarker); k < j; k++ {
				if s[k] != '0' {
					out = append(out, marker{k, j, s[k:j], score})
				}
			}
		}
		i = j
	}
	return out
}
