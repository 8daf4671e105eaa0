package refs

import (
	"fmt"
	"strings"

	"councilnotes/extractors/canon"
)

// parliament finds texts adopted (P9_TA(2021)0123), reports, motions and
// referrals (A9-0123/2021, RC-B9-0374/2021, C9-0123/2021, T9-0123/2021) and
// PE numbers (PE 123.456).
func parliament(s *scan) {
	for i := range s.toks {
		switch {
		case s.toks[i].kind != word || s.toks[i].used:
		case s.is(i, "p") && s.is(i+2, "_") && s.is(i+3, "ta"):
			s.adopted(i)
		case s.is(i, "pe"):
			s.numberPE(i)
		}
	}
	for _, i := range s.slashes {
		s.tabled(i)
	}
}

func (s *scan) adopted(i int) {
	term, k := s.num(i+1, 1, 2), i+4
	prov := ""
	if s.is(k, "-") && s.is(k+1, "prov") {
		prov, k = "-PROV", k+2
	}
	year, n := s.num(k+1, 4, 4), s.num(k+3, 1, 4)
	if term == "" || !s.is(k, "(") || year == "" || !s.is(k+2, ")") || n == "" || !s.free(i, k+4) {
		return
	}
	s.add("parliament", fmt.Sprintf("P%s_TA%s(%s)%s", term, prov, year, pad(n, 4)), i, k+4)
}

// tabled reads "A9-0123/2021" around the slash.
func (s *scan) tabled(slash int) {
	i := slash - 4
	letters := "ABCGOT"
	n, year := s.num(slash-1, 4, 4), s.num(slash+1, 2, 4)
	if i < 0 || n == "" || year == "" || len(s.text(i)) != 1 || !strings.Contains(letters, strings.ToUpper(s.text(i))) ||
		s.num(i+1, 1, 2) == "" || !s.tight(i+1) || !s.is(i+2, "-") || !s.capital(i) {
		return
	}
	y, ok := canon.ReadYear(year)
	from, rc := i, ""
	if s.is(i-1, "-") && s.is(i-2, "rc") && s.tight(i) {
		from, rc = i-2, "RC-"
	}
	if !ok || !s.free(from, slash+2) {
		return
	}
	id := fmt.Sprintf("%s%s%s-%s/%d", rc, strings.ToUpper(s.text(i)), s.text(i+1), n, y)
	s.add("parliament", id, from, slash+2)
}

// numberPE reads "PE 123.456"; what may follow, "v02-00", is its version.
func (s *scan) numberPE(i int) {
	a, b := s.num(i+1, 3, 3), s.num(i+3, 3, 3)
	switch {
	case a != "" && b != "" && s.is(i+2, ".") && s.tight(i+3) && s.capital(i):
		s.add("parliament", "PE"+a+"."+b, i, i+4)
	case s.num(i+1, 6, 6) != "" && s.capital(i):
		n := s.text(i + 1)
		s.add("parliament", "PE"+n[:3]+"."+n[3:], i, i+2)
	}
}

// pad puts zeros before digits.
func pad(digits string, n int) string {
	if len(digits) >= n {
		return digits
	}
	return strings.Repeat("0", n-len(digits)) + digits
}
