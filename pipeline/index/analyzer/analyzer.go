// Package analyzer turns the words of a text, and of a query, into the terms
// that the index compares: one analyzer per language, each a bleve analyzer, so
// that any bleve user can take it.
//
// A text is cut into words as Unicode says (UAX #29); each word then goes
// through the same head of filters in every language (compatibility forms,
// look-alike letters, small letters) and through those that the language's data
// names: elision, stop words, a stemmer. Folding is done on words, never on the
// text, so every term keeps the byte offsets of the word it was made from.
package analyzer

import (
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
)

// Analyzer is the analyzer of one language. It is safe for concurrent use.
type Analyzer struct {
	// Lang is the ISO 639-1 code; "und" for the analyzer of texts in a language
	// there is no data for.
	Lang      string
	tokenizer analysis.Tokenizer
	head      []analysis.TokenFilter
	tail      []analysis.TokenFilter
	plain     []analysis.TokenFilter // the tail for words without accents; nil where the script has none to lose
	script    string
	latin     map[string][]string
	memory    memory // of words of texts
	bares     memory // of words of queries without their accents
}

// Token is one word with its term.
type Token struct {
	Term string
	// Start and End are byte offsets into the text that was analyzed.
	Start, End int
	// Position counts the words of the text from 1, stop words included.
	Position int
	// Others are terms that stand for the word less exactly: in a text that of
	// the accented word without accents; in a query those of words that differ
	// from the one typed by accents.
	Others []string
}

// Means reports whether the word of a query is found in a word of a text.
func (t Token) Means(text Token) bool {
	if t.Term == text.Term || slices.Contains(t.Others, text.Term) {
		return true
	}
	return slices.ContainsFunc(text.Others, func(o string) bool { return slices.Contains(t.Others, o) })
}

var cache sync.Map // language code -> *Analyzer

// For returns the analyzer of a language. A language without data gets one that
// folds letters and does nothing else.
func For(lang string) *Analyzer {
	if a, ok := cache.Load(lang); ok {
		return a.(*Analyzer)
	}
	s, ok := read(lang)
	if !ok {
		if lang == "und" {
			return store(lang, section{Script: "Latn"})
		}
		return For("und") // Not stored: codes come from documents, and there is no end of them.
	}
	return store(lang, s)
}

func store(lang string, s section) *Analyzer {
	a := &Analyzer{
		Lang:      lang,
		tokenizer: unicode.NewUnicodeTokenizer(),
		head:      []analysis.TokenFilter{fold{script: s.Script}},
		tail:      s.filters(),
		script:    s.Script,
		latin:     s.Latin,
	}
	if s.InnerCapital {
		a.head = append([]analysis.TokenFilter{innerCapital{}}, a.head...)
	}
	if s.Script == "Latn" {
		a.plain = append(s.plainSection().filters(), finish{})
	}
	got, _ := cache.LoadOrStore(lang, a)
	return got.(*Analyzer)
}

// Analyze implements analysis.Analyzer.
func (a *Analyzer) Analyze(text []byte) (out analysis.TokenStream) {
	a.eachTerm(text, func(t Term, start, end, position int) {
		out = append(out, &analysis.Token{Term: t.Bytes, Start: start, End: end, Position: position})
	})
	return out
}

// EachTerm calls f for the terms of a text in their order, each with the position
// of its word, counted from 1, and returns how many words there are, stop words
// included.
func (a *Analyzer) EachTerm(text string, f func(t Term, position int)) (words int) {
	return a.eachTerm([]byte(text), func(t Term, _, _, position int) { f(t, position) })
}

func (a *Analyzer) eachTerm(text []byte, f func(t Term, start, end, position int)) (words int) {
	eachWord(a.tokenizer, text, func(word []byte, start int) {
		words++
		t := a.reduce(word)
		if len(t.own.Bytes) > 0 {
			f(t.own, start, start+len(word), words)
		}
		if len(t.plain.Bytes) > 0 {
			f(t.plain, start, start+len(word), words)
		}
	})
	return words
}

func through(tokens analysis.TokenStream, filters []analysis.TokenFilter) analysis.TokenStream {
	for _, f := range filters {
		tokens = f.Filter(tokens)
	}
	return tokens
}

// folded returns the words of a text as they come out of the head.
func (a *Analyzer) folded(text []byte) analysis.TokenStream {
	return through(a.tokenizer.Tokenize(text), a.head)
}

// Tokens returns the terms of a text, in order, without its stop words.
func (a *Analyzer) Tokens(text string) []Token {
	var out []Token
	a.eachTerm([]byte(text), func(t Term, start, end, position int) {
		if n := len(out); n > 0 && t.Bytes[0] == plainMark {
			out[n-1].Others = append(out[n-1].Others, t.Text)
			return
		}
		out = append(out, Token{Term: t.Text, Start: start, End: end, Position: position})
	})
	return out
}

// Words returns the words of a text folded but not stemmed, stop words included:
// what a prefix is compared with.
func (a *Analyzer) Words(text string) []Token {
	var out []Token
	for _, t := range a.folded([]byte(text)) {
		out = append(out, Token{Term: string(t.Term), Start: t.Start, End: t.End, Position: t.Position})
	}
	return out
}

// Query returns the terms of words that are looked for. One typed without
// accents stands for accented ones too, one typed with them also for the word
// without, as capitals often are.
func (a *Analyzer) Query(text string) []Token {
	out := a.Tokens(text)
	if a.plain == nil {
		return out
	}
	for i, t := range out {
		p := a.bare([]byte(text[t.Start:t.End]))
		accented := len(t.Others) > 0
		out[i].Others = nil
		if p != "" && p != t.Term {
			out[i].Others = append(out[i].Others, p)
		}
		if p != "" && !accented {
			out[i].Others = append(out[i].Others, Plain(p))
		}
	}
	return out
}

// bare returns the term of a word without its accents.
func (a *Analyzer) bare(word []byte) string {
	if t, ok := a.bares.get(word); ok {
		return t.own.Text
	}
	t := single(through(withoutAccents(a.folded(word), true), a.plain))
	if len(word) <= longestWord {
		a.bares.put(string(word), reduced{own: t})
	}
	return t.Text
}
