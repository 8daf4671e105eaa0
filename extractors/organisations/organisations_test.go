package organisations

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// write builds a text of paragraphs in a language.
func write(code string, paragraphs ...string) *doc.Text {
	var b doc.Builder
	for _, p := range paragraphs {
		b.Begin(doc.Block{Kind: doc.Paragraph})
		b.Add(p, doc.Place{})
	}
	t := b.Text()
	t.Lang = code
	return t
}

// find returns what is found, each as id, name and text.
func find(t testing.TB, x *doc.Text) []doc.Organisation {
	t.Helper()
	var r doc.Record
	if err := New().Extract(context.Background(), x, &r); err != nil {
		t.Fatal(err)
	}
	for _, o := range r.Organisations {
		if x.In(o.Span) != o.Text {
			t.Fatalf("%q: at its span %q", o.Text, x.In(o.Span))
		}
	}
	return r.Organisations
}

// TestExamples checks the examples of every language that has the section.
func TestExamples(t *testing.T) {
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		var s section
		ok, err := l.Section("organisations", &s)
		if err != nil {
			t.Error(err)
		}
		if ok && len(s.Examples) == 0 {
			t.Errorf("%s: no examples", code)
		}
		for _, e := range s.Examples {
			var got []string
			for _, o := range find(t, write(code, e.Text)) {
				got = append(got, o.ID)
			}
			if d := cmp.Diff(e.IDs, got); d != "" {
				t.Errorf("%s: %s: -want +got\n%s", code, e.Text, d)
			}
		}
	}
}

// TestOneOrganisation checks that no name of a language stands for two
// organisations, as it would be chance which one is found.
// TestNames: every name of every language can be written in all its cases.
func TestNames(t *testing.T) {
	for _, code := range lang.Codes() {
		w, err := load(code)
		if err != nil {
			t.Errorf("%s: %v", code, err)
		} else if err := w.names.Check(); err != nil {
			t.Errorf("%s: %v", code, err)
		}
	}
}

func TestOneOrganisation(t *testing.T) {
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		var s section
		if _, err := l.Section("organisations", &s); err != nil {
			t.Fatal(err)
		}
		of := map[string]string{}
		for id, patterns := range s.Names {
			for _, p := range patterns {
				forms, _ := s.Declension.Expand(p)
				for _, f := range forms {
					if other := of[f]; other != "" && other != id {
						t.Errorf("%s: %q is %s and %s", code, f, other, id)
					}
					of[f] = id
				}
			}
		}
	}
}

