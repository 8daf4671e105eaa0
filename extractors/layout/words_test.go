package layout

import (
	"testing"

	"councilnotes/extractors/lang"
)

// TestWords loads the section of every language and finds its own examples.
func TestWords(t *testing.T) {
	all := AllWords()
	for _, code := range lang.Codes() {
		w, ok := all[code]
		if !ok {
			t.Errorf("%s has no section \"layout\"", code)
			continue
		}
		for _, s := range w.Examples.Labels {
			if _, roles := labels().find(s); roles[code] == "" {
				t.Errorf("%s: label %q is not found", code, s)
			}
		}
		for _, s := range w.Examples.Annex {
			if !isAnnex(s) {
				t.Errorf("%s: annex %q is not found", code, s)
			}
		}
		for _, r := range []role{roleFrom, roleTo, roleSubject, roleFile} {
			if len(w.Labels[string(r)]) == 0 {
				t.Errorf("%s: no label for %q", code, r)
			}
		}
		for _, name := range w.Council {
			if !councils()[key(name)] {
				t.Errorf("%s: %q is not found", code, name)
			}
		}
	}
}
