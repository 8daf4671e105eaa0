package index

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// fake knows Council numbers of the shape "ST 15367/17", one act, and Japan.
var fake = Resolver{
	References: func(text string) []doc.Reference {
		var out []doc.Reference
		for _, known := range []struct{ text, id string }{
			{"ST 15367/17", "ST-15367-2017-INIT"},
			{"wk15233/2021", "WK-15233-2021-INIT"},
			{"WK-15233-2021-INIT", "WK-15233-2021-INIT"},
			{"Regulation (EC) No 45/2001", "32001R0045"},
			{"2012/0011(COD)", "2012/0011(COD)"},
		} {
			if i := strings.Index(text, known.text); i >= 0 {
				span := doc.Span{Start: i, End: i + len(known.text)}
				out = append(out, doc.Reference{ID: known.id, Mention: doc.Mention{Text: known.text, Span: span}})
			}
		}
		return out
	},
	Country: func(name string) (string, bool) {
		code, ok := map[string]string{"Япония": "JP", "JP": "JP", "Republic of Korea": "KR"}[name]
		return code, ok
	},
}

func TestExplain(t *testing.T) {
	cases := []struct{ query, want string }{
		{"", "everything\n"},
		{"цифрово партньорство", "the word \"цифрово\" in any form\nthe word \"партньорство\" in any form\n"},
		{"„цифрово партньорство“ -Китай", "the phrase \"цифрово партньорство\" in any form\nnot: the word \"Китай\" in any form\n"},
		{"Japan OR Korea digital", "the word \"Japan\" in any form, or the word \"Korea\" in any form\nthe word \"digital\" in any form\n"},
		{"полупров*", "words that begin with \"полупров\"\n"},
		{"Japan AND NOT Korea", "the word \"Japan\" in any form\nnot: the word \"Korea\" in any form\n"},
		{"ST 15367/17", "the document ST-15367-2017-INIT, then what cites it\n"},
		{"digital ST 15367/17 notes", "the word \"digital\" in any form\nthe document ST-15367-2017-INIT, then what cites it\nthe word \"notes\" in any form\n"},
		{"-ST 15367/17", "not: the document ST-15367-2017-INIT, then what cites it\n"},
		{"\"Regulation (EC) No 45/2001\"", "the document 32001R0045, then what cites it\n"},
		{"2012/0011(COD), privacy", "the document 2012/0011(COD), then what cites it\nthe word \"privacy\" in any form\n"},
		{"cites:ST 15367/17 digital", "what cites ST-15367-2017-INIT\nthe word \"digital\" in any form\n"},
		{"ref:wk15233/2021", "the document WK-15233-2021-INIT\n"},
		{"ref:\"ST 15367/17\"", "the document ST-15367-2017-INIT\n"},
		{"country:JP", "country JP\n"},
		{"country:Япония lang:bg", "country JP\nlang bg\n"},
		{"Country:\"Republic of Korea\"", "country KR\n"},
		{"country: Япония", "country JP\n"},
		{"country:JP OR country:FR", "country JP, or country FR\n"},
		{"-country:JP", "not: country JP\n"},
		{"country:Atlantis", "the word \"Atlantis\" in any form\nnote: no country is called “Atlantis”; it was read as words\n"},
		{"date:2021-12..2022-06", "dated 2021-12-01 to 2022-06-30\n"},
		{"date:2022-06..2021-12", "dated 2021-12-01 to 2022-06-30\n"},
		{"date:..2022", "dated until 2022-12-31\n"},
		{"year:2022", "dated 2022-01-01 to 2022-12-31\n"},
		{"date:soon", "the word \"soon\" in any form\nnote: “soon” is no date: write 2022, 2022-06, 2022-06-30 or 2021-12..2022-06; it was read as words\n"},
		{"type:\"I/A item note\"", "type i_a_item_note\n"},
		{"kind:page", "kind web_page\n"},
		{"from:\"General Secretariat\" to:Coreper", "from: the words \"General Secretariat\"\nto: the words \"Coreper\"\n"},
		{"host:EC.europa.eu", "domain ec.europa.eu\n"},
		{"topic:telecom", "topic TELECOM\n"},
		{"org:Coreper", "org coreper\n"},
		{"15233/2021", "the word \"15233/2021\" in any form\n"}, // the fake does not know it
		{"foo:bar", "the word \"foo:bar\" in any form\n"},
		{"OR", "everything\n"},
		{"a* b", "the word \"a\" in any form\nthe word \"b\" in any form\nnote: \"a*\" was read as a word: 2 letters must stand before the asterisk\n"},
		{"in*form", "the word \"in form\" in any form\nnote: an asterisk stands for anything only at the end of a word: “in*form”\n"},
		{"\"never closed", "the phrase \"never closed\" in any form\n"},
		{"( ) - -- \" \" * : country:", "the word \"country\" in any form\n"},
	}
	for _, c := range cases[:len(cases)-1] {
		if d := cmp.Diff(c.want, fake.Parse(c.query).Explain()); d != "" {
			t.Errorf("%s: %s", c.query, d)
		}
	}
	if q := fake.Parse(cases[len(cases)-1].query); !q.Empty() {
		t.Errorf("marks alone ask for %s", q.Explain())
	}
}

// TestReferencesOfTheProgram reads spellings with the program's own resolver.
func TestReferencesOfTheProgram(t *testing.T) {
	cases := map[string]string{
		"wk15233/2021":               "WK-15233-2021-INIT",
		"WK 15233/21":                "WK-15233-2021-INIT",
		"WK-15233-2021-INIT":         "WK-15233-2021-INIT",
		"ST 15367/17":                "ST-15367-2017-INIT",
		"Regulation (EC) No 45/2001": "32001R0045",
		"2012/0011(COD)":             "2012/0011(COD)",
		"COM(2021) 118":              "COM(2021)118",
	}
	for typed, id := range cases {
		want := "the document " + id + ", then what cites it\n"
		if d := cmp.Diff(want, ParseQuery(typed).Explain()); d != "" {
			t.Errorf("%s: %s", typed, d)
		}
	}
}

func TestWhatIsLeftOutIsSaid(t *testing.T) {
	cases := map[string]string{
		strings.Repeat("дума ", 1<<18):        "only the first 4096 of",
		strings.Repeat("w ", 1000):            "only the first 48 things",
		strings.Repeat("wild* ", 1000):        "only the first 8 words with an asterisk",
		`"` + strings.Repeat("a ", 100) + `"`: "only the first 32 words of a phrase",
	}
	for query, want := range cases {
		begun := time.Now()
		q := ParseQuery(query)
		if got := q.Explain(); !strings.Contains(got, "note: "+want) {
			t.Errorf("%.20s…: no note %q in\n%.500s", query, want, got)
		}
		if took := time.Since(begun); took > time.Second {
			t.Errorf("%.20s… took %v", query, took)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{
		"цифрово партньорство", `"a phrase" -not OR b`, "country:Япония date:2021-12..2022-06", "cites:ST 15367/17",
		"полупров* a* *", "(((((((((", "\x00\xff„“", "-", "--", "OR OR OR", "lang:", "year:..", "ref:\"", "WK-15233-2021-INIT",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := fake.Parse(s)
		if len(q.groups) > maxAsked {
			t.Fatalf("%d groups", len(q.groups))
		}
		q.Explain()
		q.languages()
		r := &doc.Record{Text: strings.ToValidUTF8(s, ""), Language: "bg"}
		for _, m := range Matches(q, r) {
			if r.Text[m.Span.Start:m.Span.End] != m.Text {
				t.Fatalf("match %+v", m)
			}
		}
	})
}
