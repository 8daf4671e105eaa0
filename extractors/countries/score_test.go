package countries

import (
	"flag"
	"os"
	"testing"

	"councilnotes/extractors/lang"
	"councilnotes/extractors/lang/gold"
)

var update = flag.Bool("update", false, "write the scoreboard")

const scores = "testdata/scores.txt"

// TestScoreboard measures the extractor on texts marked by a reader. The
// committed scores may only rise; -update writes them.
func TestScoreboard(t *testing.T) {
	texts, err := gold.Read("../../testdata/gold/marked")
	if err != nil {
		t.Fatal(err)
	}
	board := gold.Board{}
	for _, x := range texts {
		var got []gold.Mark
		for _, c := range extract(t, x.Lang, x.Str) {
			sign := map[string]string{formName: "", formDemonym: "~", formPart: "^"}[c.Form]
			got = append(got, gold.Mark{Start: c.Span.Start, End: c.Span.End, Value: sign + c.Code})
		}
		s, notes := gold.Compare(x, x.Countries, got)
		for _, n := range notes {
			t.Log(n)
		}
		sum := board[x.Lang]
		sum.Add(s)
		board[x.Lang] = sum
	}
	printed := board.Print(lang.Codes())
	t.Log("\n" + printed)
	if *update {
		if err := os.WriteFile(scores, []byte(printed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	committed, err := os.ReadFile(scores)
	if err != nil {
		t.Fatal(err)
	}
	now := gold.Floor(printed)
	for name, least := range gold.Floor(string(committed)) {
		if now[name] < least {
			t.Errorf("%s: F1 %.3f, was %.3f", name, now[name], least)
		}
	}
	for _, l := range lang.Codes() {
		if board[l].Want < 40 || now[l] < 0.97 {
			t.Errorf("%s: F1 %.3f on %d marks, want 0.97 on 40", l, now[l], board[l].Want)
		}
	}
	if now["all"] < 0.99 {
		t.Errorf("F1 %.3f over all languages, want 0.99", now["all"])
	}
}
