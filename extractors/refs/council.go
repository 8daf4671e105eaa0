package refs

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
)

// council finds numbers of Council documents. One with its letters (WK
// 15233/2021) or its parts (6106/22 ADD 2) is plain; a bare one (15367/17)
// counts behind a word for document, in a labelled row of a cover, or in a list
// behind another. The document's own number, alone in its row, is none.
func council(s *scan) {
	s.underscored()
	var waiting []councilNumber
	for _, i := range s.slashes {
		n, ok := s.councilNumber(i)
		if !ok {
			continue
		}
		waiting = s.chain(waiting, n)
		if s.addCouncil(n) {
			for _, before := range waiting {
				s.keepCouncil(before)
			}
			waiting = nil
		} else if n.Number > 99 {
			waiting = append(waiting, n)
		}
	}
}

// chain returns the bare numbers that still form a list with number n behind
// them: one that is plain speaks for those before it.
func (s *scan) chain(waiting []councilNumber, n councilNumber) []councilNumber {
	if len(waiting) > 0 && s.listed(waiting[len(waiting)-1].to, n.from) {
		return waiting
	}
	return waiting[:0]
}

// councilNumber is a number as printed, without what follows a plus.
type councilNumber struct {
	canon.Council
	from, to int // tokens
	typed    bool
	inner    bool // it has the inner figure of a revision: "13309/1/12"
	pinpoint string
}

// maxInner is the greatest figure of a revision that needs no letters behind it.
const maxInner = 20

// councilNumber reads the number whose first slash is given.
func (s *scan) councilNumber(slash int) (n councilNumber, ok bool) {
	digits := s.num(slash-1, 1, 5)
	if digits == "" || s.is(slash-2, "/") && s.tight(slash-1) && s.kind(slash-3) == number {
		return n, false
	}
	n.from, n.to, n.Series = slash-1, slash+2, "ST"
	n.Number, _ = strconv.Atoi(digits)
	year, inner := s.num(slash+1, 1, 4), 0
	if s.is(slash+2, "/") && s.num(slash+3, 2, 4) != "" && len(year) <= 2 && s.tight(slash+3) {
		inner, _ = strconv.Atoi(year)
		if inner > maxInner && !s.isPart(slash+4) {
			return n, false // the votes for, against and withheld: 612/44/21
		}
		year, n.to, n.inner = s.num(slash+3, 2, 4), slash+4, true
	}
	n.Year, ok = canon.ReadYear(year)
	if !ok || !n.Valid() || len(year) == 3 {
		return n, false
	}
	s.series(&n)
	if !s.tight(slash) && !n.typed {
		return n, false // "4293 /26" needs its letters.
	}
	if s.partOfMore(n.to) && !s.slashedPart(n.to) && !s.isPart(n.to) {
		return n, false
	}
	n.to = s.parts(&n.Council, n.to)
	n.Council = n.Revised(inner)
	return n, s.free(n.from, n.to)
}

// series reads the letters before the number: "ST 6106/22", "PE-CONS 24/24",
// "PE/28/2019", "wk15233/2021".
func (s *scan) series(n *councilNumber) {
	k := n.from - 1
	if s.is(k, "/") && s.is(k-1, "pe") && s.tight(n.from) {
		n.Series, n.from, n.typed = "PE", k-1, true
		return
	}
	if s.is(k, "-") && s.tight(n.from) {
		k-- // "WK-15233/2021"
	}
	if !s.same(k, n.from) || s.kind(k) != word {
		return
	}
	if s.is(k, "cons") && s.is(k-1, "-") && s.is(k-2, "pe") {
		n.Series, n.from, n.typed = "PE", k-2, true
		return
	}
	letters := strings.ToUpper(s.text(k))
	if canon.IsSeries(letters) && letters != "PE" && (s.capital(k) || letters == "WK") {
		n.Series, n.from, n.typed = letters, k, true
	}
}

// parts reads "REV 1 ADD 1 COR 2", and the same with slashes.
func (s *scan) parts(c *canon.Council, k int) (end int) {
	for {
		i := k
		if s.slashedPart(k) {
			i++
		}
		n := s.partNumber(i + 1)
		switch {
		case s.is(i, "init") && s.same(k-1, i):
			return i + 1
		case !s.isPart(i) || n == "" || !s.same(k-1, i+1):
			return k
		}
		number, _ := strconv.Atoi(n)
		c.Parts = append(c.Parts, canon.Part{Kind: s.partKind(i), Number: number})
		k = i + 2
		if s.is(i+1, "/") || s.is(i+1, ".") {
			k++
		}
	}
}

