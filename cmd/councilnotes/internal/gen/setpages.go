package gen

// sheet is a set page.
type sheet struct {
	lines []line
	notes []line
}

// pages fills pages so that every footnote stands below its marker.
func (g *geometry) pages(n *note) []sheet {
	var out []sheet
	var cur sheet
	used, noteSpace := 0.0, 0.0
	turn := func() {
		out = append(out, cur)
		cur, used, noteSpace = sheet{}, 0, 0
	}
	for _, l := range g.lines(n) {
		var notes []line
		for _, k := range l.notes {
			notes = append(notes, g.footnote(n.notes[k-1], k)...)
		}
		need := height(notes)
		if len(notes) > 0 && len(cur.notes) == 0 {
			need += g.ruleSpace
		}
		if len(cur.lines) > 0 && (l.newPage || used+l.gap+l.height+noteSpace+need > g.body) {
			turn()
			if need = height(notes); need > 0 {
				need += g.ruleSpace
			}
		}
		if len(cur.lines) == 0 {
			l.gap = 0
		}
		cur.lines, cur.notes = append(cur.lines, l), append(cur.notes, notes...)
		used += l.gap + l.height
		noteSpace += need
	}
	turn()
	return out
}

func height(lines []line) float64 {
	var sum float64
	for _, l := range lines {
		sum += l.height
	}
	return sum
}
