package html

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// notes are the footnotes of a page: a link within the page whose text is a
// mark leads forward to the element that holds the note, which begins with the
// same mark or leads back.
type notes struct {
	marker   map[*html.Node]string // links that are markers, with the note's label
	backLink map[*html.Node]bool   // the mark at the head of a note
	label    map[*html.Node]string // elements that hold a note
	order    []*html.Node          // those elements by their first marker
}

// deferred reports whether the element is a note, which is written behind the body.
func (ns *notes) deferred(n *html.Node) bool {
	_, ok := ns.label[n]
	return ok
}

// leadsBack reports whether the note's mark is a link back to its marker, which
// is not written at all.
func (ns *notes) leadsBack(note *html.Node) bool {
	for d := range note.Descendants() {
		if ns.backLink[d] {
			return true
		}
	}
	return false
}

var mark = lazy(`^[\[(]?(\d{1,3}|\*{1,4})[\])]?$`)

func findNotes(page *goquery.Document) *notes {
	ns := &notes{marker: map[*html.Node]string{}, backLink: map[*html.Node]bool{}, label: map[*html.Node]string{}}
	place, byID := map[*html.Node]int{}, map[string]*html.Node{}
	var links []*html.Node
	for n := range page.Nodes[0].Descendants() {
		place[n] = len(place)
		for _, key := range []string{"id", "name"} {
			if id := attr(n, key); id != "" && byID[id] == nil {
				byID[id] = n
			}
		}
		if n.DataAtom == atom.A && strings.HasPrefix(attr(n, "href"), "#") {
			links = append(links, n)
		}
	}
	for _, l := range links {
		ns.add(l, byID[strings.TrimPrefix(attr(l, "href"), "#")], place)
	}
	return ns
}

// add takes the link l for a footnote's marker if its target is a note.
func (ns *notes) add(l, target *html.Node, place map[*html.Node]int) {
	m := mark().FindStringSubmatch(strings.TrimSpace(clean(nodeText(l))))
	if m == nil || target == nil {
		return
	}
	if place[target] < place[l] {
		ns.backLink[l] = true
		return
	}
	holder := noteHolder(target)
	if holder == nil || !strings.HasPrefix(strings.TrimLeft(clean(nodeText(holder)), "([ \u00a0"), m[1]) {
		return
	}
	ns.marker[l] = m[1]
	if _, known := ns.label[holder]; !known {
		ns.label[holder] = m[1]
		ns.order = append(ns.order, holder)
	}
}

// noteHolder is the element that holds the whole note the target stands in.
func noteHolder(target *html.Node) *html.Node {
	for n := target; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.P, atom.Li, atom.Dd, atom.Tr, atom.Div:
			return n
		case atom.Td, atom.Body, atom.Main, atom.Article, atom.Section:
			return nil
		}
	}
	return nil
}
