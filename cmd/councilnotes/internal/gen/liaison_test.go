package gen

import "testing"

func TestSettle(t *testing.T) {
	liaisons := []liaison{{Mark: "a(z) ", Before: "[aeou]|5", Then: "az ", Else: "a "}, {Mark: "A(z) ", Before: "[aeou]|5", Then: "Az ", Else: "A "}}
	for i := range liaisons {
		if err := liaisons[i].compile(); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ text, next, want string }{
		{"lásd a(z) ", "5124/22", "lásd az "},
		{"lásd a(z) ", "9124/22", "lásd a "},
		{"A(z) ", "alap", "Az "},
		{"a(z) ", "", "a(z) "}, // A footnote's marker has no sound.
		{"lásd ", "5124/22", "lásd "},
	} {
		if got := settle(liaisons, c.text, c.next); got != c.want {
			t.Errorf("settle(%q, %q) = %q, want %q", c.text, c.next, got, c.want)
		}
	}
	if err := (&liaison{Mark: "x", Before: "("}).compile(); err == nil {
		t.Error("a pattern that is none compiles")
	}
	if err := (&liaison{}).compile(); err == nil {
		t.Error("a liaison without a mark compiles")
	}
}

// TestDemonymByName checks that a slot of a member's adjective takes a form of
// the name where the sentence wants one.
func TestDemonymByName(t *testing.T) {
	l := &language{Countries: countryWords{Forms: []string{"nom", "gen"}, Names: map[string]choice{"FR": {"Ranska", "Ranskan"}}}}
	var out rich
	(&speaker{language: l}).slot(&out, part{slot: "a", form: "gen"}, map[string]fact{"a": {demonym: "FR"}})
	if out.text != "Ranskan" || len(out.marks) != 1 || out.marks[0].what.country != "FR" {
		t.Errorf("got %+v", out)
	}
}
