package refs

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
)

// journals finds citations of the Official Journal, "OJ L 119, 4.5.2016, p. 1",
// in the forms of all languages: the date in figures or words or only a year,
// the page before or behind its word.
func journals(s *scan) {
	for i := range s.toks {
		if s.toks[i].used {
			continue
		}
		_, end := s.every(func(v *vocabulary) *phrases { return v.journal }, i)
		if end == 0 && s.isSeries(i) && s.kind(i+1) == number {
			s.foreignJournal(i)
			continue
		}
		if end > 0 && s.kind(i) == word {
			s.citations(i, end)
		}
	}
}

// unglue parts the journal's abbreviation from the letter of the series where
// nothing stands between them: "ΕΕL 94/8".
func (s *scan) unglue() {
	var out []token
	done := 0
	for i := 0; i+1 < len(s.toks); i++ {
		if s.isGlued(i) {
			t := s.toks[i]
			out = append(append(out, s.toks[done:i+1]...), token{t.end - 1, t.end, t.block, word, keyOf(s.str[t.end-1 : t.end]), false, false})
			name := &out[len(out)-2]
			name.end--
			name.key = keyOf(s.str[name.start:name.end])
			done = i + 1
		}
	}
	if done > 0 {
		s.toks = append(out, s.toks[done:]...)
	}
}

// isGlued reports whether token i ends with the letter of a series and begins
// with the journal's abbreviation.
func (s *scan) isGlued(i int) bool {
	t := s.toks[i]
	if t.kind != word || t.end-t.start < 3 || t.end-t.start > 8 || s.toks[i+1].kind != number {
		return false
	}
	if last := s.str[t.end-1]; last != 'l' && last != 'c' || !s.capital(i) {
		return false
	}
	for _, v := range s.own {
		if v.journal.has(s.str[t.start : t.end-1]) {
			return true
		}
	}
	return false
}

// foreignJournal tries the abbreviations of other languages before a series
// letter with a number.
func (s *scan) foreignJournal(series int) {
	if s.same(series-1, series) && !s.toks[series-1].used && s.mayCite(series) {
		for _, v := range s.rest() {
			if _, from := v.journal.before(s, series); from >= 0 {
				s.citations(from, series)
				return
			}
		}
	}
}

// mayCite reports whether a year follows soon: other languages are loaded for
// nothing less.
func (s *scan) mayCite(i int) bool {
	for k := i; k < i+12 && s.same(i, k); k++ {
		if y, err := strconv.Atoi(s.num(k, 4, 4)); err == nil && 1951 < y && y <= canon.LastYear {
			return true
		}
	}
	return false
}

// citations reads what follows the name of the journal: one citation, and
// others that lean on the same name.
func (s *scan) citations(from, k int) {
	for from >= 0 {
		j, to := s.citation(k)
		if to == 0 || !s.free(from, to) {
			return
		}
		s.add("oj", j.ID(), from, to)
		from = s.nextCitation(to)
		k = from
	}
}

// nextCitation returns the series letter of a citation that follows in a list.
func (s *scan) nextCitation(i int) int {
	k := i
	if s.is(k, ";") || s.is(k, ",") {
		k++
	}
	if _, end := s.every(func(v *vocabulary) *phrases { return v.and }, k); end > 0 {
		k = end
	}
	if k > i && s.same(i-1, k) && s.isSeries(k) && s.kind(k+1) == number {
		return k
	}
	return -1
}

// citation reads a citation behind the journal's name at token k.
func (s *scan) citation(k int) (j canon.Journal, to int) {
	if _, end := s.every(func(v *vocabulary) *phrases { return v.signs }, k); end > 0 {
		k = end
	}
	if series := s.behindYear(k); series > 0 {
		j.Year, k = s.year(k), series
	} else if s.is(k, ",") && s.isSeries(k+1) {
		k++ // "Official Journal, L 119"
	}
	if s.isSeries(k) {
		j.Series, k = strings.ToUpper(s.text(k)[:1]), k+1
		if text, end := s.textNumber(j.Series, k); end > 0 {
			j.Year, j.Text = text.Year, text.Text
			_, end = s.citedDate(end, end)
			return j, end
		}
		j.Issue = strings.ToUpper(s.text(k - 1)[1:])
	}
	return s.issue(j, k)
}

// behindYear returns the token of the series behind a year at token k, 0 for
// none: "OJ 2016 L 119, p. 1", "ABl. 2016 Nr. L 119".
func (s *scan) behindYear(k int) int {
	if s.year(k) == 0 {
		return 0
	}
	k++
	if s.is(k, ",") || s.is(k, ".") {
		k++
	}
	if _, end := s.every(func(v *vocabulary) *phrases { return v.signs }, k); end > 0 {
		k = end
	}
	if !s.isSeries(k) {
		return 0
	}
	return k
}

