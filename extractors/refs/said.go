package refs

import (
	"councilnotes/extractors/doc"
)

// saidReach bounds how many findings are looked at for the act that a note's
// "said Regulation" points to, and how many markers for that note's.
const (
	saidReach  = 200
	maxAnchors = 2000
)

// said finds "the said Regulation": the last act of that type before it, among
// the first n findings. A note goes on from the place it hangs on, and says
// nothing to the text around it.
func (s *scan) said(n int) {
	last := map[byte]int{} // letter -> index in found, outside notes
	next := 0
	for i := 0; i < len(s.toks); i++ {
		for ; next < n && s.found[next].from <= i; next++ {
			f := &s.found[next]
			if f.Kind != "act" {
				continue
			}
			if _, known := last[f.ID[5]]; !known || s.blockKind(f.from) != doc.Footnote {
				last[f.ID[5]] = next
			}
		}
		if s.toks[i].kind != word || s.toks[i].used {
			continue
		}
		letter, end := s.saidAt(i)
		if end == 0 || !s.free(i, end) {
			continue
		}
		k, ok := last[letter]
		if s.blockKind(i) == doc.Footnote {
			if in, found := s.saidInNote(i, letter, next); found {
				k, ok = in, true
			}
		}
		if ok {
			s.add("act", s.found[k].ID, i, end).ELI = s.found[k].ELI
			i = end - 1
		}
	}
}

// saidInNote returns the last act of a type before the token i of a footnote:
// in the note itself, else before the place that its marker hangs on. Findings
// from next on stand behind it.
func (s *scan) saidInNote(i int, letter byte, next int) (k int, ok bool) {
	anchor := s.anchorOf(i)
	for k := next - 1; k >= 0 && k >= next-saidReach; k-- {
		f := &s.found[k]
		if f.Kind != "act" || f.ID[5] != letter {
			continue
		}
		if s.same(f.from, i) || f.Span.Start < anchor && s.blockKind(f.from) != doc.Footnote {
			return k, true
		}
	}
	return 0, false
}

// anchorOf returns the offset of the last marker before the footnote of token i
// that has its label; 0 for none.
func (s *scan) anchorOf(i int) int {
	b := int(s.toks[i].block) - 1
	if b < 0 || b >= len(s.t.Blocks) {
		return 0
	}
	note := &s.t.Blocks[b]
	for k := len(s.t.Anchors) - 1; k >= max(0, len(s.t.Anchors)-maxAnchors); k-- {
		if a := s.t.Anchors[k]; a.Label == note.Label && a.Offset <= note.Span.Start {
			return a.Offset
		}
	}
	return 0
}

// saidAt reads a type word that points back to an act, and its letter.
func (s *scan) saidAt(i int) (letter byte, end int) {
	for _, v := range s.own {
		if _, k := v.said.at(s, i); k > 0 && s.same(i, k) {
			if value, end := v.types.at(s, k); end > 0 {
				return value[0], end
			}
		}
		if len(v.data.SaidAfter) == 0 {
			continue
		}
		if value, k := v.types.at(s, i); k > 0 {
			if _, end := v.saidAfter.at(s, k); end > 0 && s.same(i, k) {
				return value[0], end
			}
		}
	}
	return 0, 0
}

// ibids finds "ibid." in footnotes. At the beginning of one it is the last of the
// first n findings before it, if that is in a footnote too; behind a semicolon,
// with a mark behind it, the last in the note itself.
func (s *scan) ibids(n int) {
	next := 0
	for i := 0; i < len(s.toks); i++ {
		for ; next < n && s.found[next].from < i; next++ {
		}
		begins := !s.same(i-1, i)
		if !begins && !s.is(i-1, ";") || s.blockKind(i) != doc.Footnote || next == 0 {
			continue
		}
		before := s.found[next-1]
		if s.blockKind(before.from) != doc.Footnote || s.toks[before.from].block+2 < s.toks[i].block {
			continue
		}
		_, end := s.every(func(v *vocabulary) *phrases { return v.ibid }, i)
		if end == 0 || !s.free(i, end) || !begins && (!s.same(before.from, i) || s.same(i, end) && s.kind(end) != mark) {
			continue
		}
		s.add(before.Kind, before.ID, i, end).ELI = before.ELI
	}
}
