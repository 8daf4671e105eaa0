package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

func ask(t *testing.T, x *Index, query string) *Results {
	t.Helper()
	res, err := x.Search(context.Background(), fake2().Parse(query), SearchOptions{})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return res
}

// fake2 is the program's resolver with countries that do not depend on its data.
func fake2() Resolver {
	r := program
	r.Country = func(name string) (string, bool) {
		code, ok := map[string]string{"Исландия": "IS", "Norway": "NO", "IS": "IS", "NO": "NO"}[name]
		return code, ok
	}
	return r
}

// TestSearch asks the invented works. Hits are works without their year and
// suffix, in order; "~" before them tells that nothing had all of the query.
func TestSearch(t *testing.T) {
	const (
		note  = "ST-7001-2023-INIT"
		rev   = "ST-7001-2023-REV-1"
		older = "ST-9010-2023-INIT"
		page  = "web-00ff"
	)
	cases := []struct {
		query string
		want  []string
		sorts bool // the order counts
	}{
		// References: the document, its other versions, what cites it.
		{"ST 7001/23", []string{note, rev, older}, true},
		{"st7001/2023", []string{note, rev, older}, true},
		{"ST-7001-2023-INIT", []string{note, rev, older}, true},
		{"ST 7001/23 REV 1", []string{rev}, true},
		{"ST 6500/22", []string{note}, true},
		{"cites:ST 7001/23", []string{older}, true},
		{"ref:ST 7001/23", []string{note, rev}, true},
		{"Regulation (EC) No 45/2001", []string{older}, true},
		{"2022/0044(NLE)", []string{note}, true},
		{"https://networks.example.europa.eu/bg/page", []string{page}, true},
		{"ST 7001/23 cod", []string{older}, true},
		// Words in any form and language.
		{"цифрово партньорство", []string{note}, true},
		{"цифровите партньорства", []string{note}, true},
		{"полупроводник", []string{note, page}, false},
		{"semiconductor", []string{note}, true},
		{"Halbleiter", []string{note}, true},
		{"Partnerschaft", []string{note}, true},
		{"съветът за цифрово партньорство", []string{note}, true}, // „за“ is a stop word
		{"свързаност", []string{page}, true},                      // of the description
		{"Иcлaндия", []string{note}, true},                        // Latin c and a
		{"digital fish", []string{older, note, rev}, false},       // nothing has both
		{"nothing-of-the-kind", nil, true},
		{"за", nil, true},
		// Phrases, denials, alternatives, beginnings.
		{`"digital partnership"`, []string{note, rev}, false},
		{`"partnership digital"`, nil, true},
		{`"мрежите и по техния обхват"`, []string{page}, true},
		{`"мрежите по обхват"`, nil, true},
		{"Iceland -cod", []string{note, rev}, false},
		{"Iceland NOT cod", []string{note, rev}, false},
		{"cod OR semiconductors", []string{note, older}, false},
		{"полупров*", []string{note, page}, false},
		{"полупроводниците*", []string{note, page}, false},
		{"semicond* iceland", []string{note}, true},
		// Fields.
		{"country:IS", []string{note, older}, false},
		{"country:Исландия", []string{note, older}, false},
		{"country:IS country:Norway", []string{older}, true},
		{"country:IS OR country:NO", []string{page, older, note}, true}, // newest first
		{"-country:IS", []string{page, rev}, false},
		{"type:i_a_item_note", []string{note}, true},
		{"type:\"I/A item note\"", []string{note}, true},
		{"kind:web_page", []string{page}, true},
		{"lang:de", []string{note}, true},
		{"lang:bg полупроводник", []string{note, page}, false},
		{"lang:de полупроводник", nil, true},
		{"from:секретариат", []string{note}, true},
		{"to:\"постоянни представители\"", []string{note}, true},
		{"topic:TELECOM", []string{note}, true},
		{"procedure:2022/0044(NLE)", []string{note}, true},
		{"has:footnotes", []string{note}, true},
		{"has:footnote lang:de", []string{note}, true},
		{"has:cover -has:points", []string{older, rev}, true}, // newest first
		{"has:countries country:NO kind:page", []string{page}, true},
		{"host:europa.eu", []string{page}, true},
		{"host:networks.example.europa.eu", []string{page}, true},
		{"host:other.eu", nil, true},
		{"date:2023-03..2023-04", []string{rev, note}, true},
		{"date:2023-03-14", []string{note}, true},
		{"year:2024", []string{page}, true},
		{"date:2023-05..", []string{page, older}, true},
		{"Iceland date:..2023-03", []string{note}, true},
		{"", []string{page, older, rev, note}, true},
	}
	x := filled(t, invented())
	for _, c := range cases {
		res := ask(t, x, c.query)
		var got []string
		for _, h := range res.Hits {
			got = append(got, h.Work)
		}
		if !c.sorts {
			slices.Sort(got)
			slices.Sort(c.want)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.query, d)
		}
		if int(res.Total) != len(c.want) {
			t.Errorf("%s: total %d, want %d", c.query, res.Total, len(c.want))
		}
	}
}

