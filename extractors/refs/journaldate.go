package refs

import "councilnotes/extractors/canon"

// citedDate reads the date of an issue at token k in any language, for its year:
// figures in either order, words, or a year alone; before it commas and up to
// four short words ("vom", "de", "z dnia", "dell'"). It returns none where there is no date.
func (s *scan) citedDate(k, none int) (year, end int) {
	first := k
	for n := 0; n < 5 && (s.is(k, ",") || s.is(k, ".") || s.is(k, "'") || s.isShortWord(k)); n++ {
		k++
	}
	if !s.same(first-1, k) || s.toks[k].used {
		return 0, none
	}
	if y := s.year(k); y > 0 {
		return y, s.afterYear(k + 1)
	}
	if s.num(k, 1, 2) == "" {
		return 0, none
	}
	if y, e := s.figures(k); e > 0 {
		return y, e
	}
	if y, e := s.monthInWords(k); e > 0 {
		return y, e
	}
	return 0, none
}

// isShortWord leaves page words out: they do not lead to a date.
func (s *scan) isShortWord(i int) bool {
	if s.kind(i) != word || s.toks[i].end-s.toks[i].start > 12 {
		return false
	}
	_, page := s.every(func(v *vocabulary) *phrases { return v.pages }, i)
	return page == 0
}

// separators are what stands between the figures of a date, a blank too.
func (s *scan) separator(k int) int {
	if s.is(k, ".") || s.is(k, "-") || s.is(k, "/") {
		return k + 1
	}
	if k < len(s.toks) && s.toks[k].gap {
		return k
	}
	return -1
}

// figures reads "4.5.2016", "4. 5. 2016", "25-6-97", "13.VII.2004".
func (s *scan) figures(k int) (year, end int) {
	m := s.separator(k + 1)
	if m < 0 || s.num(m, 1, 2) == "" && !s.isRoman(m) {
		return 0, 0
	}
	y := s.separator(m + 1)
	if y < 0 || !s.same(k, y) {
		return 0, 0
	}
	if year := s.year(y); year > 0 {
		return year, y + 1
	}
	if two := s.num(y, 2, 2); two != "" && s.tight(y) {
		year, _ := canon.ReadYear(two)
		return year, y + 1
	}
	return 0, 0
}

func (s *scan) isRoman(i int) bool {
	if s.kind(i) != word {
		return false
	}
	for _, c := range s.text(i) {
		if c != 'i' && c != 'v' && c != 'x' {
			return false
		}
	}
	return true
}

// monthInWords reads "4 May 2016", "4. toukokuuta 2016", "4 ta' Mejju 2016",
// "4 de mayo de 2016".
func (s *scan) monthInWords(k int) (year, end int) {
	m := k + 1
	for ; m < k+7 && s.same(k, m); m++ {
		if y := s.year(m); y > 0 && m > k+1 {
			return y, m + 1
		}
		if s.kind(m) != word && !s.is(m, ".") && !s.is(m, "'") && !s.is(m, "-") {
			break
		}
	}
	return 0, 0
}

// afterYear takes the month and the day behind a year: ".5.4", " 2 19",
// " m. gegužės 4 d.", ". gada 4. maijs", ". május 4.".
func (s *scan) afterYear(k int) int {
	if m := s.separator(k); m >= 0 && s.num(m, 1, 2) != "" {
		if d := s.separator(m + 1); d >= 0 && s.num(d, 1, 2) != "" && s.same(k-1, d) {
			return d + 1
		}
		return k
	}
	words := 0
	for i := k; i < k+7 && s.same(k-1, i); i++ {
		switch {
		case s.num(i, 1, 2) != "" && words > 0:
			return s.afterDay(i + 1)
		case s.isShortWord(i):
			words++
		case !s.is(i, "."):
			return k
		}
	}
	return k
}

// afterDay takes the month where it comes last: "2016. gada 4. maijs".
func (s *scan) afterDay(k int) int {
	if s.is(k, ".") && s.isShortWord(k+1) && s.same(k, k+1) {
		return k + 2
	}
	if s.isShortWord(k) && s.is(k+1, ".") { // "4 d."
		return k + 1
	}
	return k
}
