package layout

import (
	"strings"
	"testing"
)

// TestBrokenLabels prints a cover's table with labels that are broken over
// lines, beside values of one line and of two.
func TestBrokenLabels(t *testing.T) {
	s := newSheet(1)
	s.put(0, 70, 12, at(70, "Odesílatel:"), at(170, "Předsednictví"))
	s.put(18, 70, 12, at(70, "Příjemce:"), at(170, "Delegace"))
	s.put(18, 70, 12, at(70, "Č. předchozího"), at(170, "77/31, 78/31"))
	s.put(14, 70, 12, at(70, "dokumentu:"), at(170, "a 79/31"))
	s.put(18, 70, 12, at(70, "Č. dok. Komise:"), at(170, "COM(2031) 7 final"))
	s.put(18, 70, 12, at(70, "Předmět:"), at(170, "Přístavy na severu"))
	s.put(40, 70, 12, at(70, "1."), at(98, "Přístavy na severu jsou v zimě zamrzlé."))
	text := Build(Source{Geometry: Exact, Lang: "cs", Pages: []Page{s.page}})
	if err := text.Check(); err != nil {
		t.Fatal(err)
	}
	want := "Odesílatel: Předsednictví\nPříjemce: Delegace\nČ. předchozího dokumentu: 77/31, 78/31 a 79/31\n" +
		"Č. dok. Komise: COM(2031) 7 final\nPředmět: Přístavy na severu\n"
	if !strings.HasPrefix(text.Str, want) {
		t.Errorf("got\n%s\nwant\n%s", text.Str, want)
	}
}
