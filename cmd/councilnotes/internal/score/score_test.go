package score

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

var (
	update    = flag.Bool("update", false, "raise testdata/gold/scoreboard.txt to what is reached")
	corrected = flag.Bool("corrected", false, "with -update: lower rows of languages whose gold was corrected on re-reading")
)

var (
	goldDir   = filepath.Join("..", "..", "..", "..", "testdata", "gold")
	boardFile = filepath.Join(goldDir, "scoreboard.txt")
)

// scored are the results of all gold, computed once.
var scored = sync.OnceValues(func() ([]Result, error) {
	texts, err := Read([]string{goldDir})
	if err != nil {
		return nil, err
	}
	return Run(context.Background(), texts)
})

func goldResults(t *testing.T) ([]Result, Committed) {
	t.Helper()
	results, err := scored()
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile(boardFile)
	if err != nil {
		t.Fatal(err)
	}
	return results, ParseCommitted(string(committed))
}

func textsOf(results []Result) (texts []*Text) {
	for _, r := range results {
		texts = append(texts, r.Text)
	}
	return texts
}

// TestScoreboard runs the extractors on all gold and holds the files of the
// committed board against it: no row may fall. -update writes the board anew,
// with new files, unless one fell.
func TestScoreboard(t *testing.T) {
	results, committed := goldResults(t)
	texts := textsOf(results)
	changed := committed.Changed(texts)
	for _, f := range committed.Fell(Board(committed.Of(results))) {
		if *update && *corrected && changed[f.Was.Lang] {
			t.Logf("lowered, its gold has changed: %s", f)
			continue
		}
		t.Error(f)
	}
	files := Files(texts)
	for f := range files {
		if committed.Files[f] == "" {
			t.Logf("%s is not on the board yet: -update enters it", f)
		}
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(boardFile, []byte(FormatCommitted(Board(results), files)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPromises tells of every field whether it reaches what is promised, over all
// gold. Rows that the committed board shows as met must stay so.
func TestPromises(t *testing.T) {
	results, committed := goldResults(t)
	for _, r := range Board(results) {
		state := "met"
		if !r.Met() {
			state = "MISSED"
		}
		if r.Lang == All || !r.Met() {
			t.Logf("figure|F1 of %s, %s, %d wanted|%.4f|>= %.2f|%s", r.Field, r.Lang, r.Wanted, r.F1, r.Promised(), state)
		}
	}
	for _, r := range Board(committed.Of(results)) {
		if was := committed.Rows[[2]string{r.Field, r.Lang}]; was.Wanted > 0 && was.Met() && !r.Met() {
			t.Errorf("%s %s: F1 %.4f, promised %.2f, which the board has met", r.Field, r.Lang, r.F1, r.Promised())
		}
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
	want := []*Text{{File: "x.txtar", Name: "x.txtar, text 1 (two words)", Lang: "en", Body: "Regulation (EU)\n2016/679 and \"this\" Article 6 and 7 TFEU.\n",
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
	want := []*Text{{File: "en.txt", Name: "en.txt, talks", Lang: "en", Body: "On 9 May 2021 Spanish ships left Spain.\n", Want: map[string][]Mention{
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
		{Value: "- h|i j"}, {Value: "- h|i k"},
	}
	got := []Mention{
		at("a", "ADD 1", 0, 5), at("b", "ADD 1", 6, 11), at("c", "ADD 1", 6, 11),
		at("d", "and", 12, 15), at("e", "ADD", 16, 19), at("f", "x", 0, 1),
		at("- i j", "x", 0, 1),
	}
	if d := cmp.Diff(Outcome{Wanted: 7, Found: 6, Right: 5, Missed: []string{`g "ADD 2"`, "- h|i k"}, Extra: []string{`f "x"`}}, compare(text, want, got)); d != "" {
		t.Error(d)
	}
}

// TestLocate shows where a quotation is found whose first words stand twice before
// its last.
func TestLocate(t *testing.T) {
	const text = "To: Coreper\nCoreper is invited. Coreper is asked."
	for quote, want := range map[string]string{
		"Coreper … invited.": "Coreper is invited.",
		"To: … invited.":     "To: Coreper\nCoreper is invited.",
		"Coreper":            "Coreper",
		"|is| asked":         "is",
		"nowhere":            "",
	} {
		s := locate(text, quote, 0)
		if got := text[s.Start:s.End]; got != want {
			t.Errorf("%q: %q, want %q", quote, got, want)
		}
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

// TestFell shows what counts as a fall of a committed board.
func TestFell(t *testing.T) {
	row := func(wanted, found, right, texts int) Row {
		r := Row{Field: "dates", Lang: "bg", Wanted: wanted, Found: found, Right: right, Texts: texts}
		r.rate()
		return r
	}
	was := ParseCommitted(FormatCommitted([]Row{row(10, 10, 8, 2)}, map[string]string{"a.txtar": "0123abcd", "b.txt": "89abcdef"}))
	texts := []*Text{{File: "a.txtar", Sum: "0123abcd", Lang: "bg"}, {File: "b.txt", Sum: "00000000", Lang: "cs"}, {File: "new.txt", Sum: "1", Lang: "de"}}
	if d := cmp.Diff(map[string]bool{"cs": true, All: true}, was.Changed(texts)); d != "" {
		t.Error(d)
	}
	if of := was.Of([]Result{{Text: texts[0]}, {Text: texts[2]}}); len(of) != 1 {
		t.Errorf("%d results are of the board's files", len(of))
	}
	for name, c := range map[string]struct {
		now  Row
		fell bool
	}{
		"the same": {row(10, 10, 8, 2), false}, "better": {row(10, 10, 9, 2), false},
		"one less right": {row(10, 10, 7, 2), true}, "one more wrong": {row(10, 11, 8, 2), true},
		"harder gold": {row(20, 20, 9, 3), false}, "harder gold, but less right": {row(20, 20, 7, 3), true},
		"gold thinned out": {row(9, 9, 7, 2), true}, "gold corrected": {row(9, 10, 8, 2), false}, "a text gone": {row(10, 10, 9, 1), true},
	} {
		if fell := was.Fell([]Row{c.now}); len(fell) > 0 != c.fell {
			t.Errorf("%s: %v", name, fell)
		}
	}
	if len(was.Fell(nil)) == 0 {
		t.Error("a row that is gone did not fall")
	}
}

// TestAnchors compares footnotes by the words before their anchors.
func TestAnchors(t *testing.T) {
	r := &doc.Record{Text: "First line.\nThe impact assessment was late.\nDoc. 1.", Footnotes: []doc.Note{
		{Label: "1", Text: "Doc. 1.", Anchor: &doc.NoteAnchor{Offset: len("First line.\nThe impact  assessment") - 1}}, {Label: "2", Text: "Doc. 2."},
	}}
	for line, right := range map[string]int{
		`1 "Doc. 1."`: 1, `1 "Doc. 1." [after The impact assessment]`: 1, `1 "Doc. 1." [after "impact assessment"]`: 1,
		`1 "Doc. 1." [after assessment was]`: 0, `1 "Doc. 1." [after line. The impact assessment]`: 0, `2 "Doc. 2." [after late.]`: 0, `2 "Doc. 2."`: 1,
	} {
		want, err := parseMentions(line)
		if err != nil {
			t.Fatal(err)
		}
		if o := compare(r.Text, want, footnotes(r)); o.Right != right {
			t.Errorf("%s: %+v", line, o)
		}
	}
}
