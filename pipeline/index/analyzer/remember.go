package analyzer

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
)

// A word becomes the same terms wherever it stands, and most words of a text
// stand in the last one too, so what the filters make of a word is remembered.

// Bounds of what one language's analyzer remembers: words in each of two
// generations, bytes of a word.
const (
	remembered  = 12_000
	longestWord = 64
)

// Term is a term in the two shapes that an index wants it in. Nobody may change
// the bytes: they are shared.
type Term struct {
	Text  string
	Bytes []byte
}

func termOf(b []byte) Term { return Term{string(b), b} }

// reduced is what a word becomes: its term, none for a stop word; and where it has
// accents the marked term of the word without them.
type reduced struct{ own, plain Term }

// memory remembers the terms of words. When a generation is full, it becomes the
// old one, and the old one is forgotten but for what was asked for since.
type memory struct {
	mu         sync.RWMutex
	young, old map[string]reduced
}

func (m *memory) get(word []byte) (t reduced, ok bool) {
	m.mu.RLock()
	t, ok = m.young[string(word)]
	if ok {
		m.mu.RUnlock()
		return t, true
	}
	t, ok = m.old[string(word)]
	m.mu.RUnlock()
	if ok {
		m.put(string(word), t)
	}
	return t, ok
}

func (m *memory) put(word string, t reduced) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil || len(m.young) >= remembered {
		m.old, m.young = m.young, make(map[string]reduced)
	}
	m.young[word] = t
}

// reduce returns what a word becomes.
func (a *Analyzer) reduce(word []byte) reduced {
	if len(word) > longestWord {
		return a.make(word)
	}
	t, ok := a.memory.get(word)
	if !ok {
		t = a.make(word)
		a.memory.put(string(word), t)
	}
	return t
}

// make sends a word through the filters. A stemmer is a program of many cases and
// words come from anywhere: where one panics, the word is left unstemmed, which
// finds less, but ends nothing.
func (a *Analyzer) make(word []byte) (t reduced) {
	defer func() {
		if recover() != nil {
			t = reduced{own: single(a.folded(word))}
		}
	}()
	words := through(one(word), a.head)
	var plain analysis.TokenStream
	if a.plain != nil {
		plain = withoutAccents(words, false) // before the filters, which change what they are given
	}
	t.own = single(through(words, a.tail))
	if len(plain) == 0 || len(t.own.Bytes) == 0 {
		return t
	}
	if p := single(through(plain, a.plain)); len(p.Bytes) > 0 && p.Text != t.own.Text {
		t.plain = termOf([]byte(Plain(p.Text)))
	}
	return t
}

// one is a stream of one word, which filters may change.
func one(word []byte) analysis.TokenStream {
	return analysis.TokenStream{{Term: append([]byte(nil), word...), End: len(word), Position: 1}}
}

// single is the term of what came of one word.
func single(s analysis.TokenStream) Term {
	if len(s) == 0 || len(s[0].Term) == 0 {
		return Term{}
	}
	return termOf(s[0].Term)
}
