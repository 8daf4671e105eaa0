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
	Examples     []struct {
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
}

// words are the names of one language made ready for matching.
type words struct {
	names        match.Set[string]
	links, stops map[string]bool // folded
	capitals     bool
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
	w := &words{links: foldedSet(s.WorkingParty.Links), stops: foldedSet(s.WorkingParty.Stops), capitals: s.WorkingParty.Capitals}
	for value, forms := range s.Names {
		if id, _ := split(value); english[id] == "" {
			return nil, fmt.Errorf("lang/data/%s.json, section organisations: no organisation has the id %q", code, id)
		}
		if err := w.names.AddAll(forms, value); err != nil {
			return nil, err
		}
	}
	for id, forms := range abbreviations {
		if err := w.names.AddAll(forms, id); err != nil {
			return nil, err
		}
	}
	if err := w.names.AddAll(s.WorkingParty.Heads, workingParty); err != nil {
		return nil, err
	}
	if err := w.names.AddAll(s.WorkingParty.Quoted, quotedParty); err != nil {
		return nil, err
	}
	return w, w.names.AddAll(s.Not, "")
}

func foldedSet(list []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range list {
		set[doc.FoldString(w)] = true
	}
	return set
}
