package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexeme is a piece of a query: a word, a quoted phrase, a field with its value,
// or one of the words OR and NOT.
type lexeme struct {
	kind lexemeKind
	not  bool
	// text is the word, or what stands in the quotes, or the field's value.
	text  string
	field string
	// start and end are byte offsets of text in the query.
	start, end int
}

type lexemeKind int

const (
	lexWord lexemeKind = iota
	lexPhrase
	lexField
	lexOr
)

// lexer cuts a query into lexemes. Anything is a query: a quote that is not
// closed ends with the query, brackets are blanks, a field's name that is not
// known is a word.
type lexer struct {
	s   string
	i   int
	out []lexeme
}

func lex(s string) []lexeme {
	l := &lexer{s: s}
	for l.blanks(); l.i < len(s); l.blanks() {
		not := l.minus()
		switch {
		case isQuote(l.rune()):
			l.quoted(lexPhrase, "", not)
		case !l.named(not):
			l.word(not)
		}
	}
	return operators(l.out)
}

func (l *lexer) rune() rune {
	r, _ := utf8.DecodeRuneInString(l.s[l.i:])
	return r
}

func (l *lexer) blanks() {
	for l.i < len(l.s) {
		r, n := utf8.DecodeRuneInString(l.s[l.i:])
		if !isBlank(r) {
			return
		}
		l.i += n
	}
}

// minus takes the mark of denial: a dash right before something.
func (l *lexer) minus() bool {
	r, n := utf8.DecodeRuneInString(l.s[l.i:])
	if !strings.ContainsRune("-−–", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(l.s[l.i+n:])
	if l.i+n >= len(l.s) || isBlank(next) || unicode.Is(unicode.Pd, next) {
		return false
	}
	l.i += n
	return true
}

func (l *lexer) quoted(kind lexemeKind, field string, not bool) {
	l.i += utf8.RuneLen(l.rune())
	end := strings.IndexFunc(l.s[l.i:], isQuote)
	if end < 0 {
		end = len(l.s) - l.i
	}
	l.add(kind, field, not, l.i+end)
	if l.i < len(l.s) {
		l.i += utf8.RuneLen(l.rune())
	}
}

// word takes everything up to a blank.
func (l *lexer) word(not bool) {
	end := strings.IndexFunc(l.s[l.i:], isBlank)
	if end < 0 {
		end = len(l.s) - l.i
	}
	l.add(lexWord, "", not, l.i+end)
}

// named takes "field:value" where the field is known. The value may stand in
// quotes, or behind a blank.
func (l *lexer) named(not bool) bool {
	const longest = 12
	n := strings.IndexByte(l.s[l.i:min(len(l.s), l.i+longest)], ':')
	if n <= 0 {
		return false
	}
	name, ok := fieldNames[strings.ToLower(l.s[l.i:l.i+n])]
	if !ok {
		return false
	}
	l.i += n + 1
	l.blanks()
	if l.i < len(l.s) && isQuote(l.rune()) {
		l.quoted(lexField, name, not)
		return true
	}
	end := strings.IndexFunc(l.s[l.i:], isBlank)
	if end < 0 {
		end = len(l.s) - l.i
	}
	l.add(lexField, name, not, l.i+end)
	return true
}

func (l *lexer) add(kind lexemeKind, field string, not bool, end int) {
	l.out = append(l.out, lexeme{kind, not, l.s[l.i:end], field, l.i, end})
	l.i = end
}

// operators finds OR, AND and NOT among the words: OR joins its neighbours, AND
// is what blanks mean already, NOT denies what follows.
func operators(in []lexeme) []lexeme {
	out := in[:0]
	deny := false
	for _, x := range in {
		if x.kind == lexWord && !x.not {
			switch x.text {
			case "AND", "&&":
				continue
			case "NOT":
				deny = true
				continue
			case "OR", "||":
				x.kind = lexOr
			}
		}
		if x.kind != lexOr && deny {
			x.not, deny = !x.not, false
		}
		out = append(out, x)
	}
	return out
}

func isQuote(r rune) bool { return strings.ContainsRune("\"„“”‟«»", r) }

func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
