package match

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// Lazy is a Set of names with all their cases, written out only where a text has
// words that begin as they do. A language has thousands of names with a dozen
// cases each; a document has a few of them.
//
// Names lie in buckets by what their first words begin with, folded: half of the
// names of a language begin with "European", many with "European Union". The zero Lazy is empty; one
// that is no longer added to may be used by many goroutines.
type Lazy[V any] struct {
	short   Set[V] // phrases that are shorter than any key
	buckets map[string]*bucket[V]
	heads   map[string]bool // keys and what they begin with, in whole words
	first   [256]bool       // first bytes of keys
	// ending is the length of the longest ending of the declension asked last.
	of     *Declension
	ending int
}

// A key are the first bytes of a folded phrase: two letters of most alphabets that
// are not Latin, four of those that are; of short names half as many.
const (
	longKey  = 4
	shortKey = 2
	keyWords = 5
)

// keyOf returns n bytes that a phrase begins with, unless a blank is among them:
// how many of these there are is up to the text.
func keyOf(folded string, n int) (string, bool) {
	if len(folded) < n || strings.IndexByte(folded[:n], ' ') >= 0 {
		return "", false
	}
	return folded[:n], true
}

// bucket are the names with one key.
type bucket[V any] struct {
	once  sync.Once
	names []declined[V]
	set   Set[V]
	err   error
}

// declined is a name as listed, the words that change marked.
type declined[V any] struct {
	name  string
	d     *Declension
	value V
}

// AddDeclined is Set.AddDeclined. What is wrong behind the first word of a name
// is told by Check only.
func (l *Lazy[V]) AddDeclined(patterns []string, d *Declension, value V) error {
	for _, p := range patterns {
		names, err := Expand(p)
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := l.add(strings.TrimSpace(name), d, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *Lazy[V]) add(name string, d *Declension, value V) error {
	prefix, err := l.unchanged(name, d)
	if err != nil || name == "" {
		return err
	}
	rest := d.rest(name, keyWords-1)
	if !l.put(prefix, rest, declined[V]{name, d, value}) { // its first letters change
		forms, err := d.Expand(name)
		for _, f := range forms {
			if !l.put(f, nil, declined[V]{f, nil, value}) {
				l.short.Add(f, value)
			}
		}
		return err
	}
	for _, p := range d.softened(prefix) {
		l.put(p, rest, declined[V]{name, d, value})
	}
	return nil
}

// enough is how many bytes of a name give its key however they are folded.
const enough = 4 * longKey

// unchanged returns what a name begins with in all of its cases, or as much of it
// as a key needs.
func (l *Lazy[V]) unchanged(name string, d *Declension) (string, error) {
	if l.of != d {
		l.of, l.ending = d, d.longestEnding()
	}
	head, _, changes := strings.Cut(name, "~")
	if stable := len(head) - l.ending; !changes && len(name) > enough || changes && stable > enough {
		return start(name, enough), nil
	}
	return d.unchanged(name)
}

// start returns the first n bytes of s, and what belongs to the last character.
func start(s string, n int) string {
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n++
	}
	return s[:n]
}

// put lays a name into the bucket of what it and the words behind its first begin
// with; false where the beginning is too short for a key.
func (l *Lazy[V]) put(prefix string, rest []string, n declined[V]) bool {
	head, ok := part(prefix)
	if !ok {
		return false
	}
	if l.buckets == nil {
		l.buckets, l.heads = map[string]*bucket[V]{}, map[string]bool{}
	}
	k := head
	l.heads[k], l.first[k[0]] = true, true
	for _, word := range rest {
		next, ok := part(word)
		if !ok {
			break
		}
		k += " " + next
		l.heads[k] = true
	}
	b := l.buckets[k]
	if b == nil {
		b = &bucket[V]{}
		l.buckets[k] = b
	}
	b.names = append(b.names, n)
	return true
}

// part is what a word that begins with prefix gives to a key.
func part(prefix string) (string, bool) {
	folded := doc.FoldString(start(prefix, min(enough, len(prefix))))
	if k, ok := keyOf(folded, longKey); ok {
		return k, true
	}
	return keyOf(folded, shortKey)
}

// Check writes out all names and returns what is wrong with one of them. It is
// for tests of the data: searching passes over such a name.
func (l *Lazy[V]) Check() error {
	for _, b := range l.buckets {
		if b.ready(); b.err != nil {
			return b.err
		}
	}
	return nil
}

// ready writes out the names of a bucket.
func (b *bucket[V]) ready() *Set[V] {
	b.once.Do(func() {
		for _, n := range b.names {
			if n.d == nil {
				b.set.Add(n.name, n.value)
				continue
			}
			cases, err := n.d.cases(n.name)
			if err != nil {
				b.err = fmt.Errorf("name %q: %w", n.name, err)
			}
			for _, form := range cases {
				b.set.Add(form, n.value)
				for _, f := range n.d.softened(form) {
					b.set.Add(f, n.value)
				}
			}
		}
		b.names = nil
	})
	return &b.set
}

// FindIn is Set.FindIn.
func (l *Lazy[V]) FindIn(f *doc.Folded, original string, from, to int) []Hit[V] {
	var hits []Hit[V]
	v := view{f, original}
	for i := f.NextWord(from); i < to; {
		next := i + 1
		if h, ok := l.at(v, i, to); ok {
			hits = append(hits, h)
			next = h.End
		}
		i = f.NextWord(next)
	}
	return hits
}

// at returns the longest phrase that begins at i.
func (l *Lazy[V]) at(v view, i, to int) (best Hit[V], ok bool) {
	b := v.folded.Str[i]
	if l.short.first[b] > 0 {
		best, ok = l.short.longest(v, i, to)
	}
	if !l.first[b] {
		return best, ok
	}
	str := v.folded.Str[i:to]
	for _, n := range [...]int{shortKey, longKey} {
		if head, full := keyOf(str, n); full {
			l.look(v, i, to, head, nextWord(str), func(h Hit[V]) {
				if !ok || h.End > best.End {
					best, ok = h, true
				}
			})
		}
	}
	return best, ok
}

// look looks into the bucket of a key, and into those of the keys that the next
// words make of it.
func (l *Lazy[V]) look(v view, i, to int, k, rest string, found func(Hit[V])) {
	if !l.heads[k] {
		return
	}
	if b := l.buckets[k]; b != nil {
		if h, ok := b.ready().longest(v, i, to); ok {
			found(h)
		}
	}
	for _, n := range [...]int{shortKey, longKey} {
		if next, full := keyOf(rest, n); full {
			l.look(v, i, to, k+" "+next, nextWord(rest), found)
		}
	}
}

// nextWord is what stands behind the first blanks of s.
func nextWord(s string) string {
	i := strings.IndexByte(s[:min(len(s), farthestBlank)], ' ')
	if i < 0 {
		return ""
	}
	return strings.TrimLeft(s[i:], " ")
}

// farthestBlank bounds, in bytes, how far the end of a word is looked for: no word
// of a name is as long.
const farthestBlank = 100
