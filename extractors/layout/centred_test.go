package layout

import (
	"strings"
	"testing"
)

// TestCentredLabels prints a table whose labels stand in the middle of their
// values' height, beside values of one to three lines.
func TestCentredLabels(t *testing.T) {
	s := newSheet(1)
	s.put(0, 70, 12, at(70, "Od:"), at(170, "Prezydencja"))
	s.put(18, 70, 12, at(170, "Komitet Stałych"))
	s.put(7, 70, 12, at(70, "Do:"))
	s.put(7, 70, 12, at(170, "Przedstawicieli"))
	s.put(18, 70, 12, at(70, "Nr poprz. dok.:"), at(170, "77/31"))
	s.put(18, 70, 12, at(170, "Wniosek w sprawie"))
	s.put(14, 70, 12, at(70, "Dotyczy:"), at(170, "portów na północy"))
	s.put(14, 70, 12, at(170, "i na wschodzie"))
	s.put(40, 70, 12, at(70, "1."), at(98, "Porty na północy zamarzają."))
	text := Build(Source{Geometry: Exact, Lang: "pl", Pages: []Page{s.page}})
	if err := text.Check(); err != nil {
		t.Fatal(err)
	}
	want := "Od: Prezydencja\nDo: Komitet Stałych Przedstawicieli\nNr poprz. dok.: 77/31\n" +
		"Dotyczy: Wniosek w sprawie portów na północy i na wschodzie\n"
	if !strings.HasPrefix(text.Str, want) {
		t.Errorf("got\n%s\nwant\n%s", text.Str, want)
	}
}
