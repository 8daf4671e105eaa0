// Package layout turns printed lines into text: it is what the readers of PDFs
// and of plain-text exports share. A reader says which characters stand where
// on which page; layout finds what repeats on the pages (furniture), the cover
// with its labels, the footnotes and the markers that belong to them, points
// and items by label and indent, headings and tables, and joins lines to
// paragraphs over lines and pages, so that both forms of one document give the
// same Text.
//
// How it works: every step takes lines out of a list or says more about them.
// Furniture, notes and the cover leave; markers are matched to the notes in
// their order; what remains is cut into blocks and written through a
// doc.Builder. No step looks at a line more than a fixed number of times.
package layout

import "councilnotes/extractors/doc"

// Geometry tells how much the positions of lines and runs mean.
type Geometry int

const (
	// Exact positions and sizes in points, from a PDF.
	Exact Geometry = iota
	// Columns: a text export that kept the layout with blanks; x is the column,
	// y the line, in units of CellWidth and LineHeight.
	Columns
	// Flow: a text export without layout; only the order of lines and the
	// empty lines between them mean something.
	Flow
)

// Units that plain-text readers give positions in.
const (
	CellWidth  = 6.0  // points a character cell is taken to be wide
	LineHeight = 12.0 // points a line is taken to be high
)

// Source is a document as printed.
type Source struct {
	Geometry Geometry
	Pages    []Page
	// Lang is the language where it is known; empty has layout detect it.
	Lang string
}

// Page is one printed page. Lines are in reading order as far as the reader
// knows it.
type Page struct {
	Number        int // from 1
	Width, Height float64
	Lines         []Line
	// Rules are horizontal lines drawn on the page (the rule above footnotes);
	// text exports give the lines of blanks that stand for them.
	Rules []doc.Box
	// Stamps are texts laid over the page: watermarks, stamps, signs in the
	// margin. They are no part of its lines.
	Stamps []string
}

// Line is one printed line: runs from left to right.
type Line struct {
	Box  doc.Box
	Runs []Run
	// Gap is the number of empty lines before this one, for Flow and Columns.
	// Double spacing is found by layout: a reader gives the lines as they are.
	Gap int
	// Full is set where the line is known to have filled the width of its
	// paragraph, which its length need not show.
	Full bool
	// Tag is what the tags of the document say of the whole line.
	Tag Tag
	// Column is 0 for a line across the page; else it tells which column the line
	// stands in, from 1, counted on where a page has columns below columns.
	Column int
}

// Run is a stretch of a line in one style. Blanks between words are part of the
// text; a wide gap (columns, tabs) begins a new run. Text is NFC.
type Run struct {
	Text   string
	Box    doc.Box
	Size   float64 // font size in points, 0 unknown
	Bold   bool
	Raised bool // set above the base line and smaller: a footnote's marker
	// URI is set where the run is the text of a link.
	URI string
}

// Build returns the text of a document. Any source gives a text; one without a
// character gives an empty one.
func Build(src Source) *doc.Text {
	d := read(src)
	d.level()
	d.takeFurniture()
	d.measure()
	d.takeNotes()
	d.takeRepeatedLinks()
	d.chooseLanguage()
	d.takeCover()
	d.takeMarkers()
	d.cutBlocks()
	t := d.write()
	t.Lang, t.Furniture, t.Pages = d.lang, d.furniture, d.pageCount
	return t
}

// document is a document on its way from lines to text.
type document struct {
	geometry  Geometry
	lang      string
	words     *Words
	lines     []*line // what is body so far, in reading order
	notes     []*note
	cover     []*row
	blocks    []*block
	furniture doc.Furniture
	pageCount int  // pages the document says it has, 0 unknown
	paged     bool // page breaks are known
	split     bool // some are

	unwrapped bool // a line is a paragraph: no print broke them

	above      marks // of the lines read so far
	lastNote   int   // number of the last footnote read, 0 before the first
	lastPoint  int   // number of the last point among the first pointsRead lines
	pointsRead int
	whole      map[string]bool // words broken at a line end that stand whole elsewhere

	margin   float64
	margins  map[band]float64 // of pages and columns that have their own
	bodySize float64
	gapsTell bool // paragraphs are parted by space
}
