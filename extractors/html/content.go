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
var boilerplate = regexp.MustCompile(`(?i)(^|[-_])(cookies?|consent|cck|breadcrumbs?|social-media|social|share|sharing|` +
	`skip-link|skiplink|language-(list|switcher|selector)|site-(header|footer|navigation)|pager|pagination|print(-pdf)?|` +
	`inpage-navigation|copyright|credits?|etrans|feedback-form|survey|toolbar|back-to-top|visually-hidden|sr-only|screen-reader)($|[-_])`)

// related matches a class or id of what leads away from the page.
var related = regexp.MustCompile(`(?i)(^|[-_])(related|see-also|more-on-this|further-reading)($|[-_])`)

// visible reports whether the element belongs to what a reader of the page
// reads. opened holds the ids of elements that a button on the page unfolds:
// they are content though they begin hidden.
func visible(n *html.Node, opened map[string]bool) bool {
	if skipped[n.DataAtom] || skippedRoles[attr(n, "role")] || attr(n, "aria-hidden") == "true" {
		return false
	}
	if _, hidden := lookup(n, "hidden"); hidden && !opened[attr(n, "id")] {
		return false
	}
	switch n.DataAtom {
	case atom.Button:
		return inHeading(n) || strings.Contains(attr(n, "class"), "accordion")
	case atom.Form:
		return find(n, atom.P) || find(n, atom.H1)
	case atom.Footer:
		return !strings.Contains(attr(n, "class"), "site") && inside(n, atom.Article)
	case atom.Header:
		return inside(n, atom.Main) || inside(n, atom.Article)
	case atom.Figcaption:
		return !isCredit(nodeText(n)) && !marked(n, boilerplate)
	case atom.Body, atom.Main, atom.Html:
		return true
	}
	return !marked(n, boilerplate)
}

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

func isRelated(n *html.Node) bool { return n.DataAtom == atom.Aside || marked(n, related) }

// unfolded returns the ids that buttons of the page control.
func unfolded(page *goquery.Document) map[string]bool {
	ids := map[string]bool{}
	page.Find("main [aria-controls], [role=main] [aria-controls], .ecl-accordion [aria-controls]").Each(func(_ int, s *goquery.Selection) {
		ids[s.AttrOr("aria-controls", "")] = true
	})
	return ids
}
