package gen

import "testing"

// TestLabelsEndBeforeValues checks that no label of a cover runs into its
// value, however narrow the column for labels was meant to be.
func TestLabelsEndBeforeValues(t *testing.T) {
	for _, lang := range Languages() {
		for seed := range uint64(seeds) {
			d, err := Note(seed, lang)
			if err != nil {
				t.Fatal(err)
			}
			g := &geometry{width: 90, valueX: 8, rowLeading: 1, measure: cells}
			for _, l := range g.table(d.note) {
				if cells(l.label, plain) >= l.x {
					t.Errorf("%s: %q ends behind %v", d.Name, l.label, l.x)
				}
			}
		}
	}
}
