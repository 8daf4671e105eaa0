package cover

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

// header reads a row above the table of labels. One row may hold several
// things, as an export runs them together.
func (p *page) header(row string) {
	if len(row) > maxHeaderRow {
		return
	}
	folded := doc.Fold(row).Str
	understood := p.original(folded)
	if p.dated(row) {
		if n := insideNumber().FindStringIndex(row); n != nil && n[0] >= p.date.Span.End {
			p.header(row[n[0]+1:])
		}
		return
	}
	rest, numbered := p.numbered(folded)
	understood = p.distributedOn(row) || numbered || understood
	if more := procedures(row); len(more) > 0 {
		p.cover.Procedures, understood = appendNew(p.cover.Procedures, more...), true
		p.coded(row[:smallWord(row)]) // Codes may stand before the label.
		p.numberBehind(row)
	}
	understood = p.marked(row) || understood
	understood = capitalsOnly(row) && p.coded(rest) || understood
	if !understood && !p.titled(row) && !p.bareCodes(row) {
		p.unknown(row)
	}
}

// maxHeaderRow bounds the bytes of a row above the table: all that stands there
// on one page does not take more.
const maxHeaderRow = 2000

// smallWord returns where the first word with a small letter begins.
func smallWord(row string) int {
	i := strings.IndexFunc(row, unicode.IsLower)
	if i < 0 {
		return len(row)
	}
	return strings.LastIndexByte(row[:i], ' ') + 1
}

var original = pattern(`(?:\(|^)or(?:[.:]+ *| +)([a-z]{1,2}(?:[ ,/+]+[a-z]{1,2})*)(?:\)|$)`)

// formerCodes are the codes of one letter that documents of the last century
// have for their languages, and others that are no longer in use.
var formerCodes = map[string]string{
	"d": "de", "e": "en", "f": "fr", "i": "it", "n": "nl", "p": "pt", "s": "sv", "dk": "da", "gr": "el", "sp": "es",
}

// original reads "(OR. en)": the languages the document was written in.
func (p *page) original(folded string) bool {
	m := original().FindStringSubmatch(folded)
	if m == nil {
		return false
	}
	codes := strings.FieldsFunc(m[1], func(r rune) bool { return r < 'a' || r > 'z' })
	for i, code := range codes {
		codes[i] = cmp.Or(formerCodes[code], code)
	}
	p.cover.OriginalLanguages = appendNew(p.cover.OriginalLanguages, codes...)
	return true
}

// dated reads the place-date line: "Brussels, 14 February 2022 (15.02)".
func (p *page) dated(row string) bool {
	if p.cover.Date != "" {
		return false
	}
	d, ok := p.calendar.Find(row)
	if !ok {
		return false
	}
	p.date, p.cover.Date = d, d.EDTF
	p.cover.Place = p.place(row[:d.Span.Start])
	p.cover.DistributionDate = p.distributed(row[d.Span.End:], d)
	return true
}

// placeWords is the number of words that the name of a place has at most.
const placeWords = 3

