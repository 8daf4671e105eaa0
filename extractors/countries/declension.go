package countries

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// declension says how the words of names change. The lists give the cases in
// one order, whatever their number, so that the words of a name agree: the
// third form of a name is the third form of each of its words.
type declension struct {
	// Endings maps the ending of a word to the endings that take its place,
	// itself among them. The longest that fits counts; "" fits any word.
	Endings map[string][]string `json:"endings,omitempty"`
	// Words lists the forms of words that follow no rule.
	Words map[string][]string `json:"words,omitempty"`
	// LastOnly says that only the last word of a name changes.
	LastOnly bool `json:"last_only,omitempty"`
}

// forms returns the forms of a phrase, without repetitions, the phrase first.
func (d declension) forms(phrase string) []string {
	words := strings.Fields(phrase)
	table := make([][]string, len(words))
	cases := 1
	for i, w := range words {
		table[i] = []string{w}
		if !d.LastOnly || i == len(words)-1 {
			table[i] = d.word(w)
		}
		cases = max(cases, len(table[i]))
	}
	out, seen := []string{phrase}, map[string]bool{phrase: true}
	for c := range cases {
		for i := range words {
			words[i] = table[i][min(c, len(table[i])-1)]
		}
		if form := strings.Join(words, " "); !seen[form] {
			seen[form] = true
			out = append(out, form)
		}
	}
	return out
}

// word returns the forms of one word. Small words of a name ("and", "of") do
// not change unless they are listed.
func (d declension) word(w string) []string {
	if forms, ok := d.Words[w]; ok {
		return forms
	}
	first, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsLetter(first) || d.Endings == nil {
		return []string{w}
	}
	for i := range w {
		if ends, ok := d.Endings[w[i:]]; ok && i > 0 {
			return replace(w[:i], ends)
		}
	}
	if ends, ok := d.Endings[""]; ok {
		return replace(w, ends)
	}
	return []string{w}
}

func replace(stem string, ends []string) []string {
	out := make([]string, len(ends))
	for i, e := range ends {
		out[i] = stem + e
	}
	return out
}
