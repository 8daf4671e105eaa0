package gen

import (
	"bytes"
	"fmt"
)

// A4 in points, with the margins of a Council document.
const (
	paperWidth, paperHeight = 595.32, 841.92
	marginLeft, marginTop   = 62.4, 62.4
	footTop                 = 772.0 // of the rule above the footer, from the top
)

// look is how a document is printed; offices differ.
type look struct {
	justified bool
	leading   float64
	rise      bool // markers are raised by Ts, not by position
	noteSize  float64
}

// size returns the font size of a style; the second result tells bold.
func (k look) size(s style) (float64, bool) {
	switch s {
	case bold:
		return 12, true
	case small:
		return k.noteSize, false
	case raised:
		return 7.5, false
	case raisedNote:
		return 6.5, false
	case large:
		return 14, true
	}
	return 12, false
}

// notePDF prints a note on paper.
func notePDF(d *Document) ([]byte, error) {
	r := newRng(d.seed, "paper")
	k := look{justified: r.chance(40), leading: pick(r, []float64{14.5, 16.5, 18}), rise: r.chance(50), noteSize: pick(r, []float64{9, 10})}
	all := fonts()
	p := &printer{look: k, fonts: [2]*subset{newSubset(all[0]), newSubset(all[1])}}
	g := &geometry{width: paperWidth - 2*marginLeft, body: footTop - marginTop - 14, leading: k.leading, gap: k.leading * 0.7,
		noteLeading: k.noteSize * 1.2, headLeading: k.noteSize * 1.32, rowLeading: k.noteSize * 1.44, ruleSpace: 16, valueX: 116, labelX: [3]float64{0, 28.4, 56.8}, textX: [3]float64{28.4, 56.8, 85.2}, noteX: 17, cellX: [3]float64{0, 190, 335},
		measure: p.measure, breakLong: true}
	if missing := missingGlyphs(d.note, all[0]); len(missing) > 0 {
		return nil, fmt.Errorf("gen: the font has no glyph for %q", string(missing))
	}
	f := &pdfFile{}
	sheets := g.pages(d.note)
	var contents []int
	for i, s := range sheets {
		contents = append(contents, f.stream(p.sheet(s, g, d.note, i), ""))
	}
	resources := f.add("<</Font<</F1 %d 0 R/F2 %d 0 R>>>>", f.font(p.fonts[0]), f.font(p.fonts[1]))
	tree := len(f.objects) + len(contents) + 1
	var kids bytes.Buffer
	for _, c := range contents {
		n := f.add("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R>>", tree, paperWidth, paperHeight, resources, c)
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	f.add("<</Type/Pages/Count %d/Kids[%s]>>", len(contents), bytes.TrimSpace(kids.Bytes()))
	root := f.add("<</Type/Catalog/Pages %d 0 R/Lang(%s)>>", tree, d.Lang)
	info := f.add("<</Title %s/Producer(councilnotes gen)>>", utf16Hex(d.note.number))
	return f.bytes(root, info), nil
}

// missingGlyphs returns the characters of a note that the font cannot show.
func missingGlyphs(n *note, f *font) []rune {
	var b bytes.Buffer
	flat := &geometry{width: 1e6, body: 1e9, leading: 1, measure: cells}
	for _, s := range flat.pages(n) {
		for _, l := range append(s.lines, s.notes...) {
			b.WriteString(l.label + l.text())
		}
	}
	return f.missing(b.String())
}

// printer writes content streams.
type printer struct {
	look
	fonts [2]*subset
	b     bytes.Buffer
}

func (p *printer) measure(text string, s style) float64 {
	size, heavy := p.size(s)
	return p.face(heavy).width(text) * size / 1000
}

func (p *printer) face(heavy bool) *subset {
	if heavy {
		return p.fonts[1]
	}
	return p.fonts[0]
}

// sheet prints a page. Positions are counted from the top left margin.
func (p *printer) sheet(s sheet, g *geometry, n *note, page int) []byte {
	p.b.Reset()
	y := marginTop
	for _, l := range s.lines {
		y += l.gap + l.height
		p.line(l, g, y)
	}
	if len(s.notes) > 0 {
		y = footTop - 12 - height(s.notes)
		end := 144.0
		if s.continued {
			end = g.width // Where a note goes on, the rule says so.
		}
		p.rule(0, end, y+2)
		for _, l := range s.notes {
			y += l.height
			p.line(l, g, y)
		}
	}
	p.foot(n, g, page)
	return bytes.Clone(p.b.Bytes())
}

// line prints label and words with the base line y below the top of the paper.
func (p *printer) line(l line, g *geometry, y float64) {
	if len(l.cells) > 0 {
		p.row(l, g, y)
		return
	}
	if l.label != "" {
		p.words([][]piece{{{l.label, l.labelStyle}}}, l.labelX, y, 0)
	}
	x, extra := l.x, 0.0
	switch {
	case l.right:
		x = g.width - l.natural
	case l.centre:
		x = (g.width - l.natural) / 2
	case p.justified && !l.last && len(l.words) > 1:
		extra = (g.width - l.x - l.natural) / float64(len(l.words)-1)
	}
	p.words(l.words, x, y, extra)
}

// words prints words from x on, with so much more than a blank between them.
// Type0 fonts know no word spacing, so the space is adjusted in TJ.
func (p *printer) words(words [][]piece, x, y, extra float64) {
	var run []rune
	var adjust []float64 // after each rune of run, in points
	start, at := x, x
	cur := plain
	flush := func() {
		if len(run) > 0 {
			p.show(run, adjust, cur, start, y)
		}
		run, adjust, start = nil, nil, at
	}
	for i, w := range words {
		for _, pc := range w {
			if pc.style != cur {
				flush()
				cur = pc.style
			}
			for _, r := range pc.text {
				run, adjust = append(run, r), append(adjust, 0)
			}
			at += p.measure(pc.text, pc.style)
		}
		if i+1 < len(words) {
			if cur == raised { // The blank is as wide as those of the text around.
				flush()
				cur = words[i+1][0].style
			}
			run, adjust = append(run, ' '), append(adjust, extra)
			at += p.measure(" ", cur) + extra
		}
	}
	flush()
}

// show prints a run in one style.
func (p *printer) show(run []rune, adjust []float64, s style, x, y float64) {
	size, heavy := p.size(s)
	face, name := p.face(heavy), "F1"
	if heavy {
		name = "F2"
	}
	up, rise := 0.0, ""
	if s == raised || s == raisedNote {
		up = 4.2
		if p.rise {
			up, rise = 0, "4.2 Ts "
		}
	}
	fmt.Fprintf(&p.b, "BT /%s %g Tf %s1 0 0 1 %.2f %.2f Tm [<", name, size, rise, marginLeft+x, paperHeight-y+up)
	for i, r := range run {
		fmt.Fprintf(&p.b, "%04X", face.glyph(r))
		if adjust[i] != 0 && i+1 < len(run) {
			fmt.Fprintf(&p.b, ">%.1f<", -adjust[i]*1000/size)
		}
	}
	p.b.WriteString(">] TJ ")
	if rise != "" {
		p.b.WriteString("0 Ts ")
	}
	p.b.WriteString("ET\n")
}

func (p *printer) rule(from, to, y float64) {
	fmt.Fprintf(&p.b, "0.6 w %.2f %.2f m %.2f %.2f l S\n", marginLeft+from, paperHeight-y, marginLeft+to, paperHeight-y)
}

// foot prints the footer under its rule, in one line or two.
func (p *printer) foot(n *note, g *geometry, page int) {
	f := n.foot(page)
	p.rule(0, g.width, footTop)
	put := func(s string, st style, share, y float64) {
		if s == "" {
			return
		}
		w := p.measure(s, st)
		p.words([][]piece{{{s, st}}}, min(max(g.width*share-w/2, 0), g.width-w), y, 0)
	}
	y := footTop + 13
	put(f.number, plain, 0, y)
	if n.story.twoLineFooter {
		put(f.initials, plain, 0.55, y)
		put(f.page, plain, 1, y)
		y += 14
		put(f.unit, plain, 0, y)
		put(f.limite, bold, 0.55, y)
		put(f.language, large, 1, y)
		return
	}
	put(f.initials, plain, 0.36, y)
	put(f.page, plain, 0.53, y)
	put(f.unit, plain, 0.66, y)
	put(f.limite, bold, 0.82, y)
	put(f.language, large, 1, y)
}
