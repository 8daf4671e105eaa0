package match

import (
	"testing"

	"councilnotes/extractors/doc"
)

// TestNextWord holds the beginnings of words, which are found for a whole text
// at once, against those that Edges finds one by one.
func TestNextWord(t *testing.T) {
	for _, text := range []string{
		"", " ", "a", "PartnershipsEU and Съюзът, СъюзътЕС", "пар\u00adтньорства\u00ad Съ\u200bЮз", "2021ЕС 9a", "e\u0301A",
		"\u02bcA \u00b4b ǅurić ǆuAǅ", "東京A 𝛼𝛽B nGearmáin", "\n\tA\u00a0b\u2009c", string([]byte{0xff, 'a', 0xc3}),
		"Ευρωπαϊκή ΈνωσηΑ, ἀρχήΒ", "x" + string(make([]byte, 200)) + "y",
	} {
		f := doc.Fold(text)
		edges := EdgesOf(f, text)
		next := f.NextWord(0)
		for i := range f.Str {
			begins := edges.Begin(i)
			if begins != (next == i) {
				t.Errorf("%q: a word begins at %d: %v, next word at %d", text, i, begins, next)
			}
			if next == i {
				next = f.NextWord(i + 1)
			}
		}
		if next != len(f.Str) {
			t.Errorf("%q: a word begins at %d", text, next)
		}
	}
}
