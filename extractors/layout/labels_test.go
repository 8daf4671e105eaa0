package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func textLine(s string) *line {
	return newLine(Line{Runs: []Run{{Text: s}}}, Flow, false, 0)
}

func TestParseLabel(t *testing.T) {
	for in, want := range map[string]string{
		"1. Text":           "1|Text",
		"12) text":          "12|text",
		"(3) text":          "3|text",
		"8a. text":          "8a|text",
		"1.1 Text":          "1.1|Text",
		"1.2.3. Text":       "1.2.3|Text",
		"а) текст":          "а|текст",
		"(ii) text":         "ii|text",
		"ж)":                "ж|",
		"– text":            "–|text",
		"•\u00a0text":       "•|text",
		"aa) text":          "aa|text",
		"§ 3. Text":         "3|Text",
		"§\u00a04 Text":     "4|Text",
		"§ Text":            "",
		"2022 г. текст":     "",
		"17 май и 1 юни":    "",
		"9.5.2031 text":     "",
		"1.text":            "",
		"(EU) 2016/679":     "EU|2016/679", // No list goes on with it.
		"–text":             "",
		"":                  "",
		"Word. Text":        "",
		"2. května 2033 se": "", // Days, not points.
		"3. Mai 2033":       "",
		"7. rujna 2033.":    "",
		"4. Plan 2033 for":  "4|Plan 2033 for",
	} {
		var got string
		if p, ok := parseLabel(&line{text: in}); ok {
			got = p.text + "|" + in[p.end:]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestRomanNumber(t *testing.T) {
	for in, want := range map[string]int{"i": 1, "iv": 4, "ix": 9, "xxxix": 39, "XII": 12, "iiii": 0, "vx": 0, "Iv": 0, "a": 0, "": 0} {
		if got := romanNumber(in); got != want {
			t.Errorf("%q: got %d, want %d", in, got, want)
		}
	}
}

func TestNoteHead(t *testing.T) {
	for in, want := range map[string]string{
		"3":              "3|",
		"3 OJ L 1":       "3|OJ L 1",
		"3OJ L 1":        "3|OJ L 1",
		"(3) See":        "3|See",
		"4 500 000 EUR":  "", // A sum.
		"[3] See":        "3|See",
		"* See":          "*|See",
		"** See":         "**|See",
		"3. Point":       "",
		"3rd word":       "",
		"2031 was a":     "",
		"Text":           "",
		"12 „Заглавие“":  "12|„Заглавие“",
		"1 https://a.eu": "1|https://a.eu",
	} {
		var got string
		if h, ok := noteHead(in); ok {
			got = h.label + "|" + in[h.end:]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestParseFooter(t *testing.T) {
	for in, want := range map[string]footer{
		"4711/1/31 REV 1 ЙТ/ва/гл 2":        {number: "4711/1/31 REV 1", initials: "ЙТ/ва/гл", page: "2"},
		"LIFE.2 LIMITE BG":                  {unit: "LIFE.2", distribution: "LIMITE", language: "BG"},
		"DGD 2 EN":                          {unit: "DGD 2", language: "EN"},
		"650/24 mw/KAD/dh 1 TREE.2.B PL":    {number: "650/24", initials: "mw/KAD/dh", page: "1", unit: "TREE.2.B", language: "PL"},
		"DG B 1C - DG G 1A EL":              {unit: "DG B 1C - DG G 1A", language: "EL"},
		"ANNEX II GIP.CRP2 RESTREINT UE FR": {annex: true, unit: "GIP.CRP2", distribution: "RESTREINT UE", language: "FR"},
		"EN 4 EN":                           {language: "EN", page: "4", twice: true},
		"WK 155/2034 12 DE":                 {number: "WK 155/2034", page: "12", language: "DE"},
		"ST 55/34 ADD 1 COR 2 ab/CD 12 DE":  {number: "ST 55/34 ADD 1 COR 2", initials: "ab/CD", page: "12", language: "DE"},
	} {
		got, ok := parseFooter(in)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(footer{})); diff != "" || !ok {
			t.Errorf("%q: %v %s", in, ok, diff)
		}
	}
	for _, in := range []string{"The Council adopted it.", "Brussels, 9 May 2033", "(OR. en)", "30/10/2027", "", "От: Председателството"} {
		if f, ok := parseFooter(in); ok {
			t.Errorf("%q is read as a footer: %+v", in, f)
		}
	}
}

func TestMarkers(t *testing.T) {
	numbered := keys([]string{"член", "Article", "point"})
	for _, c := range []struct{ text, label, want string }{
		{"the coasts1 and", "1", "the coasts| and"},
		{"the coasts 1, and", "1", "the coasts|, and"},
		{"the coasts”1.", "1", "the coasts”|."},
		{"the coasts (1) and", "1", "the coasts| and"},
		{"the coasts*, and", "*", "the coasts|, and"},
		{"Regulation (EC) No 80/20313.", "3", "Regulation (EC) No 80/2031|."},
		{"Case C-594/323 and", "3", "Case C-594/32| and"},
		{"2031/21153;", "3", "2031/2115|;"},
		{"in 20317 it", "7", "in 2031| it"},
		{"5 Μαΐου2· τα", "2", "5 Μαΐου|· τα"},
		{"studenoga 2031.2 kako", "2", "studenoga 2031.| kako"},
		{"2031/20622.", "2", "2031/2062|."},
		{"REV 3. The", "3", ""},
		{"the 5G network", "5", ""},
		{"Article 3, the", "3", ""},
		{"член 3, за", "3", ""},
		{"from 3 to 4 May", "3", ""},
		{"until 3. May 2031", "3", ""},
		{"WK 1980/2023 and 6721/31", "3", ""},
		{"maija līdz 3. jūnijam. Tad", "3", ""},
		{"a sum of 3.3 million", "3", ""},
		{"1/3 of it", "3", ""},
		{"in 2033 it", "3", ""},
	} {
		got := ""
		best := 0.0
		for _, m := range markersIn(c.text, c.label, numbered) {
			if m.score >= accepted && m.score != looseScore && m.score > best {
				best, got = m.score, c.text[:m.start]+"|"+c.text[m.end:]
			}
		}
		if got != c.want {
			t.Errorf("%q, note %s: got %q, want %q", c.text, c.label, got, c.want)
		}
	}
}

func TestHeaviest(t *testing.T) {
	all := []candidate{{note: 1, score: 9}, {note: 0, score: 5}, {note: 1, score: 5}, {note: 2, score: 4}, {note: 1, score: 7}}
	if diff := cmp.Diff([]int{3, 2, 1}, heaviest(all, 3)); diff != "" {
		t.Error(diff) // 5+5+4 in order beats 9+4 and 5+7.
	}
	if got := heaviest(nil, 3); got != nil {
		t.Errorf("got %v of nothing", got)
	}
}

func TestJoin(t *testing.T) {
	d := &document{}
	for _, s := range []string{"the lighthouse keepers of", "a light-", "house and a Euro-", "Atlantic well-", "being"} {
		d.blocks = append(d.blocks, &block{lines: []*line{textLine(s)}})
	}
	for _, c := range []struct{ a, b, link, want string }{
		{"one word", "and two", "", "one word and two"},
		{"soft\u00ad", "ened", "", "softened"},
		{"a light-", "house and", "", "a lighthouse and"},
		{"the well-", "being of", "", "the well-being of"},
		{"a Euro-", "Atlantic", "", "a Euro-Atlantic"},
		{"Case C-", "12/31", "", "Case C-12/31"},
		{"2031—", "2035", "", "2031—2035"},
		{"one –", "two", "", "one – two"},
		{"Committee/", "Council", "", "Committee/Council"},
		{"later", ". And", "", "later. And"},
		{"https://a.eu/b-", "c.pdf here", "https://a.eu/b-", "https://a.eu/b-c.pdf here"},
		{"https://a.eu/b", "_c.pdf", "https://a.eu/b", "https://a.eu/b_c.pdf"},
		{"https://a.eu/b", "and so on", "https://a.eu/b", "https://a.eu/b and so on"},
		{"https://a.eu/b.", "The next", "https://a.eu/b.", "https://a.eu/b. The next"},
	} {
		j := d.join(c.a, c.b, c.link)
		if got := c.a[:len(c.a)-j.drop] + j.sep + c.b; got != c.want {
			t.Errorf("%q + %q: got %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
