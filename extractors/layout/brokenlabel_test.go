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

// TestBrokenLabelBesideValue has a label that reaches to the value, so that both
// are one run.
func TestBrokenLabelBesideValue(t *testing.T) {
	s := newSheet(1)
	s.put(0, 70, 12, at(70, "nuo:"), at(196, "Pirmininkaujančios valstybės"))
	s.put(18, 70, 12, at(70, "kam:"), at(196, "Delegacijoms"))
	s.put(18, 70, 12, at(70, "Ankstesnio dokumento 77/31, 78/31"))
	s.put(14, 70, 12, at(70, "Nr.:"))
	s.put(18, 70, 12, at(70, "Dalykas:"), at(196, "Uostai"))
	text := Build(Source{Geometry: Exact, Lang: "lt", Pages: []Page{s.page}})
	want := "nuo: Pirmininkaujančios valstybės\nkam: Delegacijoms\nAnkstesnio dokumento Nr.: 77/31, 78/31\nDalykas: Uostai"
	if text.Str != want {
		t.Errorf("got\n%s\nwant\n%s", text.Str, want)
	}
}
