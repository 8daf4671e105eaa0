package analyzer

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"golang.org/x/text/unicode/norm"
)

// fold makes spellings of a word equal that a reader takes for the same:
// compatibility forms (NFKC), soft hyphens and zero-width characters,
// apostrophes, capitals, and letters that look alike in Latin, Cyrillic and
// Greek. A word with letters of one script that the others have not is taken to
// be wholly in that script (the Latin "e" and "p" in „Гepмaния“); a word that
// could be of any script is taken to be in the language's own.
type fold struct{ script string }

func (f fold) Filter(in analysis.TokenStream) analysis.TokenStream {
	out := in[:0]
	for _, t := range in {
		t.Term = f.word(t.Term)
		if len(t.Term) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (f fold) word(term []byte) []byte {
	if ascii(term) && f.script == "Latn" {
		return lowerASCII(term)
	}
	runes := []rune(string(norm.NFKC.Bytes(term)))
	if to := f.target(runes); to != "" {
		for i, r := range runes {
			runes[i] = twin(r, to)
		}
	}
	out := make([]byte, 0, len(term))
	for _, r := range runes {
		if r = plain(r); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// target returns the script a word's look-alike letters belong to, "" where it
// has letters that only one script has of two scripts.
func (f fold) target(word []rune) string {
	own := ""
	for _, r := range word {
		s := scriptOf(r)
		if s == "" || hasTwin(r) {
			continue
		}
		if own != "" && own != s {
			return ""
		}
		own = s
	}
	if own == "" {
		return f.script
	}
	return own
}

// plain returns the small letter, the typewriter's apostrophe, or -1 for a
// character that is not seen.
func plain(r rune) rune {
	switch {
	case r == 0x00AD || (0x200B <= r && r <= 0x200D) || r == 0x2060 || r == 0xFEFF || r == utf8.RuneError:
		return -1
	case r == 0x2018 || r == 0x2019 || r == 0x02BC:
		return '\''
	case r == 'ς':
		return 'σ'
	}
	return unicode.ToLower(r)
}

func scriptOf(r rune) string {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 0xC0 <= r && r <= 0x24F && r != 0xD7 && r != 0xF7:
		return "Latn"
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrl"
	case unicode.Is(unicode.Greek, r):
		return "Grek"
	}
	return ""
}

// alike lists letters that look the same, as Latin, Cyrillic and Greek write
// them ('_' for none), capitals and small letters apart: „в“ is no "b".
// Source: Unicode UTS #39 confusables, the pairs among the alphabets of the EU.
var alike = []string{
	"AАΑ", "BВΒ", "CС_", "EЕΕ", "HНΗ", "IІΙ", "JЈ_", "KКΚ", "MМΜ", "N_Ν", "OОΟ", "PРΡ", "SЅ_", "TТΤ", "XХΧ", "Y_Υ", "Z_Ζ",
	"aа_", "cс_", "eе_", "iі_", "jј_", "oоο", "pр_", "sѕ_", "xх_", "yу_",
}

var scripts = []string{"Latn", "Cyrl", "Grek"}

var twins = func() map[rune]map[string]rune {
	m := map[rune]map[string]rune{}
	for _, row := range alike {
		by := map[string]rune{}
		for i, r := range []rune(row) {
			if r != '_' {
				by[scripts[i]] = r
				m[r] = by
			}
		}
	}
	return m
}()

func hasTwin(r rune) bool { return twins[r] != nil }

func twin(r rune, script string) rune {
	if t, ok := twins[r][script]; ok {
		return t
	}
	return r
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lowerASCII copies, because the term is a piece of the text.
func lowerASCII(b []byte) []byte {
	out := make([]byte, len(b))
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		out[i] = c
	}
	return out
}
