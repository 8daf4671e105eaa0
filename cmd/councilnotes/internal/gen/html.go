package gen

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// pageHTML prints a page with the markup of the Commission's sites: what a
// reader must leave out (cookie banner, header, languages, share links,
// credit, footer) around what it must keep.
func pageHTML(p *page) string {
	h := &htmlWriter{page: p, words: p.lang.Page}
	h.head()
	h.line(`<body class="language-%s ecl-typography path-node page-node-type-oe-page">`, p.lang.Code)
	h.line(`<div id="cck_container" class="wt-cck" role="alert"><p>%s</p><button type="button">%s</button><button type="button">%s</button></div>`,
		h.word("cookies"), h.word("accept"), h.word("necessary"))
	h.line(`<a href="#main-content" class="ecl-link ecl-skip-link" id="skip-id">%s</a>`, h.word("skip"))
	h.header()
	h.main()
	h.footer()
	h.line(`</body>`)
	h.line(`</html>`)
	return h.b.String()
}

type htmlWriter struct {
	page  *page
	words map[string]string
	b     strings.Builder
	boxes int // accordions so far
}

// line writes a line; arguments are escaped by the caller.
func (h *htmlWriter) line(format string, args ...any) {
	fmt.Fprintf(&h.b, format, args...)
	h.b.WriteByte('\n')
}

func (h *htmlWriter) word(key string) string { return html.EscapeString(h.words[key]) }

func (h *htmlWriter) head() {
	p := h.page
	url, title, lead := p.story.url(p.lang.Code), html.EscapeString(p.title), html.EscapeString(p.lead.text)
	published, modified := p.story.published.Format("2006-01-02"), p.story.modified.Format("2006-01-02")
	h.line(`<!DOCTYPE html>`)
	h.line(`<html lang="%s" dir="ltr" prefix="og: https://ogp.me/ns#">`, p.lang.Code)
	h.line(`<head>`)
	h.line(`<meta charset="utf-8">`)
	h.line(`<title>%s | %s</title>`, title, html.EscapeString(p.site))
	h.line(`<link rel="canonical" href="%s">`, url)
	h.line(`<meta name="description" content="%s">`, lead)
	h.line(`<meta property="og:site_name" content="%s">`, html.EscapeString(p.site))
	h.line(`<meta property="og:title" content="%s">`, title)
	h.line(`<meta property="og:url" content="%s">`, url)
	h.line(`<meta property="article:published_time" content="%sT09:30:00+0200">`, published)
	h.line(`<meta property="article:modified_time" content="%sT16:05:00+0200">`, modified)
	for _, l := range Languages() {
		h.line(`<link rel="alternate" hreflang="%s" href="%s">`, l, p.story.url(l))
	}
	ld, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@type": "WebPage", "@id": url, "name": p.title,
		"inLanguage": p.lang.Code, "datePublished": published, "dateModified": modified})
	if err != nil {
		panic(err) // Unreachable: strings only.
	}
	h.line(`<script type="application/ld+json">%s</script>`, ld)
	h.line(`<style>.ecl-site-header{margin:0}.ecl-u-d-none{display:none}</style>`)
	h.line(`</head>`)
}

func (h *htmlWriter) header() {
	p := h.page
	h.line(`<header class="ecl-site-header"><div class="ecl-site-header__top">`)
	h.line(`<a href="https://commission.europa.eu/index_%s" class="ecl-site-header__logo-link"><img alt="European Commission" src="/logo-ec--%s.svg"></a>`, p.lang.Code, p.lang.Code)
	h.line(`<div class="ecl-site-header__language"><a class="ecl-site-header__language-selector" href="#">%s</a>`, html.EscapeString(p.lang.Name))
	h.line(`<div class="ecl-site-header__language-container" hidden><div class="ecl-site-header__language-title">%s</div><button>%s</button>`,
		h.word("language"), h.word("close"))
	h.line(`<ul class="ecl-site-header__language-list">`)
	for _, code := range Languages() {
		name := code
		if l, err := loadLanguage(code); err == nil {
			name = l.Name
		}
		h.line(`<li><a href="%s" hreflang="%s" lang="%s"><span class="ecl-site-header__language-link-label">%s</span></a></li>`,
			p.story.url(code), code, code, html.EscapeString(name))
	}
	h.line(`</ul></div></div>`)
	h.line(`<form class="ecl-search-form" role="search"><input type="search" placeholder="%s"><button type="submit">%s</button></form>`, h.word("search"), h.word("search"))
	h.line(`</div></header>`)
	h.line(`<nav class="ecl-breadcrumb" aria-label="%s"><ol class="ecl-breadcrumb__container">`, h.word("here"))
	h.line(`<li class="ecl-breadcrumb__segment"><a href="/">%s</a></li><li class="ecl-breadcrumb__segment"><a href="/topics">%s</a></li>`, h.word("home"), h.word("topics"))
	h.line(`</ol></nav>`)
}

