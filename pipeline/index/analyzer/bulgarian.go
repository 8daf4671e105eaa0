package analyzer

import (
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"
)

// bulgarian is a light stemmer for Bulgarian: it takes definite articles, then
// the endings of number and gender off nouns and adjectives, and levels the
// changes these cause at the end of a stem.
//
// The idea and the order of steps are those of J. Savoy, "Searching strategies
// for the Bulgarian language", Information Retrieval 10 (2007) 509–529. The
// rules are our own: where Savoy's tell an article from the end of a word by
// length only (съвета would lose „та“), these look at the letter before it; and
// where his turn a plural back into its singular, these bring both to one form,
// which needs no dictionary (език, езици -> език; граница, граници -> граник).
type bulgarian struct{}

func (bulgarian) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		if !t.KeyWord {
			t.Term = []byte(stemBulgarian(string(t.Term)))
		}
	}
	return in
}

// root is the number of letters that must be left when something is taken off.
const root = 3

func stemBulgarian(word string) string {
	w := []rune(word)
	if len(w) <= root || !cyrillic(w) {
		return word
	}
	return string(level(ending(article(w))))
}

func cyrillic(w []rune) bool {
	for _, r := range w {
		if !unicode.Is(unicode.Cyrillic, r) {
			return false
		}
	}
	return true
}

// articles are the definite articles. after lists the letters an article can
// follow; keep is how many letters must be left; put stands in its place.
var articles = []struct {
	text  string
	after string
	keep  int
	put   string
}{
	{"ият", "", root, ""},
	{"ът", "", root, ""},
	{"ят", "аеоу", root, "й"}, // случай, случа-ят
	{"ят", "", root, ""},
	// After a vowel the article of feminines and of plurals; -ета, -ота, -ита,
	// -ута are never it (съвет-а, работ-а).
	{"та", "ая", root + 1, ""},
	// After a consonant only that of feminines: сигурност-та, помощ-та, цел-та,
	// кръв-та; after others „т“ is the noun's own (акт-а, документ-а, спорт-а).
	{"та", "тщлв", root, ""},
	{"то", "ое", root + 1, ""},
	{"те", "иея", root, ""},
}

func article(w []rune) []rune {
	for _, a := range articles {
		n := len(w) - len([]rune(a.text))
		if n < a.keep || string(w[n:]) != a.text {
			continue
		}
		if a.after == "" || strings.ContainsRune(a.after, w[n-1]) {
			return append(w[:n], []rune(a.put)...)
		}
	}
	return w
}

// endings are those of number, gender and the short article, longest first.
var endings = []string{
	"ове", "еве", // град-ове, бро-еве
	"ия", "ие", "ии", "ий", // комис-ия, решен-ие, технолог-ии, цифров-ия, критер-ий
	"а", "я", "о", "е", "и", "й",
}

func ending(w []rune) []rune {
	for _, e := range endings {
		n := len(w) - len([]rune(e))
		if n >= root && string(w[n:]) == e {
			return w[:n]
		}
	}
	return w
}

// level brings forms of a stem to one. Each rule is applied to all words, so
// what it does wrong to a word it does to all its forms.
func level(w []rune) []rune {
	if n := len(w) - 2; n >= root && string(w[n:]) == "ат" {
		return w[:n] // резултат: „резултата“ has lost „та“ as инфраструктура-та has
	}
	w = withoutYa(softened(w))
	n := len(w)
	if n > root+1 && w[n-1] == 'н' && w[n-2] == 'е' { // правен, правн-а
		return withoutYa(append(w[:n-2], 'н')) // постоянен, постоянн-а
	}
	if n > root+1 && w[n-2] == 'ъ' { // министър, министр-и
		return append(w[:n-2], w[n-1])
	}
	return w
}

// withoutYa makes the „я“ of a last syllable „е“: мяст-о, мест-а; голям, голем-и.
func withoutYa(w []rune) []rune {
	if i := lastVowel(w); len(w) > root && i > 0 && w[i] == 'я' {
		w[i] = 'е'
	}
	return w
}

// softened undoes what a following „и“ does to a consonant.
func softened(w []rune) []rune {
	n := len(w)
	switch {
	case n > root+1 && w[n-1] == 'ц' && w[n-2] == 'е' && vowel(w[n-3]): // европеец, европейц-и
		w[n-2], w[n-1] = 'й', 'к'
	case n > root+1 && w[n-1] == 'ц' && w[n-2] == 'е': // японец, японц-и
		w = append(w[:n-2], 'к')
	case w[n-1] == 'ц': // доставчик, доставчиц-и
		w[n-1] = 'к'
	case w[n-1] == 'з': // диалог, диалоз-и
		w[n-1] = 'г'
	}
	return w
}

func lastVowel(w []rune) int {
	for i := len(w) - 1; i >= 0; i-- {
		if vowel(w[i]) {
			return i
		}
	}
	return -1
}

func vowel(r rune) bool { return strings.ContainsRune("аъоуеиюя", r) }
