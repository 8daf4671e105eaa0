package fetch

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// alternates returns the other languages of a page as items, one for each, in
// the order of the page. They are sources of their own; where they lead to is
// not followed.
func alternates(of Item, b Body, o Options) []Item {
	base, err := url.Parse(b.URI)
	if err != nil || !strings.HasPrefix(b.MediaType, "text/html") {
		return nil
	}
	seen := map[string]bool{}
	var items []Item
	for _, l := range languageLinks(b.Bytes) {
		to, err := base.Parse(l.href)
		if err != nil || to.Host == "" || !(web{}).takes(to.String()) || seen[l.lang] || len(o.Langs) > 0 && !slices.Contains(o.Langs, l.lang) {
			continue
		}
		seen[l.lang] = true
		address := plainAddress(to.String())
		if address == of.Key || address == plainAddress(b.URI) {
			continue
		}
		item := webItem(address, address, o)
		item.Lang = l.lang
		items = append(items, item)
	}
	return items
}

// link leads to a page in a language.
type link struct{ lang, href string }

// languageLinks returns the links of a page to its other languages: those of
// its head, and those of the menu of languages that sites of the institutions
// have, whose class says so.
func languageLinks(page []byte) (links []link) {
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(len(page) + 1)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return links
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			if tag != atom.Link && tag != atom.A || !more {
				continue
			}
			a := attributes(z)
			alternate := slices.Contains(strings.Fields(strings.ToLower(a["rel"])), "alternate")
			menu := tag == atom.A && strings.Contains(a["class"], "language-link")
			if lang := language(a["hreflang"]); lang != "" && a["href"] != "" && a["type"] != "application/rss+xml" && (alternate || menu) {
				links = append(links, link{lang, strings.TrimSpace(a["href"])})
			}
		}
	}
}

func attributes(z *html.Tokenizer) map[string]string {
	a := map[string]string{}
	for {
		key, value, more := z.TagAttr()
		if _, ok := a[string(key)]; !ok {
			a[string(key)] = string(value)
		}
		if !more {
			return a
		}
	}
}

// language returns the ISO 639-1 code of a tag ("bg", "pt-PT"), empty for what
// is none.
func language(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	letter := func(b byte) bool { return 'a' <= b && b <= 'z' }
	if len(code) != 2 || !letter(code[0]) || !letter(code[1]) {
		return ""
	}
	return code
}
