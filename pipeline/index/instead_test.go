package index

import (
	"slices"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// TestInstead asks for words typed on another keyboard, or wrongly.
func TestInstead(t *testing.T) {
	works := append(invented(), Work{"el", []*doc.Record{record("el.el", "el", doc.KindOther, "el", "").
		para("Οι ψηφιακές εταιρικές σχέσεις με την Ισλανδία και η συμφωνία για την ενέργεια.").r}})
	x := filled(t, works)
	for _, c := range []struct{ query, work, note string }{
		{"cifrovi partnyorstva", "ST-7001-2023-INIT", "“цифрови”"},
		{"tsifrovo partniorstvo", "ST-7001-2023-INIT", "“цифрово”"},
		{"poluprovodnici", "ST-7001-2023-INIT", "“полупроводници”"},
		{"psifiakes", "el", "“ψηφιακες”"},
		{"symfonia energeia", "el", "συμφωνια"},
		{"semicondutcors", "ST-7001-2023-INIT", "“semiconductors”"},
		{"partnreship iceland", "ST-7001-2023-INIT", "“partnership”"},
		{"delegatins", "ST-7001-2023-INIT", "“delegations”"},
		{"партньортсво", "ST-7001-2023-INIT", "“партньорство”"},
		{"fisheriess", "ST-9010-2023-INIT", "was looked for instead"},
	} {
		res := ask(t, x, c.query)
		if len(res.Hits) == 0 || !slices.ContainsFunc(res.Hits[:min(2, len(res.Hits))], func(h Hit) bool { return h.Work == c.work }) {
			t.Errorf("%s: %+v, %q", c.query, res.Hits, res.Notes)
		}
		if !strings.Contains(strings.Join(res.Notes, "\n"), c.note) {
			t.Errorf("%s: notes %q lack %s", c.query, res.Notes, c.note)
		}
		if res.Loose {
			t.Errorf("%s: loose", c.query)
		}
	}
	if res := ask(t, x, "semiconductor"); len(res.Notes) > 0 {
		t.Errorf("notes where something is found: %q", res.Notes)
	}
	if res := ask(t, x, "zeppelin"); res.Total > 0 || len(res.Notes) > 0 {
		t.Errorf("zeppelin: %d, %q", res.Total, res.Notes)
	}
	res := ask(t, x, "semicondutcors")
	if got := shown(Matches(res.Asked, works[0].Records[1])); got != "semiconductors (point 1)" {
		t.Errorf("marked: %s", got)
	}
}

// TestCompounds asks for the first part of words that some languages write in
// one.
func TestCompounds(t *testing.T) {
	cases := []struct{ language, text, query string }{
		{"de", "Die Datenschutzverordnung gilt.", "Datenschutz"},
		{"nl", "De gegevensbeschermingsverordening geldt.", "gegevensbescherming"},
		{"sv", "Dataskyddsförordningen gäller.", "dataskydd"},
		{"da", "Fiskeripartnerskabsaftalen gælder.", "fiskeri"},
		{"fi", "Kalastuskumppanuussopimus on voimassa.", "kalastus"},
		{"et", "Andmekaitsemäärus kehtib.", "andmekaitse"},
		{"hu", "A halászatpolitika érvényes.", "halászat"},
	}
	var works []Work
	for _, c := range cases {
		works = append(works, Work{c.language, []*doc.Record{record(c.language+"."+c.language, c.language, doc.KindOther, c.language, "").para(c.text).r}})
	}
	x := filled(t, works)
	for i, c := range cases {
		res := ask(t, x, c.query)
		if len(res.Hits) == 0 || res.Hits[0].Work != c.language || !strings.Contains(strings.Join(res.Notes, "\n"), "was looked for instead") {
			t.Errorf("%s: %+v, %q", c.query, res.Hits, res.Notes)
			continue
		}
		if len(Matches(res.Asked, works[i].Records[0])) == 0 {
			t.Errorf("%s: nothing is marked in %q", c.query, c.text)
		}
	}
}
