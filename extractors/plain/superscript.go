package plain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// superscripts are the digits and brackets that exports write for raised ones
// (Unicode Standard, "Superscripts and Subscripts" and Latin-1 Supplement).
var superscripts = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7",
	"⁸", "8", "⁹", "9", "⁽", "(", "⁾", ")")

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || '⁴' <= r && r <= '⁹' || r == '⁽' || r == '⁾'
}

// raised are the markers in superscripts that begin a line of the export, where a
// note is. Other superscripts are what they are: "25 km²".
func (e *export) raised() map[string]bool {
	var marks map[string]bool
	for _, lines := range e.pages {
		for _, l := range lines {
			l = strings.TrimLeft(l, " \t")
			if r, _ := utf8.DecodeRuneInString(l); !isSuperscript(r) {
				continue
			}
			if marks == nil {
				marks = map[string]bool{}
			}
			marks[l[:superscriptLen(l)]] = true
		}
	}
	return marks
}

// superscriptLen is the length of the superscripts that s begins with, in bytes.
func superscriptLen(s string) int {
	for i, r := range s {
		if !isSuperscript(r) {
			return i
		}
	}
	return len(s)
}

// raise makes runs of their own, raised as in print, of the markers in a line.
func raise(runs []layout.Run, marks map[string]bool) []layout.Run {
	if len(marks) == 0 {
		return runs
	}
	var out []layout.Run
	for _, r := range runs {
		out = append(out, raiseIn(r, marks)...)
	}
	return out
}

func raiseIn(r layout.Run, marks map[string]bool) (out []layout.Run) {
	x := r.Box[0]
	part := func(s string, raised bool) {
		if s == "" {
			return
		}
		to := x + float64(utf8.RuneCountInString(s))*layout.CellWidth
		if raised {
			s = superscripts.Replace(s)
		}
		out = append(out, layout.Run{Text: s, Box: doc.Box{x, r.Box[1], to, r.Box[3]}, Raised: raised})
		x = to
	}
	from := 0
	for i := 0; i < len(r.Text); {
		n := superscriptLen(r.Text[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(r.Text[i:])
			i += size
			continue
		}
		if marks[r.Text[i:i+n]] && !isPower(r.Text[:i], r.Text[i:i+n]) {
			part(r.Text[from:i], false)
			part(r.Text[i:i+n], true)
			from = i + n
		}
		i += n
	}
	part(r.Text[from:], false)
	return out
}

// isPower reports whether the superscript behind s is the power of a unit: "25
// km²".
func isPower(s, superscript string) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	return (superscript == "²" || superscript == "³") && slices.Contains(lengths, word)
}

// lengths are the units whose squares and cubes are written (the International
// System of Units, 9th edition).
var lengths = []string{"m", "dm", "cm", "mm", "km"}
