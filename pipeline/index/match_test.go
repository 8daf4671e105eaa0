package index

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// shown writes matches as "text (place)".
func shown(ms []Match) string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Text+" ("+m.In+")")
	}
	return strings.Join(out, ", ")
}

func TestMatches(t *testing.T) {
	works := invented()
	note, noteEN, older, page := works[0].Records[0], works[0].Records[1], works[2].Records[0], works[3].Records[0]
	cases := []struct {
		r           *doc.Record
		query, want string
	}{
		{note, "ST 6500/22", "ST 6500/22 (footnote 1)"},
		{note, "st6500/2022 полупроводник", "полупроводниците (point 1), ST 6500/22 (footnote 1)"},
		{note, "партньорство", "партньорства (point 2)"},
		{note, "цифрово партньорство", "цифровите партньорства (point 2)"},
		{note, "партньорство цифрово", "цифровите партньорства (point 2)"},
		{note, `"партньорство цифрово"`, ""},
		{note, "полупроводник партньорство", "полупроводниците (point 1), партньорства (point 2)"},
		{note, "съвет решение полупроводник", "Съветът (point 1), решение (point 1), полупроводниците (point 1)"},
		{note, "полупров* -решение", "полупроводниците (point 1)"},
		{note, "country:IS", "Исландия (point 2)"},
		{note, "country:IS партньорство", "партньорства (point 2)"},
		{note, "semiconductor", ""},
		{noteEN, "semiconductor", "semiconductors (point 1)"},
		{noteEN, "invited OR cod", "invites (point 2)"},
		{older, "cod quota", "quotas (body), cod (body), cod (body)"},
		{older, "regulation (ec) no 45/2001", "Regulation (EC) No 45/2001 (body)"},
		{older, "45/2001", "45/2001 (body)"},
		{older, "ST 7001/23", "ST 7001/23 (body)"},
		{older, `"old the quotas"`, "old (body), The quotas (body)"}, // from one paragraph into the next
		{page, "мрежа", "мрежа (body), мрежите (body)"},
		{page, `"мрежите и по техния обхват"`, "мрежите и по техния обхват (body)"},
		{page, "lang:bg", ""},
	}
	for _, c := range cases {
		ms := Matches(fake2().Parse(c.query), c.r)
		if d := cmp.Diff(c.want, shown(ms)); d != "" {
			t.Errorf("%s: %s", c.query, d)
		}
		for _, m := range ms {
			if got := c.r.Text[m.Span.Start:m.Span.End]; got != m.Text {
				t.Errorf("%s: span holds %q, text is %q", c.query, got, m.Text)
			}
		}
	}
}

// TestMatchesOfOtherVersions: who asks for a document is shown where a record
// cites a revision of it, if it cites the document nowhere.
func TestMatchesOfOtherVersions(t *testing.T) {
	m := record("x.en", "x", doc.KindOther, "en", "").para("See ST 7001/1/23 REV 1.").
		cites("council", "ST-7001-2023-REV-1", "ST 7001/1/23 REV 1", "body")
	if got := shown(Matches(ParseQuery("ST 7001/23"), m.r)); got != "ST 7001/1/23 REV 1 (body)" {
		t.Error(got)
	}
}

func TestMatchesInSeveralLanguages(t *testing.T) {
	m := record("x.mul", "x", doc.KindOther, "mul", "").para("Digital partnerships with Iceland").para("Цифрови партньорства с Исландия")
	m.r.Blocks[0].Language, m.r.Blocks[1].Language = "en", "bg"
	for query, want := range map[string]string{
		"partnership":  "partnerships (body)",
		"партньорство": "партньорства (body)",
	} {
		if got := shown(Matches(ParseQuery(query), m.r)); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

func TestPassage(t *testing.T) {
	m := record("x.en", "x", doc.KindOther, "en", "").para("Before.").
		point("3", "The first sentence is of no interest at all. Digital\npartnerships were discussed at length. Many more words follow here.")
	ms := Matches(ParseQuery("digital partnership"), m.r)
	p := PassageOf(m.r, ms, 60)
	if want := "…at all. Digital partnerships were discussed at length.…"; p.Text != want {
		t.Errorf("%q, want %q", p.Text, want)
	}
	if len(p.Marks) != 1 || p.Text[p.Marks[0].Start:p.Marks[0].End] != "Digital partnerships" || p.In != "point 3" {
		t.Errorf("%+v", p)
	}
	if p = PassageOf(m.r, ms, 1000); !strings.HasPrefix(p.Text, "3. The first") || strings.Contains(p.Text, "…") {
		t.Errorf("whole block: %q", p.Text)
	}
	if p = PassageOf(m.r, nil, 10); p.Text != "" {
		t.Errorf("%+v", p)
	}
}

func TestPassageIsWhereTheWordsStandTogether(t *testing.T) {
	m := record("x.en", "x", doc.KindOther, "en", "").
		para("A partnership of no interest. " + strings.Repeat("Nothing here. ", 20) + "The digital partnership is here. " + strings.Repeat("Nothing here. ", 20)).
		para("One partnership, digital it is not.")
	p := PassageOf(m.r, Matches(ParseQuery("digital partnership"), m.r), 60)
	if !strings.Contains(p.Text, "The digital partnership is here.") || len(p.Marks) != 1 {
		t.Errorf("%+v", p)
	}
}

// TestMatchesOfALongRecord keeps passages cheap: only blocks that can hold a
// word are analyzed. The bound is ten times what it takes; the race detector
// needs it.
func TestMatchesOfALongRecord(t *testing.T) {
	m := record("x.bg", "x", doc.KindOther, "bg", "")
	for range 6000 {
		m.para("Делегациите изразиха съгласие относно обхвата на предложението и неговото финансово отражение.")
	}
	m.para("Полупроводниците са в приложението.")
	begun := time.Now()
	if got := shown(Matches(ParseQuery("полупроводник"), m.r)); got != "Полупроводниците (body)" {
		t.Error(got)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("%d bytes took %v", len(m.r.Text), took)
	}
}
