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
