package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/index/analyzer"
)

// wanted is a word or phrase of a query as one language's analyzer makes it.
type wanted struct {
	tokens []analyzer.Token // one for a word
	prefix string           // of a word with an asterisk; tokens may then be empty
	needle string           // small letters that nearly every form begins with
}

// wantedOf returns what the words of a query are in a language, with refs also
// those of its references. Stop words are nothing.
func wantedOf(q Query, a *analyzer.Analyzer, refs bool) []wanted {
	var out []wanted
	q.each(func(c clause) {
		kind := c.kind
		if kind == referenceClause && c.field == "" && refs {
			kind = phraseClause
		}
		switch kind {
		case wordClause, phraseClause:
			if c.instead != nil {
				for _, t := range c.instead[a.Lang] {
					out = append(out, wanted{tokens: []analyzer.Token{{Term: t}}})
				}
				return
			}
			if t := a.Query(c.text); len(t) > 0 {
				out = append(out, wanted{tokens: t, needle: needleOf(c.text, t[0])})
			}
		case prefixClause:
			if w := a.Words(c.text); len(w) > 0 {
				last := w[len(w)-1]
				out = append(out, wanted{tokens: a.Query(c.text[last.Start:]), prefix: last.Term, needle: last.Term})
			}
		}
	})
	return out
}

// needleOf returns what a word as typed and its term have in common.
func needleOf(text string, t analyzer.Token) string {
	word := strings.ToLower(text[t.Start:min(t.End, len(text))])
	n := 0
	for n < len(word) && n < len(t.Term) && word[n] == t.Term[n] {
		n++
	}
	for n > 0 && n < len(word) && !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}

// found is a block with the places in it.
type found struct {
	places  []doc.Span
	has     []bool // which of what is wanted
	longest int    // bytes of the longest place: words that stand together as asked
	body    bool   // not a row of the cover, a title or a heading
}

func (f found) count() (n int) {
	for _, h := range f.has {
		if h {
			n++
		}
	}
	return n
}

// wordPlaces returns the places of the query's words in the blocks that have
// most of them; with refs also of its references as typed.
func wordPlaces(q Query, r *doc.Record, refs bool) []doc.Span {
	s := &scanner{r: r, q: q, refs: refs, wanted: map[string][]wanted{}}
	blocks := s.scan(true)
	if s.missing(blocks) {
		blocks = s.scan(false)
	}
	if len(blocks) == 0 {
		return s.across()
	}
	slices.SortStableFunc(blocks, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.count(), a.count()), cmp.Compare(rankOf(b), rankOf(a)), cmp.Compare(b.longest, a.longest), cmp.Compare(len(b.places), len(a.places)))
	})
	var out []doc.Span
	seen := map[int]bool{}
	for _, b := range blocks {
		more := false
		for i, h := range b.has {
			more = more || h && !seen[i]
			seen[i] = seen[i] || h
		}
		if more {
			out = append(out, b.places...)
		}
	}
	return out
}

// rankOf puts what a document says before what it is called.
func rankOf(f found) int {
	if f.body {
		return 1
	}
	return 0
}

// scanner looks for words in the blocks of one record.
type scanner struct {
	r      *doc.Record
	q      Query
	refs   bool
	wanted map[string][]wanted // by language
}

// scan returns the blocks that have something. Analyzing a block costs far more
// than looking for a few letters in it, so with quick set only blocks with the
// needle of a word are analyzed; the forms this misses are looked for when a
// word is not found otherwise.
func (s *scanner) scan(quick bool) []found {
	var out []found
	for _, b := range blocksOf(s.r) {
		language := languageOf(cmp.Or(b.Language, s.r.Language))
		ws, ok := s.wanted[language]
		if !ok {
			ws = wantedOf(s.q, analyzer.For(language), s.refs)
			s.wanted[language] = ws
		}
		text := s.r.Text[b.Span.Start:b.Span.End]
		if len(ws) == 0 || quick && !hasNeedle(text, ws) {
			continue
		}
		if f := find(text, b.Span.Start, ws, analyzer.For(language)); len(f.places) > 0 {
			f.body = b.Kind != doc.Cover && b.Kind != doc.Title && b.Kind != doc.Heading
			out = append(out, f)
		}
	}
	return out
}