// issue reads "119, 4.5.2016, p. 1".
func (s *scan) issue(j canon.Journal, k int) (canon.Journal, int) {
	if _, end := s.every(func(v *vocabulary) *phrases { return v.signs }, k); end > 0 {
		k = end
	}
	n := strings.TrimLeft(s.num(k, 1, 4), "0")
	if n == "" {
		return j, 0
	}
	j.Issue, k = n+j.Issue, k+1
	if s.is(k, ".") && (s.is(k+1, "i") || s.is(k+1, "e")) && s.capital(k+1) {
		k++ // "HL C 306. E"
	}
	if j.Series != "" && (s.is(k, "i") || s.is(k, "e") || s.is(k, "a")) && s.capital(k) {
		j.Issue, k = j.Issue+strings.ToUpper(s.text(k)), k+1
	}
	if s.is(k, "/") && s.tight(k) && s.num(k+1, 1, 4) != "" {
		j.Page, _ = strconv.Atoi(s.text(k + 1))
		k += 2
	}
	to := k
	if j.Year == 0 {
		j.Year, to = s.citedDate(k, 0)
	}
	if to == 0 || j.Series == "" && j.Year >= 1968 {
		return j, 0
	}
	if j.Page == 0 {
		if page, end := s.page(to); end > 0 {
			j.Page, to = page, end
		}
	}
	return j, to
}

// textNumber reads the number of a text that has its own issue: ", 2024/1689",
// ", C/2024/506". The figures say the series again only for C.
func (s *scan) textNumber(series string, k int) (canon.Journal, int) {
	if s.is(k, ",") {
		k++
	}
	prefix := ""
	if s.is(k, "c") && s.is(k+1, "/") && series == "C" {
		prefix, k = "C", k+2
	}
	year, n := s.year(k), strings.TrimLeft(s.num(k+2, 1, 5), "0")
	if year < 2023 || n == "" || !s.is(k+1, "/") {
		return canon.Journal{}, 0
	}
	return canon.Journal{Year: year, Text: prefix + n}, k + 3
}

// isSeries reports whether token i is the letter of a series, with that of a
// supplement perhaps ("CE", "LI").
func (s *scan) isSeries(i int) bool {
	if s.kind(i) != word || s.toks[i].end-s.toks[i].start > 2 {
		return false
	}
	switch s.text(i) {
	case "l", "c", "ce", "ci", "li", "ca":
		return s.capital(i)
	}
	return false
}

// year returns token i as a year the journal can have, or 0.
func (s *scan) year(i int) int {
	y, err := strconv.Atoi(s.num(i, 4, 4))
	if err != nil || y < 1952 || y > canon.LastYear {
		return 0
	}
	return y
}

// page reads a page, its word before or behind, and the last page of a range.
func (s *scan) page(k int) (page, end int) {
	pages := func(v *vocabulary) *phrases { return v.pages }
	for n := 0; n < 3 && (s.is(k, ".") || s.is(k, ",") || s.isYearMark(k)); n++ {
		k++
	}
	if _, e := s.every(pages, k); e > 0 && s.num(e, 1, 5) != "" && s.same(k, e) {
		page, _ = strconv.Atoi(s.text(e))
		return page, s.pageEnd(e + 1)
	}
	if n := s.num(k, 1, 5); n != "" {
		e := k + 1
		if s.is(e, ".") && s.is(e+1, "-") {
			e++ // "206.–247. lpp."
		}
		e = s.pageEnd(e)
		if s.is(e, ".") {
			e++
		}
		if _, last := s.every(pages, e); last > 0 && s.same(k, e) {
			page, _ = strconv.Atoi(n)
			return page, last
		}
	}
	return 0, 0
}

// pageEnd takes the end of a range, and the year that pages had before 1968.
func (s *scan) pageEnd(k int) int {
	if (s.is(k, "-") || s.is(k, "/") && s.tight(k)) && s.num(k+1, 1, 5) != "" && s.same(k, k+1) {
		return k + 2
	}
	if _, to := s.every(func(v *vocabulary) *phrases { return v.to }, k); to > 0 && s.num(to, 1, 5) != "" && s.same(k-1, to) {
		return to + 1 // "pages 1 to 88"
	}
	return k
}

// isYearMark reports whether token i is what languages put behind a year: "г.".
func (s *scan) isYearMark(i int) bool {
	return s.isShortWord(i) && s.toks[i].end-s.toks[i].start <= 2 && !s.isSeries(i) && s.is(i+1, ".")
}
