package cover

import (
	gocmp "cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// text builds a text of cover rows; what comes after an empty row is body.
func text(code string, rows ...string) *doc.Text {
	var b doc.Builder
	kind := doc.Cover
	for _, r := range rows {
		if r == "" {
			kind = doc.Paragraph
			continue
		}
		b.Begin(doc.Block{Kind: kind})
		b.Add(r, doc.Place{Page: 1})
	}
	t := b.Text()
	t.Lang = code
	return t
}

func extract(t testing.TB, text *doc.Text) *doc.CoverPage {
	t.Helper()
	var r doc.Record
	if err := New().Extract(context.Background(), text, &r); err != nil {
		t.Fatal(err)
	}
	return r.Cover
}

// TestExamples checks that every language's own examples come out.
func TestExamples(t *testing.T) {
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		var s section
		ok, err := l.Section("cover", &s)
		if !ok || err != nil {
			t.Errorf("%s: section %v, %v", code, ok, err)
			continue
		}
		if len(s.Examples) == 0 {
			t.Errorf("%s: no examples", code)
		}
		for _, e := range s.Examples {
			if d := cmp.Diff(e.Cover, extract(t, text(code, e.Rows...))); d != "" {
				t.Errorf("%s: -want +got\n%s", code, d)
			}
		}
	}
}

// TestLayoutKnowsLabels checks that the labels which layout cuts the rows by and
// those that name the fields here are the same, so that no row runs into the
// next for a label that only one of them knows.
func TestLayoutKnowsLabels(t *testing.T) {
	role := map[string]string{"procedure": "file", "received": "other", "enclosure": "other", "meeting": "other"}
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		var here section
		var layout map[string]json.RawMessage
		known := map[string][]string{}
		_, err := l.Section("cover", &here)
		_, errLayout := l.Section("layout", &layout)
		if err := errors.Join(err, errLayout, json.Unmarshal(layout["labels"], &known)); err != nil {
			t.Fatal(err)
		}
		for field, labels := range here.Labels {
			for _, label := range labels {
				if !slices.Contains(known[gocmp.Or(role[field], field)], label) {
					t.Errorf("%s: layout does not know %q as %s", code, label, field)
				}
			}
		}
	}
}

