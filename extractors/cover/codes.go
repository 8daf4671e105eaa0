package cover

import (
	"strings"
	"unicode"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

var (
	// A code is a word, "CFSP/PESC", "COVID-19" or "OJ CRP1", with a number.
	subjectCode = pattern(`^([a-z][a-z0-9-]*(?:/[a-z][a-z-]*)?(?: [a-z]{2,4}[0-9]?)?) ?([0-9]{1,4})(?:[ ,;]+|$)`)
	glued       = pattern(`^([a-z]+(?:[-/][a-z]+)*)([0-9]{1,4})(?:[ ,;]+|$)`)
	onlyMarking = pattern(`^limite *| *limite$`)
	bareCode    = pattern(`^[A-Z]{1,12}(?:[-/][A-Z]{2,12})?$`)
)

// coded reads subject codes: "TELECOM 44", one or several on a row of capitals
// that holds nothing else.
func (p *page) coded(row string) bool {
	var codes []string
	rest := onlyMarking().ReplaceAllString(strings.TrimSpace(doc.Fold(row).Str), "")
	for rest != "" {
		m := subjectCode().FindStringSubmatch(rest)
		if g := glued().FindStringSubmatch(rest); g != nil {
			m = g
		}
		if m == nil || canon.IsPart(strings.ToUpper(m[1])) || canon.IsSeries(strings.ToUpper(m[1])) {
			return false
		}
		codes = append(codes, strings.ToUpper(m[1])+" "+m[2])
		rest = rest[len(m[0]):]
	}
	p.cover.SubjectCodes = appendNew(p.cover.SubjectCodes, codes...)
	return len(codes) > 0
}

// withoutNumbers are the series whose documents have subject codes without
// numbers.
var withoutNumbers = map[string]bool{"CM": true, "WK": true, "SN": true, "DS": true}

// bareCodes reads subject codes without numbers, which stand between the number
// of a notice or working paper and its title, each on its row.
func (p *page) bareCodes(row string) bool {
	n, _, ok := canon.ReadCouncil(p.number, true)
	if !ok || !withoutNumbers[n.Series] || p.cover.Type != "" {
		return false
	}
	codes := strings.FieldsFunc(row, func(r rune) bool { return r == ',' || r == ';' })
	for i, c := range codes {
		codes[i] = strings.ToUpper(doc.Fold(strings.TrimSpace(c)).Str)
		if !capitalsOnly(c) || !bareCode().MatchString(codes[i]) {
			return false
		}
	}
	p.cover.SubjectCodes = appendNew(p.cover.SubjectCodes, codes...)
	return len(codes) > 0
}

func capitalsOnly(s string) bool { return strings.IndexFunc(s, unicode.IsLower) < 0 }
