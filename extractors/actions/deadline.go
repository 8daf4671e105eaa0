package actions

import (
	"cmp"
	"slices"

	"councilnotes/extractors/doc"
)

// deadline returns the first date of a span behind a word such as "by", a
// weekday and an article between them at most, or right before one such ("loppuun
// mennessä"), or with the role of a deadline: where the word is the date's ending,
// only who reads the date has seen it.
func (s *scanner) deadline(in doc.Span) string {
	k, _ := slices.BinarySearchFunc(s.dates, in.Start, func(d doc.Date, at int) int { return cmp.Compare(d.Span.Start, at) })
	for ; k < len(s.dates) && s.dates[k].Span.End <= in.End; k++ {
		if d := s.dates[k]; d.Role == "deadline" || d.Role == "" && (s.afterUntil(in.Start, d.Span.Start) || s.before(&s.till, s.folded.Index(d.Span.End))) {
			return d.EDTF
		}
	}
	return ""
}

// afterUntil reports whether one of the words of a deadline stands before a date.
func (s *scanner) afterUntil(from, date int) bool {
	const between, near = 3, 80 // words; bytes
	at := s.folded.Index(date)
	hits := s.until.FindIn(s.folded, s.text.Str, max(s.folded.Index(from), at-near), at)
	return len(hits) > 0 && s.wordsIn(hits[len(hits)-1].End, at) <= between
}
