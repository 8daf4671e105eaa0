package refs

import (
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// scan is one text on its way through the kinds: its tokens, the words of its
// language, what has been found.
type scan struct {
	t       *doc.Text
	folded  *doc.Folded
	str     string // folded
	toks    []token
	own     []*vocabulary // the language of the text, then English
	lookup  func(string) (*vocabulary, error)
	others  []*vocabulary // the other languages, once a kind has asked for them
	found   []finding
	err     error
	typed   bool // a person's query: capitals mean nothing, bare numbers count
	slashes []int
	// charterAt is where the text first names the Charter in full, plus one; 0
	// before anybody has looked.
	charterAt int
}

// finding is a reference and the tokens it was read from.
type finding struct {
	doc.Reference
	from, to int // tokens [from, to)
}

func newScan(t *doc.Text, lookup func(string) (*vocabulary, error)) (*scan, error) {
	s := &scan{t: t, folded: t.Folded(), lookup: lookup}
	s.str = s.folded.Str
	s.toks = cut(s.str, blockStarts(t))
	for _, code := range []string{t.Lang, neutral} {
		v, err := lookup(code)
		if err != nil {
			return nil, err
		}
		if v != nil && (len(s.own) == 0 || s.own[0] != v) {
			s.own = append(s.own, v)
		}
	}
	s.unglue()
	s.findSlashes()
	return s, nil
}

// findSlashes notes the slashes between two numbers: most kinds begin there.
func (s *scan) findSlashes() {
	for i := 1; i+1 < len(s.toks); i++ {
		if s.is(i, "/") && s.toks[i-1].kind == number && s.toks[i+1].kind == number && s.same(i-1, i+1) {
			s.slashes = append(s.slashes, i)
		}
	}
}

// text returns the folded text of token i.
func (s *scan) text(i int) string { return s.str[s.toks[i].start:s.toks[i].end] }

// is reports whether token i is there and reads as given.
func (s *scan) is(i int, text string) bool {
	return i >= 0 && i < len(s.toks) && s.text(i) == text
}

// isWord reports whether token i is a word, and the block is that of token i-1
// if tight is asked for.
func (s *scan) kind(i int) byte {
	if i < 0 || i >= len(s.toks) {
		return 0
	}
	return s.toks[i].kind
}

// num returns the digits of token i if it is a number of min to max digits
// that nothing has read yet, else "".
func (s *scan) num(i, min, max int) string {
	if s.kind(i) != number || s.toks[i].used {
		return ""
	}
	if n := s.text(i); min <= len(n) && len(n) <= max {
		return n
	}
	return ""
}

// tight reports whether nothing stands between token i and the one before it.
func (s *scan) tight(i int) bool { return i > 0 && i < len(s.toks) && !s.toks[i].gap }

// same reports whether two tokens are there and stand in one block.
func (s *scan) same(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(s.toks) && j < len(s.toks) && s.toks[i].block == s.toks[j].block
}

// free reports whether the tokens [from, to) stand in one block and nothing
// has read any of them.
func (s *scan) free(from, to int) bool {
	if from < 0 || to > len(s.toks) || from >= to || !s.same(from, to-1) {
		return false
	}
	for _, t := range s.toks[from:to] {
		if t.used {
			return false
		}
	}
	return true
}

// capital reports whether token i begins with a capital; in a query anything
// may be one.
func (s *scan) capital(i int) bool {
	if s.typed {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s.t.Str[s.folded.Offset(int(s.toks[i].start)):])
	return !unicode.IsLower(r)
}

// span leads the tokens [from, to) back to the text.
func (s *scan) span(from, to int) doc.Span {
	return s.folded.Span(int(s.toks[from].start), int(s.toks[to-1].end))
}

// original returns the tokens [from, to) as printed; "" for none.
func (s *scan) original(from, to int) string {
	if from >= to {
		return ""
	}
	return s.t.In(s.span(from, to))
}

// add keeps a reference that was read from the tokens [from, to).
func (s *scan) add(kind, id string, from, to int) *finding {
	s.use(from, to)
	return s.addAt(kind, id, s.span(from, to), from, to)
}

// addAt keeps a reference whose span does not end with a token.
func (s *scan) addAt(kind, id string, span doc.Span, from, to int) *finding {
	s.found = append(s.found, finding{
		Reference: doc.Reference{Kind: kind, ID: id, Mention: doc.Mention{Text: s.t.In(span), Span: span}},
		from:      from, to: to,
	})
	return &s.found[len(s.found)-1]
}

func (s *scan) use(from, to int) {
	for i := from; i < to; i++ {
		s.toks[i].used = true
	}
}

// blockKind returns the kind of the block that token i stands in.
func (s *scan) blockKind(i int) doc.BlockKind {
	if b := int(s.toks[i].block) - 1; b >= 0 && b < len(s.t.Blocks) {
		return s.t.Blocks[b].Kind
	}
	return doc.Paragraph
}

// alone reports whether the tokens [from, to) are the whole of their block.
func (s *scan) alone(from, to int) bool {
	return !s.same(from-1, from) && !s.same(to-1, to)
}
