package match

import (
	"strings"
	"testing"
)

func TestDeclension(t *testing.T) {
	d := Declension{
		Endings:       map[string]string{"á": "á é ou", "a": "a y ou", "ur": "- -", "": "- u em"},
		Abbreviations: "u -u",
		Initials:      map[string]string{"G": "Gh nG"},
	}
	cases := []struct{ pattern, want string }{
		{"Rada", "Rada"},
		{"Evropská~ rada~", "Evropská rada|Evropské rady|Evropskou radou"},
		{"{Rada,Komora}~ EU", "Rada EU|Rady EU|Radou EU|Komora EU|Komory EU|Komorou EU"},
		{"Výbor~ (část I)", "Výbor (část I)|Výboru (část I)|Výborem (část I)"},
		{"(WTO~ I)", "(WTO I)|(WTOu I)|(WTO-u I)"},
		{"Ga", "Ga|Gha|nGa"},
		{"Europol~", "Europol|Europolu|Europolem"},
	}
	for _, c := range cases {
		got, err := d.Expand(c.pattern)
		if err != nil || strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, %v, want %q", c.pattern, got, err, c.want)
		}
	}
	if got, err := d.Expand("Rada~ kur~"); err == nil {
		t.Errorf("words of different cases: %q", got)
	}
	if got, err := (Declension{Endings: map[string]string{"a": "a"}}).Expand("Rod~"); err == nil {
		t.Errorf("a word without rule: %q", got)
	}
	if got, _ := (Declension{}).Expand("Europol~ NATO~"); strings.Join(got, "|") != "Europol NATO" {
		t.Errorf("no declension: %q", got)
	}
}
