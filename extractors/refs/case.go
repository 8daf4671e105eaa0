package refs

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
)

// cases finds cases of the Court by their letter (C-311/18), older ones behind
// the word for case (26/62), and opinions (Opinion 1/15).
func cases(s *scan) {
	for _, i := range s.slashes {
		n, year := s.num(i-1, 1, 4), s.num(i+1, 2, 4)
		y, ok := canon.ReadYear(year)
		number, err := strconv.Atoi(n)
		if n == "" || !ok || err != nil || number == 0 || !s.tight(i) || !s.tight(i+1) || s.partOfMore(i+2) {
			continue
		}
		if from, court := s.looseCourt(i - 1); court != "" {
			s.addCase(court+"-"+number2(number, y), from, i+2)
		} else if from, court := s.court(i - 1); court != "" {
			s.addCase(court+"-"+number2(number, y), from, i+2)
		} else if len(year) == 2 {
			if court := s.sameCourt(i - 1); court != "" && y >= 1989 {
				s.addCase(court+"-"+number2(number, y), i-1, i+2)
				continue
			}
			s.behindWord(i, number, y)
		}
	}
}

func number2(n, year int) string {
	return strconv.Itoa(n) + "/" + pad(strconv.Itoa(year%100), 2)
}

// partOfMore reports whether a number goes on at token k: "1/2/2016", "1/20(COD)".
func (s *scan) partOfMore(k int) bool {
	return s.tight(k) && (s.is(k, "/") || s.kind(k) == word)
}

// court returns the letter of the court before a number, and its token; "" for
// none. The hyphen may be missing only behind the word for case.
func (s *scan) court(n int) (from int, letter string) {
	from = n - 2
	if !s.is(n-1, "-") {
		from = n - 1
	}
	if !s.same(from, n) || !s.tight(n) || from == n-2 && !s.tight(n-1) || !s.capital(from) {
		return 0, ""
	}
	if s.tight(from) && !s.is(from-1, "(") && !s.is(from-1, "\"") && s.kind(from-1) != mark || s.tight(from) && (s.is(from-1, "-") || s.is(from-1, "/")) {
		return 0, ""
	}
	switch l := s.text(from); l {
	case "c", "t", "f":
		if from == n-1 && s.everyBefore(func(v *vocabulary) *phrases { return v.cases }, from) < 0 {
			return 0, ""
		}
		return from, strings.ToUpper(l)
	}
	return 0, ""
}

// sameCourt returns the letter of the case before, where the number at token n
// continues its list without one: "Joined Cases C-203/15 and 698/15".
func (s *scan) sameCourt(n int) string {
	if !s.continues("case", n) {
		return ""
	}
	court, _, ok := strings.Cut(s.found[len(s.found)-1].ID, "-")
	if !ok || len(court) != 1 {
		return ""
	}
	return court
}

// looseCourt is court behind the word for case, where blanks may stand around
// the hyphen: "Case C - 311/18".
func (s *scan) looseCourt(n int) (from int, letter string) {
	from = n - 2
	if !s.is(n-1, "-") || !s.same(from, n) || s.tight(n) && s.tight(n-1) || s.everyBefore(func(v *vocabulary) *phrases { return v.cases }, from) < 0 {
		return 0, ""
	}
	if l := s.text(from); l == "c" || l == "t" || l == "f" {
		return from, strings.ToUpper(l)
	}
	return 0, ""
}

// addCase keeps a case; marks of the procedure behind it (P, PPU) belong to the
// mention and not to the id.
func (s *scan) addCase(id string, from, to int) {
	for s.kind(to) == word && s.capital(to) && s.same(to-1, to) && strings.Contains(procedureMarks, " "+s.text(to)+" ") {
		to++
	}
	if s.free(from, to) {
		s.add("case", id, from, to)
	}
}

const procedureMarks = " p ppu renv rx rev r dep rec intp op sa to aj "

// behindWord reads a number without letter beside the word for case or opinion,
// or behind another such case.
func (s *scan) behindWord(slash, number, year int) {
	k := slash - 1
	called := func(pick func(*vocabulary) *phrases) bool {
		sign := s.signBefore(k)
		if sign < 0 {
			sign = k
		}
		return s.everyBefore(pick, sign) >= 0 || s.everyBehind(pick, slash+2)
	}
	continued := func(opinion bool) bool {
		return s.continues("case", k) && strings.HasPrefix(s.found[len(s.found)-1].ID, "Opinion-") == opinion
	}
	if year >= 1975 && (continued(true) || called(func(v *vocabulary) *phrases { return v.opinions })) {
		s.addCase("Opinion-"+number2(number, year), k, slash+2)
		return
	}
	listed := continued(false) && !strings.Contains(s.found[len(s.found)-1].ID, "-")
	joined := s.joinedCases(k)
	if year >= 1990 || !listed && len(joined) == 0 && !called(func(v *vocabulary) *phrases { return v.cases }) {
		return
	}
	for _, i := range joined {
		n, _ := strconv.Atoi(s.text(i))
		s.addCase(number2(n, year), i, i+1)
	}
	s.addCase(number2(number, year), k, slash+2)
}

// maxJoined is how many cases share the year of the last at most.
const maxJoined = 12

// joinedCases returns the tokens of the numbers that share the year of the case
// at token k, in the order of the text: "Joined Cases 56 and 58/64".
func (s *scan) joinedCases(k int) []int {
	var joined []int
	for len(joined) < maxJoined {
		before := k - 1
		if start := s.everyBefore(func(v *vocabulary) *phrases { return v.and }, k); start >= 0 {
			before = start
		} else if !s.is(before, ",") {
			return nil
		}
		k = before - 1
		if n := s.num(k, 1, 3); n == "" || n[0] == '0' || !s.same(k, before) {
			return nil
		}
		joined = append([]int{k}, joined...)
		if s.everyBefore(func(v *vocabulary) *phrases { return v.cases }, k) >= 0 {
			return joined
		}
	}
	return nil
}
