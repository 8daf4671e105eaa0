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
	upper, lower := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper >= 2 && lower == 0
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

// squeezed returns s with every run of blanks made one.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

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
