package gen

// header sets the block above the title: two columns, row by row.
func (g *geometry) header(n *note) []line {
	left := []string{n.council[0], n.council[1], ""}
	for _, l := range g.narrow(n.file) {
		left = append(left, l)
	}
	left = append(left, n.procedure.text)
	right := append([]string{n.placeDate, n.original, "", n.number}, n.limite()...)
	right = append(append(right, ""), n.codes...)
	var out []line
	for i := range max(len(left), len(right)) {
		l := line{right: true, last: true, whole: true, height: g.headLeading}
		if i < 2 {
			l.labelStyle = bold // The name of the institution.
		}
		if i < len(left) {
			l.label = left[i]
		}
		if i < len(right) && right[i] != "" {
			s := plain
			if i == 0 || i == 3 {
				s = bold // Date and number.
			}
			set := g.paragraph(rich{text: right[i]}, s, 0)[0]
			l.words, l.natural = set.words, set.natural
		}
		out = append(out, l)
	}
	return out
}

// narrow breaks a label that would run into the right column.
func (g *geometry) narrow(s string) []string {
	half := *g
	half.width = g.width * 0.55
	var out []string
	for _, l := range half.paragraph(rich{text: s}, plain, 0) {
		out = append(out, l.text())
	}
	return out
}

func (n *note) limite() []string {
	if n.story.limite {
		return []string{"LIMITE"}
	}
	return nil
}

// row is a line of the cover's table as it is read: label and value.
type row struct {
	label string
	value rich
}

// rows lists the table of the cover; the subtitle has no label.
func (n *note) rows() []row {
	w := n.lang.Cover.Labels
	out := []row{{w["from"], n.from}, {w["to"], n.to}}
	if n.previous.text != "" {
		out = append(out, row{w["previous"], n.previous})
	}
	if n.proposal.text != "" {
		out = append(out, row{w["commission"], n.proposal})
	}
	return append(out, row{w["subject"], n.subject}, row{"", rich{text: "– " + n.subtitle}})
}

func (g *geometry) table(n *note) []line {
	var out []line
	rows := n.rows()
	x := g.valueColumn(rows)
	for i, r := range rows {
		p := g.paragraph(r.value, plain, x)
		p[0].label = r.label
		for j := range p {
			p[j].height = g.rowLeading
			p[j].last = true
			p[j].whole = true
		}
		p[0].gap = g.gap / 2
		if i == 0 {
			p[0].gap = g.gap
		}
		out = append(out, p...)
	}
	return out
}

// valueColumn is where the values of a table begin: further to the right where
// a language's labels would run into them. Exports without columns have none.
func (g *geometry) valueColumn(rows []row) float64 {
	x := g.valueX
	if x == 0 {
		return 0
	}
	for _, r := range rows {
		x = max(x, g.measure(r.label+"  ", plain))
	}
	return x
}
