package refs

import "strings"

// eclis finds European Case Law Identifiers, "ECLI:EU:C:2020:559", and the
// Court's own without their first part, "EU:C:2020:559".
func eclis(s *scan) {
	for i := range s.toks {
		if s.toks[i].kind != word || !s.is(i+1, ":") {
			continue
		}
		switch {
		case s.is(i, "ecli") && s.kind(i+2) == word:
			s.ecli(i, i+2)
		case s.is(i, "eu") && (s.is(i+2, "c") || s.is(i+2, "t") || s.is(i+2, "f")):
			s.ecli(i, i)
		}
	}
}

// ecli reads the identifier whose country is token country: country, court,
// year and ordinal between colons, without blanks.
func (s *scan) ecli(from, country int) {
	year := country + 2
	for year < len(s.toks) && s.toks[year].kind != mark && s.tight(year) {
		year++ // The letters and digits of the court.
	}
	if s.toks[country].used || !s.is(country+1, ":") || year == country+2 || !s.is(year, ":") ||
		s.num(year+1, 4, 4) == "" || !s.is(year+2, ":") {
		return
	}
	to := year + 3
	for to < len(s.toks) && s.tight(to) && (s.toks[to].kind != mark || s.is(to, ".") && s.tight(to+1) && s.kind(to+1) != mark) {
		to++
	}
	if to == year+3 || to > from+24 || !s.free(from, to) {
		return
	}
	id := strings.ToUpper(s.str[s.toks[country].start:s.toks[to-1].end])
	if strings.Contains(id, " ") {
		return
	}
	s.add("case", "ECLI:"+id, from, to)
}
