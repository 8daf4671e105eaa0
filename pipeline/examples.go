package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/index"
)

// Example is a search worth trying, drawn from what was just ingested, and
// tried: it finds something.
type Example struct {
	Query string `json:"query"`
	Why   string `json:"why"`
	Hits  int    `json:"hits"`
}

// tallied bounds what is counted for the examples: enough to choose from, and
// no more memory for a million documents.
const tallied = 4096

// tally counts in how many documents something was found.
type tally struct {
	documents  int
	references map[string]*counted // by id
	countries  map[string]*counted // by code
	words      map[string]*counted // of titles
}

// counted is how often something was found and how it was written first.
type counted struct {
	text string
	n    int
}

func newTally() *tally {
	return &tally{references: map[string]*counted{}, countries: map[string]*counted{}, words: map[string]*counted{}}
}

func (t *tally) add(r *doc.Record) {
	t.documents++
	seen := map[string]bool{}
	count := func(m map[string]*counted, key, text string) {
		if seen[key] || key == "" {
			return
		}
		seen[key] = true
		if c := m[key]; c != nil {
			c.n++
		} else if len(m) < tallied {
			m[key] = &counted{text, 1}
		}
	}
	for _, ref := range r.References {
		if ref.Kind != "url" && ref.Kind != "treaty" {
			count(t.references, ref.ID, ref.Text)
		}
	}
	for _, c := range r.Countries {
		if c.Form == "name" {
			count(t.countries, c.Code, c.Name)
		}
	}
	for _, w := range titleWords(r.Title) {
		count(t.words, strings.ToLower(w), w)
	}
}

// titleWords returns the words of a title that are long enough to mean
// something.
func titleWords(title string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) >= 6 {
			words = append(words, w)
		}
	}
	return words
}

// telling leaves out the words that stand in so many titles that they tell
// little.
func (t *tally) telling() map[string]*counted {
	few := maps.Clone(t.words)
	maps.DeleteFunc(few, func(_ string, c *counted) bool { return c.n > max(2, t.documents/10) })
	return few
}

// most returns the keys of what was found in the most documents, the most
// frequent first; of equals the longest, then the first in the alphabet.
func most(m map[string]*counted) []string {
	return slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b].n, m[a].n), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
}

// tries is how many candidates of a kind are tried before the kind is given up.
const tries = 20

// examples returns up to three searches that find something. They are an extra:
// an index that cannot be asked just now gives none.
func (d *Data) examples(ctx context.Context, t *tally) []Example {
	found := []Example{}
	x := d.IndexReader()
	try := func(m map[string]*counted, query func(key string) string, why func(c *counted) string) {
		for _, key := range most(m)[:min(tries, len(m))] {
			q := query(key)
			if n := hits(ctx, x, q); n > 0 {
				found = append(found, Example{Query: q, Why: why(m[key]), Hits: n})
				return
			}
		}
	}
	try(t.references, t.spelling, func(c *counted) string { return "cited in " + plural(c.n, "document", "documents") })
	try(t.countries, func(code string) string { return "country:" + code },
		func(c *counted) string { return c.text + ", named in " + plural(c.n, "document", "documents") })
	try(t.telling(), func(w string) string { return w },
		func(c *counted) string { return "a word of " + plural(c.n, "title", "titles") })
	return found
}

// spelling returns a reference as it is written in a text, or by its id where a
// query would not be read as that reference.
func (t *tally) spelling(id string) string {
	text := oneLine(t.references[id].text)
	if strings.Contains(index.ParseQuery(text).Explain(), id) {
		return text
	}
	return id
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// plural counts things in words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// hits returns how many works a query finds, all that it asks for.
func hits(ctx context.Context, x index.Reader, query string) int {
	res, err := x.Search(ctx, index.ParseQuery(query), index.SearchOptions{Size: 1})
	if err != nil || res.Loose {
		return 0
	}
	return int(res.Total)
}