// place returns the place named before a date: a known one, else what stands
// before the comma or, where the language has words between a place and a date,
// before those.
func (p *page) place(before string) string {
	if hits := p.places.Find(doc.Fold(before), before); len(hits) > 0 {
		s := hits[len(hits)-1].Span
		return before[s.Start:s.End]
	}
	name, _, _ := strings.Cut(before, ",")
	words := strings.Fields(name)
	for n := len(words); n > 0 && p.beforeDate[doc.Fold(words[n-1]).Str]; n-- {
		words = words[:n-1]
	}
	if len(words) == 0 || len(words) > placeWords || !startsUpper(words[0]) {
		return ""
	}
	first := strings.Index(name, words[0])
	last := words[len(words)-1]
	return name[first : strings.LastIndex(name, last)+len(last)]
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// distributedOn reads the date of distribution where it stands in a row of its
// own, with a year or without: "(3.3.2023)", "(15.02)".
func (p *page) distributedOn(row string) bool {
	c := &p.cover
	row = strings.TrimSpace(row)
	if c.Date == "" || c.DistributionDate != "" || !strings.HasPrefix(row, "(") || !strings.HasSuffix(row, ")") {
		return false
	}
	c.DistributionDate = p.distributed(row, p.date)
	return c.DistributionDate != ""
}

// distributed reads the date in brackets after the date of the document. Where
// it is day and month only, it is in the same year, or early in the next.
func (p *page) distributed(after string, d match.FullDate) string {
	_, inner, ok := strings.Cut(after, "(")
	if !ok {
		return ""
	}
	inner, _, _ = strings.Cut(inner, ")")
	if full, ok := p.calendar.Find(inner); ok {
		return full.EDTF
	}
	day, month, ok := match.DayMonth(strings.TrimSpace(inner))
	if !ok {
		day, month, ok = p.dayMonth(inner, d.Year)
	}
	if !ok {
		return ""
	}
	if month*31+day < d.Month*31+d.Day {
		return canon.Day(d.Year+1, month, day)
	}
	return canon.Day(d.Year, month, day)
}

// dayMonth reads a day with its month in words, which a year, wherever the
// language has it, makes a whole date.
func (p *page) dayMonth(s string, year int) (day, month int, ok bool) {
	y := strconv.Itoa(year)
	for _, whole := range []string{s + " " + y, y + " " + s} {
		if d, ok := p.calendar.Find(whole); ok {
			return d.Day, d.Month, true
		}
	}
	return 0, 0, false
}

// A number stands at the start of its row, perhaps spread over two rows:
// "9124/1/23" and "REV 1" below.
var (
	ownNumber = pattern(`^(?:(?:st|wk|cm|sn|ds|ad|cp|euco|pe-cons|pe) ?)?[0-9]{1,5}(?:/[1-9][0-9]?)? ?/ ?(?:[0-9]{4}|[0-9]{2})(?: *` + part + `)*(?: |$)`)
	// insideNumber finds one that an export printed behind the date.
	insideNumber = pattern(`(?i) (?:(?:st|wk|cm|sn|ds|pe-cons) )?[0-9]{3,5}(?:/[1-9])?/[0-9]{2}(?: |$)`)
	ownParts     = pattern(`^((?:` + part + ` *)+)(?:\([a-z]{2}(?:[ ,/]+[a-z]{2})*\))?$`)
)

// part is what follows the number of a revision, an addendum …
const part = `(?:rev|add|cor|dcl|ext|amd) ?[0-9]{1,3}`

// numbered reads the number and returns what follows it on its row.
func (p *page) numbered(folded string) (rest string, ok bool) {
	folded = strings.TrimSpace(folded)
	if p.number == "" {
		m := ownNumber().FindString(folded)
		if number := strings.TrimSpace(m); canRead(number) {
			p.number = number
			return folded[len(m):], true
		}
		return folded, false
	}
	m := ownParts().FindStringSubmatch(folded)
	if m == nil {
		return folded, false
	}
	if number := p.number + " " + strings.TrimSpace(m[1]); canRead(number) {
		p.number = number
		return "", true
	}
	return folded, false
}

// numberBehind reads the number, and what follows it, that an export printed
// behind the interinstitutional file.
func (p *page) numberBehind(row string) {
	if n := insideNumber().FindStringIndex(row); n != nil && p.number == "" && p.last == "" {
		p.header(row[n[0]+1:])
	}
}

func canRead(number string) bool {
	_, _, ok := canon.ReadCouncil(number, true)
	return ok
}

// markings are what a document may be marked with in all languages; a language
// may have words of its own besides. Longer ones first.
var markings = []marking{
	{"RESTREINT UE", "restricted"}, {"EU RESTRICTED", "restricted"},
	{"CONFIDENTIEL UE", "confidential"}, {"EU CONFIDENTIAL", "confidential"},
	{"TRES SECRET UE", "top_secret"}, {"EU TOP SECRET", "top_secret"},
	{"SECRET UE", "secret"}, {"EU SECRET", "secret"},
	{"LIMITE", "limite"}, {"PUBLIC", "public"},
	{"RESTREINT", "restricted"}, {"RESTRICTED", "restricted"}, {"CONFIDENTIEL", "confidential"}, {"CONFIDENTIAL", "confidential"},
}

// marking is a word as printed and what it says of the distribution.
type marking struct{ printed, distribution string }

// marked reads who may read the document. The words count as printed, in
// capitals: in running text they are only words. A language's own words are its
// titles' too, so they count at the end of a row only.
func (p *page) marked(row string) bool {
	for _, m := range markings {
		i := strings.Index(row, m.printed)
		if i >= 0 && !letterAt(row, i-1) && !letterAt(row, i+len(m.printed)) {
			first(&p.cover.Distribution, m.distribution)
			return true
		}
	}
	for _, m := range p.markings {
		if before, ok := strings.CutSuffix(row, m.printed); ok && (before == "" || strings.HasSuffix(before, " ") && p.numberIn(before)) {
			first(&p.cover.Distribution, m.distribution)
			return true
		}
	}
	return false
}

// numberIn reports whether a row is the document's number.
func (p *page) numberIn(row string) bool {
	return ownNumber().MatchString(strings.TrimSpace(doc.Fold(row).Str))
}

// letterAt reports whether the byte at i is part of a word.
func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 0x80 || unicode.IsLetter(rune(s[i])) || unicode.IsDigit(rune(s[i])))
}
