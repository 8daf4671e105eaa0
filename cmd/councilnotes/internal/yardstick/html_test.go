package yardstick

import (
	"fmt"
	"html"
	"strings"

	"councilnotes/cmd/councilnotes/internal/gen"
)

// htmlPages prints a content for a browser to print: pages of its own, since
// browsers set no footnotes; a paragraph never runs over a page.
func htmlPages(c *gen.Content, justified bool) string {
	h := &htmlPrinter{content: c}
	h.head()
	for _, p := range c.Points {
		h.point(p)
	}
	for i, m := range c.Annex {
		if i == 0 {
			h.turn()
			h.block(1, `<p class="annex">%s</p>`, html.EscapeString(c.AnnexHeading))
		}
		h.marked(m, 0, `<p>%s</p>`)
	}
	h.turn()
	align := "left"
	if justified {
		align = "justify"
	}
	return fmt.Sprintf(`<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head><body style="text-align:%s">%s</body></html>`,
		c.Lang, html.EscapeString(c.Number), printCSS, align, h.b.String())
}

const printCSS = `@page{size:A4;margin:0}body{margin:0;font:12pt/16pt "Liberation Serif",serif;hyphens:manual}
.page{position:relative;width:210mm;height:297mm;break-after:page;overflow:hidden}.main{position:absolute;top:22mm;left:22mm;width:166mm}
.below{position:absolute;bottom:28mm;left:22mm;width:166mm}.notes{border-top:1px solid black;width:52mm}.note{width:166mm;font-size:10pt;line-height:12pt;padding-left:6mm;text-indent:-6mm;margin:1mm 0 0 0;box-sizing:border-box}
.note sup{display:inline-block;width:6mm;text-indent:0}sup{font-size:7.5pt;line-height:0;vertical-align:4pt}
.foot{position:absolute;bottom:10mm;left:22mm;width:166mm;border-top:1px solid black;text-align:left}.foot table{width:100%;border-spacing:0}
p{margin:0 0 8pt 0}table{border-spacing:0}td{vertical-align:top;padding:2pt 5pt 2pt 0}.right{text-align:right}.annex{text-align:center;font-weight:bold}
.l0,.l1,.l2{position:relative}.l0{margin-left:10mm}.l1{margin-left:20mm}.l2{margin-left:30mm}.tag{position:absolute;left:-10mm}`

type htmlPrinter struct {
	content *gen.Content
	b       strings.Builder // pages
	main    strings.Builder // of this page
	notes   strings.Builder
	used    int // lines of this page, estimated
	pages   int
}

// The estimate of a page: what it takes surely fits.
const (
	htmlLines = 38
	htmlChars = 68
)

func lines(s string) int { return len([]rune(s))/htmlChars + 1 }

// block puts a block of so many lines on this page or the next.
func (h *htmlPrinter) block(lines int, format string, args ...any) {
	if h.used > 0 && h.used+lines+1 > htmlLines {
		h.turn()
	}
	h.used += lines + 1
	fmt.Fprintf(&h.main, format+"\n", args...)
}

func (h *htmlPrinter) marked(m gen.Marked, indent int, format string, args ...any) {
	n := lines(m.Text + strings.Repeat(" ", 12*indent))
	notes := ""
	for _, k := range m.Markers {
		n += lines(h.content.Notes[k.Note-1])
		notes += fmt.Sprintf(`<p class="note"><sup>%d</sup>%s</p>`, k.Note, html.EscapeString(h.content.Notes[k.Note-1]))
	}
	h.block(n, format, append(args, inline(m))...)
	h.notes.WriteString(notes)
}

// inline prints text with its markers.
func inline(m gen.Marked) string {
	var b strings.Builder
	at := 0
	for _, k := range m.Markers {
		b.WriteString(html.EscapeString(m.Text[at:k.At]) + fmt.Sprintf("<sup>%d</sup>", k.Note))
		at = k.At
	}
	b.WriteString(html.EscapeString(m.Text[at:]))
	return b.String()
}

func (h *htmlPrinter) point(p gen.ContentPoint) {
	h.marked(p.Body, p.Level, `<p class="l%d"><span class="tag">%s</span>%s</p>`, p.Level, html.EscapeString(p.Printed))
	for _, c := range p.Children {
		h.point(c)
	}
	if p.Tail != nil {
		h.marked(*p.Tail, p.Level, `<p class="l%d">%s</p>`, p.Level)
	}
}

// head prints what stands above the points.
func (h *htmlPrinter) head() {
	c := h.content
	e := html.EscapeString
	right := append([]string{"<b>" + e(c.PlaceDate) + "</b>", e(c.Original), "&nbsp;", "<b>" + e(c.Number) + "</b>"}, limite(c)...)
	right = append(append(right, "&nbsp;"), c.Codes...)
	h.block(10, `<table style="width:100%%"><tr><td><b>%s<br>%s</b><br>&nbsp;<br>%s<br>%s</td><td class="right">%s</td></tr></table>`,
		e(c.Council[0]), e(c.Council[1]), e(c.File), e(c.Procedure), strings.Join(right, "<br>"))
	h.block(2, `<p><br><b>%s</b></p>`, e(c.Title))
	h.main.WriteString(`<table>`)
	for _, r := range rows(c) {
		h.marked(r.value, 1, `<tr><td style="width:42mm">%s</td><td>%s</td></tr>`, e(r.label))
	}
	h.main.WriteString(`</table><p><br></p>`)
	h.used += 2
}

func limite(c *gen.Content) []string {
	if c.Limite {
		return []string{"LIMITE"}
	}
	return nil
}

// turn ends the page.
func (h *htmlPrinter) turn() {
	if h.used == 0 {
		return
	}
	h.pages++
	h.b.WriteString(`<div class="page"><div class="main">` + h.main.String() + `</div>`)
	if h.notes.Len() > 0 {
		h.b.WriteString(`<div class="below"><div class="notes">` + h.notes.String() + `</div></div>`)
	}
	h.b.WriteString(`<div class="foot">` + h.foot() + `</div></div>`)
	h.main.Reset()
	h.notes.Reset()
	h.used = 0
}

func (h *htmlPrinter) foot() string {
	c := h.content
	number, page, limited := html.EscapeString(c.Number), "", strings.Join(limite(c), "")
	if h.pages > 1 {
		page = fmt.Sprint(h.pages)
	}
	language := `<b style="font-size:14pt">` + strings.ToUpper(c.Lang) + `</b>`
	if c.TwoLineFooter {
		return fmt.Sprintf(`<table><tr><td>%s</td><td>%s</td><td class="right">%s</td></tr><tr><td>%s</td><td><b>%s</b></td><td class="right">%s</td></tr></table>`,
			number, c.Initials, page, c.Unit, limited, language)
	}
	return fmt.Sprintf(`<table><tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td><b>%s</b></td><td class="right">%s</td></tr></table>`,
		number, c.Initials, page, c.Unit, limited, language)
}
