package doc

import (
	"strings"
	"testing"
)

func TestRegionsNest(t *testing.T) {
	r := &Record{
		Text: strings.Repeat("x", 100),
		Points: []PointNode{{Label: "1", Span: Span{Start: 10, End: 40}, Children: []PointNode{
			{Label: "а", Span: Span{Start: 42, End: 50}}}}},
		Items:     []List{{Items: []Item{{Span: Span{Start: 20, End: 30}}, {Span: Span{Start: 60, End: 70}}}}},
		Footnotes: []Note{{Label: "*", Span: Span{Start: 80, End: 90}}},
		Blocks:    []RecordBlock{{Kind: Cover, Span: Span{Start: 0, End: 9}}},
	}
	in := r.Regions()
	for offset, want := range map[int]string{
		0: "cover", 9: "body", 10: "point 1", 25: "item 1.1", 35: "point 1", 41: "body", 45: "point 1.а", 65: "item 1.2", 85: "footnote *", 95: "body",
	} {
		if got := in.At(offset); got != want {
			t.Errorf("at %d: %q, want %q", offset, got, want)
		}
	}
}
