package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// joint is how a line goes on with the next: how many bytes of its end are
// dropped and what is put between the two.
type joint struct {
	drop int
	sep  string
}

// join decides how the text a goes on with b, the next line's. Both come
// without blanks around them. link is the address that a ends with, as far as
// it has been put together, or "".
func (d *document) join(a, b, link string) joint {
	if a == "" || b == "" {
		return joint{}
	}
	if link != "" && goesOn(link, firstWord(b)) {
		return joint{}
	}
	last, size := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	before, _ := utf8.DecodeLastRuneInString(a[:len(a)-size])
	glued := len(a) > size && !unicode.IsSpace(before)
	switch {
	case last == 0x00AD:
		return joint{size, ""}
	case strings.ContainsRune(".,;:!?)]»”…", first) && !(first == '.' && strings.HasPrefix(b, "..")):
		return joint{}
	case (last == '-' || last == 0x2010) && glued:
		if unicode.IsLetter(before) && unicode.IsLower(first) && d.wordOf(a[:len(a)-size], b) {
			return joint{size, ""}
		}
		return joint{}
	case (last == '–' || last == '—' || last == '/') && glued:
		return joint{}
	}
	return joint{0, " "}
}

// wordOf reports whether the document elsewhere has the word that the end of a
// and the start of b make together.
func (d *document) wordOf(a, b string) bool {
	w := brokenWord(a, b)
	return w != "" && d.brokenWords()[w]
}

// brokenWord is the word that the end of a and the start of b make together. No
// print leaves a single letter before the break: "s-a" is a word with a hyphen.
func brokenWord(a, b string) string {
	i := len(a)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(a[:i])
		if !unicode.IsLetter(r) {
			break
		}
		i -= size
	}
	j := strings.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) })
	if j < 0 {
		j = len(b)
	}
	if runes(a[i:]) < 2 || j == 0 || len(a)-i+j > 120 {
		return ""
	}
	return doc.Fold(a[i:] + b[:j]).Str
}

// brokenWords returns, of all words that line ends break at a hyphen, those
// that stand in one piece somewhere in the document.
func (d *document) brokenWords() map[string]bool {
	if d.whole != nil {
		return d.whole
	}
	d.whole = map[string]bool{}
	wanted := map[string]bool{}
	all := d.everyLine()
	for i := 1; i < len(all); i++ {
		a := strings.TrimSpace(all[i-1].text)
		if r, size := utf8.DecodeLastRuneInString(a); r == '-' || r == 0x2010 {
			if w := brokenWord(a[:len(a)-size], strings.TrimSpace(all[i].text)); w != "" {
				wanted[w] = true
			}
		}
	}
	if len(wanted) == 0 {
		return d.whole
	}
	for _, l := range all {
		for w := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) <= 120 {
				if f := doc.Fold(w).Str; wanted[f] {
					d.whole[f] = true
				}
			}
		}
	}
	return d.whole
}

// everyLine returns the lines of cover, body and notes, as they follow on each
// other in the text.
func (d *document) everyLine() []*line {
	var all []*line
	for _, r := range d.cover {
		all = append(all, r.lines...)
	}
	for _, b := range d.blocks {
		all = append(all, b.lines...)
	}
	for _, n := range d.notes {
		all = append(all, n.lines...)
	}
	return all
}
