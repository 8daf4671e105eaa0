package main

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"strings"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// blockColours are the colours of blocks by kind, in the order of the legend.
var blockColours = []struct {
	kind   doc.BlockKind
	colour string
}{
	{doc.Cover, "#7b4fa3"}, {doc.Title, "#b3261e"}, {doc.Heading, "#d9622b"}, {doc.Paragraph, "#4d5b6a"}, {doc.Point, "#1f6fb2"},
	{doc.ListItem, "#1b8a8f"}, {doc.TableRow, "#8a6d1d"}, {doc.Footnote, "#2f7d32"},
}

// mentionColours are those of findings.
var mentionColours = []struct{ kind, colour string }{
	{"reference", "#0b57d0"}, {"date", "#a85b00"}, {"country", "#137333"}, {"organisation", "#8430ce"}, {"action", "#c5221f"}, {"marker", "#5f6368"},
}

func blockColour(k doc.BlockKind) string {
	for _, c := range blockColours {
		if c.kind == k {
			return c.colour
		}
	}
	return "#000000"
}

func mentionColour(kind string) string {
	for _, c := range mentionColours {
		if c.kind == kind {
			return c.colour
		}
	}
	return "#000000"
}

// drawing writes the HTML page.
type drawing struct{ b strings.Builder }

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(&d.b, format, args...) }

func (d *drawing) begin(r *doc.Record) {
	title := html.EscapeString(strings.TrimSpace(r.ID + " " + oneLine(r.Title)))
	d.printf("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s</title><style>", title)
	d.printf("body{font:14px sans-serif;background:#e8eaed;margin:16px}svg{background:white;margin:8px;box-shadow:0 1px 4px #888;vertical-align:top}text{font-family:serif}</style></head><body>\n<h1>%s</h1>\n", title)
	d.legend()
}

// legend says which colour is what.
func (d *drawing) legend() {
	const step, row = 110, 22
	d.printf("<svg width=\"%d\" height=\"%d\" xmlns=\"http://www.w3.org/2000/svg\">\n", step*len(blockColours)+10, 2*row+10)
	for i, c := range blockColours {
		x := 10 + i*step
		d.printf("<rect x=\"%d\" y=\"8\" width=\"16\" height=\"12\" fill=\"%s\" fill-opacity=\"0.12\" stroke=\"%s\"/><text x=\"%d\" y=\"18\" font-size=\"12\">%s</text>\n",
			x, c.colour, c.colour, x+22, strings.ReplaceAll(string(c.kind), "_", " "))
	}
	for i, c := range mentionColours {
		x := 10 + i*step
		d.printf("<rect x=\"%d\" y=\"%d\" width=\"16\" height=\"12\" fill=\"none\" stroke=\"%s\" stroke-dasharray=\"3 2\"/><text x=\"%d\" y=\"%d\" font-size=\"12\">%s</text>\n",
			x, 8+row, c.colour, x+22, 18+row, c.kind)
	}
	d.printf("</svg><br>\n")
}

func (d *drawing) end() { d.printf("</body></html>\n") }

// zoom is how much larger than on paper pages are shown.
const zoom = 1.5

// page draws one page; PDF counts y from the foot, SVG from the head.
func (d *drawing) page(p boxPage) {
	d.printf("<svg id=\"page%d\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" xmlns=\"http://www.w3.org/2000/svg\">\n",
		p.number, p.width*zoom, p.height*zoom, p.width, p.height)
	d.printf("<rect x=\"0.5\" y=\"0.5\" width=\"%.0f\" height=\"%.0f\" fill=\"white\" stroke=\"black\"/><text x=\"%.0f\" y=\"14\" font-size=\"10\" text-anchor=\"end\">page %d</text>\n",
		p.width-1, p.height-1, p.width-6, p.number)
	for _, b := range p.blocks {
		d.block(b, p.height)
	}
	d.printf("</svg>\n")
}

// block draws the box with its text in it as large as it fits, its kind or label
// at the upper left corner, and a dashed frame for each kind of finding in it.
func (d *drawing) block(b boxBlock, height float64) {
	x, y, w, h := b.Box[0], height-b.Box[3], b.Box[2]-b.Box[0], b.Box[3]-b.Box[1]
	c := blockColour(b.Kind)
	d.printf("<g><title>%s</title><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" fill-opacity=\"0.1\" stroke=\"%s\"/>\n",
		html.EscapeString(b.caption()), x, y, w, h, c, c)
	d.text(b.text, x, y, w, h)
	for i, kind := range b.kinds() {
		in := float64(i + 1)
		d.printf("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"0.7\" stroke-dasharray=\"3 2\"/>\n",
			x+in, y+in, max(w-2*in, 0.5), max(h-2*in, 0.5), mentionColour(kind))
	}
	name := cmp.Or(b.label, strings.ReplaceAll(string(b.Kind), "_", " "))
	d.printf("<text x=\"%.1f\" y=\"%.1f\" font-size=\"6.5\" fill=\"%s\">%s</text>", x, y-1, c, html.EscapeString(name))
	d.found(b, x+w, y-1)
	d.printf("</g>\n")
}

// found names what was found in a block, at its upper right corner.
func (d *drawing) found(b boxBlock, right, y float64) {
	if len(b.mentions) == 0 {
		return
	}
	d.printf("<text x=\"%.1f\" y=\"%.1f\" font-size=\"6\" text-anchor=\"end\">", right, y)
	for i, m := range b.mentions {
		if i > 0 {
			d.printf(" ")
		}
		d.printf("<tspan fill=\"%s\">%s</tspan>", mentionColour(m.kind), html.EscapeString(m.what))
	}
	d.printf("</text>\n")
}

// kinds returns the kinds of finding in the block, in the order of the legend.
func (b boxBlock) kinds() (out []string) {
	for _, c := range mentionColours {
		for _, m := range b.mentions {
			if m.kind == c.kind {
				out = append(out, c.kind)
				break
			}
		}
	}
	return out
}

// caption is what a browser shows of a block under the pointer.
func (b boxBlock) caption() string {
	lines := []string{string(b.Kind) + " " + b.label, oneLine(b.text)}
	for _, m := range b.mentions {
		lines = append(lines, strings.TrimSpace(m.kind+" "+m.what+": "+m.text))
	}
	return strings.Join(lines, "\n")
}

// Letters of a serif face are about half as wide as they are high; lines stand
// a little farther apart.
const (
	letterWidth = 0.46
	lineSpace   = 1.15
)

// text writes a text into a box, wrapped, in the size in which it fills it.
func (d *drawing) text(s string, x, y, w, h float64) {
	n := float64(utf8.RuneCountInString(s))
	if n == 0 || w <= 0 || h <= 0 {
		return
	}
	size := min(math.Sqrt(w*h/(n*letterWidth*lineSpace)), 0.85*h, 12)
	for i, line := range wrapped(s, max(int(w/(size*letterWidth)), 1)) {
		d.printf("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" fill=\"#202124\">%s</text>\n",
			x, y+size*(lineSpace*float64(i)+0.85), size, html.EscapeString(line))
	}
}

// wrapped breaks a text into lines of at most so many characters, longer words
// apart.
func wrapped(s string, most int) (lines []string) {
	line, n := "", 0
	for _, word := range strings.Fields(s) {
		k := utf8.RuneCountInString(word)
		if n > 0 && n+1+k > most {
			lines, line, n = append(lines, line), "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+k
	}
	return append(lines, line)
}
