package plain

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// phrases are lines known from the frames of pages, folded.
type phrases []string

// whole reports whether a line is one of the phrases, a colon aside.
func (p phrases) whole(line string) bool {
	if len(line) > 200 {
		return false
	}
	k := strings.TrimRight(fold(line), ": ")
	for _, w := range p {
		if k == w {
			return true
		}
	}
	return false
}

// starts reports whether a line begins with one of the phrases.
func (p phrases) starts(line string) bool {
	if len(line) > 400 {
		return false
	}
	k := fold(line)
	for _, w := range p {
		if strings.HasPrefix(k, w) {
			return true
		}
	}
	return false
}

func fold(s string) string { return strings.Join(strings.Fields(doc.Fold(s).Str), " ") }

// pageWords are the phrases of all languages: the frame of a page is often in
// another language than its text.
type pageWords struct{ skip, credit, related, noise phrases }

var allPageWords = sync.OnceValue(func() pageWords {
	var p pageWords
	for _, code := range codes() {
		w := layout.WordsOf(code).Page
		for _, list := range []struct {
			to   *phrases
			from []string
		}{{&p.skip, w.Skip}, {&p.credit, w.Credit}, {&p.related, w.Related}, {&p.noise, w.Noise}} {
			for _, s := range list.from {
				*list.to = append(*list.to, strings.TrimRight(fold(s), ": "))
			}
		}
	}
	return p
})

func codes() []string {
	return slices.Sorted(maps.Keys(layout.AllWords()))
}
