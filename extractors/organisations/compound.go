package organisations

import (
	"sort"
	"strings"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

// compounds are heads that end a word, whose first part is the name of the
// working party: "Maaliikennetyöryhmä".
type compounds struct {
	stem  string // what all forms begin with, to look for
	forms map[string]bool
}

// newCompounds takes the heads of one stem in all their forms.
func newCompounds(patterns []string, d match.Declension) (compounds, error) {
	c := compounds{forms: map[string]bool{}}
	for _, p := range patterns {
		forms, err := d.Expand(p)
		if err != nil {
			return c, err
		}
		for _, f := range forms {
			f = doc.FoldString(f)
			if len(c.forms) == 0 {
				c.stem = f
			}
			for !strings.HasPrefix(f, c.stem) {
				c.stem = c.stem[:len(c.stem)-1]
			}
			c.forms[f] = true
		}
	}
	return c, nil
}

// withCompounds puts the working parties whose head ends a word among the hits.
// A listed phrase that begins with the same word counts more.
func (s scanner) withCompounds(hits []match.Hit[string], from, to int) []match.Hit[string] {
	if s.compounds.stem == "" {
		return hits
	}
	taken := map[int]bool{}
	for _, h := range hits {
		taken[h.Start] = true
	}
	for i := from; ; {
		k := strings.Index(s.folded.Str[i:to], s.compounds.stem)
		if k < 0 {
			break
		}
		head := i + k
		form, end := s.word(head, to)
		i = end
		_, start := s.wordBefore(from, head)
		if start < head && !taken[start] && s.compounds.forms[form] && (!s.capitals || s.capital(start, end)) {
			hits = append(hits, match.Hit[string]{Start: start, End: end, Span: s.folded.Span(start, end), Value: workingParty})
		}
	}
	sort.Slice(hits, func(i, j int) bool { return hits[i].Start < hits[j].Start })
	return hits
}

// compound returns the name in front of the head in the word of a hit, and
// where the mention begins.
func (s scanner) compound(h match.Hit[string]) (name string, start int) {
	if s.compounds.stem == "" {
		return "", h.Start
	}
	k := strings.LastIndex(s.folded.Str[h.Start:h.End], s.compounds.stem)
	if k <= 0 || strings.Contains(s.folded.Str[h.Start:h.End], " ") {
		return "", h.Start
	}
	return strings.TrimSuffix(s.original(h.Start, h.Start+k), "-"), h.Start
}
