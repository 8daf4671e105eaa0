package html

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"councilnotes/extractors/doc"
)

func read(t *testing.T, page string) *doc.Text {
	t.Helper()
	got, err := New().Read(context.Background(), doc.Document{Bytes: []byte(page), URI: "https://example.europa.eu/themes/page_en"}, "en")
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Check(); err != nil {
		t.Fatal(err)
	}
	return got
}

// show writes the blocks of a text one a line: kind, depth, label, flags, text.
func show(t *doc.Text) string {
	var s strings.Builder
	for _, b := range t.Blocks {
		fmt.Fprintf(&s, "%s", b.Kind)
		if b.Level > 0 {
			fmt.Fprintf(&s, " %d", b.Level)
		}
		if b.Label != "" {
			fmt.Fprintf(&s, " <%s>", b.Label)
		}
		if b.Lead {
			s.WriteString(" lead")
		}
		if b.Related {
			s.WriteString(" related")
		}
		fmt.Fprintf(&s, ": %s\n", strings.ReplaceAll(t.In(b.Body), "\n", "/"))
	}
	return s.String()
}

func TestContent(t *testing.T) {
	cases := []struct{ name, page, want string }{
		{"furniture of the site is left out", `<html><body>
			<a class="ecl-skip-link" href="#main-content">Skip to main content</a>
			<div id="cck_container" class="wt-cck"><p>This site uses cookies.</p></div>
			<header class="ecl-site-header"><a>Home</a></header><nav><ul><li>Themes</li></ul></nav>
			<main id="main-content"><h1>Ports and <em>harbours</em></h1>
			<figure><img><figcaption class="copyright">© European Union, 2024</figcaption></figure>
			<figure><img><figcaption>The new quay at Sines</figcaption></figure>
			<p>Every  port
			counts.</p><div class="ecl-social-media-share"><p>Share this page</p></div></main>
			<footer class="ecl-site-footer"><p>Contact</p></footer></body></html>`,
			"title: Ports and harbours\nparagraph: The new quay at Sines\nparagraph: Every port counts.\n"},
		{"white space is a browser's", `<html><main><p>one<b>two</b> <i> three</i>
			four&nbsp;&nbsp;five<br>six<span>seven </span>.</p><p> </p><p>&nbsp;</p><div>eight<p>nine</p>ten</div> and some more words</main></html>`,
			"paragraph: onetwo three four\u00a0\u00a0five/sixseven .\nparagraph: eight\nparagraph: nine\nparagraph: ten\nparagraph: and some more words\n"},
		{"nested lists keep their lead", `<html><main><h2>Partners</h2><p>We work with:</p><ul><li>ports,</li>
			<li><p>cities, namely:</p><ul><li>Porto,</li><li>Gdańsk;</li></ul></li><li>and others.</li></ul><p>That is all.</p></main></html>`,
			"heading 2: Partners\nparagraph lead: We work with:\nlist_item <•>: ports,\nlist_item <•>: cities, namely:\n" +
				"list_item 1 <•>: Porto,\nlist_item 1 <•>: Gdańsk;\nlist_item <•>: and others.\nparagraph: That is all.\n"},
		{"what a button unfolds is content, what is hidden is not", `<html><main><h3><button aria-controls="a1">Why?</button></h3>
			<div id="a1" hidden><p>Because it is law.</p></div><div hidden><p>Never shown.</p></div><button>Send</button><p>Some more text here.</p></main></html>`,
			"heading 3: Why?\nparagraph: Because it is law.\nparagraph: Some more text here.\n"},
		{"related links stand apart", `<html><main><p>The body of the page, of some length.</p><section class="ecl-related"><h2>See also</h2>
			<a href="/x">Fisheries</a></section><aside><p>More news</p></aside></main></html>`,
			"paragraph: The body of the page, of some length.\nheading 2 related: See also\nparagraph related: Fisheries\nparagraph related: More news\n"},
		{"tables of data are rows, tables of labels are points", `<html><main><table><thead><tr><th>State</th><th>Quota</th></tr></thead>
			<tr><td>Malta</td><td>12</td></tr></table>
			<table><tr><td>(1)</td><td><p>First reason.</p></td></tr></table><p>1.&nbsp;&nbsp;&nbsp;The measures are:</p>
			<table><tr><td>(a)</td><td>the first;<table><tr><td>(i)</td><td>its part;</td></tr></table></td></tr></table><table><tr><td>(b)</td><td>the second.</td></tr></table></main></html>`,
			"table_row: State\tQuota\ntable_row: Malta\t12\npoint <1>: First reason.\npoint 1 <1>: The measures are:\n" +
				"point 2 <a>: the first;\npoint 3 <i>: its part;\npoint 2 <b>: the second.\n"},
		{"a container named after the menu in it is content", `<html><main><h1>Hens</h1><div class="inpage-navigation-container"><nav><ul><li>Next steps</li></ul></nav>
			<div><h2>Next steps</h2><p>The Commission will propose what follows from the evidence.</p></div></div><div class="ecl-share"><p>Share</p></div></main></html>`,
			"title: Hens\nheading 2: Next steps\nparagraph: The Commission will propose what follows from the evidence.\n"},
		{"what a class or style hides is not read", `<html><main><p>The results of the search are below.</p><div class="ecl-u-d-none" role="alert"><p>An error occurred.</p></div>
			<div class="ecl-u-d-none ecl-u-d-l-block"><p>Wide screens show this.</p></div><p style="color:red; display: none">Never.</p></main></html>`,
			"paragraph: The results of the search are below.\nparagraph: Wide screens show this.\n"},
		{"an aside that chooses what is listed is left out", `<html><main><aside><h3>Search options</h3><form><input name="q"></form></aside>
			<article><p>Milk quotas, decided in the spring.</p></article></main></html>`,
			"paragraph: Milk quotas, decided in the spring.\n"},
		{"soft hyphens and joiners are not read", "<html><main><p>The Kommis\u00adsion\u200b\u2060 decided on all of it.</p></main></html>",
			"paragraph: The Kommission decided on all of it.\n"},
		{"tabs and details are read", `<html><main><p>Three parts are to be read here.</p><div role="tablist"><a aria-controls="t2" href="#t2">Law</a></div><div id="t2" hidden role="tabpanel"><p>The law.</p></div>
			<details><summary>More</summary><p>Folded.</p></details></main></html>`,
			"paragraph: Three parts are to be read here.\nparagraph: Law\nparagraph: The law.\nparagraph: More\nparagraph: Folded.\n"},
		{"a page without a main element", `<html><body><header class="site-header"><a href="/">Home</a></header><form id="aspnetForm" action="./"><div id="content-wrapper">
			<div class="breadcrumb"><a href="/">Press</a></div><h1>Fishing</h1><p>Ministers agreed on the quotas for next year.</p></div></form><div class="social-media"><p>Follow</p></div></body></html>`,
			"title: Fishing\nparagraph: Ministers agreed on the quotas for next year.\n"},
		{"a title bar above the main element", `<html><body><div class="ecl-page-header"><h1>Sea basins</h1><p class="ecl-page-header__description">What we do at sea.</p></div>
			<main><p>The Commission supports five basins in all.</p></main></body></html>`,
			"title: Sea basins\nparagraph: What we do at sea.\nparagraph: The Commission supports five basins in all.\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(read(t, c.page))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestImprint reads what the heads of press releases and news print about them.
func TestImprint(t *testing.T) {
	cases := []struct{ name, page, want string }{
		{"press corner", `<html><body><main><div class="ecl-page-header"><nav class="ecl-breadcrumb"><a>Press corner</a></nav>
			<ul class="ecl-page-header__meta"><li class="ecl-page-header__meta-item">Press release</li><li class="ecl-page-header__meta-item">7 March 2023</li><li class="ecl-page-header__meta-item">Brussels</li></ul>
			<h1 class="ecl-page-header__title">Cleaner ports</h1></div><div class="ecl-paragraph-detail"><p>The Commission has today proposed cleaner ports.</p></div></main></body></html>`,
			"Press release\n7 March 2023\nBrussels"},
		{"header before the main element", `<html><body><div class="ecl-page-header-core"><nav class="ecl-breadcrumb"><a>Home</a></nav><div class="ecl-page-header-core__meta">News article | 7 March 2023</div>
			<h1>Cleaner ports</h1><p class="ecl-page-header-core__description">What changes.</p></div><main><p>The Commission has today proposed cleaner ports.</p></main></body></html>`,
			"News article | 7 March 2023"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, c.page)
			if len(got.Page.Imprint) != 1 {
				t.Fatalf("imprint at %v", got.Page.Imprint)
			}
			if diff := cmp.Diff(c.want, strings.TrimSpace(got.In(got.Page.Imprint[0]))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTopics(t *testing.T) {
	got := read(t, `<html><head><meta name="keywords" content="ports, Fisheries;ports"><meta property="article:tag" content="Sea basins">
		<script type="application/ld+json">{"@type":"NewsArticle","keywords":["Trade","ports"]}</script></head>
		<main><p>The Commission supports five basins.</p><ul><li><a class="ecl-tag" href="/t">Blue economy</a></li></ul></main></html>`)
	if diff := cmp.Diff([]string{"Blue economy", "Sea basins", "ports", "Fisheries", "Trade"}, got.Page.Topics); diff != "" {
		t.Error(diff)
	}
}

func TestFootnotes(t *testing.T) {
	got := read(t, `<html><main><p>The quota<a href="#n1" id="m1">(1)</a>, set in spring<sup><a href="#n2" id="m2">2</a></sup>.</p>
		<p>See <a href="#n2">section 2</a> of this page.</p>
		<p id="n1"><a href="#m1">(1)</a> OJ L 12, 14.1.2020, p. 3.</p><ol><li id="n2">2 By the Council.</li></ol></main></html>`)
	want := "paragraph: The quota, set in spring.\nparagraph: See section 2 of this page.\n" +
		"footnote <1>: OJ L 12, 14.1.2020, p. 3.\nfootnote <2>: By the Council.\n"
	if diff := cmp.Diff(want, show(got)); diff != "" {
		t.Error(diff)
	}
	var before []string
	for _, a := range got.Anchors {
		before = append(before, a.Label+":"+got.Str[:a.Offset])
	}
	if diff := cmp.Diff([]string{"1:The quota", "2:The quota, set in spring"}, before); diff != "" {
		t.Error(diff)
	}
}

func TestMeta(t *testing.T) {
	got := read(t, `<html lang="en"><head><title>Ports - Mobility</title><link rel="canonical" href="/ports_en">
		<meta property="og:site_name" content="Mobility"><meta name="description" content=" All about  ports ">
		<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2023-03-07T10:00:00+01:00"}]}</script>
		<script type="application/ld+json">not json</script>
		<link rel="alternate" hreflang="bg" href="/ports_bg"><link rel="alternate" hreflang="x-default" href="/ports">
		<link rel="alternate" type="application/rss+xml" href="/rss"></head>
		<body><main><p>Ports of the <a href="../sea#top">Union</a> are many, and <a href="javascript:void(0)">more</a> will come.</p></main></body></html>`)
	want := &doc.Page{Title: "Ports", Description: "All about ports", Published: "2023-03-07", Site: "Mobility",
		CanonicalURL: "https://example.europa.eu/ports_en",
		Alternates:   []doc.Alternate{{Language: "bg", URI: "https://example.europa.eu/ports_bg"}}}
	if diff := cmp.Diff(want, got.Page); diff != "" {
		t.Error(diff)
	}
	if len(got.Links) != 1 || got.In(got.Links[0].Span) != "Union" || got.Links[0].URI != "https://example.europa.eu/sea#top" {
		t.Errorf("links %+v", got.Links)
	}
}

func TestErrorPages(t *testing.T) {
	for _, title := range []string{"429 - Too Many Requests", "404 Not Found", "Just a moment...", "Error 503", "Access Denied"} {
		page := "<html><head><title>" + title + "</title></head><body><p>Please try again later, the server is busy now.</p></body></html>"
		_, err := New().Read(context.Background(), doc.Document{Bytes: []byte(page)}, "")
		if err == nil || !strings.Contains(err.Error(), title) {
			t.Errorf("%q: %v", title, err)
		}
	}
	for _, title := range []string{"404 ports in the Union? Not quite", "Access denied to the internal market: a study of services in practice"} {
		page := "<html><head><title>" + title + "</title></head><body><main><h1>Ports</h1>" + strings.Repeat("<p>Ports are gates to the sea for all of us.</p>", 100) + "</main></body></html>"
		if _, err := New().Read(context.Background(), doc.Document{Bytes: []byte(page)}, "en"); err != nil {
			t.Errorf("%q: %v", title, err)
		}
	}
}

func TestEncodings(t *testing.T) {
	page := []byte("<html><head><meta charset=\"windows-1251\"></head><body><main><p>\xd1\xfa\xe2\xe5\xf2 \xed\xe0 \xc5\xe2\xf0\xee\xef\xe5\xe9\xf1\xea\xe8\xff \xf1\xfa\xfe\xe7</p></main></body></html>")
	got, err := New().Read(context.Background(), doc.Document{Bytes: page}, "bg")
	if err != nil || got.Str != "Съвет на Европейския съюз" {
		t.Errorf("%q, %v", got.Str, err)
	}
}

func TestReads(t *testing.T) {
	for in, want := range map[string]bool{
		"<!DOCTYPE html><p>": true, "\xef\xbb\xbf\n<html>": true, "<?xml version=\"1.0\"?><!-- x --><html xmlns=''>": true,
		"%PDF-1.7": false, "Plain text about <html>": false, "<ul>\n<li>a fragment</ul>": true, "<a href='x'>y</a>": true,
		"<council>": false, "< p >": false, "": false, "<note>1</note>": false,
	} {
		if got := New().Reads([]byte(in)); got != want {
			t.Errorf("Reads(%q) = %v", in, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<html><main><h1>A</h1><ul><li>b<li>c</ul><table><tr><td>(a)<td>d</table>"))
	f.Add([]byte("<!doctype html><p>x<a href='#n'>1</a><p id=n>1 note"))
	f.Add([]byte("<body>1.&nbsp;&nbsp;<b>e\u0301</b>\u0301<br><br>\xff</body>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := New().Read(context.Background(), doc.Document{Bytes: b}, "en")
		if err != nil {
			return
		}
		if err := got.Check(); err != nil {
			t.Fatal(err)
		}
		if !norm.NFC.IsNormalString(got.Str) {
			t.Errorf("not NFC: %q", got.Str)
		}
	})
}

// TestSpecimenPage reads the specimen beside the repository where it is present.
func TestSpecimenPage(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "specimens", "bg-page.html"))
	if err != nil {
		t.Skip("../shared is not beside the repository: specimen page not read")
	}
	got, err := New().Read(context.Background(), doc.Document{Bytes: b}, "bg")
	if err != nil {
		t.Fatal(err)
	}
	if got.Page.Published != "2024-05-14" || len(got.Page.Alternates) != 24 {
		t.Errorf("published %q, %d alternates", got.Page.Published, len(got.Page.Alternates))
	}
	items := 0
	for _, b := range got.Blocks {
		if b.Kind == doc.ListItem {
			items++
		}
	}
	if items != 7 {
		t.Errorf("%d items, want 7", items)
	}
	for _, furniture := range []string{"Skip", "Приемам", "Изберете език", "Споделяне", "Отпечатване", "©"} {
		if strings.Contains(got.Str, furniture) {
			t.Errorf("%q is left in the text", furniture)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	page := []byte("<html><main><h1>Ports</h1>" + strings.Repeat("<p>Ports are <a href='/g'>gates</a> to the sea:</p><ul><li>one,</li><li>two.</li></ul>", 500) + "</main></html>")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := New().Read(context.Background(), doc.Document{Bytes: page}, "en"); err != nil {
			b.Fatal(err)
		}
	}
}
