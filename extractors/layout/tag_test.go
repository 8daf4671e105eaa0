package layout

import (
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// TestTags has a header and a footer that nothing but their tags tells apart from
// the text, and a note without a rule, in letters of the text's size, that no
// marker leads to.
func TestTags(t *testing.T) {
	build := func(tagged bool) (text, furniture string, notes int) {
		s := newSheet(1)
		put := func(skip float64, tag Tag, text string) {
			s.put(skip, 70, 12, at(70, text))
			if tagged {
				s.page.Lines[len(s.page.Lines)-1].Tag = tag
			}
		}
		put(0, FurnitureLine, "Harbours of the north, third reading")
		put(30, Untagged, "The harbours of the north are frozen over in winter.")
		put(14, Untagged, "Ships wait outside.")
		put(14, NoteLine, "1 They were counted twice.")
		put(14, FurnitureLine, "77/31 AB/cd 1")
		b := Build(Source{Pages: []Page{s.page}})
		for _, block := range b.Blocks {
			if block.Kind == doc.Footnote {
				notes++
			}
		}
		return squeezed(b.Str), b.Furniture.Number, notes
	}
	text, number, notes := build(true)
	if strings.Contains(text, "third reading") || strings.Contains(text, "77/31") || number != "77/31" || notes != 1 {
		t.Errorf("tagged: %q, number %q, %d notes", text, number, notes)
	}
	if text, _, notes := build(false); !strings.Contains(text, "third reading") || notes != 0 {
		t.Errorf("without tags the test shows nothing: %q, %d notes", text, notes)
	}
}

// TestNothingButFurniture keeps what would leave nothing.
func TestNothingButFurniture(t *testing.T) {
	s := newSheet(1)
	s.put(0, 70, 12, at(70, "A page of one header"))
	s.page.Lines[0].Tag = FurnitureLine
	if got, want := squeezed(Build(Source{Pages: []Page{s.page}}).Str), "A page of one header"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
