package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/layout"
)

// headLines is the number of written lines at the start of a text in which a
// page's head or a note's cover is looked for.
const headLines = 60

// isPage reports whether the text was exported from a web page: it has a page's
// frame, or paragraphs that are one line each and nothing of a printed note.
func (e *export) isPage() bool {
	written := e.written()
	head := written[:min(len(written), headLines)]
	words := allPageWords()
	for _, l := range head[:min(len(head), 15)] {
		if words.skip.whole(l) {
			return true
		}
	}
	if e.feeds || e.keptColumns() || layout.CountLabels(head) >= 2 {
		return false
	}
	long, wrapped, numbered, framed := 0, 0, 0, 0
	for i, l := range written {
		if utf8.RuneCountInString(l) > longLine {
			long++
		}
		if i > 0 && bullet(l) == 0 && goesOn(written[i-1], l) {
			wrapped++
		}
		if strings.HasPrefix(l, "1.") || strings.HasPrefix(l, "2.") {
			numbered++
		}
		if i < headLines && isCredit(l) || words.related.whole(l) {
			framed++
		}
	}
	if wrapped*8 > len(written) || numbered >= 2 {
		return false
	}
	return long >= 2 || framed >= 1 && len(written) > 5
}

// written returns the lines that hold a character, without blanks around them.
func (e *export) written() []string {
	var out []string
	for _, lines := range e.pages {
		for _, l := range lines {
			if l = strings.TrimSpace(l); l != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// goesOn reports whether b is the rest of a line that the print broke.
func goesOn(a, b string) bool {
	r, _ := utf8.DecodeRuneInString(b)
	return unicode.IsLower(r) && !ends(a, ".:;!?") && bullet(a) == 0
}

func ends(s, marks string) bool {
	s = strings.TrimRight(s, "\"'”“»’) \u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && strings.ContainsRune(marks, r)
}

// bullet returns the length of the sign that a line begins an item with, the
// blanks behind it included; 0 where it begins none.
func bullet(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune("•·▪●○◦‣*-–—", r) {
		return 0
	}
	body := strings.TrimLeftFunc(s[size:], unicode.IsSpace)
	if len(body) == len(s)-size && !strings.ContainsRune("•▪●○◦‣", r) || body == "" {
		return 0
	}
	return len(s) - len(body)
}
