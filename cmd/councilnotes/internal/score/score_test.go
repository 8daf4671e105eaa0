package score

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "raise testdata/gold/scoreboard.txt to what is reached")

var goldDir = filepath.Join("..", "..", "..", "..", "testdata", "gold")

// TestScoreboard runs the extractors on all gold and compares with the committed
// board. No row may fall below it; -update writes a board that raises some.
func TestScoreboard(t *testing.T) {
	texts, err := Read([]string{goldDir})
	if err != nil {
		t.Fatal(err)
	}
	results, err := Run(context.Background(), texts)
	if err != nil {
		t.Fatal(err)
	}
	rows := Board(results)
	file := filepath.Join(goldDir, "scoreboard.txt")
	committed, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	now := map[[2]string]Row{}
	for _, r := range rows {
		now[[2]string{r.Field, r.Lang}] = r
	}
	for key, was := range ParseBoard(string(committed)) {
		if is := now[key]; is.F1 < was.F1 || is.Texts < was.Texts {
			t.Errorf("%s %s: F1 %.4f of %d texts, the board has %.4f of %d", key[0], key[1], is.F1, is.Texts, was.F1, was.Texts)
		}
	}
	switch board := Format(rows); {
	case board == string(committed):
	case *update && !t.Failed():
		if err := os.WriteFile(file, []byte(board), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Log("the board can be written anew with -update")
	}
}

func TestParse(t *testing.T) {
	texts, err := Parse("x.txtar", []byte(`-- text en two words --
Regulation (EU)
2016/679 and "this" Article 6 and 7 TFEU.
-- references --
act 32016R0679 "Regulation (EU) 2016/679"
treaty TFEU-6 "Article 6 and 7 TFEU" [of it]
+ treaty TFEU-7 "Article 6 and 7 TFEU"
? case 6/64 ""this" Article"
-- countries --
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []*Text{{Name: "x.txtar, text 1 (two words)", Lang: "en", Body: "Regulation (EU)\n2016/679 and \"this\" Article 6 and 7 TFEU.\n",
		Want: map[string][]Mention{
			"references": {
				{Value: "act 32016R0679", Quote: "Regulation (EU) 2016/679"},
				{Value: "treaty TFEU-6", Quote: "Article 6 and 7 TFEU", Detail: "of it"},
				{Value: "treaty TFEU-7", Quote: "Article 6 and 7 TFEU", SamePlace: true},
				{Value: "case 6/64", Quote: `"this" Article`, Optional: true},
			},
			"countries": {},
		}}}
	if d := cmp.Diff(want, texts); d != "" {
		t.Error(d)
	}
	for _, bad := range []string{"-- references --\n", "-- text en --\n-- nonsense --\n", "-- text en --\n-- dates --\n\"only a quotation\"\n"} {
		if _, err := Parse("x", []byte(bad)); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

func TestParseMarked(t *testing.T) {
	texts, err := Parse("en.txt", []byte("-- talks --\nOn {9 May 2021=2021-05-09} {Spanish=~ES} ships left {Spain=ES}.\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []*Text{{Name: "en.txt, talks", Lang: "en", Body: "On 9 May 2021 Spanish ships left Spain.\n", Want: map[string][]Mention{
		"dates":     {{Value: "2021-05-09", Quote: "On |9 May 2021|"}},
		"countries": {{Value: "demonym ES", Quote: "On 9 May 2021 |Spanish|"}, {Value: "ES", Quote: "2021 Spanish ships left |Spain|"}},
	}}}
	if d := cmp.Diff(want, texts); d != "" {
		t.Error(d)
	}
}

func TestCompare(t *testing.T) {
	const text = "ADD 1\nADD 1 and ADD 1"
	at := func(value, quote string, start, end int) Mention {
		m := Mention{Value: value, Quote: quote}
		m.Span.Start, m.Span.End = start, end
		return m
	}
	want := []Mention{
		{Value: "a", Quote: "ADD 1"}, {Value: "b", Quote: "ADD 1"}, {Value: "c", Quote: "ADD 1", SamePlace: true},
		{Value: "d", Quote: "and", Optional: true}, {Value: "e", Quote: "and |ADD| 1"}, {Value: "g", Quote: "ADD 2"},
	}
	got := []Mention{
		at("a", "ADD 1", 0, 5), at("b", "ADD 1", 6, 11), at("c", "ADD 1", 6, 11),
		at("d", "and", 12, 15), at("e", "ADD", 16, 19), at("f", "x", 0, 1),
	}
	if d := cmp.Diff(Outcome{Wanted: 5, Found: 5, Right: 4, Missed: []string{`g "ADD 2"`}, Extra: []string{`f "x"`}}, compare(text, want, got)); d != "" {
		t.Error(d)
	}
}

func TestBoard(t *testing.T) {
	results := []Result{
		{&Text{Name: "one", Lang: "bg"}, map[string]Outcome{"dates": {Wanted: 4, Found: 4, Right: 4}, "countries": {}}},
		{&Text{Name: "two", Lang: "en"}, map[string]Outcome{"dates": {Wanted: 4, Found: 2, Right: 1, Missed: []string{"x"}}}},
	}
	rows := Board(results)
	if rows[0].Field != "dates" || rows[0].Lang != All || rows[0].F1 != 10./14 || rows[2].Lang != "en" {
		t.Errorf("%+v", rows)
	}
	back := ParseBoard(Format(rows))
	for _, r := range rows {
		r.Misses = nil
		if d := cmp.Diff(r, back[[2]string{r.Field, r.Lang}]); d != "" {
			t.Error(d)
		}
	}
}
