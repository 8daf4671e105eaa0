package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"councilnotes/extractors/doc"
)

// table writes a table by what its rows are: a row of a label and a text is a
// point (EUR-Lex sets recitals and lettered points so), a row with lists or
// tables in it only arranges the page, any other is a row of data.
func (w *writer) table(n *html.Node) {
	w.flush()
	for _, row := range rows(n) {
		cells := cellsOf(row)
		switch {
		case w.notes.deferred(row) || !w.view.visible(row):
		case len(cells) == 2 && rowLabel().MatchString(labelText(cells[0])):
			w.pointRow(labelText(cells[0]), cells[1])
		case len(cells) == 1 || arranges(cells):
			for _, c := range cells {
				w.node(c)
				w.flush()
			}
		default:
			w.dataRow(cells)
		}
	}
}

// rowLabel is what stands alone in the first cell of a point or item.
var rowLabel = lazy(`^(\(?(\d{1,3}\p{L}?|\p{L}{1,4})[.)]|[–—•·-])$`)

func labelText(n *html.Node) string { return strings.TrimSpace(clean(nodeText(n))) }

// pointRow writes the label as the label of the first block of the cell's text.
func (w *writer) pointRow(label string, body *html.Node) {
	w.cur.label = label
	w.children(body)
	w.flush()
}

// labelled is the block that a printed label makes: a point, or an item for
// bullets and dashes.
func (w *writer) labelled(printed string) doc.Block {
	level := w.points.of(printed)
	if bare := bareLabel(printed); bare != "" {
		return doc.Block{Kind: doc.Point, Level: level, Label: bare}
	}
	return doc.Block{Kind: doc.ListItem, Label: printed}
}

// dataRow writes the cells of a row with tabs between them.
func (w *writer) dataRow(cells []*html.Node) {
	kind := w.kind
	w.kind = doc.Block{Kind: doc.TableRow}
	for i, c := range cells {
		if i > 0 {
			w.cur.tab()
		}
		w.inline(c)
	}
	w.flush()
	w.kind = kind
}

// arranges reports whether a cell holds blocks that are more than a cell's text.
func arranges(cells []*html.Node) bool {
	for _, c := range cells {
		if find(c, atom.Table) || find(c, atom.Ul) || find(c, atom.Ol) || find(c, atom.H2) || find(c, atom.H3) {
			return true
		}
	}
	return false
}

// rows returns the rows of the table itself, not those of tables within.
func rows(table *html.Node) []*html.Node {
	var out []*html.Node
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			out = append(out, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			out = append(out, rows(c)...)
		}
	}
	return out
}

func cellsOf(row *html.Node) []*html.Node {
	var out []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			out = append(out, c)
		}
	}
	return out
}
