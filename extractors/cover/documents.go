package cover

import (
	"strconv"
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

var (
	// numbers of documents in a folded value, those of the Commission first:
	// their figures look like a Council number's.
	anyNumber = pattern(
		`(?P<series>com|kom|swd|sec|sek|join|c|k) ?(?:\((?P<year>[0-9]{4}|[0-9]{2})\)|/(?P<year2>[0-9]{4})/) ?0*(?P<number>[0-9]{1,5})` +
			`|(?:(?:st|wk|cm|sn|ds|ad|cp|euco|pe-cons|pe)[ -]*)?[0-9]{1,5}(?:/[1-9][0-9]?)? ?/ ?(?:[0-9]{4}|[0-9]{2})(?: *` + part + `)*`)
	// moreParts are addenda named after a number: "+ ADD 1", "and COR 1 REV 2".
	moreParts = pattern(`^ *([+,;&]|[^0-9 +,;&(]+) *(add|cor|rev|ext)s?\.? ?([0-9]{1,3})((?: *` + part + `)*)`)
	// untilPart ends a range of them: "-3", " to 3", "- ADD 3".
	untilPart = pattern(`^ *([-,+]|[^0-9 ]+) *(?:(add|cor|rev|ext) ?)?([0-9]{1,3})`)
	// aside stands between a number and its addenda: the languages of a
	// correction, and the codes of the document before "+".
	aside     = pattern(`^ *\([a-z]{2}(?:[ ,/]+[a-z]{2})*\)|^(?:,? +[a-z][a-z/-]* [0-9]{1,4})+ *(?:\+ *(?:add|cor|rev|ext))`)
	procShape = pattern(`([0-9]{4}) ?/ ?([0-9]{4})([a-z]?) ?\(([a-z]{3})\)`)
)

// maxRange bounds how many addenda a range may stand for.
const maxRange = 60

// documents returns the ids of the Council and Commission documents that a
// value lists.
func (w *words) documents(value string) []string {
	var ids []string
	s := doc.Fold(value).Str
	for {
		m := anyNumber().FindStringSubmatchIndex(s)
		if m == nil {
			return ids
		}
		whole, rest := s[m[0]:m[1]], s[m[1]:]
		if id := commissionID(s, m); id != "" {
			ids = append(ids, id)
		} else if c, _, ok := canon.ReadCouncil(whole, true); ok && apart(s, m[0], m[1]) {
			var more []string
			more, rest = w.parts(c, rest)
			ids = append(ids, more...)
		}
		s = rest
	}
}

// apart reports whether a match is not cut out of a longer number or word.
func apart(s string, start, end int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return !digit(start-1) && !digit(end) && !(start > 0 && s[start-1] == '/') && !(end < len(s) && s[end] == '/')
}

func commissionID(s string, m []int) string {
	group := func(name string) string {
		i := 2 * anyNumber().SubexpIndex(name)
		if m[i] < 0 {
			return ""
		}
		return s[m[i]:m[i+1]]
	}
	series := canon.CommissionSeries(strings.ToUpper(group("series")))
	year, ok := canon.ReadYear(group("year") + group("year2"))
	if series == "" || !ok {
		return ""
	}
	number, _ := strconv.Atoi(group("number"))
	return canon.Commission{Series: series, Year: year, Number: number}.ID()
}

// parts returns the ids of a document and of the addenda listed after it, and
// what follows the list. "8812/23 ADD 1 to 3" is the addenda alone, "13777/23 +
// ADD 1 to 2" the document too.
func (w *words) parts(c canon.Council, rest string) (ids []string, after string) {
	ids = append(ids, c.ID())
	if n := len(c.Parts); n > 0 {
		base := canon.Council{Series: c.Series, Number: c.Number, Year: c.Year, Parts: c.Parts[:n-1]}
		var more []string
		more, rest = w.until(base, c.Parts[n-1], rest)
		ids = append(ids, more...)
		if c.Parts[n-1].Kind != "REV" {
			c = base // "ADD 1 + ADD 2" are both addenda of the document.
		}
	}
	for {
		rest = skipAside(rest)
		m := moreParts().FindStringSubmatch(rest)
		if m == nil || !strings.Contains("+,;&", m[1]) && !w.and[m[1]] {
			return ids, rest
		}
		number, _ := strconv.Atoi(m[3])
		p := canon.Part{Kind: strings.ToUpper(m[2]), Number: number}
		rest = rest[len(m[0]):]
		if m[4] != "" { // "ADD 1 REV 1"
			if of, _, ok := canon.ReadCouncil(with(c, p)+" "+m[4], false); ok {
				ids = append(ids, of.ID())
			}
			continue
		}
		ids = append(ids, with(c, p))
		var more []string
		more, rest = w.until(c, p, rest)
		ids = append(ids, more...)
	}
}

// skipAside leaves out what stands between a number and its addenda.
func skipAside(s string) string {
	m := aside().FindString(s)
	if i := strings.IndexByte(m, '+'); i >= 0 {
		return s[i:]
	}
	return s[len(m):]
}

// until reads what follows a part: "-3", "to 3" go on to the third, ", 3" and
// "and 3" name one more.
func (w *words) until(c canon.Council, p canon.Part, rest string) (ids []string, after string) {
	for {
		m := untilPart().FindStringSubmatch(rest)
		if m == nil || !apart(rest, 0, len(m[0])) {
			return ids, rest
		}
		last, _ := strconv.Atoi(m[3])
		first, ranged := last, m[1] == "-" || w.to[m[1]]
		if ranged {
			first = p.Number + 1
		}
		listed := m[2] == "" && (m[1] == "," || m[1] == "+" || w.and[m[1]])
		other := m[2] != "" && strings.ToUpper(m[2]) != p.Kind
		if !ranged && !listed || other || last <= p.Number || last-p.Number > maxRange {
			return ids, rest
		}
		for p.Number = first; p.Number <= last; p.Number++ {
			ids = append(ids, with(c, p))
		}
		p.Number, rest = last, rest[len(m[0]):]
	}
}

func with(c canon.Council, p canon.Part) string {
	c.Parts = append(append([]canon.Part(nil), c.Parts...), p)
	return c.ID()
}

// procedures returns the numbers of interinstitutional files in a value.
func procedures(value string) []string {
	var ids []string
	for _, m := range procShape().FindAllStringSubmatch(doc.Fold(value).Str, -1) {
		year, _ := strconv.Atoi(m[1])
		number, _ := strconv.Atoi(m[2])
		p := canon.Procedure{Year: year, Number: number, Split: strings.ToUpper(m[3]), Code: strings.ToUpper(m[4])}
		ids = append(ids, p.ID())
	}
	return ids
}
