package countries

import (
	"os"
	"strings"
	"testing"

	"councilnotes/extractors/lang"
	"councilnotes/extractors/lang/prose"
)

// trueHits holds the countries that system messages do name: language, word
// and code, one to a line.
const trueHits = "testdata/prose.txt"

// TestProse counts the countries found in text that has nothing to do with
// them: at most one in ten thousand words may be wrong.
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
		wrong := map[string]int{}
		n := 0
		for _, m := range messages {
			for _, c := range extract(t, l, strings.ToValidUTF8(m, "")) {
				line := l + "\t" + strings.Join(strings.Fields(c.Text), " ") + "\t" + brief(c)
				if !right[line] {
					wrong[line+"\t"+strings.Join(strings.Fields(m), " ")]++
					n++
				}
			}
		}
		t.Logf("%s: %d wrong in %d words", l, n, words)
		for w := range wrong {
			t.Log("PROSE\t" + w[:min(len(w), 220)])
		}
		if n*10_000 > words {
			t.Errorf("%s: %d wrong in %d words", l, n, words)
		}
	}
}
