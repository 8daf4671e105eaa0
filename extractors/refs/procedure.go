package refs

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
)

// procedures finds interinstitutional files: "2021/0136(COD)", "2021/0136 COD"
// and, as EUR-Lex titles have it, "COD 2000/0044".
func procedures(s *scan) {
	for _, i := range s.slashes {
		if s.num(i-1, 4, 4) == "" || s.num(i+1, 3, 4) == "" || !s.tight(i) || !s.tight(i+1) {
			continue
		}
		s.procedure(i)
	}
}

func (s *scan) procedure(slash int) {
	from, k, split := slash-1, slash+2, ""
	if s.kind(k) == word && s.tight(k) && len(s.text(k)) == 1 {
		split, k = strings.ToUpper(s.text(k)), k+1
	}
	code := ""
	switch {
	case s.is(k, "(") && s.isCode(k+1) && s.is(k+2, ")") && (s.isKnownCode(k+1) || !s.behindMark(from)):
		code, k = s.text(k+1), k+3
	case s.is(k, "/") && s.isKnownCode(k+1), s.is(k, "(") && s.isKnownCode(k+1):
		code, k = s.text(k+1), k+2
	case s.isKnownCode(k):
		code, k = s.text(k), k+1
	case s.isKnownCode(from-1) && len(s.text(slash+1)) == 4 && s.same(from-1, from):
		code, from, k = s.text(from-1), from-1, slash+2
	}
	year, ok := canon.ReadYear(s.text(slash - 1))
	n, err := strconv.Atoi(s.text(slash + 1))
	if code == "" || !ok || err != nil || n == 0 || !s.free(from, k) {
		return
	}
	p := canon.Procedure{Year: year, Number: n, Split: split, Code: strings.ToUpper(code)}
	s.add("procedure", p.ID(), from, k)
}

// behindMark reports whether the mark of a treaty stands before token i, which
// then begins the number of an act: "(EU) 2022/2065 (DSA)".
func (s *scan) behindMark(i int) bool {
	return s.is(i-1, ")") && s.isMark(i-2) || s.isMark(i-1)
}

// isCode reports whether token i can be the code of a procedure: three Latin
// letters in capitals that are not the mark of a treaty or of the EEA.
func (s *scan) isCode(i int) bool {
	if s.kind(i) != word || len(s.text(i)) != 3 || !s.capital(i) || s.is(i, "eea") {
		return false
	}
	for _, v := range s.own {
		if _, suffix := v.suffixes[s.text(i)]; suffix {
			return false
		}
	}
	return true
}

func (s *scan) isKnownCode(i int) bool {
	return s.isCode(i) && strings.Contains(knownCodes, s.text(i)+" ")
}

// knownCodes can stand without brackets.
const knownCodes = "cod cns nle app avc syn prt acc bud dec ini inl rsp dea rps imm reg aci gbd cos ins cnc spu uci cnb bui dce olp "
