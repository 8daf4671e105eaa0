package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closers may follow the mark that ends a sentence.
const closers = "\"'”“»’)]› \u00a0"

// finished reports whether a text ends as a sentence or a member of a list does.
func finished(s string) bool {
	if n := len(s); n > 0 && s[n-1] < utf8.RuneSelf && s[n-1] != ' ' && strings.IndexByte(closers, s[n-1]) < 0 {
		return strings.IndexByte(".;:!?", s[n-1]) >= 0
	}
	s = strings.TrimRight(s, closers)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".;:!?…·", r) && s != ""
}

// paused reports whether a text ends where an item of a list may follow.
func paused(s string) bool {
	return finished(s) || strings.HasSuffix(strings.TrimRight(s, closers), ",")
}

// startsLower reports whether the first letter of a text, with nothing but
// quotes and brackets before it, is a small one.
func startsLower(s string) bool {
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			return unicode.IsLower(r)
		case unicode.IsSpace(r) || unicode.IsDigit(r):
			return false
		case !strings.ContainsRune("\"'“„«‘‚([‹", r):
			return false
		}
	}
	return false
}

// startsUpper reports whether the first letter or digit is a capital or digit.
func startsUpper(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return false
}

// startsCapital reports whether the first letter of a text is a capital and no
// digit stands before it.
func startsCapital(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.IsUpper(r) || unicode.IsTitle(r)
		}
	}
	return false
}

// allCaps reports whether a text has at least two letters and no small one.
// Digits, signs and single small letters in a code ("I/A", "5a") do not matter.
func allCaps(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			upper++
		}
	}
	return upper >= 2
}

// firstWord returns what stands before the first blank that a line may break at.
func firstWord(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[:i]
	}
	return s
}

// lastWord returns what stands behind the last blank.
func lastWord(s string) string {
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// separates reports whether a line is drawn, not written: "____", "* * *".
func separates(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsSpace(r) {
			continue
		}
		if !strings.ContainsRune("_-–—=*.·~", r) {
			return false
		}
		n++
	}
	return n >= 3
}

// drawnRule reports whether a line of an export stands for a line drawn across
// the page, as above notes: "________".
func drawnRule(s string) bool {
	return separates(s) && !strings.ContainsAny(s, "*.·~")
}

// squeezed returns s with every run of blanks made one.
func squeezed(s string) string {
	if isSqueezed(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isSqueezed reports whether all blanks of s are single and plain ones within.
func isSqueezed(s string) bool {
	last := ' '
	for _, r := range s {
		if isBlank(r) && (r != ' ' || last == ' ') {
			return false
		}
		last = r
	}
	return s == "" || last != ' '
}

// isBlank reports whether a character is white space, as unicode.IsSpace does;
// of letters it need not look it up.
func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return (r < 0x100 || r >= 0x1680) && unicode.IsSpace(r)
}

// isDecimal reports whether a character is a digit of any script, as
// unicode.IsDigit does; of Latin, Greek and Cyrillic it need not look it up.
func isDecimal(r rune) bool {
	return '0' <= r && r <= '9' || r >= 0x660 && unicode.IsDigit(r)
}

func runes(s string) int { return utf8.RuneCountInString(s) }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// allDigits reports whether s is a number of at most max digits.
func allDigits(s string, max int) bool {
	if s == "" || len(s) > max {
		return false
	}
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}
