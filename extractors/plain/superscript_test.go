package plain

import (
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// TestSuperscripts: notes marked by superscript digits are notes, other
// superscripts stay as they are.
func TestSuperscripts(t *testing.T) {
	text := read(t, strings.Join([]string{
		"1. The Council adopted the Regulation¹ on areas above 25 km².", "",
		"2. The Commission, which proposed it², spent EUR 10⁶ on it.", "",
		"¹ OJ L 190, 12.7.2006, p. 1.",
		"² See ST 7001/23.",
	}, "\n"))
	notes := map[string]string{}
	for _, b := range text.Blocks {
		if b.Kind == doc.Footnote {
			notes[b.Label] = text.In(b.Body)
		}
	}
	if len(notes) != 2 || notes["1"] != "OJ L 190, 12.7.2006, p. 1." || notes["2"] != "See ST 7001/23." {
		t.Errorf("notes %v\n%s", notes, text.Str)
	}
	if !strings.Contains(text.Str, "the Regulation on areas") || !strings.Contains(text.Str, "proposed it, spent") || !strings.Contains(text.Str, "10⁶") {
		t.Error(text.Str)
	}
	for _, a := range text.Anchors {
		if before := text.Str[:a.Offset]; a.Label == "1" && !strings.HasSuffix(before, "Regulation") || a.Label == "2" && !strings.HasSuffix(before, "proposed it") {
			t.Errorf("marker %s behind %q", a.Label, before[max(0, len(before)-20):])
		}
	}
}
