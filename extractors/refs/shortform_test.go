package refs

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

func TestShortForms(t *testing.T) {
	tests := []struct {
		lang, text string
		want       []string
	}{
		{"en", "Regulation (EU) 2019/881 (Cybersecurity Act) and the Cybersecurity Act", []string{"Regulation (EU) 2019/881", "Cybersecurity Act"}},
		{"en", "Regulation (EU) 2016/679 (GDPR). The GDPR applies.", []string{"Regulation (EU) 2016/679", "GDPR"}},
		{"en", "The GDPR and Regulation (EU) 2016/679 (\"GDPR\")", []string{"Regulation (EU) 2016/679"}}, // not before it is named
		{"en", "Regulation (EU) 2021/694 establishing the Digital Europe Programme (\"the Programme\"). The Programme runs.", []string{"Regulation (EU) 2021/694"}},
		{"en", "Regulation (EU) 2021/694 (Text with EEA relevance). Text with EEA relevance.", []string{"Regulation (EU) 2021/694"}},
		{"en", "Regulation (EU) 2021/694 (\"the Regulation\"). The Regulation applies.", []string{"Regulation (EU) 2021/694"}},
		{"en", "Directive 2002/58/EC amends the said Regulation", []string{"Directive 2002/58/EC"}}, // none to point to
		{"en", "Regulation (EU) 2016/679, Directive 2002/58/EC and the aforementioned Regulation", []string{"Regulation (EU) 2016/679", "Directive 2002/58/EC", "aforementioned Regulation"}},
		{"en", "Article 7 of the Charter, then Article 8 of the Charter of Fundamental Rights, then Article 9 of the Charter",
			[]string{"Article 8 of the Charter of Fundamental Rights", "Article 9 of the Charter"}},
		{"fr", "le règlement (UE) 2022/2065 du 19 octobre 2022 relatif à un marché unique (règlement sur les services numériques) ; le règlement sur les services numériques", []string{"règlement (UE) 2022/2065", "règlement sur les services numériques"}},
		{"it", "il regolamento (UE) 2016/679 (di seguito «RGPD») e l'RGPD", []string{"regolamento (UE) 2016/679", "RGPD"}},
	}
	for _, tt := range tests {
		var got []string
		for _, r := range find(t, tt.lang, tt.text) {
			got = append(got, r.Text)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q\n%s", tt.text, d)
		}
	}
}

func TestIbid(t *testing.T) {
	var b doc.Builder
	for _, note := range []string{"See Case C-311/18 and OJ L 119, 4.5.2016, p. 1.", "Ibid., p. 12.", "Nothing.", "Nothing.", "Ibid."} {
		b.Begin(doc.Block{Kind: doc.Footnote})
		b.Add(note, doc.Place{})
	}
	text := b.Text()
	text.Lang = "en"
	var got []string
	for _, r := range extract(t, text) {
		got = append(got, r.ID+" "+r.Text)
	}
	want := []string{"C-311/18 C-311/18", "OJ-L-119-2016-1 OJ L 119, 4.5.2016, p. 1", "OJ-L-119-2016-1 Ibid."}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestShortFormPlaces gives a short form the article that is cited of it, and
// finds it in another case, without the article it was defined with.
func TestShortFormPlaces(t *testing.T) {
	for _, tt := range []struct{ lang, text, want string }{
		{"en", "Directive 2001/95/EC (GPSD). Article 20 of the GPSD applies.", "GPSD Article 20"},
		{"fr", "Le règlement (UE) 2016/679 (ci-après « le règlement données »). L'article 6 du règlement données s'applique.", "règlement données article 6"},
		{"sv", "Förordning (EU) nr 1379/2013 (nedan kallad fiskmarknadsförordningen). Artikel 37 i fiskmarknadsförordningen gäller.", "fiskmarknadsförordningen Artikel 37"},
		{"mt", "Id-Direttiva 2001/110/KE (minn hawn 'il quddiem \"id-Direttiva dwar l-Għasel\"). L-Artikolu 2 tad-Direttiva dwar l-Għasel.", "Direttiva dwar l-Għasel Artikolu 2"},
		{"sk", "Nariadenie (EÚ) 2024/1689 (ďalej len „akt o AI“). Podľa článku 112 aktu o AI.", "aktu o AI článku 112"},
		{"hu", "A 2015/637/EU irányelv („a konzuli irányelv”). A konzuli irányelv 9. cikke.", "konzuli irányelv 9. cikke"},
	} {
		found := find(t, tt.lang, tt.text)
		if len(found) != 2 || found[1].Text+" "+found[1].Pinpoint != tt.want {
			t.Errorf("%q gives %+v, want second %q", tt.text, found, tt.want)
		}
	}
}

// TestSaidInNote reads "ladite directive" of a note where its marker stands, not
// behind what the text names after that.
func TestSaidInNote(t *testing.T) {
	var b doc.Builder
	b.Begin(doc.Block{Kind: doc.Paragraph})
	b.Add("La directive 2011/64/UE s'applique", doc.Place{})
	b.Anchor("1")
	b.Add(", comme la directive 2014/40/UE.", doc.Place{})
	b.Begin(doc.Block{Kind: doc.Footnote, Label: "1"})
	b.Add("Article 10 de ladite directive.", doc.Place{})
	text := b.Text()
	text.Lang = "fr"
	found := extract(t, text)
	if len(found) != 3 || found[2].ID != "32011L0064" {
		t.Errorf("got %+v", found)
	}
}

// TestLookalikes reads what looks like a number of another kind.
func TestLookalikes(t *testing.T) {
	for _, tt := range []struct {
		lang, text string
		want       []string
	}{
		{"da", "forordning (EU) 2022/2065 (DSA)", []string{"32022R2065"}},
		{"da", "forslag 2021/0136 (COD)", []string{"2021/0136(COD)"}},
		{"en", "The result of the vote was 612/44/21.", nil},
		{"en", "See document 13309/1/12.", []string{"ST-13309-2012-REV-1"}},
		{"en", "See 5211/21 COR 1 (fr, it).", []string{"ST-5211-2021-COR-1"}},
		{"hu", "Továbbá a Charta 46. cikke.", []string{"CFR-46"}},
		{"hu", "Az ENSZ és a Charta 46. cikke.", nil},
		{"mt", "KUMM(2004) 507 finali", []string{"COM(2004)507"}},
	} {
		var got []string
		for _, r := range find(t, tt.lang, tt.text) {
			got = append(got, r.ID)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q\n%s", tt.text, d)
		}
	}
}
