package layout

import (
	"strings"
	"testing"
)

// TestBareParties reads an older note's labels without colons, alone on their
// lines and before their values; a line of the body that begins like one is none.
func TestBareParties(t *testing.T) {
	cases := []struct{ name, lang, text, want string }{
		{"own lines", "de", "Rat der Europäischen Union\n(OR. de)\nVERMERK\ndes\nVorsitzes\nfür den\nRat\nNr. Vordok.: 77/31\nBetr.: Häfen\n1. Die Häfen sind vereist.",
			"VERMERK\ndes Vorsitzes\nfür den Rat\nNr. Vordok.: 77/31\nBetr.: Häfen\n"},
		{"before the values", "fr", "Conseil de l'Union européenne\n(OR. fr)\nNOTE\nde la Présidence\nau Conseil\nObjet: Ports\n1. Les ports sont gelés.",
			"NOTE\nde la Présidence\nau Conseil\nObjet: Ports\n"},
		{"from alone", "fr", "Conseil de l'Union européenne\n(OR. fr)\nNOTE\nde la Présidence\nObjet: Ports\n1. Les ports sont gelés.",
			"NOTE\nde la Présidence\nObjet: Ports\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := Build(Source{Geometry: Flow, Lang: c.lang, Pages: []Page{flowPage(c.text)}})
			if err := text.Check(); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(text.Str, c.want) {
				t.Errorf("got\n%s\nwant\n%s", text.Str, c.want)
			}
		})
	}
}

// flowPage makes a page of a text export: a line for each of s.
func flowPage(s string) (p Page) {
	for line := range strings.SplitSeq(s, "\n") {
		p.Lines = append(p.Lines, Line{Runs: []Run{{Text: line}}})
	}
	return p
}
