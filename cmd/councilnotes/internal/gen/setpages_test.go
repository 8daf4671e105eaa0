package gen

import (
	"strings"
	"testing"
)

// TestDividedNotes checks that footnotes which go on over the page are whole,
// begin below their markers, and leave no page without text.
func TestDividedNotes(t *testing.T) {
	divided := 0
	for seed := range uint64(60) {
		d, err := LongNote(seed, "en", 12)
		if err != nil {
			t.Fatal(err)
		}
		d.note.story.divideNotes = true
		g := &geometry{width: 60, body: 34, leading: 1, noteLeading: 1, headLeading: 1, rowLeading: 1, ruleSpace: 1, measure: cells}
		notes := map[string]string{}
		label := ""
		for i, s := range g.pages(d.note) {
			if len(s.lines) == 0 {
				t.Errorf("seed %d: page %d has no text", seed, i+1)
			}
			if s.continued {
				divided++
			}
			if len(s.notes) > 0 && s.continued != (s.notes[0].label == "") {
				t.Errorf("seed %d: page %d is continued: %v, but its notes begin with %q", seed, i+1, s.continued, s.notes[0].label)
			}
			for _, l := range s.notes {
				if l.label != "" {
					label = l.label
				}
				notes[label] += l.text() + " "
			}
			begun := map[string]bool{}
			for _, l := range s.notes {
				begun[l.label] = true
			}
			for _, l := range s.lines {
				for _, k := range l.notes {
					if !begun[itoa(k)] {
						t.Errorf("seed %d: note %d does not begin on page %d", seed, k, i+1)
					}
				}
			}
		}
		for i, n := range d.note.notes {
			if got := notes[itoa(i+1)]; strings.TrimSpace(got) != n.text && d.note.story.hyphens == noHyphens {
				t.Errorf("seed %d: note %d is %q, not %q", seed, i+1, got, n.text)
			}
		}
	}
	if divided == 0 {
		t.Error("no footnote was divided")
	}
}
