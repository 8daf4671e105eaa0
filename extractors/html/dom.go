package html

import (
	"regexp"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lazy compiles an expression when it is needed: most runs of the program read no
// page, and would wait for it all the same.
func lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

func attr(n *html.Node, key string) string { v, _ := lookup(n, key); return v }

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// inside reports whether an ancestor of n is the element.
func inside(n *html.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

func inHeading(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if headingLevel(p) > 0 {
			return true
		}
	}
	return false
}

// find reports whether the element stands somewhere below n.
func find(n *html.Node, a atom.Atom) bool {
	for d := range n.Descendants() {
		if d.DataAtom == a {
			return true
		}
	}
	return false
}

func nodeText(n *html.Node) string {
	var s strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			s.WriteString(d.Data)
		}
	}
	return s.String()
}

// clean folds white space as HTML does: runs of it are one blank.
func clean(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

// isSpace tells HTML's white space, which no-break spaces are not
// (HTML Living Standard, "ASCII whitespace").
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

func text(s *goquery.Selection) string { return clean(s.Text()) }
