package actions

import (
	"encoding/json"
	"sync"

	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// section is the section "actions" of a language's data. Forms are patterns as
// match.Expand reads them.
type section struct {
	Verbs []struct {
		Verb string `json:"verb"` // the verb of the record
		// Active forms have the one who asks before them and the one who is asked
		// behind ("invites"), passive ones have the one who is asked beside them
		// ("se приканва").
		Active  []string `json:"active"`
		Passive []string `json:"passive"`
		// Participles make a passive with one of Auxiliaries in reach ("is … invited").
		Participles []string `json:"participles"`
		// Reach is how many words may stand between the verb and the one who is
		// asked; 0 for the usual.
		Reach int `json:"reach"`
	} `json:"verbs"`
	Auxiliaries []string `json:"auxiliaries"`
	Away        int      `json:"away"`   // words between an auxiliary and its participle; 0 for the usual
	Not         []string `json:"not"`    // longer forms that are no action: "asked for"
	Blocks      []string `json:"blocks"` // words right before a verb that make it an infinitive, a future, a denial
	Joins       []string `json:"joins"`  // words between two names of one party: "and", "of the"
	By          []string `json:"by"`     // words before the actor of a passive
	Until       []string `json:"until"`  // words before a deadline
	Examples    []struct {
		Text    string   `json:"text"`
		Actions []string `json:"actions"` // "presidency invite coreper 2024-05-01"
	} `json:"examples"`
}

// form is what a form of a verb tells.
type form struct {
	verb                        string
	active, passive, participle bool
	reach                       int
	auxiliary, no               bool
}

type hit = match.Hit[string]

// words are the words of one language made ready for matching.
type words struct {
	verbs                    match.Set[form]
	names                    match.Set[string] // organisation ids; "" for no organisation
	blocks, joins, by, until match.Set[bool]
	calendar                 match.Calendar
	away                     int
}

var loaded sync.Map // language code -> *words, nil for a language without data

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
	l, ok := lang.Get(code)
	if !ok {
		return nil, nil
	}
	var s section
	if ok, err := l.Section("actions", &s); !ok || err != nil {
		return nil, err
	}
	w := &words{away: s.Away}
	if w.away == 0 {
		w.away = usualAway
	}
	if err := w.addVerbs(s); err != nil {
		return nil, err
	}
	for set, forms := range map[*match.Set[bool]][]string{&w.blocks: s.Blocks, &w.joins: s.Joins, &w.by: s.By, &w.until: s.Until} {
		if err := set.AddAll(forms, true); err != nil {
			return nil, err
		}
	}
	if err := w.addNames(l); err != nil {
		return nil, err
	}
	var err error
	w.calendar, err = match.CalendarOf(l)
	return w, err
}

// addVerbs merges the lists, as one form may stand in several: "invited" is a
// past tense and a participle.
func (w *words) addVerbs(s section) error {
	forms := map[string]form{}
	note := func(patterns []string, set func(*form)) error {
		for _, p := range patterns {
			all, err := match.Expand(p)
			if err != nil {
				return err
			}
			for _, text := range all {
				f := forms[text]
				set(&f)
				forms[text] = f
			}
		}
		return nil
	}
	for _, v := range s.Verbs {
		name := func(f *form) { f.verb, f.reach = v.Verb, v.Reach }
		for _, list := range []struct {
			patterns []string
			set      func(*form)
		}{
			{v.Active, func(f *form) { name(f); f.active = true }},
			{v.Passive, func(f *form) { name(f); f.passive = true }},
			{v.Participles, func(f *form) { name(f); f.participle = true }},
		} {
			if err := note(list.patterns, list.set); err != nil {
				return err
			}
		}
	}
	if err := note(s.Auxiliaries, func(f *form) { f.auxiliary = true }); err != nil {
		return err
	}
	if err := note(s.Not, func(f *form) { *f = form{no: true} }); err != nil {
		return err
	}
	for text, f := range forms {
		w.verbs.Add(text, f)
	}
	return nil
}

// addNames takes the names of organisations from the section they are kept in.
func (w *words) addNames(l *lang.Language) error {
	var s struct {
		Names        map[string][]string `json:"names"`
		Not          []string            `json:"not"`
		WorkingParty struct {
			Heads    []string        `json:"heads"`
			Quoted   json.RawMessage `json:"quoted"`
			Links    json.RawMessage `json:"links"`
			Capitals json.RawMessage `json:"capitals"`
			Stops    json.RawMessage `json:"stops"`
		} `json:"working_party"`
		Examples json.RawMessage `json:"examples"`
	}
	if _, err := l.Section("organisations", &s); err != nil {
		return err
	}
	for value, forms := range s.Names {
		if err := w.names.AddAll(forms, id(value)); err != nil {
			return err
		}
	}
	if err := w.names.AddAll(s.WorkingParty.Heads, "working_party"); err != nil {
		return err
	}
	return w.names.AddAll(s.Not, "")
}
