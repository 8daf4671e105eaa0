package refs

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/lang"
)

// TestExamples finds every example of every language file, and nothing else in it.
func TestExamples(t *testing.T) {
	for _, code := range lang.Codes() {
		v, err := loadVocabulary(code)
		if err != nil {
			t.Error(err)
			continue
		}
		if v == nil {
			t.Logf("%s has no references yet", code)
			continue
		}
		for _, e := range v.data.Examples {
			var got []string
			for _, r := range find(t, code, e.Text) {
				got = append(got, r.Kind+" "+r.ID)
			}
			if d := cmp.Diff(e.Want, got); d != "" {
				t.Errorf("%s: %q\n%s", code, e.Text, d)
			}
		}
		if len(v.data.Examples) == 0 {
			t.Errorf("%s has no examples", code)
		}
	}
}
