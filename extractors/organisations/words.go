package organisations

import (
	"fmt"
	"sync"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// section is the section "organisations" of a language's data. Names are
// patterns as match.Expand reads them.
type section struct {
	// Names are the forms of each organisation's name, by its id; a council
	// configuration's or working party's by id, colon and English name.
	Names map[string][]string `json:"names"`
	// Not are longer phrases that hold a name and are no organisation of the
	// list: "Council of Ministers of Finland".
	Not          []string `json:"not"`
	WorkingParty party    `json:"working_party"`
	// Declension gives the forms of the words marked in Names, Not and heads.
	Declension match.Declension `json:"declension"`
	Examples   []struct {
		Text string   `json:"text"`
		IDs  []string `json:"ids"`
	} `json:"examples"`
}

// party tells how the language names working parties.
type party struct {
	Heads []string `json:"heads"` // "Working Party"
	// Quoted are heads too general to be one without a name in quotation marks:
	// "Gruppe".
	Quoted []string `json:"quoted"`
	Links  []string `json:"links"` // what leads to the name: "on"
	// Capitals is true where the words of a name are capitals ("Working Party on
	// Energy and Climate"); elsewhere a name goes on until one of Stops.
	Capitals bool     `json:"capitals"`
	Stops    []string `json:"stops"` // words that are in no name: finite verbs, prepositions of time
	// StopEndings are the endings of such words, where they tell verbs: "ovala".
	StopEndings []string `json:"stop_endings"`
	Joins       []string `json:"joins"` // conjunctions: "and"
	// Compounds are heads at the end of a word that holds the name:
	// "Maaliikennetyöryhmä". Where names have capitals, so has the word.
	Compounds []string `json:"compounds"`
	Before    *before  `json:"before"` // where the name stands in front of the head
}

// before tells which words in front of a head are its name. They are the words
// with one of Endings, or any where there are none, and conjunctions between
// them; with Capitals they begin with a capital.
type before struct {
	Endings  []string `json:"endings"`
	Capitals bool     `json:"capitals"`
	// Leads are the words right in front of the head without which there is no
	// name: "käsittelevä".
	Leads []string `json:"leads"`
	// Articles are the words behind which a name begins: "a", "az".
	Articles []string `json:"articles"`
	Stops    []string `json:"stops"` // words that are in no name
}

// words are the names of one language made ready for matching.
type words struct {
	names               match.Lazy[string]
	links, stops, joins map[string]bool // folded
	stopEndings         []string        // folded
	capitals            bool
	compounds           compounds
	before              *leading
}

var loaded sync.Map // language code -> *words

func load(code string) (*words, error) {
	if w, ok := loaded.Load(code); ok {
		return w.(*words), nil
	}
	w, err := read(code)
	if err == nil {
		loaded.Store(code, w)
	}
	return w, err
}

func read(code string) (*words, error) {
	var s section
	if l, ok := lang.Get(code); ok {
		if _, err := l.Section("organisations", &s); err != nil {
			return nil, err
		}
	}
	for value := range s.Names {
		if id, _ := split(value); english[id] == "" {
			return nil, fmt.Errorf("lang/data/%s.json, section organisations: no organisation has the id %q", code, id)
		}
	}
	return s.ready()
}

// ready makes a section ready for matching.
func (s section) ready() (*words, error) {
	p := s.WorkingParty
	w := &words{links: foldedSet(p.Links), stops: foldedSet(p.Stops), joins: foldedSet(p.Joins),
		stopEndings: folded(p.StopEndings), capitals: p.Capitals, before: p.Before.ready()}
	var err error
	add := func(patterns []string, value string) {
		if err == nil {
			err = w.names.AddDeclined(patterns, &s.Declension, value)
		}
	}
	for value, forms := range s.Names {
		add(forms, value)
	}
	for id, forms := range abbreviations {
		add(forms, id)
	}
	add(p.Heads, workingParty)
	add(p.Quoted, quotedParty)
	add(s.Not, "")
	add(others, "")
	if err != nil {
		return nil, err
	}
	w.compounds, err = newCompounds(p.Compounds, s.Declension)
	return w, err
}

func folded(list []string) []string {
	var out []string
	for _, w := range list {
		out = append(out, doc.FoldString(w))
	}
	return out
}

func foldedSet(list []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range list {
		set[doc.FoldString(w)] = true
	}
	return set
}
