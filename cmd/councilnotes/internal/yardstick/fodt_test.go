package yardstick

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"councilnotes/cmd/councilnotes/internal/gen"
)

// flatODT writes a content as a text document of one XML file (Flat ODT), with
// the means of a word processor: real lists, real footnotes, a page footer.
//
// Source: OASIS OpenDocument 1.3, part 3.
func flatODT(c *gen.Content, justified bool) string {
	w := &odtWriter{content: c}
	w.head()
	typing := slices.ContainsFunc(c.Points, func(p gen.ContentPoint) bool { return !automatic(p) })
	for i, p := range c.Points {
		if typing {
			w.typed(p)
		} else {
			w.point(p, i == 0)
		}
	}
	for i, m := range c.Annex {
		if i == 0 {
			w.paragraph("Annex", html.EscapeString(c.AnnexHeading))
		}
		w.paragraph("Body", w.inline(m))
	}
	align := "start"
	if justified {
		align = "justify"
	}
	language := c.Lang
	return fmt.Sprintf(odtFrame, align, language, listStyles, w.foot(), w.b.String())
}

// odtFrame takes the alignment of paragraphs, the language, the styles of lists,
// the footer and the body.
const odtFrame = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Serif" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:text-align="%s" fo:line-height="16pt" fo:margin-bottom="8pt" fo:widows="2" fo:orphans="2"/><style:text-properties style:font-name="Serif" fo:font-size="12pt" fo:language="%s" fo:hyphenate="false"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"/>
<style:style style:name="Cell" style:family="paragraph"><style:paragraph-properties fo:text-align="start" fo:margin-bottom="0pt"/></style:style>
<style:style style:name="Right" style:family="paragraph"><style:paragraph-properties fo:text-align="end" fo:margin-bottom="0pt"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-top="20pt"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Annex" style:family="paragraph"><style:paragraph-properties fo:break-before="page" fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Tail0" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm"/></style:style>
<style:style style:name="Label0" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm" fo:text-indent="-1cm"/></style:style>
<style:style style:name="Label1" style:family="paragraph"><style:paragraph-properties fo:margin-left="2cm" fo:text-indent="-1cm"/></style:style>
<style:style style:name="Label2" style:family="paragraph"><style:paragraph-properties fo:margin-left="3cm" fo:text-indent="-1cm"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:paragraph-properties fo:margin-left="0.6cm" fo:text-indent="-0.6cm" fo:margin-bottom="0pt" fo:line-height="12pt"/><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Large" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>
<style:style style:name="Marker" style:family="text"><style:text-properties style:text-position="super 58%%"/></style:style>
%s<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" text:citation-style-name="Marker" text:citation-body-style-name="Marker" style:num-format="1" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Table" style:family="table"><style:table-properties style:width="16.6cm" fo:margin-bottom="0.8cm"/></style:style>
<style:style style:name="Half" style:family="table-column"><style:table-column-properties style:column-width="8.3cm"/></style:style>
<style:style style:name="Narrow" style:family="table-column"><style:table-column-properties style:column-width="4.2cm"/></style:style>
<style:style style:name="Wide" style:family="table-column"><style:table-column-properties style:column-width="12.4cm"/></style:style>
<style:style style:name="FootLine" style:family="paragraph"><style:paragraph-properties fo:text-align="start" fo:margin-bottom="0pt"><style:tab-stops><style:tab-stop style:position="5.5cm"/><style:tab-stop style:position="8.8cm"/><style:tab-stop style:position="10.8cm"/><style:tab-stop style:position="13.6cm"/><style:tab-stop style:position="16.6cm" style:type="right"/></style:tab-stops></style:paragraph-properties></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.2cm" fo:margin-bottom="1.2cm" fo:margin-left="2.2cm" fo:margin-right="2.2cm"><style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.2cm" style:distance-after-sep="0.1cm" style:adjustment="left" style:rel-width="25%%" style:color="#000000"/></style:page-layout-properties><style:footer-style><style:header-footer-properties fo:margin-top="0.6cm" fo:min-height="1.2cm" fo:border-top="0.5pt solid #000000"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer>%s</style:footer></style:master-page></office:master-styles>
<office:body><office:text>%s</office:text></office:body></office:document>`

// listStyles are the labels of points: 1., (a), (i), and the dash of items.
var listStyles = func() string {
	var b strings.Builder
	b.WriteString(`<text:list-style style:name="Points">`)
	for i, l := range []struct{ prefix, format, suffix string }{{"", "1", "."}, {"(", "a", ")"}, {"(", "i", ")"}} {
		fmt.Fprintf(&b, `<text:list-level-style-number text:level="%d" style:num-prefix="%s" style:num-format="%s" style:num-suffix="%s">%s</text:list-level-style-number>`,
			i+1, l.prefix, l.format, l.suffix, listIndent(i))
	}
	b.WriteString(`</text:list-style><text:list-style style:name="Dashes">`)
	for i := range 3 {
		fmt.Fprintf(&b, `<text:list-level-style-bullet text:level="%d" text:bullet-char="–">%s</text:list-level-style-bullet>`, i+1, listIndent(i))
	}
	b.WriteString(`</text:list-style>`)
	return b.String()
}()

func listIndent(level int) string {
	return fmt.Sprintf(`<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="%dcm" fo:text-indent="-1cm" fo:margin-left="%dcm"/></style:list-level-properties>`,
		level+1, level+1)
}

type odtWriter struct {
	content *gen.Content
	b       strings.Builder
}

func (w *odtWriter) paragraph(style, inner string) {
	fmt.Fprintf(&w.b, "<text:p text:style-name=\"%s\">%s</text:p>\n", style, inner)
}

// inline writes text with its footnotes in place.
func (w *odtWriter) inline(m gen.Marked) string {
	var b strings.Builder
	at := 0
	for _, k := range m.Markers {
		b.WriteString(html.EscapeString(m.Text[at:k.At]))
		fmt.Fprintf(&b, `<text:note text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body><text:p text:style-name="Footnote">%s</text:p></text:note-body></text:note>`,
			k.Note, html.EscapeString(w.content.Notes[k.Note-1]))
		at = k.At
	}
	b.WriteString(html.EscapeString(m.Text[at:]))
	return b.String()
}

// head writes what stands above the points: two tables with the title between.
func (w *odtWriter) head() {
	c := w.content
	e := html.EscapeString
	bold := func(s string) string { return `<text:span text:style-name="Bold">` + e(s) + `</text:span>` }
	left := []string{bold(c.Council[0]), bold(c.Council[1]), "", e(c.File), e(c.Procedure)}
	right := append([]string{bold(c.PlaceDate), e(c.Original), "", bold(c.Number)}, limite(c)...)
	right = append(append(right, ""), c.Codes...)
	w.b.WriteString(`<table:table table:style-name="Table"><table:table-column table:style-name="Half" table:number-columns-repeated="2"/><table:table-row><table:table-cell>`)
	for _, l := range left {
		w.paragraph("Cell", l)
	}
	w.b.WriteString(`</table:table-cell><table:table-cell>`)
	for _, l := range right {
		w.paragraph("Right", l)
	}
	w.b.WriteString(`</table:table-cell></table:table-row></table:table>`)
	w.paragraph("Title", e(c.Title))
	w.b.WriteString(`<table:table table:style-name="Table"><table:table-column table:style-name="Narrow"/><table:table-column table:style-name="Wide"/>`)
	for _, r := range rows(c) {
		fmt.Fprintf(&w.b, `<table:table-row><table:table-cell><text:p text:style-name="Cell">%s</text:p></table:table-cell><table:table-cell><text:p text:style-name="Cell">%s</text:p></table:table-cell></table:table-row>`,
			e(r.label), w.inline(r.value))
	}
	w.b.WriteString(`</table:table>`)
}

// point writes a point as a list of one; the lists of one style go on counting.
func (w *odtWriter) point(p gen.ContentPoint, first bool) {
	continued := ` text:continue-numbering="true"`
	if first {
		continued = ""
	}
	fmt.Fprintf(&w.b, `<text:list text:style-name="Points"%s>`, continued)
	w.item(p)
	w.b.WriteString("</text:list>\n")
	if p.Tail != nil {
		w.paragraph("Tail0", w.inline(*p.Tail))
	}
}

// automatic reports whether the labels are those of the list styles.
func automatic(p gen.ContentPoint) bool {
	if len(p.Children) > 0 {
		if l := p.Children[0]; l.Path != "" && l.Printed != []string{"(a)", "(i)", ""}[p.Level] {
			return false
		}
	}
	for _, c := range p.Children {
		if c.Path != "" && !automatic(c) {
			return false
		}
	}
	return p.Level > 0 || p.Printed == p.Label+"."
}

// typed writes labels that no list style makes, with a tab behind them: it writes a point and its children as paragraphs with a hanging indent.
func (w *odtWriter) typed(p gen.ContentPoint) {
	w.paragraph(fmt.Sprintf("Label%d", p.Level), html.EscapeString(p.Printed)+"<text:tab/>"+w.inline(p.Body))
	for _, c := range p.Children {
		w.typed(c)
	}
	if p.Tail != nil {
		w.paragraph(fmt.Sprintf("Tail%d", p.Level), w.inline(*p.Tail))
	}
}

func (w *odtWriter) item(p gen.ContentPoint) {
	w.b.WriteString(`<text:list-item>`)
	w.paragraph("Body", w.inline(p.Body))
	if len(p.Children) > 0 {
		style := ""
		if p.Children[0].Path == "" {
			style = ` text:style-name="Dashes"`
		}
		fmt.Fprintf(&w.b, `<text:list%s>`, style)
		for _, c := range p.Children {
			w.item(c)
		}
		w.b.WriteString(`</text:list>`)
	}
	w.b.WriteString(`</text:list-item>`)
}

func (w *odtWriter) foot() string {
	c := w.content
	number, limited := html.EscapeString(c.Number), `<text:span text:style-name="Bold">`+strings.Join(limite(c), "")+`</text:span>`
	language := `<text:span text:style-name="Large">` + strings.ToUpper(c.Lang) + `</text:span>`
	const tab, page = `<text:tab/>`, `<text:page-number text:select-page="current"/>`
	if c.TwoLineFooter {
		five := strings.Repeat(tab, 4)
		return `<text:p text:style-name="FootLine">` + number + tab + c.Initials + five + page + `</text:p><text:p text:style-name="FootLine">` +
			c.Unit + tab + tab + limited + tab + tab + tab + language + `</text:p>`
	}
	return `<text:p text:style-name="FootLine">` + number + tab + c.Initials + tab + page + tab + c.Unit + tab + limited + tab + language + `</text:p>`
}
