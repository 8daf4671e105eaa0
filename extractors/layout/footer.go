package layout

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"councilnotes/extractors/lang"
)

// footer is what a line at the foot of a Council document's page may say.
// Source of the shapes: footers of some twenty published documents.
type footer struct {
	number, initials, unit, distribution, language, page string
	annex                                                bool
	twice                                                bool // the language stands at both ends: "EN 1 EN"
}

var (
	footNumber = regexp.MustCompile(`^(?:(?:ST|CM|SN|WK|DS|AD|CP|EUCO|PE-CONS|XT)\s)?\d{1,5}(?:/\d{4}|(?:/\d{1,2})?\s?/\d{2})(?:\s(?:REV|ADD|COR|DCL|EXT|AMD)\s?\d{0,3})*(?:\s\([a-z]{2}(?:,[a-z]{2})*\))?(?:\s|$)`)
	footUnit   = regexp.MustCompile(`^[A-Z]{2,8}(?:[.\-][A-Za-z0-9]{1,5})*$`)
	footSub    = regexp.MustCompile(`^(?:\d{1,2}[A-Za-z]?|[A-Z]|[IVX]{1,4}|-|DG[A-Z]?|[A-Z]\.[0-9A-Z])$`)
	footTongue = regexp.MustCompile(`^[A-Z]{2}(?:/[A-Z]{2})?$`)
	markings   = map[string]bool{"LIMITE": true, "PUBLIC": true, "RESTREINT": true, "RESTRICTED": true, "CONFIDENTIEL": true}
)

// tongues are the codes of the languages as a footer prints them.
var tongues = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, c := range lang.Codes() {
		m[strings.ToUpper(c)] = true
	}
	return m
})

// longestFooter is the number of bytes no line of a footer has more of.
const longestFooter = 200

// parseFooter reads a line all of whose words belong in a footer.
func parseFooter(s string) (footer, bool) {
	var f footer
	if len(s) > longestFooter || s == "" {
		return f, false
	}
	if n := strings.IndexFunc(s, isBlank); n > 0 && !mayBeNumber(s) && !(&footer{}).take(s[:n], false) {
		return f, false // Its first word shows it of nearly all other lines.
	}
	s = squeezed(s)
	for s != "" {
		if f.number == "" && mayBeNumber(s) {
			if m := footNumber.FindString(s); m != "" {
				f.number = strings.TrimSpace(m)
				s = s[len(m):]
				continue
			}
		}
		word := firstWord(s)
		rest := strings.TrimSpace(s[len(word):])
		if !f.take(word, rest == "") {
			return footer{}, false
		}
		s = rest
	}
	return f, true
}

// mayBeNumber reports whether a text begins as a document's number may, with a
// digit or the letters of a series: most lines need no longer look.
func mayBeNumber(s string) bool { return isDigit(s[0]) || strings.IndexByte("ACDEPSWX", s[0]) >= 0 }

// take reads one word of a footer.
func (f *footer) take(word string, last bool) bool {
	switch {
	case markings[word] || word == "UE" && f.distribution != "":
		f.distribution = strings.TrimSpace(f.distribution + " " + word)
	case f.initials == "" && (isInitials(word) || f.number != "" && isLoneInitials(word)):
		f.initials = word
	case f.language == word && word != "":
		f.twice = true
	case f.language == "" && (tongues()[word] || last && footTongue.MatchString(word)):
		f.language = word
	case f.unit != "" && footSub.MatchString(word) && !strings.ContainsAny(f.unit, ".0123456789"):
		f.unit += " " + word
	case f.unit != "" && strings.HasSuffix(f.unit, "-"):
		f.unit += " " + word
	case f.unit != "" && word == "-":
		f.unit += " -"
	case allDigits(word, 4) && f.page == "":
		f.page = word
	case allCaps(word) && annexes()[key(word)]:
		f.annex = true
	case f.annex && isRoman(word):
	case footUnit.MatchString(word) && f.unit == "":
		f.unit = word
	case f.unit != "" && footSub.MatchString(word):
		f.unit += " " + word
	default:
		return false
	}
	return true
}

// isInitials reports whether a word is the authors' initials: "JO/RMc/el".
func isInitials(word string) bool {
	if n := strings.Count(word, "/"); n < 1 || n > 5 {
		return false
	}
	for p := range strings.SplitSeq(word, "/") {
		n := 0
		for _, r := range p {
			if !unicode.IsLetter(r) && r != '.' && r != '-' {
				return false
			}
			n++
		}
		if n == 0 || n > 5 {
			return false
		}
	}
	return true
}

// isLoneInitials reports whether a word may be the initials of one author, as
// they stand behind the number: "gg".
func isLoneInitials(word string) bool {
	return len(word) >= 2 && len(word) <= 4 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
}

func isRoman(s string) bool {
	return s != "" && strings.Trim(s, "IVXLC") == ""
}

// merge takes what the other line says and this one does not.
func (f *footer) merge(o footer) {
	for _, p := range []struct{ to, from *string }{
		{&f.number, &o.number}, {&f.initials, &o.initials}, {&f.unit, &o.unit},
		{&f.distribution, &o.distribution}, {&f.language, &o.language}, {&f.page, &o.page},
	} {
		if *p.to == "" {
			*p.to = *p.from
		}
	}
	f.annex, f.twice = f.annex || o.annex, f.twice || o.twice
}

// kinds counts the different things a footer says.
func (f *footer) kinds() int {
	n := 0
	for _, s := range []string{f.number, f.initials, f.unit, f.distribution, f.language, f.page} {
		if s != "" {
			n++
		}
	}
	return n
}

// onlyAnnex reports whether a line is nothing but the word for an annex, which
// stands within footers and over annexes.
func (f *footer) onlyAnnex() bool { return f.annex && f.kinds() == 0 }

// certain reports whether what was read cannot be anything but a footer: the
// document's number or a unit, with initials, a page or a language beside it.
func (f *footer) certain() bool {
	return f.twice || f.kinds() >= 2 && (f.number != "" && (f.initials != "" || f.language != "" || f.page != "") ||
		f.initials != "" && f.language != "" ||
		f.language != "" && f.page != "")
}
