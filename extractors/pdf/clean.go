package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean makes of a glyph's text what may stand in a record: ligatures are taken
// apart, every blank is a plain one, bullets of symbol fonts are bullets, what
// is no character (controls, U+FFFD, byte order marks) is gone.
func clean(s string) string {
	if len(s) == 1 && s[0] >= ' ' && s[0] < 0x7F {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		out.WriteString(cleanRune(r))
	}
	return norm.NFC.String(out.String())
}

func cleanRune(r rune) string {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == 0xA0 || r >= 0x2000 && r <= 0x200A ||
		r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000:
		return " "
	case r < ' ' || r >= 0x7F && r < 0xA0:
		return ""
	case r == utf8.RuneError || r == 0xFEFF || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
		return ""
	case r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F:
		return "" // signs that guide setting and have no mark on paper
	case r >= 0xFB00 && r <= 0xFB06:
		return ligatures[r-0xFB00]
	case r >= 0xF020 && r <= 0xF0FF:
		return privateUse(r)
	}
	return string(r)
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// privateUse reads the code points that symbol fonts of Microsoft give their
// glyphs: 0xF000 and the glyph's code. What is not letters in Symbol and
// Wingdings both is the sign of a list item.
func privateUse(r rune) string {
	switch r {
	case 0xF0B7, 0xF09F, 0xF06C, 0xF0A8, 0xF06E, 0xF0A7, 0xF076, 0xF0D8:
		return "•"
	case 0xF02D, 0xF0BE:
		return "–"
	case 0xF0FC:
		return "✓"
	case 0xF0E0, 0xF0AE:
		return "→"
	case 0xF020:
		return " "
	}
	return string(r)
}
