package lang_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/lang"
	"councilnotes/extractors/lang/gold"
)

var sentenceEnd = regexp.MustCompile(`[.;·:]\s+`)

// TestDetectGold reads the sentences of the marked texts one by one: at most one in a hundred may be taken for another language.
func TestDetectGold(t *testing.T) {
	texts, err := gold.Read("../../testdata/gold/marked")
	if err != nil {
		t.Fatal(err)
	}
	wrong, total := map[string]int{}, map[string]int{}
	for _, x := range texts {
		for _, s := range sentenceEnd.Split(x.Str, -1) {
			first, _ := utf8.DecodeRuneInString(s)
			if len(strings.Fields(s)) < 6 || !unicode.IsUpper(first) {
				continue // not a sentence
			}
			total[x.Lang]++
			if got := lang.Detect(s); got != x.Lang {
				wrong[x.Lang]++
				t.Logf("%s: %q for %q", x.Lang, got, s)
			}
		}
		if got := lang.Detect(x.Str); got != x.Lang {
			t.Errorf("%s/%s: %q", x.Lang, x.Name, got)
		}
	}
	bad, all := 0, 0
	for _, l := range lang.Codes() {
		t.Logf("%s: %d of %d wrong", l, wrong[l], total[l])
		bad, all = bad+wrong[l], all+total[l]
	}
	if bad*100 > all {
		t.Errorf("%d of %d sentences wrong", bad, all)
	}
}
