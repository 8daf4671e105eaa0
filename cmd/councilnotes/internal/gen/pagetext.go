package gen

import "strings"

// pageText prints a page as it is copied from a browser: the skip link and the
// site first, a credit in the middle, related links at the end.
func pageText(p *page) string {
	w := p.lang.Page
	var b strings.Builder
	b.WriteString(w["skip"] + "\n" + p.site + "\n\n" + p.title + "\n\n" + p.lead.text + "\n\n" + w["credit"] + "\n\n")
	for _, x := range p.parts {
		if x.heading != "" {
			b.WriteString(x.heading + "\n\n")
			continue
		}
		b.WriteString(x.body.text + "\n\n")
		if len(x.items) > 0 {
			itemsText(&b, x.items, " • ")
			b.WriteByte('\n')
		}
	}
	b.WriteString(w["related"] + "\n\n" + w["related_title"] + "\n\n" + w["teaser"])
	return b.String()
}

func itemsText(b *strings.Builder, items []phrasedItem, bullet string) {
	for _, it := range items {
		b.WriteString(bullet + it.body.text + "\n")
		itemsText(b, it.items, "    ◦ ")
	}
}