func TestCover(t *testing.T) {
	cases := []struct {
		name string
		lang string
		rows []string
		want *doc.CoverPage
	}{
		{"no cover", "en", []string{"", "Just text."}, nil},
		{"rows that say nothing of a cover", "en", []string{"Some line", "Another"}, nil},
		{"labels of other languages and other words", "en", []string{"NOTE", "Rapporteur: Ms Smith", "Subject: Fish"},
			&doc.CoverPage{Type: "note", Subject: "Fish"}},
		{"no header at all", "bg",
			[]string{"БЕЛЕЖКА ПО ТОЧКИ I/A", "От: Председателството", "До: Съвета", "Относно: Риболов", "– Приемане"},
			&doc.CoverPage{Type: "i_a_item_note", From: "Председателството", To: "Съвета", Subject: "Риболов", Subtitle: "Приемане"}},
		{"Cyrillic letters for the Latin ones of the type", "bg",
			[]string{"БЕЛЕЖКА ПО ТОЧКА „А“", "Относно: Риболов"}, &doc.CoverPage{Type: "a_item_note", Subject: "Риболов"}},
		{"the language is not told", "",
			[]string{"ZAŁĄCZNIK", "NOTA DO PUNKTU I", "Od: Prezydencja", "Do: Rada", "Dotyczy: Ryby"},
			&doc.CoverPage{Type: "i_item_note", From: "Prezydencja", To: "Rada", Subject: "Ryby"}},
		{"the language is told wrongly", "en",
			[]string{"VERMERK", "Absender: Vorsitz", "Empfänger: Rat", "Betr.: Fische"},
			&doc.CoverPage{Type: "note", From: "Vorsitz", To: "Rat", Subject: "Fische"}},
		{"second date in brackets, early in the next year", "en",
			[]string{"Brussels, 20 December 2012 (04.01)", "(OR. fr, en)", "NOTE", "Subject: Fish"},
			&doc.CoverPage{Type: "note", Date: "2012-12-20", DistributionDate: "2013-01-04", Place: "Brussels",
				OriginalLanguages: []string{"fr", "en"}, Subject: "Fish"}},
		{"second date with its month in words", "lt",
			[]string{"Briuselis, 2012 m. gruodžio 20 d. (sausio 4 d.)", "PRANEŠIMAS", "Dalykas: Žuvys"},
			&doc.CoverPage{Type: "note", Date: "2012-12-20", DistributionDate: "2013-01-04", Place: "Briuselis", Subject: "Žuvys"}},
		{"an item named with other words", "fr", []string{"NOTE CONCERNANT UN POINT « I/A »", "Objet: Poissons"},
			&doc.CoverPage{Type: "i_a_item_note", Subject: "Poissons"}},
		{"a word before the item", "da", []string{"REVIDERET A-PUNKTSNOTE", "Vedr.: Fisk"},
			&doc.CoverPage{Type: "a_item_note", Subject: "Fisk"}},
		{"number behind the file", "en", []string{"Interinstitutional File: 2022/0288(NLE) 15511/22 ADD 1", "NOTE", "Subject: Fish"},
			&doc.CoverPage{Type: "note", Number: "ST-15511-2022-ADD-1", Procedures: []string{"2022/0288(NLE)"}, Subject: "Fish"}},
		{"codes with a slash, a figure in the word, without numbers", "en",
			[]string{"WK 1450/2021", "CSDP/PSDC", "COVID-19 18", "OJ CRP1 4", "WORKING PAPER", "Subject: Fish"},
			&doc.CoverPage{Type: "working_paper", Number: "WK-1450-2021-INIT", SubjectCodes: []string{"CSDP/PSDC", "COVID-19 18", "OJ CRP1 4"}, Subject: "Fish"}},
		{"a word of capitals is no code in a document with numbered codes", "en",
			[]string{"9124/23", "TELECOM 44", "REMINDER", "Subject: Fish"},
			&doc.CoverPage{Type: "other", Number: "ST-9124-2023-INIT", SubjectCodes: []string{"TELECOM 44"}, Subject: "Fish"}},
		{"a notice below a communication", "fi", []string{"CM 4471/21", "FORETS", "ILMOITUS", "KOKOUSKUTSU JA ALUSTAVA ESITYSLISTA", "Asia: Kala"},
			&doc.CoverPage{Type: "notice_of_meeting", Number: "CM-4471-2021-INIT", SubjectCodes: []string{"FORETS"}, Subject: "Kala"}},
		{"a correction in one language, dated on its own row", "en",
			[]string{"Brussels, 3 March 2020", "(5.3.2020)", "6420/20", "COR 1 (fr, it)", "NOTE", "Subject: Fish"},
			&doc.CoverPage{Type: "note", Number: "ST-6420-2020-COR-1", Date: "2020-03-03", DistributionDate: "2020-03-05", Place: "Brussels", Subject: "Fish"}},
		{"a marking of the language", "ga", []string{"7995/18", "POIBLÍ", "NÓTA", "Ábhar: Iasc"},
			&doc.CoverPage{Type: "note", Number: "ST-7995-2018-INIT", Distribution: "public", Subject: "Iasc"}},
		{"a place no list has", "de", []string{"Gymnich, den 3. März 2020", "VERMERK", "Betr.: Fisch"},
			&doc.CoverPage{Type: "note", Date: "2020-03-03", Place: "Gymnich", Subject: "Fisch"}},
		{"from and to without colons", "de", []string{"VERMERK", "des Vorsitzes", "für den Rat", "Betr.: Fisch"},
			&doc.CoverPage{Type: "note", From: "Vorsitzes", To: "Rat", Subject: "Fisch"}},
		{"no comma, all on one row", "sv",
			[]string{"Bryssel den 13 februari 2012 (14.02) (OR. en)", "NOT", "Ärende: Fisk"},
			&doc.CoverPage{Type: "note", Date: "2012-02-13", DistributionDate: "2012-02-14", Place: "Bryssel",
				OriginalLanguages: []string{"en"}, Subject: "Fisk"}},
		{"number and marking on one row, revision on the next", "en",
			[]string{"9124/1/23 LIMITE", "REV 1", "COVER NOTE", "Subject: Fish"},
			&doc.CoverPage{Type: "cover_note", Number: "ST-9124-2023-REV-1", Distribution: "limite", Subject: "Fish"}},
		{"series, codes run together", "en",
			[]string{"CM 4293 /26", "COEST169", "PECHE 215 N 3, EU-GNSS 4", "AGENDA", "Subject: Fish"},
			&doc.CoverPage{Type: "agenda", Number: "CM-4293-2026-INIT", SubjectCodes: []string{"COEST 169", "PECHE 215", "N 3", "EU-GNSS 4"}, Subject: "Fish"}},
		{"two procedures", "en",
			[]string{"Interinstitutional Files: 2023/0241(NLE) 2010/0112 (NLE)", "NOTE", "Subject: Fish"},
			&doc.CoverPage{Type: "note", Procedures: []string{"2023/0241(NLE)", "2010/0112(NLE)"}, Subject: "Fish"}},
		{"a procedure in the subject is a reference only", "en",
			[]string{"NOTE", "Subject: Fish 2023/0241(NLE)"}, &doc.CoverPage{Type: "note", Subject: "Fish 2023/0241(NLE)"}},
		{"the subject's second paragraph, two dashes", "en",
			[]string{"NOTE", "Subject: Fish", "and Regulation 1/58 of 6 October 1958", "– Progress", "– Exchange of views"},
			&doc.CoverPage{Type: "note", Subject: "Fish and Regulation 1/58 of 6 October 1958", Subtitle: "Progress – Exchange of views"}},
		{"a subject with a colon", "en", []string{"NOTE", "Subject: Fish: a strategy"}, &doc.CoverPage{Type: "note", Subject: "Fish: a strategy"}},
		{"longer titles", "en", []string{"REPORT FROM THE PRESIDENCY", "Subject: Fish"}, &doc.CoverPage{Type: "report", Subject: "Fish"}},
		{"an unknown title", "en", []string{"COUNCIL OF", "THE EUROPEAN UNION", "MONTHLY SUMMARY", "Subject: Fish"}, &doc.CoverPage{Type: "other", Subject: "Fish"}},
		{"declassified", "en", []string{"11432/07 DCL 1", "DECLASSIFICATION", "Subject: Fish"},
			&doc.CoverPage{Number: "ST-11432-2007-DCL-1", Distribution: "declassified", Subject: "Fish"}},
		{"restricted", "en", []string{"6106/22", "RESTREINT UE/EU RESTRICTED", "NOTE", "Subject: Fish"},
			&doc.CoverPage{Type: "note", Number: "ST-6106-2022-INIT", Distribution: "restricted", Subject: "Fish"}},
		{"an empty value", "en", []string{"NOTE", "From:", "To: Delegations"}, &doc.CoverPage{Type: "note", To: "Delegations"}},
		{"a second cover inside", "en", []string{"NOTE", "Subject: Fish", "From: A", "Subject: Old fish", "From: B"},
			&doc.CoverPage{Type: "note", Subject: "Fish", From: "A"}},
		{"a date in figures is no number", "en", []string{"Brussels, 14/02/2022", "14/02/2022", "NOTE", "Subject: Fish"},
			&doc.CoverPage{Type: "note", Date: "2022-02-14", Place: "Brussels", Subject: "Fish"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, extract(t, text(c.lang, c.rows...))); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func TestNumberFromTheFooter(t *testing.T) {
	x := text("en", "NOTE", "Subject: Fish")
	x.Furniture.Number = "9124/1/23 REV 1"
	if got := extract(t, x).Number; got != "ST-9124-2023-REV-1" {
		t.Errorf("number %q", got)
	}
}

func TestDocuments(t *testing.T) {
	cases := []struct{ value, want string }{
		{"8812/23 ADD 1", "ST-8812-2023-ADD-1"},
		{"13777/23 + ADD 1 to 2", "ST-13777-2023-INIT ST-13777-2023-ADD-1 ST-13777-2023-ADD-2"},
		{"9871/24, 10204/24", "ST-9871-2024-INIT ST-10204-2024-INIT"},
		{"9768/16,10231/16", "ST-9768-2016-INIT ST-10231-2016-INIT"},
		{"9289/19 REV1", "ST-9289-2019-REV-1"},
		{"6102/1/19 REV 1 + ADD 1", "ST-6102-2019-REV-1 ST-6102-2019-REV-1-ADD-1"},
		{"9479/16 ADD 1 AUDIO 68 DIGIT 55", "ST-9479-2016-ADD-1"},
		{"9479/16 ADD 1-3", "ST-9479-2016-ADD-1 ST-9479-2016-ADD-2 ST-9479-2016-ADD-3"},
		{"9479/16 ADD 1, 2 and 4", "ST-9479-2016-ADD-1 ST-9479-2016-ADD-2 ST-9479-2016-ADD-4"},
		{"9479/16 ADD 1 + ADD 2 + COR 1", "ST-9479-2016-ADD-1 ST-9479-2016-ADD-2 ST-9479-2016-COR-1"},
		{"9479/16 ADD 1, 9480/16", "ST-9479-2016-ADD-1 ST-9480-2016-INIT"},
		{"COM(2023) 241 final", "COM(2023)241"},
		{"КОМ (2023) 0241 + 10012/24 + ADD 1", "COM(2023)241 ST-10012-2024-INIT ST-10012-2024-ADD-1"},
		{"COM/2021/118, SWD(2021) 60 final", "COM(2021)118 SWD(2021)60"},
		{"WK 15233/21; PE-CONS 24/1/24 REV 1", "WK-15233-2021-INIT PE-24-2024-REV-1"},
		{"9479/16 ADD 3 to 1", "ST-9479-2016-ADD-3"},
		{"9479/16 + ADD 1 REV 2 + COR 1 (en,fr) + COR 2", "ST-9479-2016-INIT ST-9479-2016-ADD-1-REV-2 ST-9479-2016-COR-1 ST-9479-2016-COR-2"},
		{"9479/16 ADD 1 and ADD 2", "ST-9479-2016-ADD-1 ST-9479-2016-ADD-2"},
		{"9479/16 + ADD 1 - ADD 3", "ST-9479-2016-INIT ST-9479-2016-ADD-1 ST-9479-2016-ADD-2 ST-9479-2016-ADD-3"},
		{"11225/05 FRONT 133 CFSP/PESC 503 + COR 1", "ST-11225-2005-INIT ST-11225-2005-COR-1"},
		{"9479/16 + ADDs 1-2, 9480/16", "ST-9479-2016-INIT ST-9479-2016-ADD-1 ST-9479-2016-ADD-2 ST-9480-2016-INIT"},
		{"8990/94 ECO 201 - COM(94) 358 final", "ST-8990-1994-INIT COM(1994)358"},
		{"9479/16 + ADD 1 to 999", "ST-9479-2016-INIT ST-9479-2016-ADD-1"},
		{"2023/0127(NLE), 1/3, 12/05/2017", ""},
		{"", ""},
	}
	w, err := load("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if got := strings.Join(w.documents(c.value), " "); got != c.want {
			t.Errorf("documents(%q) = %s, want %s", c.value, got, c.want)
		}
	}
}

func TestLabels(t *testing.T) {
	cases := []struct{ lang, row, field string }{
		{"en", "No. prev. doc.: 1", previous}, {"en", "PREVIOUS DOC. NO: 1", previous}, {"en", "No. Cion doc.: 1", commission},
		{"en", "Subject : x", subject}, {"en", "subject:x", subject}, {"en", "Interinstitutional Files: x", procedure},
		{"en", "Council: x", ""}, {"en", "Document from the: x", ""}, {"en", "no colon", ""}, {"en", ": x", ""},
		{"bg", "№ предходен док.: 1", previous}, {"bg", "№ док. на Ком.: 1", commission}, {"bg", "ОТНОСНО: x", subject},
		{"es", "A: x", to}, {"es", "De: x", from}, {"es", "Da: x", ""},
		{"fi", "Kom:n asiak. nro: 1", commission},
		{"pl", "Nr poprzedniego dokumentu: 1", previous},
	}
	for _, c := range cases {
		w, err := load(c.lang)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := w.label(c.row); got != c.field {
			t.Errorf("%s: label of %q is %q, want %q", c.lang, c.row, got, c.field)
		}
	}
}

// FuzzExtract checks that no cover makes the extractor fail, and that what it
// says is printed was printed.
func FuzzExtract(f *testing.F) {
	f.Add("bg", "БЕЛЕЖКА\nБрюксел, 8 юни 2023 г. (9.6)\n9124/1/23 REV 1\nОтносно: Риба\n– Приемане")
	f.Add("", "NOTE\nNo. prev. doc.: 1/22 + ADD 1 to 99 COM(2021) 1\n(OR. en)\nTELECOM 44")
	f.Fuzz(func(t *testing.T, code, s string) {
		x := text(code, strings.Split(strings.ToValidUTF8(s, "?"), "\n")...)
		c := extract(t, x)
		if c == nil {
			return
		}
		for _, v := range []string{c.From, c.To, c.Place} {
			if !strings.Contains(x.Str, v) {
				t.Errorf("%q is not printed in %q", v, x.Str)
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	x := text("en", "Council of the European Union", "Brussels, 14 February 2022", "(OR. en)", "6106/22", "LIMITE", "TELECOM 44", "DIGIT 12",
		`"I/A" ITEM NOTE`, "From: General Secretariat of the Council", "To: Permanent Representatives Committee/Council",
		"No. prev. doc.: 6000/22 + ADD 1 to 3", "Subject: Digital partnerships", "– Authorisation")
	b.SetBytes(int64(len(x.Str)))
	for b.Loop() {
		extract(b, x)
	}
}
