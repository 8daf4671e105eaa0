package layout

import (
	"math"
	"strings"
)

// joinBrokenLabels puts the labels of the cover's table that run over two or
// three lines together, before the value that stands beside the first of them.
// The column where values begin is known from the labels on one line.
func (d *document) joinBrokenLabels(lines []*line) []*line {
	column, ok := valueColumn(lines)
	if d.geometry == Flow || !ok {
		return lines
	}
	var out []*line
	for i := 0; i < len(lines); i++ {
		joined, values, n := brokenLabel(lines[i:min(len(lines), i+3)], column)
		if n == 0 {
			out = append(out, lines[i])
			continue
		}
		out = append(append(out, joined), values...)
		i += n - 1
	}
	return out
}

// valueColumn is where the values of most labels begin.
func valueColumn(lines []*line) (x float64, ok bool) {
	begins := map[float64]int{}
	for _, l := range lines {
		end, roles := labels().find(l.text)
		if roles == nil {
			continue
		}
		if _, value := l.split(end); value.text != "" && len(value.pieces) > 0 {
			begins[math.Round(value.begin())]++
		}
	}
	x = mostOf(begins)
	return x, begins[x] >= 2
}

// begin is where the line begins by its first piece; by its first segment where
// pieces have no place on paper.
func (l *line) begin() float64 {
	if len(l.pieces) > 0 && !l.pieces[0].place.Box.Zero() {
		return l.pieces[0].place.Box[0]
	}
	return l.x
}

// brokenLabel puts a label together that the first of the lines begins and the
// second or third ends. n is the number of lines it takes, 0 where there is none.
func brokenLabel(lines []*line, column float64) (joined *line, values []*line, n int) {
	if _, roles := labels().find(lines[0].text); roles != nil {
		return nil, nil, 0
	}
	var label []string
	for i, l := range lines {
		left, right := l.cutAt(column)
		if left == nil || left.text == "" || len(left.text) > 200 {
			return nil, nil, 0
		}
		if i == 0 {
			joined = left
		} else {
			joined.appendWord(left)
		}
		if right != nil && right.text != "" {
			right.gap = false
			values = append(values, right)
		}
		label = append(label, left.text)
		text := strings.Join(label, " ")
		if end, roles := labels().find(text); i > 0 && roles != nil && end == len(text) && len(values) > 0 {
			joined.appendWord(values[0])
			return joined, values[1:], i + 1
		}
	}
	return nil, nil, 0
}

// cutAt parts what stands before a column from what stands in it. Both are nil
// where something stands across.
func (l *line) cutAt(column float64) (left, right *line) {
	const near = CellWidth / 2
	if l.begin() > column-near {
		return nil, nil
	}
	at := 0
	for _, p := range l.pieces {
		switch box := p.place.Box; {
		case box.Zero():
		case box[0] >= column-near:
			return l.split(at)
		case box[2] > column+near:
			if i := p.blankAt(column); i >= 0 {
				return l.split(at + i)
			}
			return nil, nil
		}
		at += len(p.text)
	}
	for _, s := range l.segs {
		if s.x >= column-near {
			return l.split(s.at)
		}
	}
	whole := *l
	return &whole, nil
}

// blankAt returns the byte offset of the blank that stands before a column, of
// those in a run where a word before the column and one in it stand as close as
// words of a sentence; -1 without one. Letters are taken to be equally wide.
func (p piece) blankAt(column float64) int {
	const reach = 3 * CellWidth
	wide := (p.place.Box[2] - p.place.Box[0]) / float64(max(runes(p.text), 1))
	best, off := -1, reach
	x := p.place.Box[0]
	for i, r := range p.text {
		x += wide
		if d := math.Abs(x - column); r == ' ' && d < off {
			best, off = i, d
		}
	}
	return best
}

// appendWord adds another line's pieces behind a blank.
func (l *line) appendWord(o *line) {
	l.trimRight()
	blank := piece{text: " "}
	if n := len(l.pieces); n > 0 {
		blank.place = l.pieces[n-1].place
	}
	l.segs = append(l.segs, segment{len(l.text) + 1, o.x})
	l.pieces = append(append(l.pieces[:len(l.pieces):len(l.pieces)], blank), o.pieces...)
	l.text += " " + o.text
	l.right = max(l.right, o.right)
}
