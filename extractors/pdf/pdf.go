// Package pdf reads born-digital PDFs: it finds out which characters a page
// shows where, in which size and weight, and has layout make a text of them.
//
// It works in rooms behind each other. The front finds the objects of a file by
// a scan of its bytes and shows them to the object layer of
// github.com/ledongthuc/pdf in the plainest form; the document walks the page
// tree and decodes streams and fonts, each once; the machine runs the content
// of a page; the collector joins its glyphs to pieces, lines and runs; layout
// does the rest. Of the module only NewReader and Value are used: its own text
// functions misread most real files.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// Reader reads PDFs. Its zero value is ready for use, by several goroutines.
type Reader struct{}

// Name implements extractors.Reader.
func (Reader) Name() string { return "pdf" }

// Version implements extractors.Reader.
func (Reader) Version() int { return 1 }

// MediaType is what the texts of this reader say they were.
const MediaType = "application/pdf"

// Reads reports whether the bytes begin as a PDF does; viewers allow up to a
// kibibyte of something else before.
func (Reader) Reads(b []byte) bool {
	return bytes.Contains(b[:min(len(b), 1024+5)], []byte("%PDF-"))
}

// Read returns the text of a PDF. What could not be read of a document that
// could otherwise be read stands in the text's Problems. The errors are for a
// person: not a PDF, damaged beyond repair, needs a password, no pages, no text
// on any page.
func (Reader) Read(ctx context.Context, d doc.Document, lang string) (t *doc.Text, err error) {
	defer func() {
		if x := recover(); x != nil {
			t, err = nil, fmt.Errorf("damaged PDF: %v", x)
		}
	}()
	p := &problems{}
	src, err := read(ctx, d.Bytes, p)
	if err != nil {
		return nil, err
	}
	src.Lang = lang
	t = layout.Build(*src)
	t.MediaType = MediaType
	t.Pages = len(src.Pages)
	t.Stamps = stamps(src.Pages)
	t.Problems = append(t.Problems, p.list...)
	return t, nil
}

// stamps returns what is laid over the pages, each text once.
func stamps(pages []layout.Page) (out []string) {
	seen := map[string]bool{}
	for _, p := range pages {
		for _, s := range p.Stamps {
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}

// read gives the lines of all pages. A file with objects that the object layer
// cannot parse is read a second time with every object written anew.
func read(ctx context.Context, b []byte, p *problems) (*layout.Source, error) {
	src, damaged, err := readPages(ctx, b, false, p)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if damaged == 0 && err == nil || errors.Is(err, errPassword) || errors.Is(err, errNotPDF) {
		return src, err
	}
	again := &problems{}
	better, _, errAgain := readPages(ctx, b, true, again)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if errAgain == nil {
		*p = *again
		return better, nil
	}
	return src, err
}

// readPages opens the file and reads its pages; damaged is the number of
// objects that could not be parsed.
func readPages(ctx context.Context, b []byte, clean bool, p *problems) (src *layout.Source, damaged int, err error) {
	d, err := open(ctx, b, clean, p)
	if err != nil {
		return nil, 0, err
	}
	pages := d.pages()
	if len(pages) == 0 {
		pages = d.loosePages()
	}
	if len(pages) == 0 {
		return nil, d.damaged, errors.New("the PDF has no pages" + and(cutOff(b)))
	}
	src = &layout.Source{Geometry: layout.Exact}
	shown, unmapped := 0, 0
	var scans []int // numbers of pages that are pictures
	d.layers, d.tags = d.readLayers(), d.structure()
	for i, pg := range pages {
		if err := ctx.Err(); err != nil {
			return nil, d.damaged, err
		}
		one, c := d.page(pg, i+1)
		src.Pages = append(src.Pages, one)
		shown += len(one.Lines)
		unmapped += c.unmapped
		if len(one.Lines) == 0 && c.isPicture() {
			scans = append(scans, i+1)
		}
	}
	if shown == 0 {
		return nil, d.damaged, noText(len(pages), unmapped, p)
	}
	if unmapped > 0 {
		p.add("%d characters could not be read: their fonts do not say what they are", unmapped)
	}
	if len(scans) > 0 {
		p.add("%d of %d pages are pictures without text; they need OCR: %s", len(scans), len(pages), ranges(scans))
	}
	if s := cutOff(b); s != "" {
		p.add("%s; pages may be missing", s)
	}
	return src, d.damaged, nil
}

// noText says why there is nothing to read.
func noText(pages, unmapped int, p *problems) error {
	on := fmt.Sprintf("on its %d pages", pages)
	if pages == 1 {
		on = "on its only page"
	}
	switch {
	case len(p.list) > 0:
		return fmt.Errorf("no text of the PDF could be read %s: %s", on, p.list[0].Reason)
	case unmapped > 0:
		return fmt.Errorf("the PDF's fonts do not say what the characters %s are; needs OCR", on)
	}
	return fmt.Errorf("the PDF has no text %s; needs OCR", on)
}

// cutOff tells that the end of the file is missing, where it is.
func cutOff(b []byte) string {
	if bytes.Contains(b[max(0, len(b)-4096):], []byte("%%EOF")) {
		return ""
	}
	return "the file seems to be cut off: its end mark is missing"
}

// and joins a second half to a sentence, where there is one.
func and(s string) string {
	if s == "" {
		return ""
	}
	return "; " + s
}

// open makes a file ready for reading.
func open(ctx context.Context, b []byte, clean bool, p *problems) (*document, error) {
	f, err := newFront(b, clean, newBudget(ctx, len(b)), p)
	if err != nil {
		return nil, err
	}
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	return f.document(r), nil
}

// page reads one page. A page that cannot be read is empty, and reported.
func (d *document) page(pg page, number int) (out layout.Page, c *collector) {
	toPage, width, height := turn(pg.box, pg.rotate)
	out = layout.Page{Number: number, Width: width, Height: height}
	defer func() {
		if x := recover(); x != nil {
			d.problems.add("page %d could not be read: %v", number, x)
		}
	}()
	d.bounds.startPage()
	c = newCollector(d, width, height)
	m := newMachine(d, d.resourcesOf(pg.resources, pg.dict), toPage, c)
	m.elements = d.tags.of(pg)
	m.run(d.content(pg))
	m.elements = nil
	over := d.annotations(pg)
	m.annotations(over)
	c.leave(m)
	toPage = toPage.mul(c.turnUpright())
	out.Width, out.Height = c.width, c.height
	c.dropUnseen()
	lines, stamps := c.lines(links(over, toPage))
	if len(lines) == 0 && !c.isPicture() {
		lines, stamps = stamps, nil // nothing that they could lie over
	}
	out.Lines, out.Rules = lines, c.rules
	for _, s := range stamps {
		out.Stamps = append(out.Stamps, textOf(s))
	}
	return out, c
}
