package actions

import (
	"strings"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/match"
)

// form is what a form of a verb tells.
type form struct {
	verb, formula   string
	voices          voices
	reach           int
	auxiliary, have bool
	no              bool
	// tails are the readings that need a second part further on.
	tails []tail
}

type tail struct {
	part string // folded
	form form
}

// voices are the ways in which one form may be used.
type voices struct{ active, passive, impersonal, participle bool }

// addVerbs merges the lists, as one form may stand in several: "invited" is a
// past tense and a participle.
func (w *words) addVerbs(s section) error {
	forms := map[string]form{}
	for _, v := range s.Verbs {
		name := form{verb: v.Verb, formula: v.Formula, reach: v.Reach}
		for _, list := range []struct {
			patterns []string
			set      func(*voices)
		}{
			{v.Active, func(v *voices) { v.active = true }},
			{v.Passive, func(v *voices) { v.passive = true }},
			{v.Impersonal, func(v *voices) { v.impersonal = true }},
			{v.Participles, func(v *voices) { v.participle = true }},
		} {
			err := each(list.patterns, func(text string) { w.addForm(forms, text, name, list.set) })
			if err != nil {
				return err
			}
		}
	}
	mark := func(patterns []string, set func(*form)) error {
		return each(patterns, func(text string) {
			f := forms[text]
			set(&f)
			forms[text] = f
		})
	}
	if err := mark(s.Auxiliaries, func(f *form) { f.auxiliary = true }); err != nil {
		return err
	}
	if err := mark(s.Have, func(f *form) { f.have = true }); err != nil {
		return err
	}
	if err := mark(s.Not, func(f *form) { *f = form{no: true} }); err != nil {
		return err
	}
	for text, f := range forms {
		w.verbs.Add(text, f)
	}
	return nil
}

// addForm adds one form of a verb to those there are.
func (w *words) addForm(forms map[string]form, text string, name form, set func(*voices)) {
	head, part, split := strings.Cut(text, " … ")
	f := forms[head]
	if split {
		name.voices = voices{}
		set(&name.voices)
		f.tails = append(f.tails, tail{doc.FoldString(part), name})
		w.tails.Add(part, true)
	} else {
		f.verb, f.formula, f.reach = name.verb, name.formula, name.reach
		set(&f.voices)
	}
	forms[head] = f
}

// each calls f with every phrase that the patterns stand for.
func each(patterns []string, f func(string)) error {
	for _, p := range patterns {
		all, err := match.Expand(p)
		if err != nil {
			return err
		}
		for _, text := range all {
			f(text)
		}
	}
	return nil
}

// endings are beginnings and ends of names, folded.
type endings struct{ first, last []string }

func endingsOf(list []string) (e endings) {
	for _, p := range list {
		if end, ok := strings.CutPrefix(p, "*"); ok {
			e.last = append(e.last, doc.FoldString(end))
		} else {
			e.first = append(e.first, doc.FoldString(p))
		}
	}
	return e
}

// fit reports whether a folded name begins with a word of the list or ends as it
// says; a part in brackets behind it does not count.
func (e endings) fit(name string) bool {
	for _, p := range e.first {
		if rest, ok := strings.CutPrefix(name, p); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	name, _, _ = strings.Cut(name, " (")
	for _, p := range e.last {
		if strings.HasSuffix(name, p) && len(name) > len(p) {
			return true
		}
	}
	return false
}
