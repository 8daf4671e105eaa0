package gen

import (
	"fmt"
	"time"
)

// pageStory is a page of the Commission before it is phrased.
type pageStory struct {
	published, modified time.Time
	topic               topic
	partner             string
	slug, host          string
	languageInPath      bool // /bg/policies/x, not /policies/x_bg
	node                int
	lead                sentence
	parts               []pagePart
}

// pagePart is a heading (a key of the page words), a paragraph, or a list with
// its lead. folded paragraphs stand in an accordion.
type pagePart struct {
	heading string
	text    *sentence
	items   []pageItemStory
	folded  bool
}

// pageItemStory is an area of the topic, or a sentence with items below it.
type pageItemStory struct {
	area  int // from 0; -1 where text is set
	text  *sentence
	items []pageItemStory
}

// tellPage draws the page of a seed.
func tellPage(seed uint64) *pageStory {
	t := newTeller(seed, "page")
	var withPage []topic
	for _, x := range topics {
		if x.host != "" {
			withPage = append(withPage, x)
		}
	}
	year, n := numbered(seed)
	s := &pageStory{published: t.base, topic: pick(t.rng, withPage), languageInPath: t.chance(50), node: year%100*100000 + n}
	s.modified = t.base.AddDate(0, 0, t.between(1, 200))
	s.partner = pick(t.rng, s.topic.partners)
	t.forget(s.partner)
	s.host = "https://" + s.topic.host + ".ec.europa.eu"
	s.slug = fmt.Sprintf("%s-partnerships-%d", s.topic.key, s.node)
	s.lead = t.tell(pageLead)
	para := func(x scene) pagePart { v := t.tell(x); return pagePart{text: &v} }
	list := func(x scene, items []pageItemStory) pagePart { p := para(x); p.items = items; return p }
	law := para(pick(t.rng, pageLaws))
	law.folded = t.chance(50)
	s.parts = []pagePart{
		para(pageFirst),
		{heading: "focus"}, list(pageFocus, t.areas(s.topic, 0)), para(pageLaunch), list(pageAgreed, t.areas(s.topic, 60)),
		{heading: "law"}, law,
		{heading: "next"}, para(pageNext), para(pageQuestion),
	}
	return s
}

// areas draws list items; in so many percent of all lists one has items below it.
func (t *teller) areas(tp topic, nested int) []pageItemStory {
	var out []pageItemStory
	order := make([]int, tp.areas)
	for i := range order {
		order[i] = i
	}
	for _, a := range shuffled(t.rng, order)[:t.between(3, tp.areas)] {
		out = append(out, pageItemStory{area: a})
	}
	if t.chance(nested) {
		head := t.tell(pageNested)
		it := pageItemStory{area: -1, text: &head}
		for range t.between(2, 4) {
			c := t.tell(pageCountry)
			it.items = append(it.items, pageItemStory{area: -1, text: &c})
		}
		out = append(out, it)
	}
	return out
}

// url is the address of the page in a language.
func (s *pageStory) url(lang string) string {
	if s.languageInPath {
		return fmt.Sprintf("%s/%s/policies/%s", s.host, lang, s.slug)
	}
	return fmt.Sprintf("%s/policies/%s_%s", s.host, s.slug, lang)
}

// page is a phrased page.
type page struct {
	story *pageStory
	lang  *language
	title string
	site  string
	lead  rich
	parts []phrasedPart
}

type phrasedPart struct {
	heading string
	body    rich
	items   []phrasedItem
	folded  bool
}

type phrasedItem struct {
	body  rich
	items []phrasedItem
}

func phrasePage(s *pageStory, l *language) *page {
	sp := &speaker{language: l, topic: s.topic.key, partner: s.partner}
	words := l.Topics[s.topic.key]
	p := &page{story: s, lang: l, title: words.Page, site: words.Site, lead: sp.say(s.lead)}
	for _, x := range s.parts {
		out := phrasedPart{folded: x.folded}
		if x.heading != "" {
			out.heading = l.Page[x.heading]
		} else {
			out.body = sp.say(*x.text)
			out.items = sp.items(x.items, true)
		}
		p.parts = append(p.parts, out)
	}
	return p
}

// items phrases a list; the last item of the outermost ends the sentence.
func (sp *speaker) items(list []pageItemStory, outermost bool) []phrasedItem {
	var out []phrasedItem
	for i, it := range list {
		var x phrasedItem
		if it.text != nil {
			x.body = sp.say(*it.text)
		} else {
			x.body = rich{text: sp.Topics[sp.topic].Areas[it.area]}
		}
		x.items = sp.items(it.items, false)
		if len(x.items) == 0 {
			x.body.addText(sp.punctuation(i+1 == len(list)))
		}
		out = append(out, x)
	}
	return out
}
