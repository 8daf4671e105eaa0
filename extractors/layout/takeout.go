package layout

import (
	"strings"
	"unicode/utf8"
)

// takeOut takes markers, in their order, out of a line and leaves their labels as empty pieces.
func (l *line) takeOut(marks []candidate, notes []*note) {
	var out []piece
	var b strings.Builder
	var segs []segment
	at, rest, left := 0, l.pieces, l.segs
	shifted := func(to int) { // segments that begin before the offset, moved by what was taken out
		for len(left) > 0 && left[0].at < to {
			segs = append(segs, segment{max(b.Len(), left[0].at-(at-b.Len())), left[0].x})
			left = left[1:]
		}
	}
	for _, m := range marks {
		if m.start < at {
			continue
		}
		shifted(m.start)
		var kept []piece
		kept, rest = cutOff(rest, m.start-at)
		out = append(out, kept...)
		out = append(out, piece{note: notes[m.note].label})
		m.end = overBlank(l.text, m.end)
		_, rest = cutOff(rest, m.end-m.start)
		b.WriteString(l.text[at:m.start])
		at = m.end
	}
	shifted(len(l.text) + 1)
	b.WriteString(l.text[at:])
	l.pieces, l.text, l.segs = append(out, rest...), b.String(), segs
}

// overBlank moves the offset behind a marker over a blank that an export put
// before the mark that ends the phrase. No language sets a blank before these.
func overBlank(s string, end int) int {
	rest := strings.TrimLeft(s[end:], " ")
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && strings.ContainsRune(".,·)", r) && !strings.HasPrefix(rest, "..") {
		return len(s) - len(rest)
	}
	return end
}

// cutOff cuts the first n bytes off a list of pieces, which it changes.
func cutOff(pieces []piece, n int) (head, rest []piece) {
	for i := range pieces {
		p := &pieces[i]
		if n == 0 {
			return head, pieces[i:]
		}
		if len(p.text) > n {
			left := *p
			left.text, p.text = p.text[:n], p.text[n:]
			return append(head, left), pieces[i:]
		}
		head = append(head, *p)
		n -= len(p.text)
	}
	return head, nil
}
