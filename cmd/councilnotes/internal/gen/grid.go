package gen

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// A grid is a small table at the end of an annex: which country, when, in which
// document. It needs no words of its own, so every language can print it.

// gridRow is a row of a story's table.
type gridRow struct {
	country string
	when    when
	ref     ref
}

// tellGrid draws the table of a seed's annex, for a note of the day base; most
// have none. Drawn apart, so that it changes nothing else that is told.
func tellGrid(seed uint64, base time.Time) []gridRow {
	r := newRng(seed, "grid")
	if !r.chance(40) {
		return nil
	}
	var out []gridRow
	for _, c := range shuffled(r, thirdCountries)[:r.between(3, 6)] {
		w, _ := drawDate(r, "day", base)
		k, _ := drawRef(r, "com", w.from)
		out = append(out, gridRow{c, w, k})
	}
	return out
}

// phraseGrid puts the cells of a table into words.
func (sp *speaker) phraseGrid(rows []gridRow) [][]rich {
	var out [][]rich
	for _, r := range rows {
		var day rich
		day.addMention(sp.date(r.when, ""), mention{when: &r.when})
		out = append(out, []rich{sp.phrase(pageCountry.key, 0, map[string]fact{"a": {country: r.country}}), day, sp.refs(&r.ref)})
	}
	return out
}

// grid sets a table, a line for each row.
func (g *geometry) grid(rows [][]rich) []line {
	var out []line
	for i, row := range rows {
		l := line{height: g.leading, first: i == 0, last: true, bottom: i+1 == len(rows)}
		for _, c := range row {
			w := words(c, plain)
			l.cells = append(l.cells, w)
			l.words = append(l.words, w...) // What exports without columns print.
		}
		out = append(out, l)
	}
	if len(out) > 0 {
		out[0].gap = g.gap
	}
	return out
}

// writeRow prints the cells of a row at their columns of characters.
func writeRow(b *strings.Builder, l line, g *geometry) {
	col := 0
	for i, c := range l.cells {
		if i > 0 {
			col = pad(b, col, col+2) // A long cell moves the next one on.
		}
		text := line{words: c}.text()
		col = pad(b, col, int(g.cellX[i])) + utf8.RuneCountInString(text)
		b.WriteString(text)
	}
	b.WriteByte('\n')
}

// row prints the cells of a row with the lines of the table above it, and below
// it when it is the last; y is that of the base line.
func (p *printer) row(l line, g *geometry, y float64) {
	for i, c := range l.cells {
		p.words(c, g.cellX[i]+4, y, 0)
	}
	above, below := y-l.height*0.78, y+l.height*0.22
	p.rule(0, g.width, above)
	if l.bottom {
		p.rule(0, g.width, below)
	}
	for _, x := range append(g.cellX[:], g.width) {
		fmt.Fprintf(&p.b, "0.6 w %.2f %.2f m %.2f %.2f l S\n", marginLeft+x, paperHeight-above, marginLeft+x, paperHeight-below)
	}
}