func (h *htmlWriter) main() {
	p := h.page
	h.line(`<main class="ecl-u-pb-xl" id="main-content">`)
	h.line(`<div class="ecl-page-header"><h1 class="ecl-page-header__title"><span>%s</span></h1>`, html.EscapeString(p.title))
	h.line(`<p class="ecl-page-header__description">%s</p></div>`, html.EscapeString(p.lead.text))
	h.line(`<div class="ecl-container"><figure class="ecl-media-container"><img class="ecl-media-container__media" src="/hero.jpg" alt="%s">`, h.word("eyes"))
	h.line(`<figcaption class="ecl-media-container__caption copyright">%s</figcaption></figure>`, h.word("credit"))
	h.line(`<div class="ecl">`)
	for i, x := range p.parts {
		h.part(x, i)
	}
	h.line(`</div>`)
	h.line(`<div class="ecl-u-mt-m"><p class="last-update">%s</p></div>`, html.EscapeString(p.updated()))
	h.line(`<section class="ecl-related" aria-label="%s"><h2>%s</h2><article class="ecl-content-item">`, h.word("related"), h.word("related"))
	h.line(`<div class="ecl-content-block__title"><a href="/%s/policies/outreach">%s</a></div><div class="ecl-content-block__description">%s</div>`,
		p.lang.Code, h.word("related_title"), h.word("teaser"))
	h.line(`</article></section>`)
	h.line(`<div class="ecl-social-media-share"><p class="ecl-social-media-share__description">%s</p><ul class="ecl-social-media-share__list">`, h.word("share"))
	for _, s := range []string{"Facebook", "LinkedIn", "X"} {
		h.line(`<li><a href="https://%s.example/share?url=%s">%s</a></li>`, strings.ToLower(s), p.story.url(p.lang.Code), s)
	}
	h.line(`</ul></div>`)
	h.line(`<div><a class="print-pdf" href="/print/pdf/node/%d">%s</a></div>`, p.story.node, h.word("print"))
	h.line(`</div></main>`)
}

// updated is the line that tells when the page was last changed.
func (p *page) updated() string {
	return fill(p.lang.Page["updated"], map[string]string{"date": p.lang.date(when{kind: "day", from: p.story.modified}, "")})
}

func (h *htmlWriter) part(x phrasedPart, i int) {
	switch {
	case x.heading != "":
		h.line(`<h2 class="ecl-u-type-heading-2" id="paragraph_%d">%s</h2>`, 1000+i, html.EscapeString(x.heading))
	case x.folded:
		h.boxes++
		h.line(`<div class="ecl-accordion"><div class="ecl-accordion__item"><h3 class="ecl-accordion__title"><button type="button" class="ecl-accordion__toggle" aria-controls="acc-%d">%s</button></h3>`, h.boxes, h.word("question"))
		h.line(`<div class="ecl-accordion__content" hidden id="acc-%d"><p>%s</p></div></div></div>`, h.boxes, inline(x.body))
	default:
		h.line(`<p>%s</p>`, inline(x.body))
	}
	if len(x.items) > 0 {
		h.items(x.items)
	}
}

func (h *htmlWriter) items(items []phrasedItem) {
	h.line(`<ul class="ecl-unordered-list">`)
	for _, it := range items {
		h.b.WriteString(`<li class="ecl-unordered-list__item">` + inline(it.body))
		if len(it.items) > 0 {
			h.b.WriteByte('\n')
			h.items(it.items)
		}
		h.line(`</li>`)
	}
	h.line(`</ul>`)
}

// inline prints a paragraph: countries stand out, institutions are links, and
// a sentence begins on a new line of the file, which a browser shows as a blank.
func inline(r rich) string {
	var b strings.Builder
	at := 0
	plain := func(to int) {
		b.WriteString(strings.ReplaceAll(html.EscapeString(r.text[at:to]), ". ", ".\n"))
		at = to
	}
	for _, m := range r.marks {
		open, end := "", ""
		switch {
		case m.what.country != "":
			open, end = "<strong>", "</strong>"
		case m.what.org != "":
			open, end = fmt.Sprintf(`<a href="/about/%s" class="ecl-link">`, m.what.org), "</a>"
		default:
			continue
		}
		plain(m.start)
		b.WriteString(open)
		plain(m.end)
		b.WriteString(end)
	}
	plain(len(r.text))
	return b.String()
}

func (h *htmlWriter) footer() {
	h.line(`<footer class="ecl-site-footer"><h2 class="ecl-site-footer__title">%s</h2><div class="ecl-site-footer__description">%s</div>`,
		html.EscapeString(h.page.site), h.word("managed"))
	h.line(`<ul class="ecl-site-footer__list"><li><a href="https://commission.europa.eu/about/contact_%s">%s</a></li></ul></footer>`, h.page.lang.Code, h.word("contact"))
}
