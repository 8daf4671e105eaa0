package refs

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// isCalled reports whether the text calls the number one of a document.
func (s *scan) isCalled(n councilNumber) bool {
	switch {
	case n.typed, len(n.Parts) > 0 && !n.inner:
		return true
	case n.inner && len(n.Parts) > 0 && (s.is(n.to-2, "rev") || n.Number > 99 && !s.isDate(n.from)):
		return true // "6106/1/22 REV 1", "13309/1/12"
	case s.is(n.to, "+") && s.isPart(n.to+1) && s.same(n.from, n.to+1):
		return true // "6106/22 + ADD 1"
	}
	if n.Number < 10 {
		return false
	}
	if s.typed {
		return !schoolYear(n.Council)
	}
	documents := func(v *vocabulary) *phrases { return v.documents }
	k := n.from
	if sign := s.signBefore(k); sign >= 0 {
		k = sign
	}
	if s.is(k-1, ":") {
		k--
	}
	return s.everyBefore(documents, k) >= 0 || s.everyBehind(documents, n.to) || s.continues("council", n.from) || s.inCoverRow(n.from)
}

// several reads the other numbers of "ADDs 1, 2 and 4" behind the first.
func (s *scan) several(docs []canon.Council, k *int) []canon.Council {
	for len(docs) < maxRange {
		i := *k
		if _, and := s.every(func(v *vocabulary) *phrases { return v.and }, i); and > 0 {
			i = and
		} else if s.is(i, ",") {
			i++
		}
		n, err := strconv.Atoi(s.num(i, 1, 2))
		if i == *k || err != nil || !s.same(*k-1, i) || s.is(i+1, "/") {
			break
		}
		next := docs[0]
		last := len(next.Parts) - 1
		next.Parts = append(append([]canon.Part(nil), next.Parts[:last]...), canon.Part{Kind: next.Parts[last].Kind, Number: n})
		docs = append(docs, next)
		*k = i + 1
	}
	return docs
}

// isDate reports whether the three figures from token i on are a date, the year
// first: "1999/04/10".
func (s *scan) isDate(i int) bool {
	year, errY := strconv.Atoi(s.text(i))
	month, errM := strconv.Atoi(s.text(i + 2))
	day, errD := strconv.Atoi(s.text(i + 4))
	return errY == nil && errM == nil && errD == nil && 1900 <= year && year <= canon.LastYear && month <= 12 && day <= 31
}

// schoolYear keeps "2021/22" in a query from being read as a number.
func schoolYear(c canon.Council) bool { return c.Number+1 == c.Year || c.Number == c.Year }

// maxRow is how many tokens behind its label a number of a cover's row stands at
// most; lists go on by themselves.
const maxRow = 200

// inCoverRow reports whether token i is in the value of a cover's row whose
// label speaks of documents: "No. prev. doc.: 8812/23".
func (s *scan) inCoverRow(i int) bool {
	if s.blockKind(i) != doc.Cover {
		return false
	}
	first := i
	for first > i-maxRow && s.same(first-1, i) {
		first--
	}
	spoken := false
	for k := first; k < i; k++ {
		if _, end := s.every(func(v *vocabulary) *phrases { return v.documents }, k); end > 0 {
			spoken = true
		}
		if s.is(k, ":") {
			return spoken
		}
	}
	return false
}

// isOwn reports whether the number is the document's own: alone in its row of
// the cover or, bare, in any other block.
func (s *scan) isOwn(n councilNumber) bool {
	kind := s.blockKind(n.from)
	if s.alone(n.from, n.to) {
		return kind == doc.Cover || kind == doc.Title || kind == doc.Heading || kind == doc.Paragraph && !n.typed && len(s.t.Blocks) > 0
	}
	if kind != doc.Cover || s.t.Furniture.Number == "" {
		return false
	}
	own, _, ok := canon.ReadCouncil(s.t.Furniture.Number, true)
	return ok && own.ID() == n.ID() && !s.inCoverRow(n.from)
}

// ranges reads what is added to a number: "+ ADD 1-3", "+ ADD 1 + COR 2",
// "ADD 1 to 3". It returns all documents, the number itself first.
func (s *scan) ranges(base canon.Council, k int) (docs []canon.Council, end int) {
	docs = s.range1(base, k, &k)
	for {
		i := k
		_, and := s.every(func(v *vocabulary) *phrases { return v.and }, k)
		switch {
		case s.is(k, "+") || s.is(k, ","):
			i = k + 1
		case and > 0:
			i = and
		default:
			return docs, k
		}
		if len(docs) > maxDocs {
			return docs, k
		}
		if s.is(i, "+") {
			i++
		}
		if !s.same(k-1, i) || !s.isPart(i) {
			return docs, k
		}
		added := canon.Council{Series: base.Series, Number: base.Number, Year: base.Year}
		next := s.parts(&added, i)
		if len(added.Parts) == 0 {
			return docs, k
		}
		added.Parts = beside(base.Parts, added.Parts)
		docs = append(docs, s.range1(added, next, &next)...)
		k = next
	}
}

// beside puts added parts to those of the number they are added to. A part of
// the kind that number ends with stands beside it, not under it: in "ADD 1 +
// ADD 2" the second is of the same document as the first.
func beside(base, added []canon.Part) []canon.Part {
	if n := len(base); n > 0 && base[n-1].Kind == added[0].Kind {
		base = base[:n-1]
	}
	return append(append([]canon.Part(nil), base...), added...)
}

// maxRange bounds a range of parts, maxDocs what is added to one number: every
// document carries the text of the whole. Longer ones are not citations.
const (
	maxRange = 60
	maxDocs  = 120
)

// range1 reads the other end of a range whose first part c ends with: "-3",
// "to 3". k is moved behind it.
func (s *scan) range1(c canon.Council, at int, k *int) []canon.Council {
	docs := []canon.Council{c}
	*k = at
	if len(c.Parts) == 0 {
		return docs
	}
	i := at
	if _, to := s.every(func(v *vocabulary) *phrases { return v.to }, i); to > 0 {
		i = to
	} else if s.is(i, "-") {
		i++
	}
	last := c.Parts[len(c.Parts)-1]
	if s.isPart(i) && s.partKind(i) == last.Kind {
		i++ // "ADD 1 to ADD 3"
	}
	n, err := strconv.Atoi(s.num(i, 1, 2))
	if i == at && s.is(at-2, strings.ToLower(last.Kind)+"s") {
		return s.several(docs, k)
	}
	if i == at || err != nil || n <= last.Number || n-last.Number > maxRange || !s.same(at-1, i) || s.is(i+1, "/") {
		return docs
	}
	for number := last.Number + 1; number <= n; number++ {
		next := c
		next.Parts = append(append([]canon.Part(nil), c.Parts[:len(c.Parts)-1]...), canon.Part{Kind: last.Kind, Number: number})
		docs = append(docs, next)
	}
	*k = i + 1
	return docs
}
