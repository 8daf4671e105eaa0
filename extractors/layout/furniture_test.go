package layout

import (
	"fmt"
	"testing"
)

// TestNothingButRepetition has pages that all say the same: what repeats is the
// text then.
func TestNothingButRepetition(t *testing.T) {
	var src Source
	for i := range 3 {
		s := newSheet(i + 1)
		s.put(0, 70, 12, at(70, fmt.Sprintf("Sheet %d of the series", i+1)))
		src.Pages = append(src.Pages, s.page)
	}
	if got, want := squeezed(Build(src).Str), "Sheet 1 of the series Sheet 2 of the series Sheet 3 of the series"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