func (s *scanner) missing(blocks []found) bool {
	for _, ws := range s.wanted {
		for i := range ws {
			if !slices.ContainsFunc(blocks, func(f found) bool { return i < len(f.has) && f.has[i] }) {
				return true
			}
		}
	}
	return false
}

// across returns the places of phrases that begin in one block and end in another,
// as a sentence does that a page's end cuts: what stands in each block is a place.
func (s *scanner) across() (out []doc.Span) {
	language := languageOf(s.r.Language)
	for _, w := range s.wanted[language] {
		if len(w.tokens) < 2 {
			continue
		}
		for _, p := range sequences(analyzer.For(language).Tokens(s.r.Text), w.tokens) {
			for _, b := range blocksOf(s.r) {
				start, end := max(p.Start, b.Span.Start), min(p.End, b.Span.End)
				if start >= end {
					continue
				}
				text := s.r.Text[start:end]
				start += max(strings.IndexFunc(text, isWordRune), 0)
				end -= len(text) - len(strings.TrimRightFunc(text, func(r rune) bool { return !isWordRune(r) }))
				if start < end {
					out = append(out, doc.Span{Start: start, End: end})
				}
			}
		}
	}
	return out
}

// blocksOf returns the blocks of a record, the whole text where it has none.
func blocksOf(r *doc.Record) []doc.RecordBlock {
	if len(r.Blocks) == 0 {
		return []doc.RecordBlock{{Span: doc.Span{End: len(r.Text)}}}
	}
	return r.Blocks
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func hasNeedle(text string, ws []wanted) bool {
	small := strings.ToLower(text)
	return slices.ContainsFunc(ws, func(w wanted) bool { return strings.Contains(small, w.needle) })
}

// find returns the places of what is wanted in a text that begins at the byte
// offset base.
func find(text string, base int, ws []wanted, a *analyzer.Analyzer) found {
	f := found{has: make([]bool, len(ws))}
	tokens := a.Tokens(text)
	var plain []analyzer.Token // made only where a beginning is wanted
	for i, w := range ws {
		var places []doc.Span
		if w.prefix != "" {
			if plain == nil {
				plain = a.Words(text)
			}
			places = beginnings(plain, w.prefix)
		}
		places = append(places, sequences(tokens, w.tokens)...)
		f.has[i] = len(places) > 0
		f.places = append(f.places, places...)
	}
	f.places = joined(text, f.places)
	for i := range f.places {
		f.longest = max(f.longest, f.places[i].Len())
		f.places[i].Start += base
		f.places[i].End += base
	}
	return f
}

func beginnings(tokens []analyzer.Token, prefix string) []doc.Span {
	var out []doc.Span
	for _, t := range tokens {
		if strings.HasPrefix(t.Term, prefix) || strings.HasPrefix(analyzer.Unaccented(t.Term), prefix) {
			out = append(out, doc.Span{Start: t.Start, End: t.End})
		}
	}
	return out
}

// sequences returns the places where tokens stand at the distances that those of
// want have.
func sequences(tokens, want []analyzer.Token) []doc.Span {
	var out []doc.Span
	if len(want) == 0 {
		return nil
	}
	for i := range tokens {
		if end := follows(tokens[i:], want); end > 0 {
			out = append(out, doc.Span{Start: tokens[i].Start, End: end})
		}
	}
	return out
}

// follows returns the end of the sequence that begins with tokens[0], 0 where
// there is none. Positions are without gaps but for stop words, so a token can
// be at no later index than the distance.
func follows(tokens, want []analyzer.Token) int {
	j := 0
	for _, w := range want {
		for j < len(tokens) && tokens[j].Position-tokens[0].Position < w.Position-want[0].Position {
			j++
		}
		if j == len(tokens) || !w.Means(tokens[j]) || tokens[j].Position-tokens[0].Position != w.Position-want[0].Position {
			return 0
		}
	}
	return tokens[j].End
}

// joined sorts places and makes one of those that overlap or have nothing but
// blanks between them.
func joined(text string, places []doc.Span) []doc.Span {
	slices.SortFunc(places, func(a, b doc.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	out := places[:0]
	for _, p := range places {
		n := len(out)
		if n > 0 && (p.Start <= out[n-1].End || strings.TrimSpace(text[out[n-1].End:p.Start]) == "") {
			out[n-1].End = max(out[n-1].End, p.End)
			continue
		}
		out = append(out, p)
	}
	return out
}
