package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	api "github.com/blevesearch/bleve_index_api"

	"councilnotes/pipeline/index/analyzer"
)

// Where nothing is found, words that stand in no text are looked at again: as
// words of another script typed on a Latin keyboard, then as mistyped, as the
// beginning of longer ones, as similar ones. What is
// looked for instead is told, never done in silence.

// Bounds of what one query may cost here.
const (
	maxInstead  = 6      // words that are looked at again
	maxLookups  = 12_000 // terms looked up to find others for them
	maxSimilar  = 24     // languages and words whose similar words are looked for
	longestWord = 24     // letters of such a word: what finds similar ones grows with it
)

// instead returns the query with other words for those that are nowhere, and
// what to tell the person; nothing where there is nothing to change.
func (x *Index) instead(ctx context.Context, q Query) (Query, []string) {
	d, err := x.dictionary(ctx)
	if err != nil {
		return q, nil // Suggestions are a help; the answer stands without.
	}
	defer d.Close()
	var words []*clause
	q = q.clone()
	for i, g := range q.groups {
		for j := range g {
			if c := &q.groups[i][j]; c.kind == wordClause && !c.not && len(words) < maxInstead {
				words = append(words, c)
			}
		}
	}
	langs := x.searched(q)
	if notes := d.otherScript(words, langs); len(notes) > 0 {
		return q, notes
	}
	notes := d.replace(words, langs)
	if len(notes) > 0 && (d.lookups == 0 || d.similars == 0) {
		notes = append(notes, "not everything was looked for that may have been meant")
	}
	return q, notes
}

// otherScript gives words typed on a Latin keyboard the words of another script
// that they stand for, where all of the query can be read so in one language.
func (d *dictionary) otherScript(words []*clause, langs []string) []string {
	for _, l := range langs {
		if changed, notes := d.readAs(l, words); len(notes) > 0 {
			for i, c := range changed {
				*words[i] = c
			}
			return notes
		}
	}
	return nil
}

// readAs reads the words as typed for a language; it returns no notes where one
// of them cannot be.
func (d *dictionary) readAs(language string, words []*clause) (changed []clause, notes []string) {
	const most = 3
	a := analyzer.For(language)
	for _, w := range words {
		c := *w
		changed = append(changed, c)
		spellings := a.FromLatin(c.text)
		if len(spellings) == 0 && d.hasAll(language, c.text) {
			continue
		}
		last := &changed[len(changed)-1]
		if found := d.known(language, spellings); len(found) > 0 {
			found = found[:min(len(found), most)]
			last.instead = termsOf(found)
			notes = append(notes, told(c.text, found, true))
		} else if len(spellings) > 0 && len(a.Query(spellings[0])) == 0 {
			last.text = spellings[0] // a stop word
		} else {
			return nil, nil
		}
	}
	return changed, notes
}

