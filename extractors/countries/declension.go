package countries

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// declension says how the words of names change with their case. It gives the
// forms of each word for itself; that more of them can be put together than a
// language allows ("Północna Macedonię") costs nothing, as nobody writes them.
type declension struct {
	// Endings maps the ending of a word to the endings that take its place.
	// The longest that fits counts; "" fits any word.
	Endings map[string][]string `json:"endings,omitempty"`
	// Words lists the forms of words that follow no rule; none for words that
	// do not change.
	Words map[string][]string `json:"words,omitempty"`
	// LastOnly says that only the last word of a name changes.
	LastOnly bool `json:"last_only,omitempty"`
	// Initials maps the beginning of a word to those that take its place
	// behind some words: "G" to "Gh", "nG".
	Initials map[string][]string `json:"initials,omitempty"`
}

// piece is one word of a phrase, or a part of one between hyphens: what it may
// begin with, its stem, and what it may end with. The first of initials and of
// endings is the word as it is listed.
type piece struct {
	hyphen bool // a hyphen joins it to the one before

	initials []string
	stem     string
	endings  []string
}

// pieces takes a phrase to pieces.
func (d declension) pieces(phrase string) []piece {
	var out []piece
	words := strings.Fields(phrase)
	for i, w := range words {
		parts := []string{w}
		if _, listed := d.Words[w]; !listed {
			parts = strings.Split(w, "-")
		}
		for k, part := range parts {
			p := piece{stem: part}
			if last := i == len(words)-1 && k == len(parts)-1; !d.LastOnly || last || strings.HasSuffix(part, "}") {
				p = d.piece(part)
			}
			p.soften(d.Initials)
			p.hyphen = k > 0
			out = append(out, p)
		}
	}
	return out
}

// shortest is the number of letters a word must have to change by rule: words
// such as "and", "of" and "USA" do not.
const shortest = 4

// piece splits a word into its stem and its endings.
func (d declension) piece(w string) piece {
	if stem, ends, ok := strings.Cut(w, "{"); ok {
		return piece{stem: stem, endings: strings.Split(strings.TrimSuffix(ends, "}"), ",")}
	}
	if forms, ok := d.Words[w]; ok {
		return irregular(w, forms)
	}
	first, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsLetter(first) || utf8.RuneCountInString(w) < shortest {
		return piece{stem: w}
	}
	for i := range w {
		if ends, ok := d.Endings[w[i:]]; ok && i > 0 {
			return piece{stem: w[:i], endings: append([]string{w[i:]}, ends...)}
		}
	}
	if ends, ok := d.Endings[""]; ok {
		return piece{stem: w, endings: append([]string{""}, ends...)}
	}
	return piece{stem: w}
}

// irregular makes the piece of a word whose forms are listed.
func irregular(w string, forms []string) piece {
	n := len(w)
	for _, f := range forms {
		n = common(w[:n], f)
	}
	p := piece{stem: w[:n], endings: []string{w[n:]}}
	for _, f := range forms {
		p.endings = append(p.endings, f[n:])
	}
	return p
}

// common returns the length of the beginning that two words share, on a
// character boundary.
func common(a, b string) int {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			return i
		}
	}
	return len(a)
}

// soften takes the beginning of a piece that may change out of its stem.
func (p *piece) soften(initials map[string][]string) {
	for n := min(len(p.stem), 2*utf8.UTFMax); n > 0; n-- {
		if to, ok := initials[p.stem[:n]]; ok {
			p.initials = append([]string{p.stem[:n]}, to...)
			p.stem = p.stem[n:]
			return
		}
	}
}
