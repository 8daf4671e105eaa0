package extractors

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

func sp(start, end int) doc.Span { return doc.Span{Start: start, End: end} }

func TestSpansOverlap(t *testing.T) {
	s := spans{sp(30, 40), sp(5, 10), sp(8, 20)}.merged()
	if diff := cmp.Diff(spans{sp(5, 20), sp(30, 40)}, s); diff != "" {
		t.Fatal(diff)
	}
	for m, want := range map[doc.Span]bool{sp(0, 5): false, sp(4, 6): true, sp(20, 30): false, sp(39, 50): true, sp(12, 13): true} {
		if s.overlap(m) != want {
			t.Errorf("overlap(%v) is not %v", m, want)
		}
	}
}

func TestAssembleDropsAndCompletes(t *testing.T) {
	text := "See OJ L 119, 4.5.2016, p. 1 and https://x.eu/japan/2021 on 10 May in Japan."
	at := func(s string) doc.Mention {
		i := strings.Index(text, s)
		return doc.Mention{Text: s, Span: doc.Span{Start: i, End: i + len(s)}}
	}
	var b doc.Builder
	b.Begin(doc.Block{Kind: doc.Paragraph})
	b.Add(text, doc.Place{Page: 2})
	txt := b.Text()
	txt.Page = &doc.Page{Published: "2021-12-20", CanonicalURL: "https://x.eu/a_en", Title: "T",
		Alternates: []doc.Alternate{{Language: "bg", URI: "https://x.eu/a_bg"}}}
	r := &doc.Record{
		Source: doc.Source{SHA256: strings.Repeat("a", 64)}, Text: text, Language: "en",
		References: []doc.Reference{{Kind: "url", ID: "u", Mention: at("https://x.eu/japan/2021")}, {Kind: "oj", ID: "o", Mention: at("OJ L 119, 4.5.2016, p. 1")}},
		Dates:      []doc.Date{{EDTF: "2016-05-04", Mention: at("4.5.2016")}, {EDTF: "XXXX-05-10", Inferred: true, Mention: at("10 May")}},
		Countries:  []doc.Country{{Code: "JP", Mention: at("japan")}, {Code: "JP", Mention: at("Japan")}},
	}
	Assemble(txt, r)
	if got := r.References[0].Kind; got != "oj" {
		t.Errorf("first reference is %s: mentions are not in the order of the text", got)
	}
	if len(r.Dates) != 1 || r.Dates[0].EDTF != "2022-05-10" || r.Dates[0].Page != 2 || r.Dates[0].In != "body" {
		t.Errorf("dates %+v", r.Dates)
	}
	if len(r.Countries) != 1 || r.Countries[0].Text != "Japan" {
		t.Errorf("countries %+v", r.Countries)
	}
	if r.Kind != doc.KindPage || r.ID != "web-"+shortHash("https://x.eu/a_en")+".en" || r.Work != "web-"+shortHash("https://x.eu/a_bg") {
		t.Errorf("kind %s, id %s, work %s", r.Kind, r.ID, r.Work)
	}
}

// faulty is an extractor that breaks its promises one way after the other.
type faulty struct{ how string }

func (faulty) Name() string { return "faulty" }
func (faulty) Version() int { return 1 }
func (f faulty) Extract(_ context.Context, t *doc.Text, r *doc.Record) error {
	r.Dates = append(r.Dates, doc.Date{EDTF: "2020"})
	switch f.how {
	case "error":
		return errors.New("no luck")
	case "panic":
		panic("index out of range")
	}
	r.Dates[0].Mention = doc.Mention{Text: "x", Span: doc.Span{Start: 5, End: 900}}
	return nil
}

func TestFaultyExtractorsLoseOnlyTheirOwn(t *testing.T) {
	for _, how := range []string{"error", "panic", "span"} {
		r := &doc.Record{Text: "some text", Title: "kept"}
		extract(context.Background(), faulty{how}, &doc.Text{Str: "some text"}, r)
		if len(r.Dates) != 0 || r.Title != "kept" || len(r.Problems) != 1 || r.Problems[0].Stage != "faulty" {
			t.Errorf("%s: %+v", how, r)
		}
	}
}

func TestUnreadable(t *testing.T) {
	r := Run(context.Background(), doc.Document{Name: "empty.pdf"}, Options{})
	if r.Readable() || len(r.Problems) != 1 || r.Problems[0].Reason != "the file is empty" || r.ID != "sha256-e3b0c44298fc1c14" {
		t.Errorf("%+v", r)
	}
}
