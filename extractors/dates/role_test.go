package dates

import "testing"

// TestRoles gives dates the roles that the words around them say, a weekday
// between them or not.
func TestRoles(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"sv", "Delegationerna ombeds att svara senast onsdagen den 10 november 2021.", "deadline"},
		{"es", "Confirmen su asistencia antes del lunes 3 de marzo de 2025.", "deadline"},
		{"it", "La risposta è attesa entro mercoledì 18 gennaio 2023.", "deadline"},
		{"ro", "Delegațiile sunt rugate să răspundă până marți, 6 septembrie 2022.", "deadline"},
		{"mt", "Id-delegazzjonijiet huma mitluba jirreġistraw sal-Ġimgħa 15 ta' Novembru 2019.", "deadline"},
		{"sl", "Načrte morajo države članice predložiti do 31. decembra 2019.", "deadline"},
		{"sl", "Urad je bil zaprt do 31. decembra 2019.", ""},
		{"de", "Die Mitgliedstaaten müssen bis 15. September 2024 antworten.", "deadline"},
		{"de", "Die Ausstellung war bis 15. September 2024 geöffnet.", ""},
		{"it", "Entrata in vigore: 1º gennaio 2018.", "entry_into_force"},
		{"de", "Inkrafttreten am 1. Januar 2020.", "entry_into_force"},
		{"sv", "Ikraftträdande den 1 september 2014.", "entry_into_force"},
		{"fr", "Le régime s'applique le 1er mai 2020.", ""},
		{"bg", "Делегациите се приканват да отговорят до петък, 5 май 2023 г. Влиза в сила веднага.", "deadline"},
		{"da", "Gruppen drøftede sagen på fire møder, senest den 3. februar 2022.", "meeting"},
		{"da", "Efter mødet skal delegationerna svare, senest den 3. februar 2022.", "deadline"},
		{"sk", "Nadobudnutie účinnosti: 1. januára 2024.", "entry_into_force"},
		{"fi", "Seuraava kokous pidetään 5. joulukuuta 2023.", "meeting"},
		{"lt", "Sutarta 2023 m. birželio 13 d. posėdyje.", "meeting"},
	} {
		got := extract(t, c.lang, c.text)
		if len(got) != 1 || got[0].Role != c.want {
			t.Errorf("%s: %q gives %+v, want one with role %q", c.lang, c.text, got, c.want)
		}
	}
}

// TestTimetable reads what stands alone between a colon or a bracket and the
// mark behind it, and several ranges of years, but no quantity.
func TestTimetable(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"nl", "herziene tekst: november;", []string{"XXXX-11"}},
		{"de", "ein Test (Oktober).", []string{"XXXX-10"}},
		{"nl", "eerste referentiejaar: 2026;", []string{"2026"}},
		{"nl", "aantal: 2026 stuks", nil},
		{"et", "See hõlmab perioode 2007–2013 ja 2014–2020.", []string{"2007/2013", "2014/2020"}},
		{"da", "i perioden maj 2004-april 2009", []string{"2004-05/2009-04"}},
		{"hu", "Ausztrália június és július között tárgyal.", []string{"XXXX-06/XXXX-07"}},
		{"es", "CM 1804/1/25 REV 1", nil},
	} {
		got := codes(extract(t, c.lang, c.text))
		if len(got) != len(c.want) {
			t.Errorf("%s: %q gives %q, want %q", c.lang, c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %q gives %q, want %q", c.lang, c.text, got, c.want)
			}
		}
	}
}
