package doc

import (
	"sort"
	"sync"
)

// BlockKind tells what a block of text is to a reader.
type BlockKind string

// The kinds of block, as they stand in a record's "blocks".
const (
	Title     BlockKind = "title"
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Point     BlockKind = "point"     // numbered or lettered: 1., 1), (1), 1.1, а), i)
	ListItem  BlockKind = "list_item" // bullets and dashes
	Footnote  BlockKind = "footnote"
	TableRow  BlockKind = "table_row"
	Cover     BlockKind = "cover" // one row of a cover: a label with its whole value, or a line without label
)

// Block is one paragraph-like unit of a Text. Blocks follow each other in the
// order of the text, do not overlap, and are separated by one empty line
// (by one line end between the rows of a list, a table or a cover).
type Block struct {
	Kind BlockKind
	Span Span // the whole block, a printed label included
	// Body is the block without its label: "1." of a point, the bullet of an
	// item. It equals Span where there is no label. A footnote's label is not
	// in the text at all: it is only in Label.
	Body Span
	// Label is the label as printed without its punctuation: "1", "а", "ii",
	// "8a"; "–" or "•" for items without number.
	Label string
	// Level is the depth of points and items, from 0 for the outermost; of
	// headings, from 1.
	Level int
	// Indent is how far right of the margin of its page or column the block
	// begins, its label included, in points; it is known where Placed is set.
	Indent float64
	Placed bool
	// Part is the number of the document's part the block stands in: 0 for the
	// main text, 1, 2 … for annexes, where numbering starts anew.
	Part int
	// Lead marks a paragraph or heading that introduces the list after it.
	Lead bool
	// Related marks what stands beside a page's main content: links to
	// related pages. It is kept in the text, apart from the body.
	Related bool
	Place   Place
}

// Anchor is where a footnote's marker stood before it was taken out of the text.
type Anchor struct {
	Label  string
	Offset int // byte offset into Text.Str: the end of the word it was set to
}

// Link is a hyperlink of a page or a PDF.
type Link struct {
	Span Span
	URI  string
	// Related is true for links outside the main content.
	Related bool
}

// Page is what an HTML page says about itself, outside its text.
type Page struct {
	Title, Description  string
	Published, Modified string // EDTF
	Site, CanonicalURL  string
	Topics              []string
	Alternates          []Alternate
	// Imprint are the places in the text where the page's head prints what it is:
	// its type, the date and place of publication.
	Imprint []Span
}

// Text is what a person reads in a document: cover, body, then footnotes, lines
// joined into paragraphs, page furniture and markers gone. A Text is made by a
// Builder and does not change afterwards.
type Text struct {
	// Lang is the ISO 639-1 code of the main language; empty until known.
	Lang string
	// Str is NFC, valid UTF-8, without U+FFFD.
	Str       string
	Blocks    []Block
	Anchors   []Anchor // by offset
	Links     []Link
	Page      *Page // of HTML only
	Furniture Furniture
	// Stamps are texts laid over the pages, each once: watermarks, stamps. They
	// are no part of Str.
	Stamps []string
	Pages  int // printed pages; 0 where the form has none
	// MediaType is what the bytes turned out to be: application/pdf,
	// text/html, text/plain.
	MediaType string
	// Problems are what the reader could not do, though it gave a text.
	Problems []Problem

	runs   []run
	fold   sync.Once
	folded *Folded
}

// run is a stretch of Str that has one place; it ends where the next begins.
type run struct {
	start int
	place Place
}

// In returns the text of s.
func (t *Text) In(s Span) string { return t.Str[s.Start:s.End] }

// Place returns where the character at the byte offset stands.
func (t *Text) Place(offset int) Place {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].start > offset })
	if i == 0 {
		return Place{}
	}
	return t.runs[i-1].place
}

// BlockAt returns the index of the block that holds the byte offset, or -1 for
// an offset between blocks. An offset at the end of a block belongs to it.
func (t *Text) BlockAt(offset int) int {
	i := sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].Span.End >= offset })
	if i < len(t.Blocks) && t.Blocks[i].Span.Start <= offset {
		return i
	}
	return -1
}

// Folded returns the view of the text in which spellings that a reader takes
// for the same are the same. It is made once and shared.
func (t *Text) Folded() *Folded {
	t.fold.Do(func() { t.folded = Fold(t.Str) })
	return t.folded
}