// replace gives words that are nowhere others. A word may be in texts of one
// language by chance and mistyped in another, so languages that lack the fewest
// of the words are looked at first.
func (d *dictionary) replace(words []*clause, langs []string) (notes []string) {
	lacking := map[string][]*clause{}
	fewest := len(words)
	for _, l := range langs {
		for _, w := range words {
			if !d.hasAll(l, w.text) {
				lacking[l] = append(lacking[l], w)
			}
		}
		fewest = min(fewest, len(lacking[l]))
	}
	for _, w := range words {
		var best, all []string
		for _, l := range langs {
			if slices.Contains(lacking[l], w) {
				all = append(all, l)
				if len(lacking[l]) == fewest {
					best = append(best, l)
				}
			}
		}
		found := d.nearest(best, w.text)
		nowhere := len(all) == len(langs)
		if len(found) == 0 && nowhere {
			found = d.nearest(all, w.text)
		}
		if len(found) > 0 {
			w.instead = termsOf(found)
			notes = append(notes, told(w.text, found, nowhere))
		}
	}
	return notes
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

func told(typed string, found []stand, nowhere bool) string {
	var words []string
	for _, s := range found {
		if w := quoted(s.word); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	why := "no document has " + quoted(typed)
	if !nowhere {
		why += " with the rest"
	}
	return why + "; " + strings.Join(words, " or ") + " was looked for instead"
}

// dictionary knows which terms there are in texts.
type dictionary struct {
	ctx    context.Context
	reader api.IndexReader
	counts map[string]uint64 // by language and term, of what was asked
	// lookups and similars are how often it may still look for what was meant.
	lookups, similars int
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
	return &dictionary{ctx, r, map[string]uint64{}, maxLookups, maxSimilar}, nil
}

func (d *dictionary) Close() error { return d.reader.Close() }

// has reports whether a term is in a text of the language.
func (d *dictionary) has(language, term string) bool { return d.count(language, term) > 0 }

// count returns how many works have a term in their texts in the language.
func (d *dictionary) count(language, term string) uint64 {
	key := language + " " + term
	n, ok := d.counts[key]
	if !ok {
		n = d.read(language, term)
		d.counts[key] = n
	}
	return n
}

func (d *dictionary) read(language, term string) uint64 {
	r, err := d.reader.TermFieldReader(d.ctx, []byte(term), prefixText+language, false, false, false)
	if err != nil {
		return 0
	}
	defer r.Close()
	return r.Count()
}

// hasAll reports whether a word, or each of several joined by a hyphen, is in a
// text of the language, or is a stop word there.
func (d *dictionary) hasAll(language, text string) bool {
	return !slices.ContainsFunc(analyzer.For(language).Query(text), func(t analyzer.Token) bool { return d.one(language, t) == "" })
}

// one returns which of a word's terms there is, "" for none.
func (d *dictionary) one(language string, t analyzer.Token) string {
	for _, term := range append([]string{t.Term}, t.Others...) {
		if d.has(language, term) {
			return term
		}
	}
	return ""
}

// nearest returns what a mistyped word may mean: the most frequent word of each
// language that one slip makes it, else two.
func (d *dictionary) nearest(langs []string, text string) []stand {
	var out []stand
	for _, l := range langs {
		out = append(out, mostFrequent(d.known(l, analyzer.For(l).Typos(text)), 1)...)
	}
	if len(out) == 0 {
		out = d.longer(langs, text)
	}
	if len(out) == 0 {
		out = d.similar(langs, text)
	}
	return mostFrequent(out, 3)
}

// longer returns terms that begin with the word's term: half of Europe writes
// compounds in one, so that who asks for Datenschutz means Datenschutzverordnung
// too.
func (d *dictionary) longer(langs []string, text string) (out []stand) {
	const shortest, most = 5, 200
	for _, l := range langs {
		tokens := analyzer.For(l).Query(text)
		if len(tokens) != 1 || len([]rune(tokens[0].Term)) < shortest {
			continue
		}
		dict, err := d.reader.FieldDictPrefix(prefixText+l, []byte(tokens[0].Term))
		if err != nil {
			continue // no text is in the language
		}
		for e, err := dict.Next(); err == nil && e != nil && len(out) < most; e, err = dict.Next() {
			out = append(out, stand{l, e.Term, e.Term, e.Count})
		}
		dict.Close()
	}
	return out
}

func mostFrequent(all []stand, n int) []stand {
	slices.SortStableFunc(all, func(a, b stand) int { return cmp.Compare(b.count, a.count) })
	return all[:min(len(all), n)]
}

// known returns those of the words that are in texts of a language.
func (d *dictionary) known(language string, words []string) (out []stand) {
	a := analyzer.For(language)
	words = words[:min(len(words), d.lookups)]
	d.lookups -= len(words)
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
		if len(tokens) != 1 || len([]rune(tokens[0].Term)) < shortest || len([]rune(tokens[0].Term)) > longestWord || d.similars == 0 {
			continue
		}
		d.similars--
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
