// Package gen writes invented Council notes and Commission pages, with their
// gold: what a careful reader finds in them. A seed draws a story (who sends
// what to whom, dates, countries, references, points, footnotes, what is asked
// for) without looking at a language; a language's data file phrases it; a
// renderer prints it as text, HTML or PDF. The gold is what was drawn, so it
// is known by construction and the same in every language, whatever a printer
// drew besides: words broken at line ends, footnotes that go on over the page.
//
// The package tests and feeds the program, therefore it shares no code and no
// data with the extractors: what both got wrong in one table would never be
// seen. The same seed gives the same bytes on any machine.
package gen

import "fmt"

// Style says how a document is exported as plain text.
type Style int

const (
	// Flow is the export of a word processor or a PDF program that keeps the
	// lines and nothing else: an empty line after every line, markers glued.
	Flow Style = iota
	// Columns keeps the printed layout with blanks.
	Columns
)

// Document is one generated note or page in one language.
type Document struct {
	// Lang is the ISO 639-1 code of the language.
	Lang string
	// Name is a file name without extension: "st-11482-2023-init.bg".
	Name string

	seed uint64
	lang *language
	note *note // nil for a page
	page *page // nil for a note
}

// Note writes the Council note of a seed. Notes of one seed in several
// languages are versions of one document. It fails for a language without data
// (see Languages).
func Note(seed uint64, lang string) (*Document, error) { return LongNote(seed, lang, 0) }

// LongNote is Note with so many points more: about four to a printed page.
func LongNote(seed uint64, lang string, points int) (*Document, error) {
	l, err := loadLanguage(lang)
	if err != nil {
		return nil, err
	}
	s := tellNote(seed, points)
	d := &Document{Lang: lang, Name: s.name() + "." + lang, seed: seed, lang: l}
	d.note = phraseNote(s, l)
	return d, nil
}

// Page writes the Commission page of a seed. Pages of one seed in several
// languages are alternates of each other.
func Page(seed uint64, lang string) (*Document, error) {
	l, err := loadLanguage(lang)
	if err != nil {
		return nil, err
	}
	s := tellPage(seed)
	d := &Document{Lang: lang, Name: s.slug + "." + lang, seed: seed, lang: l}
	d.page = phrasePage(s, l)
	return d, nil
}

// Text prints the document as another program would export it.
func (d *Document) Text(style Style) string {
	switch {
	case d.page != nil:
		return pageText(d.page)
	case style == Columns:
		return columnsText(d)
	default:
		return flowText(d)
	}
}

// HTML prints a page with the markup of a Commission site. It fails for a note:
// notes are not published as HTML.
func (d *Document) HTML() (string, error) {
	if d.page == nil {
		return "", fmt.Errorf("gen: %s is a note; only pages have HTML", d.Name)
	}
	return pageHTML(d.page), nil
}

// PDF prints a note on paper as the Council does. It fails for a page.
func (d *Document) PDF() ([]byte, error) {
	if d.note == nil {
		return nil, fmt.Errorf("gen: %s is a page; only notes have a PDF", d.Name)
	}
	return notePDF(d)
}
