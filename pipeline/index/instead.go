package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	api "github.com/blevesearch/bleve_index_api"

	"councilnotes/pipeline/index/analyzer"
)

// Where nothing is found, words that stand in no text are looked at again: as
// words of another script typed on a Latin keyboard, then as mistyped. What is
// looked for instead is told, never done in silence.

// maxInstead is how many words of a query are looked at again.
const maxInstead = 6

// instead returns the query with other words for those that are nowhere, and
// what to tell the person; nothing where there is nothing to change.
func (x *Index) instead(ctx context.Context, q Query) (Query, []string) {
	d, err := x.dictionary(ctx)
	if err != nil {
		return q, nil // Suggestions are a help; the answer stands without.
	}
	defer d.Close()
	langs := x.searched(q)
	var notes []string
	looked := 0
	groups := make([]group, len(q.groups))
	for i, g := range q.groups {
		groups[i] = slices.Clone(g)
		for j, c := range g {
			if c.kind != wordClause || c.not || d.has(langs, c.text) {
				continue
			}
			if looked++; looked > maxInstead {
				continue
			}
			if found := d.nearest(langs, c.text); len(found) > 0 {
				groups[i][j].instead = termsOf(found)
				notes = append(notes, told(c.text, found))
			}
		}
	}
	q.groups = groups
	return q, notes
}

// stand is a word that may be meant.
type stand struct {
	language, word, term string
	count                uint64 // works that have it
}

func termsOf(found []stand) map[string][]string {
	out := map[string][]string{}
	for _, s := range found {
		out[s.language] = append(out[s.language], s.term)
	}
	return out
}

func told(typed string, found []stand) string {
	var words []string
	for _, s := range found {
		if w := quoted(s.word); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return fmt.Sprintf("no document has %s; %s was looked for instead", quoted(typed), strings.Join(words, " or "))
}

// dictionary knows which terms there are in texts.
type dictionary struct {
	ctx    context.Context
	reader api.IndexReader
	fields map[string]api.FieldDictContains
}

func (x *Index) dictionary(ctx context.Context) (*dictionary, error) {
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	return &dictionary{ctx, r, map[string]api.FieldDictContains{}}, nil
}

func (d *dictionary) Close() error { return d.reader.Close() }

func (d *dictionary) contains(language, term string) bool {
	dict, ok := d.fields[language]
	if !ok {
		if r, able := d.reader.(api.IndexReaderContains); able {
			dict, _ = r.FieldDictContains(prefixText + language) // nil for a field that is not there
		}
		d.fields[language] = dict
	}
	if dict == nil {
		return false
	}
	yes, err := dict.Contains([]byte(term))
	return err == nil && yes
}

func (d *dictionary) count(language, term string) uint64 {
	r, err := d.reader.TermFieldReader(d.ctx, []byte(term), prefixText+language, false, false, false)
	if err != nil {
		return 0
	}
	defer r.Close()
	return r.Count()
}

// has reports whether a word, or each of several joined by a hyphen, is in a
// text of one of the languages, or is a stop word there.
func (d *dictionary) has(langs []string, text string) bool {
	return slices.ContainsFunc(langs, func(l string) bool {
		for _, t := range analyzer.For(l).Query(text) {
			if d.one(l, t) == "" {
				return false
			}
		}
		return true
	})
}

// one returns which of a word's terms there is, "" for none.
func (d *dictionary) one(language string, t analyzer.Token) string {
	for _, term := range append([]string{t.Term}, t.Others...) {
		if d.contains(language, term) {
			return term
		}
	}
	return ""
}

// nearest returns what a word that is nowhere may mean: in another script, the
// likeliest readings; mistyped, the most frequent word of each language.
func (d *dictionary) nearest(langs []string, text string) []stand {
	var out []stand
	for _, l := range langs {
		out = append(out, d.known(l, analyzer.For(l).FromLatin(text))...)
	}
	if len(out) > 0 {
		return out[:min(len(out), 3)]
	}
	for _, l := range langs {
		out = append(out, mostFrequent(d.known(l, analyzer.For(l).Typos(text)), 1)...)
	}
	if len(out) == 0 {
		out = d.similar(langs, text)
	}
	return mostFrequent(out, 3)
}

func mostFrequent(all []stand, n int) []stand {
	slices.SortStableFunc(all, func(a, b stand) int { return cmp.Compare(b.count, a.count) })
	return all[:min(len(all), n)]
}

// known returns those of the words that are in texts of a language.
func (d *dictionary) known(language string, words []string) (out []stand) {
	a := analyzer.For(language)
	text := strings.Join(words, " ")
	for _, t := range a.Query(text) {
		term := d.one(language, t)
		if term == "" || slices.ContainsFunc(out, func(s stand) bool { return s.term == term }) {
			continue
		}
		out = append(out, stand{language, text[t.Start:t.End], term, d.count(language, term)})
	}
	return out
}

// similar returns terms that two changes make of the word's term.
func (d *dictionary) similar(langs []string, text string) (out []stand) {
	const shortest, changes, most = 6, 2, 50
	fuzzy, ok := d.reader.(api.IndexReaderFuzzy)
	if !ok {
		return nil
	}
	for _, l := range langs {
		tokens := analyzer.For(l).Query(text)
		if len(tokens) != 1 || len([]rune(tokens[0].Term)) < shortest {
			continue
		}
		term := tokens[0].Term
		dict, err := fuzzy.FieldDictFuzzy(prefixText+l, term, changes, string([]rune(term)[:1]))
		if err != nil {
			continue
		}
		for e, err := dict.Next(); err == nil && e != nil && len(out) < most; e, err = dict.Next() {
			out = append(out, stand{l, e.Term, e.Term, e.Count})
		}
		dict.Close()
	}
	return out
}
