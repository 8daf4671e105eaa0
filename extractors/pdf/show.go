package pdf

// show does Tj and TJ: it places the glyphs of strings and moves on; numbers
// between them move back by thousandths of the font size.
func (m *machine) show(args []token) {
	st := &m.state
	if st.font == nil {
		return
	}
	trm := m.tm.mul(st.ctm)
	if !trm.sane() {
		return
	}
	var run glyphRun
	m.glyphs.begin(&run, m, &trm)
	scale := st.size * st.stretch
	x := 0.0 // in text space, along the base line
	for i := range args {
		switch t := &args[i]; t.kind {
		case tString:
			x = m.showString(&run, t.b, x)
		case tNumber:
			x -= t.num / 1000 * scale
		}
	}
	m.tm.e += x * m.tm.a
	m.tm.f += x * m.tm.b
}

// showString places the glyphs of one string from x on, and returns where the
// next would stand.
func (m *machine) showString(run *glyphRun, s []byte, x float64) float64 {
	st := &m.state
	f, scale := st.font, st.size*st.stretch
	space, wordSpace := st.charSpace*st.stretch, st.wordSpace*st.stretch
	for len(s) > 0 {
		g, n := f.next(s)
		width := g.width * scale
		advance := width + space
		if n == 1 && s[0] == ' ' {
			advance += wordSpace
		}
		if f.vertical {
			advance, width = 0, 0
		}
		run.glyph(m, g, x, width)
		x += advance
		s = s[n:]
	}
	return x
}
