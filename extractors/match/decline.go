package match

import (
	"fmt"
	"strings"
	"unicode"
)

// Declension says how the words of names change with their case, for languages
// that are regular enough: a name is listed once, with a tilde behind each word
// that changes ("Evropská~ agentura~ pro chemické látky").
type Declension struct {
	// Endings maps the ending of a word, as listed, to the endings it has in
	// the cases of the language, always in the same order and with blanks
	// between; "-" is no ending. The longest that fits counts; "" fits any word.
	// The words of a name change together.
	Endings map[string]string `json:"endings,omitempty"`
	// Abbreviations are what is put behind abbreviations in capitals: "-t" in
	// "EKB-t".
	Abbreviations string `json:"abbreviations,omitempty"`
	// Initials maps the first letter of a name to what it may become behind some
	// words, with blanks between: "G" to "Gh nG".
	Initials map[string]string `json:"initials,omitempty"`
}

// noEnding stands for an ending without letters.
const noEnding = "-"

// AddDeclined is AddAll for patterns with words marked for declension.
func (s *Set[V]) AddDeclined(patterns []string, d Declension, value V) error {
	for _, p := range patterns {
		forms, err := d.Expand(p)
		if err != nil {
			return err
		}
		for _, f := range forms {
			s.Add(f, value)
		}
	}
	return nil
}

// Expand writes out the alternatives of a pattern, as Expand does, each in all
// its cases.
func (d Declension) Expand(pattern string) ([]string, error) {
	names, err := Expand(pattern)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		cases, err := d.cases(name)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", pattern, err)
		}
		for _, form := range cases {
			out = append(append(out, form), d.softened(form)...)
		}
	}
	return out, nil
}

// longestEnding is the length of the longest ending a listed word may lose.
func (d Declension) longestEnding() (n int) {
	for e := range d.Endings {
		n = max(n, len(e))
	}
	return n
}

// unchanged returns what a name begins with in all of its cases.
func (d Declension) unchanged(name string) (string, error) {
	head, _, changes := strings.Cut(name, "~")
	if !changes {
		return name, nil
	}
	stem, _, err := d.split(head)
	return stem, err
}

// rest returns what up to n words behind the first of a name begin with in all of
// its cases; fewer where there is no rule for one.
func (d Declension) rest(name string, n int) (starts []string) {
	_, tail, more := strings.Cut(name, " ")
	for ; more && n > 0; n-- {
		var word string
		word, tail, more = strings.Cut(tail, " ")
		head, _, changes := strings.Cut(word, "~")
		if changes {
			stem, _, err := d.split(head)
			if err != nil {
				return starts
			}
			head = stem
		}
		starts = append(starts, head)
	}
	return starts
}

// cases returns a name with its marked words in each case.
func (d Declension) cases(name string) ([]string, error) {
	parts := strings.Split(name, "~")
	last := parts[len(parts)-1]
	var out []string
	for i, part := range parts[:len(parts)-1] {
		stem, endings, err := d.endings(part)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = make([]string, len(endings))
		}
		if len(out) != len(endings) {
			return nil, fmt.Errorf("%q has %d cases, the word before it %d", part, len(endings), len(out))
		}
		for k, e := range endings {
			out[k] += stem + e
		}
	}
	if out == nil {
		return []string{last}, nil
	}
	for k := range out {
		out[k] += last
	}
	return out, nil
}

// endings takes the ending off the last word of a part of a name and returns
// what may take its place.
func (d Declension) endings(part string) (stem string, endings []string, err error) {
	stem, forms, err := d.split(part)
	if err != nil {
		return "", nil, err
	}
	endings = strings.Fields(forms)
	for k, e := range endings {
		if e == noEnding {
			endings[k] = ""
		}
	}
	return stem, endings, nil
}

// split is endings with these still in one string.
func (d Declension) split(part string) (stem, endings string, err error) {
	word := part[strings.LastIndexAny(part, " (\"„«“”")+1:]
	if abbreviation(word) {
		return part, noEnding + " " + d.Abbreviations, nil
	}
	if len(d.Endings) == 0 {
		return part, noEnding, nil
	}
	for i := range word + "." {
		if forms, ok := d.Endings[word[i:]]; ok {
			return strings.TrimSuffix(part, word[i:]), forms, nil
		}
	}
	return "", "", fmt.Errorf("no ending fits %q", word)
}

// abbreviation reports whether a word is two capitals or more.
func abbreviation(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// softened returns a name with what its first letter may become.
func (d Declension) softened(name string) []string {
	var out []string
	for _, r := range name {
		first := string(r)
		for _, to := range strings.Fields(d.Initials[first]) {
			out = append(out, to+strings.TrimPrefix(name, first))
		}
		break
	}
	return out
}
