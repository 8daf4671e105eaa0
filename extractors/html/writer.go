package html

import (
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"councilnotes/extractors/doc"
)

// writer walks the main content in document order and writes its blocks.
type writer struct {
	out     doc.Builder
	head    *doc.Page
	base    *url.URL
	view    *view
	notes   *notes
	cur     block // the block being read, written when it ends
	kind    doc.Block
	related int // depth of elements that lead away from the page
	lists   int // depth of lists
	points  levels
	titled  bool
	// inImprint says that the lines being written are the page's imprint.
	inImprint bool
}

// write reads the page's main content.
func write(page *goquery.Document, head *doc.Page) *doc.Text {
	base, _ := url.Parse(head.CanonicalURL)
	w := &writer{head: head, base: base, notes: findNotes(page)}
	root := mainContent(page)
	if root == nil {
		return w.out.Text()
	}
	w.view = newView(page, root)
	w.headerAbove(page, root)
	w.children(root)
	w.flush()
	w.footnotes()
	return w.out.Text()
}

// headerAbove writes the page's own header (title, summary, imprint) where the
// template puts it before the main element.
func (w *writer) headerAbove(page *goquery.Document, root *html.Node) {
	if find(root, atom.H1) {
		return
	}
	header := page.Find(".ecl-page-header, .ecl-page-header-core, .page-header").First()
	if header.Length() == 0 || inside(header.Nodes[0], atom.Main) {
		return
	}
	w.node(header.Nodes[0])
	w.flush()
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// node writes one node. The depth of the recursion is bounded by the parser,
// which refuses pages nested more than 512 deep.
func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.cur.text(n.Data)
	case n.Type != html.ElementNode || !w.view.visible(n) || w.notes.deferred(n):
	case w.notes.backLink[n]:
	case w.view.leadsAway(n):
		w.flush()
		w.related++
		w.element(n)
		w.flush()
		w.related--
	case !w.inImprint && isImprint(n):
		w.imprint(n)
	default:
		w.element(n)
	}
}

// imprint writes what the page's head prints about it, and notes where.
func (w *writer) imprint(n *html.Node) {
	w.flush()
	start := w.out.Len()
	w.inImprint = true
	w.element(n)
	w.flush()
	w.inImprint = false
	if end := w.out.Len(); end > start {
		w.head.Imprint = append(w.head.Imprint, doc.Span{Start: start, End: end})
	}
}

func (w *writer) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		w.cur.lineBreak()
	case atom.A:
		w.link(n)
	case atom.Ul, atom.Ol:
		w.list(n)
	case atom.Table:
		w.table(n)
	default:
		w.styled(n)
	}
}

// styled writes an element that is a block of its own or part of a line.
func (w *writer) styled(n *html.Node) {
	level := headingLevel(n)
	switch {
	case attr(n, "class") == "num" && w.number(n):
		return
	case level == 0 && !isBlock(n):
		w.children(n)
		return
	}
	if w.kind.Kind == doc.ListItem && level == 0 { // paragraphs of one item stay one item
		w.cur.lineBreak()
		w.children(n)
		w.cur.lineBreak()
		return
	}
	w.flush()
	kind := w.kind
	if level > 0 {
		w.kind = w.heading(level)
	}
	w.children(n)
	w.flush()
	w.kind = kind
}

// number takes a numbering set in an element of its own, as Commission documents
// on EUR-Lex have it, for the label of the block it begins.
func (w *writer) number(n *html.Node) bool {
	label := strings.TrimSpace(clean(nodeText(n)))
	if !w.cur.empty() || !rowLabel().MatchString(label) {
		return false
	}
	if w.kind.Kind == doc.Heading || w.kind.Kind == doc.Title {
		if bareLabel(label) != "" { // a bullet before a heading says nothing
			w.cur.text(label + " ")
		}
		return true
	}
	w.cur.label = label
	return true
}

// heading returns the block of a heading: the first of the highest level is the
// page's title.
func (w *writer) heading(level int) doc.Block {
	if level == 1 && !w.titled && w.related == 0 {
		w.titled = true
		return doc.Block{Kind: doc.Title}
	}
	return doc.Block{Kind: doc.Heading, Level: level}
}

func (w *writer) link(n *html.Node) {
	if label, ok := w.notes.marker[n]; ok {
		w.cur.anchor(label)
		return
	}
	start := w.cur.begin()
	w.children(n)
	if uri := absolute(w.base, attr(n, "href")); uri != "" {
		w.cur.link(start, uri)
	}
}

// list writes the items of a list. The block before an outermost list leads to it.
func (w *writer) list(n *html.Node) {
	w.flush()
	if w.lists == 0 && w.hasItems(n) {
		w.out.Lead()
	}
	w.lists++
	number := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			w.node(c)
			continue
		}
		number++
		w.item(c, itemLabel(n, number))
	}
	w.lists--
}

// hasItems reports whether the list shows an item that is not a note.
func (w *writer) hasItems(list *html.Node) bool {
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li && w.view.visible(c) && !w.notes.deferred(c) {
			return true
		}
	}
	return false
}

func (w *writer) item(n *html.Node, label string) {
	if !w.view.visible(n) || w.notes.deferred(n) {
		return
	}
	kind := w.kind
	w.kind = doc.Block{Kind: doc.ListItem, Label: label, Level: w.lists - 1}
	w.node(n)
	w.flush()
	w.kind = kind
}

// flush writes the block that has been read and begins a new one.
func (w *writer) flush() {
	if w.cur.empty() {
		w.cur.blank = 0
		return
	}
	blk := w.kind
	if blk.Kind == "" && w.cur.label == "" {
		w.cur.splitLabel()
	}
	switch {
	case w.cur.label != "":
		blk = w.labelled(w.cur.label)
	case blk.Kind == "":
		blk.Kind = doc.Paragraph
	}
	blk.Related = w.related > 0
	if blk.Kind == doc.Heading {
		w.points.reset()
	}
	w.cur.write(&w.out, blk)
	w.cur = block{}
}

// footnotes writes the notes behind the body, in the order of their markers.
func (w *writer) footnotes() {
	for _, n := range w.notes.order {
		w.kind = doc.Block{Kind: doc.Footnote, Label: w.notes.label[n]}
		w.inline(n)
		if !w.notes.leadsBack(n) {
			w.cur.dropMark(w.notes.label[n])
		}
		w.flush()
	}
}

// inline writes all text below n as one block.
func (w *writer) inline(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.cur.text(c.Data)
		case c.Type != html.ElementNode || !w.view.visible(c) || w.notes.backLink[c]:
		case c.DataAtom == atom.Br || isBlock(c):
			w.cur.text(" ")
			w.inline(c)
			w.cur.text(" ")
		case c.DataAtom == atom.A:
			start := w.cur.begin()
			w.inline(c)
			if uri := absolute(w.base, attr(c, "href")); uri != "" {
				w.cur.link(start, uri)
			}
		default:
			w.inline(c)
		}
	}
}
