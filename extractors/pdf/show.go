package pdf

// show does Tj: it places the glyphs of a string and moves on.
func (m *machine) show(s []byte) {
	st := &m.state
	f := st.font
	if f == nil || len(s) == 0 || !m.tm.sane() {
		return
	}
	trm := m.tm.mul(st.ctm)
	if !trm.sane() {
		return
	}
	run := m.glyphs.begin(m, trm)
	x := 0.0 // in text space, along the base line
	for len(s) > 0 {
		g, n := f.next(s)
		width := g.width * st.size * st.stretch
		advance := width + st.charSpace*st.stretch
		if n == 1 && s[0] == ' ' {
			advance += st.wordSpace * st.stretch
		}
		if f.vertical {
			advance, width = 0, 0
		}
		run.glyph(m, g, x, width)
		x += advance
		s = s[n:]
	}
	m.advance(x)
}

// showSpaced does TJ: strings, and numbers that move back by thousandths.
func (m *machine) showSpaced() {
	st := &m.state
	for _, t := range m.args {
		switch t.kind {
		case tString:
			m.show(t.b)
		case tNumber:
			m.advance(-t.num / 1000 * st.size * st.stretch)
		}
	}
}

func (m *machine) advance(x float64) {
	m.tm.e += x * m.tm.a
	m.tm.f += x * m.tm.b
}
