package layout

import (
	"math"
	"slices"
)

// liftLabels puts the labels of a table whose cells are centred before their
// values: there the first lines of a value stand above the label's line, in the
// column of the values and set apart from the value before.
func (d *document) liftLabels(lines []*line, found []labelled) ([]*line, []labelled) {
	column, ok := valueColumn(lines)
	if d.geometry == Flow || !ok {
		return lines, found
	}
	var out []*line
	from := 0 // lines before are in out
	found = slices.Clone(found)
	for k, f := range found {
		above := max(from-1, 0) // The line before shows where a space is.
		start := centredFrom(lines[above:f.line+1], column) + above
		out = append(out, lines[from:start]...)
		from = f.line + 1
		found[k].line = len(out)
		if start == f.line {
			out = append(out, lines[f.line])
			continue
		}
		head, tail := lines[f.line].split(f.end)
		head.gap, lines[start].gap = true, false
		out = append(append(out, head), lines[start:f.line]...)
		found[k].end = len(head.text)
		if tail.text != "" {
			out = append(out, tail)
		}
	}
	return append(out, lines[from:]...), found
}

// centredFrom returns the first of the lines that belong to the label on the last
// of them: those directly above it in the column of the values, as far as to a
// space wider than theirs. Without one they belong to the label before.
func centredFrom(lines []*line, column float64) int {
	last := len(lines) - 1
	if last == 0 || column < lines[last].begin()+2*CellWidth {
		return last
	}
	i, widest := last, 0.0
	for i > 0 && math.Abs(lines[i-1].begin()-column) < CellWidth && (i == last || stepTo(lines, i) <= 1.15*widest) {
		widest = max(widest, stepTo(lines, i))
		i--
	}
	if i == last || i == 0 || stepTo(lines, i) <= 1.15*widest || startsDash(lines[i].text) {
		return last
	}
	return i
}

// stepTo is how far line i stands below the one before it.
func stepTo(lines []*line, i int) float64 { return lines[i-1].bottom - lines[i].bottom }
