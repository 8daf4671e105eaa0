package analyzer

import "unicode/utf8"

// alphabets are the letters that may be mistyped, by script; accents make no
// difference to who mistypes.
var alphabets = map[string]string{
	"Latn": "abcdefghijklmnopqrstuvwxyz",
	"Cyrl": "абвгдежзийклмнопрстуфхцчшщъьюя",
	"Grek": "αβγδεζηθικλμνξοπρστυφχψω",
}

// longestTypo is the longest word, in letters, whose mistakes are looked for.
const longestTypo = 30

// Typos returns the words that one slip of a finger makes this one of: letters
// changed round first, then one too few, too many, or wrong. The first letter is
// taken to be right. It is nothing for a word in another script than the
// language's.
func (a *Analyzer) Typos(word string) []string {
	words := a.Words(word)
	if len(words) != 1 || scriptOfWord(words[0].Term) != a.script {
		return nil
	}
	w := []rune(words[0].Term)
	if len(w) < 4 || len(w) > longestTypo {
		return nil
	}
	var out []string
	for i := 1; i+1 < len(w); i++ {
		out = append(out, string(w[:i])+string(w[i+1])+string(w[i])+string(w[i+2:]))
	}
	for i := 1; i <= len(w); i++ {
		for _, r := range alphabets[a.script] {
			out = append(out, string(w[:i])+string(r)+string(w[i:]))
			if i < len(w) {
				out = append(out, string(w[:i])+string(r)+string(w[i+1:]))
			}
		}
		if i < len(w) {
			out = append(out, string(w[:i])+string(w[i+1:]))
		}
	}
	return out
}

// scriptOfWord is the script of a word's first letter that has one.
func scriptOfWord(word string) string {
	for _, r := range word {
		if s := scriptOf(r); s != "" && r != utf8.RuneError {
			return s
		}
	}
	return ""
}
