package html

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"councilnotes/extractors/doc"
)

// readMeta reads what the page says about itself: link and meta elements
// (Open Graph, Dublin Core), JSON-LD (schema.org) and the language selector.
// address is where the page was fetched; it resolves relative addresses.
func readMeta(page *goquery.Document, address string) *doc.Page {
	p := &doc.Page{}
	ld := readJSONLD(page)
	base, _ := url.Parse(address)
	p.CanonicalURL = absolute(base, firstOf(
		page.Find(`link[rel="canonical"]`).AttrOr("href", ""),
		metaContent(page, "og:url", "dcterms.identifier"), address))
	if u, err := url.Parse(p.CanonicalURL); err == nil && u.IsAbs() {
		base = u
	}
	p.Site = metaContent(page, "og:site_name", "application-name")
	p.Title = firstOf(text(page.Find("main h1, [role=main] h1, h1").First()),
		metaContent(page, "og:title", "dcterms.title"), titleWithoutSite(page, p.Site))
	p.Description = metaContent(page, "description", "og:description", "dcterms.description")
	p.Published = day(firstOf(metaContent(page, "article:published_time", "dcterms.issued", "dcterms.created",
		"dcterms.date", "date", "DC.date.issued"), ld.published, publicationTime(page)))
	p.Modified = day(firstOf(metaContent(page, "article:modified_time", "og:updated_time", "dcterms.modified"), ld.modified))
	p.Topics = topics(page, ld)
	p.Alternates = alternates(page, base)
	return p
}

// topics are what the page is filed under, each once in the order of the page:
// its tags and keywords.
func topics(page *goquery.Document, ld linkedData) []string {
	var out []string
	add := func(s string) {
		if s = clean(s); s != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }) {
			out = append(out, s)
		}
	}
	page.Find(".ecl-tag, .ecl-tag__item").Each(func(_ int, tag *goquery.Selection) { add(tag.Text()) })
	page.Find(`meta[property="article:tag"]`).Each(func(_ int, m *goquery.Selection) { add(m.AttrOr("content", "")) })
	keywords := metaContent(page, "keywords", "dcterms.subject", "news_keywords")
	for _, k := range append(strings.FieldsFunc(keywords, func(r rune) bool { return r == ',' || r == ';' }), ld.keywords...) {
		add(k)
	}
	return out
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// metaContent returns the content of the first of the named meta elements that
// has any; names stand in "name" or "property".
func metaContent(page *goquery.Document, names ...string) string {
	for _, want := range names {
		found := ""
		page.Find("meta").EachWithBreak(func(_ int, m *goquery.Selection) bool {
			name := firstOf(m.AttrOr("name", ""), m.AttrOr("property", ""))
			if strings.EqualFold(name, want) {
				found = clean(m.AttrOr("content", ""))
			}
			return found == ""
		})
		if found != "" {
			return found
		}
	}
	return ""
}

// titleWithoutSite is the title element without the site's name behind the last
// " - " or " | ".
func titleWithoutSite(page *goquery.Document, site string) string {
	title := text(page.Find("head title").First())
	for _, sep := range []string{" | ", " - ", " – "} {
		i := strings.LastIndex(title, sep)
		if i > 0 && (site == "" || strings.EqualFold(title[i+len(sep):], site)) {
			return title[:i]
		}
	}
	return title
}

// publicationTime is the time element of the page's header, where there is one.
func publicationTime(page *goquery.Document) string {
	return page.Find(".ecl-page-header time[datetime], main header time[datetime], article > header time[datetime]").
		First().AttrOr("datetime", "")
}

var isoDay = lazy(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`)

// day returns the date of an ISO 8601 time, which is EDTF; what is not one is
// left out rather than guessed.
func day(s string) string { return isoDay().FindString(strings.TrimSpace(s)) }

// alternates lists the page's other languages in the order of the page, from
// link elements and the language selector, each once.
func alternates(page *goquery.Document, base *url.URL) []doc.Alternate {
	var out []doc.Alternate
	seen := map[doc.Alternate]bool{}
	page.Find(`link[rel="alternate"][hreflang], a.ecl-site-header__language-link[hreflang]`).Each(func(_ int, l *goquery.Selection) {
		a := doc.Alternate{Language: languageCode(l.AttrOr("hreflang", "")), URI: absolute(base, l.AttrOr("href", ""))}
		if a.Language != "" && a.URI != "" && !seen[a] {
			seen[a] = true
			out = append(out, a)
		}
	})
	return out
}

// languageCode returns the two-letter code of a language tag, or "" for tags
// without one ("x-default").
func languageCode(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if len(code) != 2 || code[0] < 'a' || code[0] > 'z' || code[1] < 'a' || code[1] > 'z' {
		return ""
	}
	return code
}

// absolute resolves an http(s) address against base; other schemes, fragments
// and what cannot be resolved give "".
func absolute(base *url.URL, ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || strings.HasPrefix(ref, "#") {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// linkedData is what is read of a page's JSON-LD.
type linkedData struct {
	published, modified string
	keywords            []string
}

// readJSONLD reads the dates of the page's JSON-LD; blocks that are not JSON
// are passed over, as browsers and search engines do.
func readJSONLD(page *goquery.Document) linkedData {
	var out linkedData
	page.Find(`script[type="application/ld+json"]`).Each(func(_ int, s *goquery.Selection) {
		var v any
		if json.Unmarshal([]byte(s.Text()), &v) == nil {
			out.collect(v, 0)
		}
	})
	return out
}

// maxLinkedDepth bounds how deep JSON-LD is looked into; graphs of pages are
// three or four deep.
const maxLinkedDepth = 16

func (l *linkedData) collect(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.collect(e, depth+1)
		}
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok && l.published == "" {
			l.published = s
		}
		if s, ok := v["dateModified"].(string); ok && l.modified == "" {
			l.modified = s
		}
		l.addKeywords(v["keywords"])
		l.collect(v["@graph"], depth+1)
		l.collect(v["mainEntity"], depth+1)
	}
}

// addKeywords takes keywords, which are a list or one text with commas
// (https://schema.org/keywords).
func (l *linkedData) addKeywords(v any) {
	switch v := v.(type) {
	case string:
		l.keywords = append(l.keywords, strings.Split(v, ",")...)
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok {
				l.keywords = append(l.keywords, s)
			}
		}
	}
}
