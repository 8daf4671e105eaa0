package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// sample is a record with something of everything. Spans are found in the text,
// so that it can be read here.
func sample() *doc.Record {
	text := "Subject: A long matter\n\n1. The first point has a note, and more words than one line of the output can hold, so it is wrapped.\n\n" +
		"(a) a sub-point\n\n– a dash\n\nA heading\n\nPlain words about Japan.\n\nSee ST 1/22."
	at := func(s string) doc.Span {
		i := strings.Index(text, s)
		return doc.Span{Start: i, End: i + len(s)}
	}
	mention := func(s, in string) doc.Mention { return doc.Mention{Text: s, Span: at(s), Page: 1, In: in} }
	block := func(k doc.BlockKind, s string) doc.RecordBlock { return doc.RecordBlock{Kind: k, Span: at(s)} }
	first := "The first point has a note, and more words than one line of the output can hold, so it is wrapped."
	return &doc.Record{
		ID: "ST-9-2022-INIT.en", Work: "ST-9-2022-INIT", Kind: doc.KindCouncil, Language: "en", Title: "A long matter",
		Source:   doc.Source{MediaType: "application/pdf", SHA256: strings.Repeat("ab", 32), Bytes: 1234567, Pages: 2},
		Variants: []doc.Variant{{SHA256: strings.Repeat("cd", 32), MediaType: "text/plain"}},
		Cover:    &doc.CoverPage{Type: "note", Number: "ST-9-2022-INIT", SubjectCodes: []string{"PECHE 1", "ENV 2"}, From: "Presidency", Subject: "A long matter"},
		Text:     text,
		Blocks: []doc.RecordBlock{
			block(doc.Cover, "Subject: A long matter"), block(doc.Point, "1. "+first), block(doc.Point, "(a) a sub-point"),
			block(doc.ListItem, "– a dash"), block(doc.Heading, "A heading"), block(doc.Paragraph, "Plain words about Japan."), block(doc.Footnote, "See ST 1/22."),
		},
		Points: []doc.PointNode{{Label: "1", Path: "1", Text: first, Span: at(first), Children: []doc.PointNode{
			{Label: "a", Path: "1.1", Level: 1, Text: "a sub-point", Span: at("a sub-point")}}}},
		Footnotes: []doc.Note{{Label: "1", Text: "See ST 1/22.", Span: at("See ST 1/22."), Anchor: &doc.NoteAnchor{Offset: at(" note,").End - 1, Point: "1"}}},
		References: []doc.Reference{
			{Kind: "council", ID: "ST-1-2022-INIT", Mention: mention("ST 1/22", "footnote 1"), Pinpoint: "Article 3"},
			{Kind: "url", ID: "https://example.org", Mention: doc.Mention{Text: "https://example.org", In: "body"}},
		},
		Dates:         []doc.Date{{EDTF: "2022-02-10", Mention: doc.Mention{Text: "10 February", In: "point 1"}, Inferred: true, Role: "entry_into_force"}},
		Countries:     []doc.Country{{Code: "JP", Name: "Japan", Form: "name", Mention: mention("Japan", "body")}, {Code: "JP", Name: "Japan", Form: "demonym", Mention: doc.Mention{Text: "Japanese"}}},
		Organisations: []doc.Organisation{{ID: "coreper", Name: "Permanent Representatives Committee", Mention: doc.Mention{Text: "Coreper"}}},
		Actions:       []doc.Action{{Actor: "presidency", Verb: "invite", Addressee: "coreper", Deadline: "2022-06", Text: "invites Coreper", Point: "1"}},
		Problems:      []doc.Problem{{Stage: "pdf", Reason: "page 2 has no text"}},
	}
}

func TestRender(t *testing.T) {
	page := &doc.Record{
		ID: "web-1.en", Work: "web-1", Kind: doc.KindPage, Language: "en", Source: doc.Source{URI: "https://example.org/a", SHA256: strings.Repeat("ef", 32), Bytes: 10},
		Page: &doc.WebPage{Published: "2024-05-02", Site: "A site", Alternates: []doc.Alternate{{Language: "bg", URI: "https://example.org/bg"}},
			Links: []doc.PageLink{{Text: "Body", URI: "https://example.org/b", Where: "body"}, {Text: "More", URI: "https://example.org/c", Where: "related"}}},
	}
	got := render(sample(), []string{"notes/a.pdf", "notes/copy.pdf"}) + "\n=====\n\n" + render(page, nil)
	path := filepath.Join("testdata", "render.golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestHang(t *testing.T) {
	got := hang(strings.Repeat("дума ", 30), 2, 5)
	want := "  " + strings.TrimSpace(strings.Repeat("дума ", 19)) + "\n     " + strings.TrimSpace(strings.Repeat("дума ", 11)) + "\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := indent("", 4); got != "    \n" {
		t.Errorf("%q", got)
	}
}

func TestWords(t *testing.T) {
	for n, want := range map[int]string{0: "0 works", 1: "1 work", 999: "999 works", 1000: "1\u00a0000 works", 1234567: "1\u00a0234\u00a0567 works"} {
		if got := count(n, "work", "works"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int64]string{0: "0 bytes", 999: "999 bytes", 1000: "1.0 KB", 1_500_000: "1.5 MB", 7_200_000_000_000: "7.2 TB"} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}
