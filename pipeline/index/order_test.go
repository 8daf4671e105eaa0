package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// TestWordsThatStandTogether: of works that have both words, that which has them
// side by side comes first, however often another has them.
func TestWordsThatStandTogether(t *testing.T) {
	far := record("far.en", "far", doc.KindOther, "en", "").
		para(strings.Repeat("A digital matter. ", 4) + strings.Repeat("Nothing to see here. ", 30) + strings.Repeat("Our partnership. ", 4))
	near := record("near.en", "near", doc.KindOther, "en", "").para(strings.Repeat("Nothing to see here. ", 40) + "The digital partnership.")
	between := record("between.en", "between", doc.KindOther, "en", "").para(strings.Repeat("Nothing to see here. ", 40) + "The digital and green and fair partnership.")
	var works []Work
	for _, m := range []*made{far, between, near} {
		works = append(works, Work{m.r.Work, []*doc.Record{m.r}})
	}
	x := filled(t, works)
	for _, query := range []string{"digital partnership", "partnership digital", "digital partnerships"} {
		res := ask(t, x, query)
		if len(res.Hits) != 3 || res.Hits[0].Work != "near" {
			t.Errorf("%s: %+v", query, res.Hits)
		}
	}
	res, err := x.Search(context.Background(), ParseQuery("digital partnership"), SearchOptions{From: 1, Size: 1})
	if err != nil || res.Total != 3 || len(res.Hits) != 1 || res.Hits[0].Work == "near" {
		t.Errorf("second page: %v, %+v", err, res)
	}
}

// TestThePassageIsNotTheTitle: where a point says what the title says, the point
// is the passage.
func TestThePassageIsNotTheTitle(t *testing.T) {
	m := record("x.en", "x", doc.KindCouncil, "en", "Digital partnership")
	m.block(doc.Title, "Digital partnership")
	m.point("1", "Delegations discussed digital trade and the partnership.")
	if p := PassageOf(m.r, Matches(ParseQuery("digital partnership"), m.r), 200); p.In != "point 1" {
		t.Errorf("%+v", p)
	}
}

// TestNewestOfMany looks at years one by one and finds what sorting finds.
func TestNewestOfMany(t *testing.T) {
	var works []Work
	for i := range manyWorks + 300 {
		id := fmt.Sprintf("w%04d", i)
		r := record(id+".en", id, doc.KindCouncil, "en", "").para("page").r
		r.Cover = &doc.CoverPage{Type: "note"}
		if i%10 != 0 {
			r.Cover.Date = fmt.Sprintf("%d-%02d-%02d", 2015+i%7, 1+i%12, 1+i%28)
		}
		works = append(works, Work{id, []*doc.Record{r}})
	}
	x := filled(t, works)
	asked, _ := x.compile(t.Context(), ParseQuery("type:note"), reading{})
	for _, o := range []SearchOptions{{Size: 10}, {Size: 25, From: 290}, {Size: 5, From: 1900}, {Size: 400, From: 1900}, {Size: 10, From: 2295}} {
		res, err := x.Search(context.Background(), ParseQuery("type:note"), o)
		must(t, err)
		want, err := x.byDate(context.Background(), asked, o)
		must(t, err)
		var got []string
		for _, h := range res.Hits {
			got = append(got, h.Work)
		}
		if !slices.Equal(got, idsOf(want.works)) || res.Total != manyWorks+300 {
			t.Errorf("%+v: %v, want %v", o, got, idsOf(want.works))
		}
	}
}

func TestSortByDateAndFacets(t *testing.T) {
	x := filled(t, invented())
	res, err := x.Search(context.Background(), ParseQuery("iceland OR исландия OR мрежа"), SearchOptions{Sort: ByDate, Facets: FacetNames()})
	must(t, err)
	var got []string
	for _, h := range res.Hits {
		got = append(got, h.Work)
	}
	if want := []string{"web-00ff", "ST-9010-2023-INIT", "ST-7001-2023-REV-1", "ST-7001-2023-INIT"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if want := []Count{{"2023", 3}, {"2024", 1}}; !slices.Equal(res.Facets["year"], want) {
		t.Errorf("years %v", res.Facets["year"])
	}
	if want := []Count{{"IS", 2}, {"NO", 2}}; !slices.Equal(res.Facets["country"], want) {
		t.Errorf("countries %v", res.Facets["country"])
	}
	if c := res.Facets["topic"]; len(c) != 2 {
		t.Errorf("topics %v", c)
	}
}
