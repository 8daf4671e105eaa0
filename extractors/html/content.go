package html

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainSelectors name the element that holds a page's own content, most telling
// first.
var mainSelectors = []string{"main", "[role=main]", "#main-content", "#document1", "#docHtml", "#content", "article", "body"}

// mainContent returns the element to read. A main element that is a mere shell
// (fewer letters than the title bar of a page has) gives way to the next.
func mainContent(page *goquery.Document) *html.Node {
	const shell = 40
	for _, s := range mainSelectors {
		if m := page.Find(s).First(); m.Length() > 0 && len(clean(m.Text())) > shell {
			return m.Nodes[0]
		}
	}
	if b := page.Find("body"); b.Length() > 0 {
		return b.Nodes[0]
	}
	return nil
}

// skipped are elements that show no text of the page's own.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Iframe: true, atom.Object: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Select: true, atom.Input: true, atom.Textarea: true, atom.Nav: true, atom.Head: true, atom.Dialog: true,
}

// skippedRoles are the ARIA landmarks around a page's main content
// (WAI-ARIA 1.2, section 5.3.4).
var skippedRoles = map[string]bool{
	"navigation": true, "banner": true, "contentinfo": true, "search": true, "dialog": true, "alertdialog": true, "menu": true,
}

// boilerplate matches a class or id that marks what stands around the content:
// the words between hyphens and underscores decide, so "share" does not match
// "shareholder".
var boilerplate = lazy(`(?i)(^|[-_])(cookies?|consent|cck|breadcrumbs?|social-media|social|share|sharing|` +
	`skip-link|skiplink|language-(list|switcher|selector)|site-(header|footer|navigation)|pager|pagination|print(-pdf)?|` +
	`inpage-navigation|copyright|credits?|etrans|feedback-form|survey|toolbar|back-to-top|visually-hidden|sr-only|screen-reader)($|[-_])`)

// related matches a class or id of what leads away from the page.
var related = lazy(`(?i)(^|[-_])(related|see-also|more-on-this|further-reading)($|[-_])`)

// view tells which elements of a page its reader sees as content.
type view struct {
	opened map[string]bool    // ids of elements that a button on the page unfolds
	prose  map[*html.Node]int // letters of prose below each element
	half   int                // half of the prose of the main content
}

func newView(page *goquery.Document, root *html.Node) *view {
	v := &view{opened: unfolded(page), prose: map[*html.Node]int{}}
	v.half = v.measure(root, false) / 2
	return v
}

// measure counts the letters of paragraphs, items and cells below n that lead
// nowhere: menus and lists of links have next to none.
func (v *view) measure(n *html.Node, inProse bool) int {
	switch {
	case n.Type == html.TextNode && inProse:
		return len(strings.TrimSpace(n.Data))
	case n.Type != html.ElementNode || skipped[n.DataAtom] || n.DataAtom == atom.A:
		return 0
	}
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Td, atom.Dd, atom.Blockquote:
		inProse = true
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += v.measure(c, inProse)
	}
	v.prose[n] = sum
	return sum
}

// holdsMost reports whether most of the page's prose stands in the element: it is
// content then, whatever its class says (a theme calls the whole of a page
// "inpage-navigation-container").
func (v *view) holdsMost(n *html.Node) bool { return v.half > 0 && v.prose[n] > v.half }

// visible reports whether the element belongs to what a reader of the page
// reads. What a button unfolds is content though it begins hidden.
func (v *view) visible(n *html.Node) bool {
	if skipped[n.DataAtom] || skippedRoles[attr(n, "role")] || attr(n, "aria-hidden") == "true" {
		return false
	}
	if isHidden(n) && !v.opened[attr(n, "id")] {
		return false
	}
	switch n.DataAtom {
	case atom.Button:
		return inHeading(n) || strings.Contains(attr(n, "class"), "accordion")
	case atom.Form:
		return find(n, atom.P) || find(n, atom.H1)
	case atom.Aside:
		return !find(n, atom.Input) // else it chooses what the page lists
	case atom.Footer:
		return !strings.Contains(attr(n, "class"), "site") && inside(n, atom.Article)
	case atom.Header:
		return inside(n, atom.Main) || inside(n, atom.Article)
	case atom.Figcaption:
		return !isCredit(nodeText(n)) && !marked(n, boilerplate())
	case atom.Body, atom.Main, atom.Html:
		return true
	}
	return !marked(n, boilerplate()) || v.holdsMost(n)
}

var (
	noDisplay = lazy(`display\s*:\s*none`)
	// notDisplayed are the utility classes that hide an element; one that shows it
	// again on wider screens stands beside them then.
	notDisplayed = lazy(`^(ecl-u-)?d-none$`)
	displayed    = lazy(`^(ecl-u-)?d-[a-z]+-(block|flex|inline|inline-block|inline-flex|grid|table)$`)
)

// isHidden reports whether a browser does not show the element.
func isHidden(n *html.Node) bool {
	if _, hidden := lookup(n, "hidden"); hidden || noDisplay().MatchString(attr(n, "style")) {
		return true
	}
	return marked(n, notDisplayed()) && !marked(n, displayed())
}

// imprintClass matches the class of what the head of a page prints about it: its
// type, when and where it was published.
var imprintClass = lazy(`(?i)page-header(-core)?__meta($|[-_])`)

func isImprint(n *html.Node) bool { return marked(n, imprintClass()) }

// isCredit reports whether a caption only names who made the picture.
func isCredit(caption string) bool {
	caption = strings.TrimSpace(caption)
	return strings.HasPrefix(caption, "©") || strings.HasPrefix(caption, "@") || strings.HasPrefix(caption, "(c)")
}

// marked reports whether a class of the element, or its id, matches.
func marked(n *html.Node, re *regexp.Regexp) bool {
	for _, c := range strings.Fields(attr(n, "class") + " " + attr(n, "id")) {
		if re.MatchString(c) {
			return true
		}
	}
	return false
}

// leadsAway reports whether the element holds what leads away from the page.
func (v *view) leadsAway(n *html.Node) bool {
	return (n.DataAtom == atom.Aside || marked(n, related())) && !v.holdsMost(n)
}

// unfolded returns the ids that buttons of the page control.
func unfolded(page *goquery.Document) map[string]bool {
	ids := map[string]bool{}
	page.Find("main [aria-controls], [role=main] [aria-controls], .ecl-accordion [aria-controls]").Each(func(_ int, s *goquery.Selection) {
		ids[s.AttrOr("aria-controls", "")] = true
	})
	return ids
}
