package fetch

import (
	"fmt"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"councilnotes/pipeline/fetch/polite"
	"councilnotes/pipeline/internal/faulty"
)

// resolved resolves names: "kind key lang address", or "name! reason".
func resolved(t *testing.T, o Options, names ...string) (got []string) {
	t.Helper()
	for item := range Resolve(t.Context(), names, o) {
		if item.Err != nil {
			got = append(got, item.Name+"! "+item.Err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%s %s [%s] %s", item.Kind, item.Key, item.Lang, item.Address))
	}
	return got
}

func TestCouncilNumbers(t *testing.T) {
	tree(t)
	const at = "https://data.consilium.europa.eu/doc/document/"
	for _, test := range []struct {
		name  string
		langs []string
		want  []string
	}{
		{"ST 5419/16", nil, []string{"council ST-5419-2016-INIT.en [en] " + at + "ST-5419-2016-INIT/en/pdf"}},
		{"5419/1/16 REV 1", []string{"bg"}, []string{"council ST-5419-2016-REV-1.bg [bg] " + at + "ST-5419-2016-REV-1/bg/pdf"}},
		{"WK 15233/2021 ADD 1", []string{"bg", "en"}, []string{
			"council WK-15233-2021-ADD-1.bg [bg] " + at + "WK-15233-2021-ADD-1/bg/pdf",
			"council WK-15233-2021-ADD-1.en [en] " + at + "WK-15233-2021-ADD-1/en/pdf"}},
		{"wk15233/21", []string{"de"}, []string{"council WK-15233-2021-INIT.de [de] " + at + "WK-15233-2021-INIT/de/pdf"}},
		{"st_6106_2022_rev_1_add_2_el", []string{"bg"}, []string{"council ST-6106-2022-REV-1-ADD-2.el [el] " + at + "ST-6106-2022-REV-1-ADD-2/el/pdf"}},
		{"ST-10069-2022-INIT", []string{"x"}, []string{"council ST-10069-2022-INIT.x [] " + at + "ST-10069-2022-INIT/x/pdf"}},
		{"PE-CONS 24/24", nil, []string{"council PE-24-2024-INIT.en [en] " + at + "PE-24-2024-INIT/en/pdf"}},
		{"consil:ST_17000_2023_INIT", nil, []string{"council ST-17000-2023-INIT.en [en] " + at + "ST-17000-2023-INIT/en/pdf"}},
	} {
		same(t, test.name, test.want, resolved(t, Options{Langs: test.langs}, test.name))
	}
	same(t, "a mirror", []string{"council ST-5419-2016-INIT.en [en] http://127.0.0.1:8080/m/doc/document/ST-5419-2016-INIT/en/pdf"},
		resolved(t, Options{Council: "http://127.0.0.1:8080/m/"}, "ST 5419/16"))
}

func TestAddresses(t *testing.T) {
	tree(t, "a.txt")
	same(t, "one source", []string{
		"url https://a.example/Doc.pdf [] https://a.example/Doc.pdf", "url https://a.example/Doc.pdf [] https://a.example/Doc.pdf",
		"url http://a.example/ [] http://a.example/", "url https://a.example/?Q=%D0%A1T [] https://a.example/?Q=%D0%A1T", "url https://a.example:8443/ [] https://a.example:8443/",
	}, resolved(t, Options{}, "https://a.example/Doc.pdf#page=18", "HTTPS://A.Example:443/Doc.pdf", "http://a.example", "https://a.example?Q=%D0%A1T#x", "https://a.example:8443"))
	same(t, "languages", []string{
		"https://a.example/! --lang names several languages, but an address is in one", "a.txt! --lang names several languages, but a file is in one",
	}, resolved(t, Options{Langs: []string{"bg", "en"}}, "https://a.example/", "a.txt"))
	same(t, "several in one", []string{
		"https://a.example/! --lang x is for the numbers of Council documents", "a.txt! --lang x is for the numbers of Council documents",
	}, resolved(t, Options{Langs: []string{"x"}}, "https://a.example/", "a.txt"))
	same(t, "no client", []string{"https://a.example/! hosts want to know who asks them: name a mail or web address of yours with --contact or in $COUNCILNOTES_CONTACT"},
		opened(t, Options{}, "https://a.example/"))
}

func TestListsOfEverything(t *testing.T) {
	tree(t, "a.txt")
	write(t, "list", "a.txt\nST 5419/16\nhttps://a.example/\n")
	want := []string{
		"file " + absolute("a.txt") + " [] ", "council ST-5419-2016-INIT.en [en] https://data.consilium.europa.eu/doc/document/ST-5419-2016-INIT/en/pdf",
		"url https://a.example/ [] https://a.example/",
	}
	same(t, "file", want, resolved(t, Options{}, "@list"))
	f, err := os.Open("list")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	same(t, "standard input", want, resolved(t, Options{Stdin: f}, "-"))
}

func TestAskingALocalServer(t *testing.T) {
	tree(t)
	s := faulty.New()
	server := httptest.NewServer(s)
	defer server.Close()
	s.Paths["/doc/document/ST-5419-2016-INIT/bg/pdf"] = s.Paths["/whole.pdf"]
	s.Paths["/doc/document/ST-5420-2016-INIT/bg/pdf"] = s.Paths["/page"]
	o := Options{Langs: []string{"bg"}, Council: server.URL, Web: polite.New(polite.Options{
		Contact: "op@example.org", Delay: time.Millisecond, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
	})}
	same(t, "asked", []string{
		"ST 5419/16 (bg): " + faulty.PDF, "5420/16 (bg)! application/pdf was promised, but text/html came", server.URL + "/page: " + faulty.Page,
	}, opened(t, o, "ST 5419/16", "5420/16", server.URL+"/page"))
	for item := range Resolve(t.Context(), []string{server.URL + "/validators"}, o) {
		b, err := item.Open(t.Context(), Seen{})
		if err != nil {
			t.Fatal(err)
		}
		again, err := item.Open(t.Context(), Seen{URI: b.URI, ETag: b.Header.Get("ETag")})
		if err != nil || !again.Unchanged {
			t.Errorf("%+v, %v", again, err)
		}
	}
}

const languages = `<html lang="en"><head>
<link rel="alternate" hreflang="en" href="https://a.example/page_en"><link rel="alternate" hreflang="bg" href="https://a.example/page_bg"/>
<link rel="ALTERNATE nofollow" hreflang="pt-PT" href="/page_pt#top"><link rel="alternate" hreflang="x-default" href="/page">
<link rel="alternate" type="application/rss+xml" hreflang="de" href="/rss"><link rel="stylesheet" hreflang="fi" href="/f">
</head><body><a class="ecl-link ecl-site-header__language-link" hreflang="fr" href="page_fr">français</a>
<a class="ecl-site-header__language-link" hreflang="bg" href="/elsewhere">български</a>
<a hreflang="de" href="/german-file.pdf">de</a><a class="language-link" hreflang="ga" href="javascript:x()">ga</a>
<a rel="alternate" hreflang="mt" href=" ?lang=mt ">mt</a></body></html>`

func TestAlternates(t *testing.T) {
	body := Body{Bytes: []byte(languages), MediaType: "text/html", URI: "https://a.example/page_en"}
	follow := func(o Options) (got []string) {
		o.Alternates = true
		for item := range Resolve(t.Context(), []string{"https://a.example/page_en"}, o) {
			if item.Lang != "" {
				t.Errorf("the page itself was said to be in %s", item.Lang)
			}
			for _, i := range item.Follow(body) {
				got = append(got, i.Lang+" "+i.Address)
				if i.Follow != nil {
					t.Errorf("%s is followed further", i.Address)
				}
			}
		}
		return got
	}
	same(t, "all", []string{
		"bg https://a.example/page_bg", "pt https://a.example/page_pt", "fr https://a.example/page_fr", "mt https://a.example/page_en?lang=mt",
	}, follow(Options{}))
	same(t, "two", []string{"bg https://a.example/page_bg", "mt https://a.example/page_en?lang=mt"}, follow(Options{Langs: []string{"mt", "bg"}}))
	body.MediaType = "application/pdf"
	same(t, "of a PDF", []string(nil), follow(Options{}))
}

// TestAlternatesOfARealPage: the page tells 23 other languages, in its head and
// in its menu.
func TestAlternatesOfARealPage(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "corpus", "html", "responses_followup_website_2018_2018_000004_en.html")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the documents beside the repository are not there: %v", err)
	}
	const at = "https://food.ec.europa.eu/animals/animal-welfare/eci/eci-end-cage-age_en"
	items := alternates(Item{Key: at}, Body{Bytes: b, MediaType: "text/html", URI: at}, Options{})
	if len(items) != 23 {
		t.Errorf("%d languages", len(items))
	}
	for _, i := range items {
		if want := strings.TrimSuffix(at, "en") + i.Lang; i.Address != want {
			t.Errorf("%s: %s, want %s", i.Lang, i.Address, want)
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("\ufeff# comment\r\na.txt\n\n  b \n"))
	f.Fuzz(func(t *testing.T, list []byte) {
		for source, err := range lines(strings.NewReader(string(list))) {
			if err == nil && (source == "" || source[0] == '#' || strings.TrimSpace(source) != source || strings.Contains(source, "\n")) {
				t.Errorf("%q", source)
			}
		}
	})
}

func FuzzAlternates(f *testing.F) {
	f.Add([]byte(languages))
	f.Fuzz(func(t *testing.T, page []byte) {
		for _, i := range alternates(Item{}, Body{Bytes: page, MediaType: "text/html", URI: "https://a.example/"}, Options{}) {
			if !(web{}).takes(i.Address) || len(i.Lang) != 2 {
				t.Errorf("%+v", i)
			}
		}
	})
}
