package analyzer

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"golang.org/x/text/unicode/norm"
)

// Words are kept with their accents, because these part words (pêche, péché).
// Who types without them shall find them all the same: beside the term of an
// accented word stands another, at the same position, made of the word without
// accents by the same filters without accents, and marked so that it is taken for
// no word of its own.

// plainMark begins the second term of an accented word. No tokenizer lets it
// through as part of a word.
const plainMark = '~'

// Plain returns the second term of a word whose first term, without accents, is
// given.
func Plain(term string) string { return string(plainMark) + term }

// unaccented are the letters that Unicode does not take apart.
var unaccented = map[rune]string{'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ħ': "h", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th"}

// bare are the Latin letters of the first planes without their accents; "" for
// what is no Latin letter. To take letters apart by Unicode's tables is slow.
var bare = sync.OnceValue(func() *[0x2000]string {
	var t [0x2000]string
	for r := range rune(len(t)) {
		if unicode.Is(unicode.Latin, r) {
			t[r] = takenApart(r)
		}
	}
	return &t
})

func takenApart(r rune) string {
	if to, ok := unaccented[r]; ok {
		return to
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return string(base)
}

// Unaccented returns Latin letters without their accents and leaves all others.
func Unaccented(s string) string {
	if ascii([]byte(s)) {
		return s
	}
	table := bare()
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case int(r) < len(table) && table[r] != "":
			b = append(b, table[r]...)
		case int(r) >= len(table) && unicode.Is(unicode.Latin, r):
			b = append(b, takenApart(r)...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// withoutAccents returns copies of the tokens that have accents, without them;
// with all set, of the others too.
func withoutAccents(in analysis.TokenStream, all bool) analysis.TokenStream {
	var out analysis.TokenStream
	for _, t := range in {
		if !all && ascii(t.Term) {
			continue
		}
		if term := Unaccented(string(t.Term)); all || term != string(t.Term) {
			c := *t
			c.Term = []byte(term)
			out = append(out, &c)
		}
	}
	return out
}

// finish takes what is left of accents off terms: stemmers may write some.
type finish struct{}

func (finish) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		t.Term = []byte(Unaccented(string(t.Term)))
	}
	return in
}

// plainSection is the section for words without accents.
func (s section) plainSection() section {
	s.plain = true
	folded := make(map[string]string, len(s.Exceptions))
	for word, term := range s.Exceptions {
		folded[Unaccented(word)] = Unaccented(term)
	}
	s.Exceptions = folded
	return s
}
