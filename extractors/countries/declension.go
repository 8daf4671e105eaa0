package countries

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// declension says how the words of names change with their case. It lists the
// forms of each word for itself; that more of them are put together than a
// language allows ("Północna Macedonię") costs nothing, as nobody writes them.
type declension struct {
	// Endings maps the ending of a word to the endings that take its place,
	// itself among them. The longest that fits counts; "" fits any word.
	Endings map[string][]string `json:"endings,omitempty"`
	// Words lists the forms of words that follow no rule.
	Words map[string][]string `json:"words,omitempty"`
	// LastOnly says that only the last word of a name changes.
	LastOnly bool `json:"last_only,omitempty"`
}

// maxForms bounds the forms of one name; beyond it only the last word
// changes.
const maxForms = 2000

// forms returns the forms of a phrase, the phrase first.
func (d declension) forms(phrase string) []string {
	words := strings.Fields(phrase)
	table, product := make([][]string, len(words)), 1
	for i, w := range words {
		table[i] = []string{w}
		if !d.LastOnly || i == len(words)-1 {
			table[i] = append(table[i], d.word(w)...)
		}
		product *= len(table[i])
	}
	out := []string{""}
	for i, forms := range table {
		if product > maxForms && i < len(table)-1 {
			forms = forms[:1]
		}
		var longer []string
		for _, head := range out {
			for _, f := range forms {
				longer = append(longer, strings.TrimSpace(head+" "+f))
			}
		}
		out = longer
	}
	return unique(out)
}

// unique takes out repetitions and keeps the order.
func unique(words []string) []string {
	seen := make(map[string]bool, len(words))
	out := words[:0]
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// word returns the forms of one word. Words of up to three letters ("and",
// "of", "USA") do not change unless they are listed.
func (d declension) word(w string) []string {
	if forms, ok := d.Words[w]; ok {
		return forms
	}
	first, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsLetter(first) || utf8.RuneCountInString(w) <= 3 {
		return nil
	}
	for i := range w {
		if ends, ok := d.Endings[w[i:]]; ok && i > 0 {
			return replace(w[:i], ends)
		}
	}
	if ends, ok := d.Endings[""]; ok {
		return replace(w, ends)
	}
	return nil
}

func replace(stem string, ends []string) []string {
	out := make([]string, len(ends))
	for i, e := range ends {
		out[i] = stem + e
	}
	return out
}