// partNumber returns the number of a part; a slash or full stop may stand
// before it ("REV/1").
func (s *scan) partNumber(k int) string {
	if (s.is(k, "/") || s.is(k, ".")) && s.tight(k+1) {
		k++
	}
	if n := s.num(k, 1, 2); n != "" && n != "0" && n != "00" && !(s.is(k+1, "/") && s.kind(k+2) == number) {
		return n
	}
	return ""
}

func (s *scan) isPart(i int) bool {
	return s.kind(i) == word && s.toks[i].end-s.toks[i].start <= 4 && canon.IsPart(s.partKind(i)) && s.capital(i)
}

// partKind returns the kind of a part, also of several: "ADDs 1 and 2".
func (s *scan) partKind(i int) string { return strings.ToUpper(strings.TrimSuffix(s.text(i), "s")) }

func (s *scan) slashedPart(k int) bool { return s.is(k, "/") && s.tight(k+1) && s.isPart(k+1) }

// addCouncil keeps a number that is plain or has its cue, and one reference for
// each document of its range. It reports whether it knew the number for one.
func (s *scan) addCouncil(n councilNumber) bool {
	own := s.isOwn(n)
	if !own && !s.isCalled(n) {
		return false
	}
	if _, to := s.ranges(n.Council, n.to); own && to == n.to {
		s.use(n.from, n.to)
		return false
	}
	s.keepCouncil(n)
	return true
}

func (s *scan) keepCouncil(n councilNumber) {
	docs, to := s.ranges(n.Council, n.to)
	pinpoint, to := s.language(to)
	s.use(n.from, to)
	span := s.span(n.from, to)
	for _, d := range docs {
		s.addAt("council", d.ID(), span, n.from, to).Pinpoint = pinpoint
	}
}

// language reads the languages a correction is for: "COR 1 (de)", "(fr, it)".
func (s *scan) language(k int) (langs string, end int) {
	if !s.is(k, "(") || !s.isPart(k-2) {
		return "", k
	}
	for i := k + 1; s.kind(i) == word && len(s.text(i)) == 2 && s.same(k-1, i+1); i += 2 {
		if s.is(i+1, ")") {
			return s.original(k+1, i+1), i + 2
		}
		if !s.is(i+1, ",") && !s.is(i+1, "/") {
			break
		}
	}
	return "", k
}

// underscored finds "ST_5419_2016_INIT", "ST-12004-2007-REV-1", "ST 6106 2022
// INIT", with CONSIL: before them or a language behind.
func (s *scan) underscored() {
	for i := range s.toks {
		if s.toks[i].kind != word || s.toks[i].used || s.toks[i].end-s.toks[i].start > 4 {
			continue
		}
		sep := s.is(i+1, "_") || s.is(i+1, "-")
		if !sep && s.kind(i+1) != number || !canon.IsSeries(strings.ToUpper(s.text(i))) {
			continue
		}
		k := i + 1
		if sep {
			k++
		}
		if s.num(k, 1, 5) == "" || !s.same(i, k) {
			continue
		}
		if end := s.underscoredEnd(i, k, sep); end > 0 {
			from := i
			if s.is(i-1, ":") && s.is(i-2, "consil") {
				from = i - 2
			}
			c, _, ok := canon.ReadCouncil(s.str[s.toks[i].start:s.toks[end-1].end], false)
			if ok && s.free(from, end) {
				s.add("council", c.ID(), from, end)
			}
		}
	}
}

// underscoredEnd returns the token behind the number's last part.
func (s *scan) underscoredEnd(first, n int, sep bool) int {
	step := 1
	if sep {
		step = 2
	}
	year := n + step
	if s.num(year, 4, 4) == "" || sep && s.text(n+1) != s.text(first+1) || !s.same(first, year) {
		return 0
	}
	k, end := year+step, 0
	for s.same(first, k) {
		switch {
		case s.is(k, "init"):
			return s.underscoredLang(k + 1)
		case s.isPart(k) && s.num(k+step, 1, 2) != "":
			end = k + step + 1
			k = end + step - 1
		default:
			return s.underscoredLang(end)
		}
	}
	return s.underscoredLang(end)
}

// underscoredLang takes the language of a file's name: "ST_5419_2016_INIT_EN".
func (s *scan) underscoredLang(k int) int {
	if k > 0 && s.is(k, "_") && s.tight(k+1) && s.kind(k+1) == word && len(s.text(k+1)) == 2 {
		return k + 2
	}
	return k
}
