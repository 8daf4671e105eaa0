package gen

// cover sets the first page down to the table, without breaking words.
func (g *geometry) cover(n *note) []line {
	title := g.paragraph(rich{text: n.title}, bold, 0)
	title[0].gap = 2 * g.gap
	return append(append(g.header(n), title...), g.table(n)...)
}

// main sets the points and the annex.
func (g *geometry) main(n *note) []line {
	var out []line
	for i, p := range n.points {
		from := len(out)
		out = append(out, g.point(p)...)
		if i == 0 {
			out[from].gap = 3 * g.gap
		}
	}
	for i, r := range n.annex {
		p := g.paragraph(r, plain, 0)
		p[0].gap = g.gap
		if i == 0 {
			head := g.paragraph(rich{text: n.lang.Cover.Annex}, bold, 0)
			head[0].newPage, head[0].centre, p[0].centre = true, true, true
			out = append(out, head...)
		}
		out = append(out, p...)
	}
	return append(out, g.grid(n.grid)...)
}

// point sets a point, its children and what follows them.
func (g *geometry) point(p phrasedPoint) []line {
	out := g.paragraph(p.body, plain, g.textX[p.level])
	out[0].label, out[0].labelX, out[0].gap = p.printed, g.labelX[p.level], g.gap
	for _, c := range p.children {
		out = append(out, g.point(c)...)
	}
	if p.tail != nil {
		t := g.paragraph(*p.tail, plain, g.textX[p.level])
		t[0].gap, t[0].whole = g.gap, true // Without an indent, only going on says that it is the point's.
		out = append(out, t...)
	}
	return out
}

// footnote sets a footnote.
func (g *geometry) footnote(r rich, label int) []line {
	out := g.paragraph(r, small, g.noteX)
	for i := range out {
		out[i].height, out[i].last = g.noteLeading, true
	}
	out[0].label, out[0].labelStyle = itoa(label), raisedNote
	return out
}
