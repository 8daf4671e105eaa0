package extractors

import (
	"slices"
	"sort"

	"councilnotes/extractors/doc"
)

// spans are ranges of a text, asked whether a mention touches one of them.
type spans []doc.Span

// merged returns the spans sorted and without overlaps.
func (s spans) merged() spans {
	slices.SortFunc(s, func(a, b doc.Span) int { return a.Start - b.Start })
	out := s[:0]
	for _, sp := range s {
		if n := len(out); n > 0 && sp.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, sp.End)
			continue
		}
		out = append(out, sp)
	}
	return out
}

// overlap reports whether m shares a byte with one of the merged spans.
func (s spans) overlap(m doc.Span) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].End > m.Start })
	return i < len(s) && s[i].Overlaps(m)
}

func coverSpans(r *doc.Record) spans {
	var s spans
	for _, b := range r.Blocks {
		if b.Kind == doc.Cover {
			s = append(s, b.Span)
		}
	}
	return s.merged()
}
