package countries

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// section is the section "countries" of a language file. Names are patterns of
// match.Expand; a capital letter in them must be a capital in the text.
type section struct {
	// Names are short and official names by ISO 3166-1 code, the short one
	// first. In English the first is the name that records show.
	Names    map[string][]string `json:"names"`
	Demonyms map[string][]string `json:"demonyms,omitempty"`
	Parts    map[string][]string `json:"parts,omitempty"`
	// Declension says how names and demonyms change with their case.
	Declension declension `json:"declension,omitzero"`
	// Demonyms decline like adjectives, by rules of their own.
	DemonymDeclension declension `json:"demonym_declension,omitzero"`
	// States make official names of short ones.
	States states `json:"states,omitzero"`
	// None are phrases that hold the name of a country and name none.
	None []string `json:"none,omitempty"`
	// Wary are names that are also ordinary words: they do not count where any
	// word has a capital, nor before the words in WaryBefore.
	Wary       []string `json:"wary,omitempty"`
	WaryBefore []string `json:"wary_before,omitempty"`
	// Titles stand before the name of a person, TitlesAfter behind it, Streets before and AfterStreet
	// behind the name of a street; Signed before the place of signing.
	Titles      []string `json:"titles,omitempty"`
	TitlesAfter []string `json:"titles_after,omitempty"`
	Streets     []string `json:"streets,omitempty"`
	AfterStreet []string `json:"after_street,omitempty"`
	Signed      []string `json:"signed,omitempty"`
	// Glued are small words that exports glue to the end of a name.
	Glued []string `json:"glued,omitempty"`
	// Sources says where the names come from, and under which licence.
	Sources  []string `json:"sources,omitempty"`
	Examples []struct {
		Text      string   `json:"text"`
		Countries []string `json:"countries"` // codes; "demonym XX" for a demonym
	} `json:"examples"`
}

// name is what a phrase of the trie stands for.
type name struct {
	code string // empty: the phrase names no country
	form string
	cut  int // bytes at the end of the folded phrase that are glued to the name
	wary bool
}

// order is the place of the name's form among those that the same words may
// have: a word that is a case of a country and a nationality ("Czech" in
// Polish) is the country.
func (n name) order() int { return slices.Index([]string{"", formName, formPart, formDemonym}, n.form) }

// gazetteer is a section made ready for matching.
type gazetteer struct {
	names                                       trie
	titles, streets, afterStreet, signed, glued []string // folded
	waryBefore, titlesAfter                     []string
	states                                      states // folded
}

var gazetteers sync.Map // language -> *gazetteer

// gazetteerOf returns the names of a language, compiled at first use. A
// language without data has none.
func gazetteerOf(code string) (*gazetteer, error) {
	if g, ok := gazetteers.Load(code); ok {
		return g.(*gazetteer), nil
	}
	sec, err := load(code)
	if err != nil || sec == nil {
		return &gazetteer{}, err
	}
	g, err := compile(sec)
	if err != nil {
		return nil, fmt.Errorf("countries in %q: %w", code, err)
	}
	got, _ := gazetteers.LoadOrStore(code, g)
	return got.(*gazetteer), nil
}

// load returns the section of a language, nil where it has none.
func load(code string) (*section, error) {
	l, ok := lang.Get(code)
	if !ok {
		return nil, nil
	}
	var sec section
	if ok, err := l.Section("countries", &sec); err != nil || !ok {
		return nil, err
	}
	return &sec, nil
}

func compile(sec *section) (*gazetteer, error) {
	g := &gazetteer{
		titles: fold(sec.Titles), streets: fold(sec.Streets), afterStreet: fold(sec.AfterStreet),
		signed: fold(sec.Signed), waryBefore: fold(sec.WaryBefore), titlesAfter: fold(sec.TitlesAfter), glued: fold(sec.Glued),
	}
	var err error
	if g.states, err = sec.States.compiled(); err != nil {
		return nil, err
	}
	g.names.softened = len(sec.Declension.Initials) > 0
	// Of two equal phrases the first added wins: what is no country, then
	// names, then the rest.
	lists := []list{
		{"", map[string][]string{"": sec.None}, sec.Declension},
		{formName, sec.Names, sec.Declension},
		{formPart, sec.Parts, sec.Declension},
		{formDemonym, sec.Demonyms, sec.DemonymDeclension},
	}
	for _, l := range lists {
		if err := g.add(l, sec.Wary); err != nil {
			return nil, err
		}
	}
	g.names.class = nil
	return g, nil
}

// list is one kind of phrase, by code, with the rules for its forms.
type list struct {
	form    string
	phrases map[string][]string
	rules   declension
}

func (g *gazetteer) add(l list, wary []string) error {
	for _, code := range slices.Sorted(maps.Keys(l.phrases)) {
		for _, pattern := range l.phrases[code] {
			phrases, err := spell(pattern)
			if err != nil {
				return err
			}
			for _, p := range phrases {
				g.names.add(p, l.rules.pieces(p), name{code: code, form: l.form, wary: slices.Contains(wary, p)})
			}
		}
	}
	return nil
}

// spell writes out the alternatives of a pattern, but for those at the ends of
// its words, which are endings.
func spell(pattern string) ([]string, error) {
	if !strings.Contains(pattern, "{") || endingsOnly(pattern) {
		return []string{pattern}, nil
	}
	return match.Expand(pattern)
}

// endingsOnly reports whether all braces of a pattern stand behind a stem and
// at the end of a word.
func endingsOnly(pattern string) bool {
	for _, w := range strings.Split(pattern, " ") {
		if i := strings.IndexByte(w, '{'); i == 0 || i > 0 && strings.IndexByte(w, '}') != len(w)-1 || i < 0 && strings.Contains(w, "}") {
			return false
		}
	}
	return true
}

// search returns a search of a text for the names of the gazetteer.
func (g *gazetteer) search(f *doc.Folded, original string) *search {
	return &search{trie: &g.names, str: f.Str, folded: f, original: original, edges: match.EdgesOf(f, original), glued: g.glued}
}

// whole returns the phrase that the whole of a text is, whatever its capitals.
func (g *gazetteer) whole(text string) (hit, bool) {
	if text == "" || len(g.names.nodes) == 0 {
		return hit{}, false
	}
	s := g.search(doc.Fold(text), text)
	s.anyCase = true
	h, ok := s.at(0)
	return h, ok && h.end == len(s.str)
}

func fold(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = doc.FoldString(strings.Join(strings.Fields(w), " "))
	}
	return out
}