func TestHits(t *testing.T) {
	x := filled(t, invented())
	cases := []struct {
		query, id, language string
		fields              []string
	}{
		{"semiconductor", "ST-7001-2023-INIT.en", "en", []string{"text_en"}},
		{"партньорства", "ST-7001-2023-INIT.bg", "bg", []string{"text_bg", "title_bg"}},
		{"country:IS lang:de", "ST-7001-2023-INIT.de", "de", nil},
		{"ST 6500/22", "ST-7001-2023-INIT.bg", "bg", []string{"text_bg", "text_en"}},
		{"2022/0044(NLE)", "ST-7001-2023-INIT.bg", "bg", nil},
	}
	for _, c := range cases {
		h := ask(t, x, c.query).Hits[0]
		if h.ID != c.id || h.Language != c.language {
			t.Errorf("%s: %s in %s, want %s in %s", c.query, h.ID, h.Language, c.id, c.language)
		}
		if d := cmp.Diff(c.fields, h.Fields); d != "" {
			t.Errorf("%s: %s", c.query, d)
		}
	}
	want := Hit{ID: "web-00ff.bg", Work: "web-00ff", Title: "Мрежи от следващо поколение", Language: "bg", Kind: doc.KindPage,
		Date: "2024-01-09", URI: "https://networks.example.europa.eu/bg/page", Matched: []Match{}}
	if d := cmp.Diff(want, ask(t, x, "host:europa.eu").Hits[0]); d != "" {
		t.Error(d)
	}
}

func TestLooseSaysSo(t *testing.T) {
	x := filled(t, invented())
	res := ask(t, x, "digital fish")
	if !res.Loose || !slices.Contains(res.Notes, "no document has all of it; these have the most") {
		t.Errorf("loose %v, notes %q", res.Loose, res.Notes)
	}
	if res = ask(t, x, "digital iceland"); res.Loose || len(res.Notes) > 0 {
		t.Errorf("loose %v, notes %q", res.Loose, res.Notes)
	}
}

func TestPaging(t *testing.T) {
	var works []Work
	for i := range 2500 {
		id := fmt.Sprintf("w%04d", i)
		works = append(works, Work{id, []*doc.Record{record(id+".en", id, doc.KindOther, "en", "").para("one page").r}})
	}
	x := filled(t, works)
	var all []string
	for id, err := range (Reader{Dir: x.dir}).Works(context.Background(), ParseQuery("page")) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, id)
	}
	if len(all) != 2500 || !slices.IsSorted(all) {
		t.Errorf("%d works, sorted: %v", len(all), slices.IsSorted(all))
	}
	res, err := x.Search(context.Background(), ParseQuery("page"), SearchOptions{Size: 7, From: 2496})
	if err != nil || res.Total != 2500 || len(res.Hits) != 4 {
		t.Errorf("%v, %+v", err, res)
	}
}

// TestSearchBesideUpdates asks while works come and go.
func TestSearchBesideUpdates(t *testing.T) {
	x := filled(t, invented())
	done := make(chan error)
	for range 4 {
		go func() {
			var err error
			for i := 0; i < 20 && err == nil; i++ {
				_, err = x.Search(context.Background(), ParseQuery("цифрово партньорство ST 7001/23"), SearchOptions{})
			}
			done <- err
		}()
	}
	for i := range 10 {
		x.SetSequence(int64(i))
		if err := x.Update(context.Background(), invented()[i%2:], []string{"ST-7001-2023-REV-1"}); err != nil {
			t.Error(err)
		}
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// TestAccents: who types without accents finds words that have them, after those
// that are written so.
func TestAccents(t *testing.T) {
	with := record("a.cs", "a", doc.KindOther, "cs", "").para("Rada přijala nařízení o polovodičích.").r
	without := record("b.cs", "b", doc.KindOther, "cs", "").para("Rada prijala narizeni o polovodicich.").r
	x := filled(t, []Work{{"a", []*doc.Record{with}}, {"b", []*doc.Record{without}}})
	for query, want := range map[string][]string{
		"narizeni":        {"b", "a"},
		"nařízení":        {"a", "b"},
		"rady":            {"a", "b"},
		`"rada prijala"`:  {"a", "b"},
		"nariz*":          {"a", "b"},
		"nařízením -rada": nil,
	} {
		res := ask(t, x, query)
		var got []string
		for _, h := range res.Hits {
			got = append(got, h.Work)
		}
		if strings.ContainsAny(query, `"*`) || query == "rady" {
			slices.Sort(got)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", query, d)
		}
		for _, r := range []*doc.Record{with, without} {
			if len(want) > 0 && len(Matches(ParseQuery(query), r)) == 0 {
				t.Errorf("%s: nothing to mark in %q", query, r.Text)
			}
		}
	}
}
