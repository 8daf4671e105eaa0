package gen

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestLanguages finds what a data file lacks before a story asks for it: every
// scene phrased with all its slots, every form in every table. It is what the
// writer of a new language runs.
func TestLanguages(t *testing.T) {
	for _, code := range Languages() {
		t.Run(code, func(t *testing.T) {
			l, err := loadLanguage(code)
			if err != nil {
				t.Fatal(err)
			}
			if l.Code != code {
				t.Errorf("code is %q", l.Code)
			}
			for _, s := range allScenes() {
				checkScene(t, l, s)
			}
			checkTables(t, l)
		})
	}
}

// allScenes lists every scene there is; topics and covers are scenes too.
func allScenes() []scene {
	var out []scene
	for _, group := range [][]scene{openings, backgrounds, examinations, positions, bases, courts, timelines, kids, statements, footnotes, pageLaws} {
		out = append(out, group...)
	}
	out = append(out, agreed, partners, pageLead, pageFirst, pageFocus, pageLaunch, pageAgreed, pageNested, pageCountry, pageNext, pageQuestion,
		sc("annex_title", "a=eu"))
	for _, purpose := range append(purposes, lawPurposes...) {
		for _, p := range pleas[purpose] {
			out = append(append(out, p.lead), p.children...)
			if p.tail != nil {
				out = append(out, *p.tail)
			}
		}
	}
	for _, tp := range topics {
		out = append(out, sc("intro:"+tp.key, tp.intro))
		for i, slots := range tp.elements {
			out = append(out, sc(fmt.Sprintf("element:%s:%d", tp.key, i), slots))
		}
		for _, part := range []string{"subject", "about", "group"} {
			out = append(out, sc("topic:"+tp.key+":"+part, ""))
		}
	}
	return out
}

// checkScene fills a scene in every variant, with every country in turn.
func checkScene(t *testing.T, l *language, s scene) {
	t.Helper()
	variants := l.templates[s.key]
	if len(variants) == 0 {
		t.Errorf("%s: not phrased", s.key)
	}
	for i, v := range variants {
		var used []string
		for _, p := range v {
			if p.slot != "" && p.slot != "T" && p.slot != "p" {
				used = append(used, p.slot)
			}
		}
		for _, sl := range s.slots {
			if !slices.Contains(used, sl.name) {
				t.Errorf("%s, variant %d: slot %s is not used", s.key, i, sl.name)
			}
			used = slices.DeleteFunc(used, func(u string) bool { return u == sl.name })
		}
		if len(used) > 0 {
			t.Errorf("%s, variant %d: no such slots: %v", s.key, i, used)
			continue
		}
		fillScene(t, l, s, uint(i))
	}
}

func fillScene(t *testing.T, l *language, s scene, variant uint) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: %v", s.key, r)
		}
	}()
	for i, code := range thirdCountries {
		tl := newTeller(uint64(i), "test")
		tl.notes = 9
		sp := &speaker{language: l, topic: topics[i%len(topics)].key, partner: code}
		out := sp.phrase(s.key, variant, tl.tell(s).facts)
		bads := []string{"{", "}", "<", ">", "[", "]", "|", "  ", "..", " ,", " ."}
		for _, a := range l.Liaisons {
			bads = append(bads, a.Mark)
		}
		for _, bad := range bads {
			if strings.Contains(out.text, bad) {
				t.Errorf("%s: %q in %q", s.key, bad, out.text)
			}
		}
		for _, m := range out.marks {
			if m.start >= m.end || m.end > len(out.text) || out.text[m.start:m.end] != strings.TrimSpace(out.text[m.start:m.end]) {
				t.Errorf("%s: bad mention %+v of %q", s.key, m, out.text)
			}
		}
	}
}

// checkTables looks for gaps in the tables that no scene need have met.
func checkTables(t *testing.T, l *language) {
	t.Helper()
	for _, code := range append(slices.Clone(thirdCountries), memberStates...) {
		if n := len(l.Countries.Names[code]); n != 1 && n != len(l.Countries.Forms) {
			t.Errorf("country %s has %d forms of %d", code, n, len(l.Countries.Forms))
		}
	}
	for _, code := range memberStates {
		if len(l.Countries.Adjectives) > 0 && l.Countries.Adjectives[code] == "" {
			t.Errorf("no adjective for %s", code)
		}
	}
	for form, months := range l.Months {
		if len(months) != 12 {
			t.Errorf("%d months in form %q", len(months), form)
		}
	}
	for form, days := range l.Days {
		if len(days) != 31 {
			t.Errorf("%d days in form %q", len(days), form)
		}
	}
	for _, tp := range topics {
		w := l.Topics[tp.key]
		if len(w.Areas) != tp.areas || len(w.Elements) != len(tp.elements) {
			t.Errorf("topic %s: %d areas of %d, %d elements of %d", tp.key, len(w.Areas), tp.areas, len(w.Elements), len(tp.elements))
		}
		if tp.host != "" && (w.Page == "" || w.Site == "") {
			t.Errorf("topic %s: page or site has no title", tp.key)
		}
	}
	en, err := loadLanguage("en")
	if err != nil {
		t.Fatal(err)
	}
	for key := range en.Page {
		if l.Page[key] == "" {
			t.Errorf("page word %q is missing", key)
		}
	}
	for _, m := range []struct {
		name      string
		got, want map[string]string
	}{
		{"title", l.Cover.Titles, en.Cover.Titles}, {"label", l.Cover.Labels, en.Cover.Labels},
		{"party", l.Cover.Parties, en.Cover.Parties}, {"subtitle", l.Cover.Subtitles, en.Cover.Subtitles},
	} {
		for key := range m.want {
			if m.got[key] == "" {
				t.Errorf("cover: %s %q is missing", m.name, key)
			}
		}
	}
}
