package dates

import (
	"os"
	"strings"
	"testing"

	"councilnotes/extractors/lang"
	"councilnotes/extractors/lang/prose"
)

// trueHits holds the dates that system messages do print: language, text and
// EDTF, one to a line.
const trueHits = "testdata/prose.txt"

// TestProse counts the dates found in text that has next to none: at most two
// in ten thousand words may be wrong.
func TestProse(t *testing.T) {
	b, err := os.ReadFile(trueHits)
	if err != nil {
		t.Fatal(err)
	}
	right := map[string]bool{}
	for _, l := range strings.Split(string(b), "\n") {
		right[l] = true
	}
	for _, l := range lang.Codes() {
		messages, words := prose.Messages(l, 50_000)
		if words < 1000 {
			t.Logf("%s: %d words installed: not measured", l, words)
			continue
		}
		n := 0
		for _, m := range messages {
			m = strings.ToValidUTF8(m, "")
			for _, d := range extract(t, l, m) {
				line := l + "\t" + strings.Join(strings.Fields(d.Text), " ") + "\t" + d.EDTF
				if !right[line] {
					n++
					at := strings.Index(m, d.Text)
					around := m[max(0, at-60):min(len(m), at+60)]
					t.Log("PROSE\t" + line + "\t" + strings.ToValidUTF8(strings.Join(strings.Fields(around), " "), ""))
				}
			}
		}
		t.Logf("%s: %d wrong in %d words", l, n, words)
		if n*10_000 > 2*words {
			t.Errorf("%s: %d wrong in %d words", l, n, words)
		}
	}
}
