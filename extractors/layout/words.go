package layout

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// Words is what layout and the reader of text exports know of a language: the
// section "layout" of its file.
type Words struct {
	// Labels are the labels of the cover by what they stand for, without the
	// colon: "from", "to", "previous", "commission", "subject" in the table;
	// "file" above it; "other" for the rest.
	Labels map[string][]string `json:"labels"`
	// Council is the institution's name as printed on the cover.
	Council []string `json:"council"`
	// Annex are the headings that begin a part with its own numbering.
	Annex []string `json:"annex"`
	// Numbered are words a number belongs to, so that it is no footnote's
	// marker: article, paragraph, point, page.
	Numbered []string  `json:"numbered"`
	Page     PageWords `json:"page"`
	Examples Examples  `json:"examples"`
	// Months are the names of the months, in every form, of the section "calendar":
	// a number before or behind one is a day.
	Months [][]string `json:"-"`
}

// calendar is the section that all who read dates share.
type calendar struct {
	Months [][]string `json:"months"`
}

// PageWords are lines of exported web pages.
type PageWords struct {
	// Skip are the links that lead over a page's head.
	Skip []string `json:"skip"`
	// Credit begins or ends the line that says who took a picture.
	Credit []string `json:"credit"`
	// Related are headings of links to other pages, at the end.
	Related []string `json:"related"`
	// Noise are lines of the page's frame: share links, print links.
	Noise []string `json:"noise"`
}

// Examples are lines that must be recognised with the language's own words.
type Examples struct {
	Labels  []string `json:"labels"`
	Annex   []string `json:"annex"`
	Skip    []string `json:"skip"`
	Credit  []string `json:"credit"`
	Related []string `json:"related"`
}

// WordsOf returns the words of a language; empty ones where there is no data.
func WordsOf(code string) *Words {
	if w, ok := AllWords()[code]; ok {
		return w
	}
	return &Words{}
}

// AllWords returns the words of every language by its code.
var AllWords = sync.OnceValue(func() map[string]*Words {
	all := map[string]*Words{}
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		w := &Words{}
		var months calendar
		ok, err := l.Section("layout", w)
		if _, also := l.Section("calendar", &months); err != nil || also != nil {
			panic(fmt.Sprint(err, also)) // Caught by the test that loads every language.
		}
		w.Months = months.Months
		if ok {
			all[code] = w
		}
	}
	return all
})

// role is what a label of the cover stands for.
type role string

const (
	roleFrom    role = "from"
	roleTo      role = "to"
	roleSubject role = "subject"
	roleFile    role = "file"
	roleOther   role = "other"
)

// labelTable maps a label, as labelKey makes it, to the roles it has in each language.
type labelTable map[string]map[string]role

// key is a label or a line as it is compared: folded, blanks squeezed.
func key(s string) string { return squeezed(doc.Fold(s).Str) }

var labels = sync.OnceValue(func() labelTable {
	t := labelTable{}
	for code, w := range AllWords() {
		for r, list := range w.Labels {
			for _, l := range list {
				k := labelKey(l)
				if t[k] == nil {
					t[k] = map[string]role{}
				}
				t[k][code] = role(r)
			}
		}
	}
	return t
})

// labelKey is a label as it is compared: its folded letters and digits, word by
// word. Points, number signs and the raised letter of "N.º" are left out, for
// they vary with who typed it.
func labelKey(s string) string {
	words := strings.FieldsFunc(doc.Fold(s).Str, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || r == 'º' || r == 'ª'
	})
	return strings.Join(words, " ")
}

// longestLabel is the number of characters no label has more of.
const longestLabel = 60

// findLabel returns the label that s begins with: the byte offset behind its
// colon and the languages it is a label of. A colon must follow.
func (t labelTable) find(s string) (end int, roles map[string]role) {
	n := 0
	for i, r := range s {
		if i == 0 && !unicode.IsLetter(r) && r != '№' {
			return 0, nil // A dash or bullet: an item, which may look like a label behind it.
		}
		if n++; n > longestLabel {
			return 0, nil
		}
		if r != ':' && r != '：' {
			continue
		}
		if roles := t[labelKey(s[:i])]; roles != nil {
			return i + len(string(r)), roles
		}
	}
	return 0, nil
}

// keys folds a list of words.
func keys(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, w := range list {
		m[key(w)] = true
	}
	return m
}

// annexes are the headings of annexes in all languages: a document in one
// language may have annexes in others.
var annexes = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range AllWords() {
		for k := range keys(w.Annex) {
			m[k] = true
		}
	}
	return m
})

// councils are the institution's names in all languages.
var councils = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range AllWords() {
		for k := range keys(w.Council) {
			m[k] = true
		}
	}
	return m
})
