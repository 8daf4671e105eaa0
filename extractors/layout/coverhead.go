package layout

import (
	"regexp"
	"slices"
	"strings"
)

// row is a row of the cover: a label with its value, or a line without label.
type row struct {
	label string // as printed, with its colon
	head  *line  // where the label stands
	free  bool   // the value is free text, a subject's
	lines []*line
}

var (
	procedure = regexp.MustCompile(`^\d{4}\s?/\s?\d{3,4}[A-Z]?\s?\([A-Z]{3}\)`)
	original  = regexp.MustCompile(`^\(OR\.\s`)
)

// coverHead reads what stands above the table of labels: institution, place and
// date, number, file, marking, subject codes, title. In print these are two
// columns; each entry becomes a row, from top to bottom, the institution first:
// the columns' lines do not stand at the same height in all exports.
func (d *document) coverHead(lines []*line) []*row {
	cells := cellsOf(lines)
	var rows []*row
	used := map[*line]bool{}
	for i, c := range cells {
		if used[c] {
			continue
		}
		column := sameColumn(cells[i:], c, used)
		if n := nameOfCouncil(column); n > 0 {
			rows = slices.Insert(rows, 0, &row{lines: column[:n]})
			mark(used, column[:n])
			continue
		}
		if r := d.fileRow(column, used); r != nil {
			rows = append(rows, r)
			continue
		}
		used[c] = true
		rows = append(rows, splitMarking(c)...)
	}
	return joinTitle(withoutRepeats(rows))
}

// cellsOf cuts lines at their wide gaps.
func cellsOf(lines []*line) []*line {
	var cells []*line
	for _, l := range lines {
		for len(l.segs) > 1 && len(cells) < 400 {
			gap := l.gap
			var c *line
			c, l = l.split(l.segs[1].at)
			c.segs, c.gap = c.segs[:1], gap
			l.gap = gap
			cells = append(cells, c)
		}
		cells = append(cells, l)
	}
	return cells
}

// sameColumn returns the next few unused cells that may stand below c in its
// column, c first.
func sameColumn(cells []*line, c *line, used map[*line]bool) []*line {
	out := []*line{c}
	for _, o := range cells[1:min(len(cells), 12)] {
		if !used[o] && o.x < c.x+10*CellWidth && o.x > c.x-10*CellWidth {
			out = append(out, o)
		}
	}
	return out
}

func mark(used map[*line]bool, lines []*line) {
	for _, l := range lines {
		used[l] = true
	}
}

// nameOfCouncil returns how many of the first lines make up the name of the
// institution.
func nameOfCouncil(column []*line) int {
	text := ""
	for i, l := range column[:min(3, len(column))] {
		text += " " + l.text
		if len(text) > 200 {
			return 0
		}
		if councils()[key(text)] {
			return i + 1
		}
	}
	return 0
}

// fileRow reads the label of the interinstitutional file, on one line or two,
// and the procedures below or behind it.
func (d *document) fileRow(column []*line, used map[*line]bool) *row {
	text, end, n := "", 0, 0
	var roles map[string]role
	for i, l := range column[:min(3, len(column))] {
		if len(l.text) > 200 {
			return nil
		}
		text += l.text
		if end, roles = labels().find(text); roles != nil {
			n = i + 1
			break
		}
		text += " "
	}
	if roles == nil {
		return nil
	}
	r := &row{label: squeezed(text[:end]), head: column[0]}
	if rest := len(text) - end; rest > 0 && n == 1 {
		_, tail := column[0].split(end)
		if tail.text != "" {
			r.lines = append(r.lines, tail)
		}
	}
	mark(used, column[:n])
	for i := n; i < len(column); i++ {
		m := procedure.FindStringIndex(column[i].text)
		if m == nil {
			break
		}
		if m[1] == len(strings.TrimSpace(column[i].text)) {
			r.lines = append(r.lines, column[i])
			used[column[i]] = true
			continue
		}
		value, rest := column[i].split(m[1])
		r.lines = append(r.lines, value)
		*column[i] = *rest // What followed on the line is an entry of its own.
		break
	}
	return r
}

// splitMarking parts a marking from what an export printed before it on one line.
func splitMarking(c *line) []*row {
	if i := strings.LastIndexByte(c.text, ' '); i > 0 && markings[c.text[i+1:]] && procedure.MatchString(c.text) {
		head, tail := c.split(i)
		return []*row{{lines: []*line{head}}, {lines: []*line{tail}}}
	}
	return []*row{{lines: []*line{c}}}
}

// withoutRepeats drops rows that say again what a row before said: exports of
// tagged PDFs print the head of the cover twice.
func withoutRepeats(rows []*row) []*row {
	seen := map[string]bool{}
	out := rows[:0]
	for _, r := range rows {
		if r.label == "" {
			text := ""
			for _, l := range r.lines {
				text += " " + l.text
			}
			text = squeezed(text)
			if seen[text] && len(text) > 8 || text == "" {
				continue
			}
			seen[text] = true
		}
		out = append(out, r)
	}
	return out
}

// joinTitle joins the lines of a title in capitals that runs over two lines,
// directly above the table.
func joinTitle(rows []*row) []*row {
	n := len(rows)
	if n < 2 || rows[n-2].label != "" || rows[n-1].label != "" {
		return rows
	}
	a, b := rows[n-2].lines[0], rows[n-1].lines[0]
	_, code := parseFooter(a.text)
	if b.gap || !allCaps(a.text) || !allCaps(b.text) || code || len(strings.Fields(a.text)) < 3 {
		return rows
	}
	rows[n-2].lines = append(rows[n-2].lines, rows[n-1].lines...)
	return rows[:n-1]
}
