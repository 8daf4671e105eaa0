package layout

import (
	"fmt"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
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

// TestRepeatedAtOneHeight: in print a header stands at one height; a sentence
// that happens to end several pages stands anywhere, and stays.
func TestRepeatedAtOneHeight(t *testing.T) {
	for _, c := range []struct {
		name   string
		height func(page int) float64
		want   int // how often the line is left
	}{
		{"a footer", func(int) float64 { return 60 }, 0},
		{"a footer, not quite level", func(page int) float64 { return 63 + float64(page%2)*2 }, 0},
		{"the end of the text", func(page int) float64 { return 60 + 40*float64(page) }, 4},
	} {
		src := Source{Geometry: Exact, Lang: "en"}
		for n := range 4 {
			p := Page{Number: n + 1, Width: 595, Height: 842}
			at := func(y float64, text string) {
				box := doc.Box{72, y, 500, y + 10}
				p.Lines = append(p.Lines, Line{Box: box, Runs: []Run{{Text: text, Box: box, Size: 10}}})
			}
			for i := range 6 {
				at(700-float64(20*i), fmt.Sprintf("Sentence %c%c of the text is about ports and their masters.", 'a'+n, 'a'+i))
			}
			at(c.height(n), "Directorate of harbours")
			src.Pages = append(src.Pages, p)
		}
		if got := strings.Count(Build(src).Str, "Directorate of harbours"); got != c.want {
			t.Errorf("%s: left %d times, want %d", c.name, got, c.want)
		}
	}
}