func TestOrganisations(t *testing.T) {
	type found struct{ ID, Name, Text string }
	const (
		council    = "Council of the European Union"
		commission = "European Commission"
	)
	cases := []struct {
		name, lang string
		paragraphs []string
		want       []found
	}{
		{"not over the end of a block", "en", []string{"European", "Council"}, []found{{"council", council, "Council"}}},
		{"an institution is no common noun", "en", []string{"the council of the town and the commission it paid"}, nil},
		{"genitive and slash", "en", []string{"the Council's Permanent Representatives Committee/Council"},
			[]found{{"council", council, "Council"}, {"coreper", "Permanent Representatives Committee", "Permanent Representatives Committee"}, {"council", council, "Council"}}},
		{"glued words", "bg", []string{"ПонастоящемЕС има партньорства, между ЕСи Япония."},
			[]found{{"eu", "European Union", "ЕС"}, {"eu", "European Union", "ЕС"}}},
		{"a council with a foreign country", "bg", []string{"заседание на Съвета зацифрово партньорство, на Съвета за цифрово партньорство"}, nil},
		{"a committee of Parliament", "bg", []string{"доклада на комисията и на Комисията по рибно стопанство"}, nil},
		{"look-alike letters", "bg", []string{"Koмиcията"}, []found{{"commission", commission, "Koмиcията"}}},
		{"a working party in quotation marks", "bg", []string{"с бележка работна група „Телекомуникации и информационно общество“ за намерението"},
			[]found{{"working_party", "Телекомуникации и информационно общество", "работна група „Телекомуникации и информационно общество“"}}},
		{"a working party without", "bg", []string{"Работната група по вътрешна и външна политика в областта на рибарството разгледа предложението."},
			[]found{{"working_party", "вътрешна и външна политика в областта на рибарството", "Работната група по вътрешна и външна политика в областта на рибарството"}}},
		{"a working party of capitals", "en", []string{"The Working Party on Energy, on 4 May; the Working Party on the Protection of Fish and Birds examined it; the Working Party met."},
			[]found{{"working_party", "Energy", "Working Party on Energy"},
				{"working_party", "the Protection of Fish and Birds", "Working Party on the Protection of Fish and Birds"},
				{"working_party", "Working Party", "Working Party"}}},
		{"a capital behind an article", "mt", []string{"Il-Grupp ta' Ħidma dwar l-Agrikoltura eżamina l-proposta."},
			[]found{{"working_party", "l-Agrikoltura", "Grupp ta' Ħidma dwar l-Agrikoltura"}}},
		{"a name inside a working party's", "en", []string{"Working Party on the European Parliament"},
			[]found{{"working_party", "the European Parliament", "Working Party on the European Parliament"}}},
		{"configurations", "en", []string{"the Foreign Affairs Council, ECOFIN and the Association Council"},
			[]found{{"council_configuration", "Foreign Affairs", "Foreign Affairs Council"}, {"council_configuration", "Economic and Financial Affairs", "ECOFIN"}}},
		{"numbers of acts", "en", []string{"Regulation (EU, Euratom) 2018/1046, Decision (EU) No 1/2013, 2008/114/EU and the EU (since 1993)"},
			[]found{{"eu", "European Union", "EU"}}},
		{"numbers of cases and subject codes", "en", []string{"ECLI:EU:C:2020:559, EU:T:2013:645, WTO 141 AGRI 264", "MERCOSUR 3", "REPowerEU", "the WTO 2024 report"},
			[]found{{"wto", "World Trade Organization", "WTO"}}},
		{"the committee with its short name", "sv", []string{"Ständiga representanternas kommitté (Coreper I)"},
			[]found{{"coreper_1", "Permanent Representatives Committee (Part 1)", "Ständiga representanternas kommitté (Coreper I)"}}},
		{"a working party in one word", "fi", []string{"Maaliikennetyöryhmä ja asiantuntijatyöryhmä kokoontuivat viisumityöryhmän kanssa."},
			[]found{{"working_party", "Maaliikenne", "Maaliikennetyöryhmä"}, {"working_party", "viisumi", "viisumityöryhmän"}}},
		{"a name before a participle", "fi", []string{"Asiaa tarkasteli kyberkysymyksiä käsittelevä horisontaalinen työryhmä."},
			[]found{{"working_party", "kyberkysymyksiä käsittelevä", "kyberkysymyksiä käsittelevä horisontaalinen työryhmä"}}},
		{"a name in quotation marks before", "hu", []string{"A „Kereskedelmi kérdések” munkacsoportnak és az adózási ügyekkel foglalkozó munkacsoportnak"},
			[]found{{"working_party", "Kereskedelmi kérdések", "„Kereskedelmi kérdések” munkacsoportnak"},
				{"working_party", "adózási ügyekkel foglalkozó", "adózási ügyekkel foglalkozó munkacsoportnak"}}},
		{"a name with a capital before", "lt", []string{"Komisija ir Visuomenės sveikatos darbo grupė svarstė, o darbo grupė pritarė."},
			[]found{{"commission", commission, "Komisija"}, {"working_party", "Visuomenės sveikatos", "Visuomenės sveikatos darbo grupė"},
				{"working_party", "Working Party", "darbo grupė"}}},
		{"a list inside a name", "en", []string{"the Working Party on Integration, Migration and Expulsion, Coreper and the Council"},
			[]found{{"working_party", "Integration, Migration and Expulsion", "Working Party on Integration, Migration and Expulsion"},
				{"coreper", "Permanent Representatives Committee", "Coreper"}, {"council", council, "Council"}}},
		{"a name of small words ends at a verb", "cs", []string{"Pracovní skupina pro životní prostředí projednala text."},
			[]found{{"working_party", "životní prostředí", "Pracovní skupina pro životní prostředí"}}},
		{"the label of the next row", "mt", []string{"Grupp ta' Ħidma dwar l-Isport\nData: 4 ta' Mejju"},
			[]found{{"working_party", "l-Isport", "Grupp ta' Ħidma dwar l-Isport"}}},
		{"declined names", "cs", []string{"Komise vyzvala Evropskou agenturu pro chemické látky, aby s Europolem informovala Radu pro zahraniční věci."},
			[]found{{"commission", commission, "Komise"}, {"echa", "European Chemicals Agency", "Evropskou agenturu pro chemické látky"},
				{"europol", "European Union Agency for Law Enforcement Cooperation", "Europolem"},
				{"council_configuration", "Foreign Affairs", "Radu pro zahraniční věci"}}},
		{"endings behind abbreviations", "hr", []string{"s WIPO-om i FAO-a"},
			[]found{{"wipo", "World Intellectual Property Organization", "WIPO-om"}, {"fao", "Food and Agriculture Organization", "FAO-a"}}},
		{"softened initials", "ga", []string{"ar an nGníomhaireacht Leigheasra Eorpach"},
			[]found{{"ema", "European Medicines Agency", "nGníomhaireacht Leigheasra Eorpach"}}},
		{"a language without data", "xx", []string{"Commission ENISA NATOs Europol"},
			[]found{{"enisa", "European Union Agency for Cybersecurity", "ENISA"}, {"nato", "North Atlantic Treaty Organization", "NATO"},
				{"europol", "European Union Agency for Law Enforcement Cooperation", "Europol"}}},
		{"nothing", "en", nil, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []found
			for _, o := range find(t, write(c.lang, c.paragraphs...)) {
				got = append(got, found{o.ID, o.Name, o.Text})
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

// FuzzExtract checks the span invariant and the order on any text.
func FuzzExtract(f *testing.F) {
	f.Add("bg", "Работна група „Риба“ по Съветаи ЕС")
	f.Add("en", "Working Party on the (EU) 1/2 \"Council\"")
	f.Add("", "Coreper II")
	f.Fuzz(func(t *testing.T, code, s string) {
		last := 0
		for _, o := range find(t, write(code, strings.Split(strings.ToValidUTF8(s, "?"), "\n")...)) {
			if o.Span.Start < last || o.ID == "" || o.Name == "" {
				t.Fatalf("%+v after %d", o, last)
			}
			last = o.Span.End
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	x := write("en", strings.Repeat("On 9 December the European Commission informed the Working Party on Fish of its plans for the fleet. ", 100))
	b.SetBytes(int64(len(x.Str)))
	for b.Loop() {
		find(b, x)
	}
}
