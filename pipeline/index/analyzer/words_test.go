package analyzer

import (
	"testing"

	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/google/go-cmp/cmp"
)

type cut struct {
	word  string
	start int
}

// cuts returns the words of a text as eachWord finds them and as the tokenizer
// alone does.
func cuts(text string) (quick, whole []cut) {
	tokenizer := unicode.NewUnicodeTokenizer()
	eachWord(tokenizer, []byte(text), func(word []byte, start int) { quick = append(quick, cut{string(word), start}) })
	for _, t := range tokenizer.Tokenize([]byte(text)) {
		whole = append(whole, cut{string(t.Term), t.Start})
	}
	return quick, whole
}

var pieces = []string{
	"The Council, the Commission; (and) others.", "l'Union d\u2019accord", "ST 15367/1/17 REV 1", "a.b c:d e_f g-h 1,5 2.5.",
	"Съветът прие решението.", "Το Συμβούλιο, η Επιτροπή\u0387 τέλος", "na\u00efve nai\u0308ve", "x\u00a0y", "kilo\u00adwatt", "ª º ×", "a\r\nb\tc\vd",
	"日本 \U0001f600 ab", "il-Kunsill tal-UE", "", " ", "\xff word", "e \u0301 f", "word\u0301 word", "A\u200db", "8 PM.",
}

func TestEachWord(t *testing.T) {
	for _, p := range pieces {
		quick, whole := cuts(p)
		if d := cmp.Diff(whole, quick, cmp.AllowUnexported(cut{})); d != "" && p != "\xff word" {
			t.Errorf("%q: %s", p, d)
		}
	}
}

// FuzzEachWord compares the quick way with the tokenizer alone, which stops at
// the first byte that is no UTF-8.
func FuzzEachWord(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = string([]rune(text)) // valid
		quick, whole := cuts(text)
		if d := cmp.Diff(whole, quick, cmp.AllowUnexported(cut{})); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	})
}
