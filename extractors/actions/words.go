package actions

import (
	"sync"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// section is the section "actions" of a language's data. Forms are patterns as
// match.Expand reads them; " … " in one stands for the words between its two
// parts: "fordert … auf".
type section struct {
	Verbs []struct {
		Verb string `json:"verb"` // the verb of the record
		// Formula is the verb of the record where Coreper or the Council is asked, if
		// it is another: some languages request of others what they invite those to.
		Formula string `json:"formula"`
		// Active forms have the one who asks before them and the one who is asked
		// behind ("invites"); passive ones have the one who is asked beside them,
		// rather before ("се приканва"); of impersonal ones that one rather stands
		// behind ("se invita a").
		Active     []string `json:"active"`
		Passive    []string `json:"passive"`
		Impersonal []string `json:"impersonal"`
		// Participles make a passive with one of Auxiliaries in reach ("is … invited"),
		// an active form with one of Have ("has invited").
		Participles []string `json:"participles"`
		// Reach is how many words may stand between the verb and the one who is
		// asked; 0 for the usual.
		Reach int `json:"reach"`
	} `json:"verbs"`
	Auxiliaries []string `json:"auxiliaries"`
	Have        []string `json:"have"`
	Away        int      `json:"away"`   // words between an auxiliary and its participle; 0 for the usual
	Not         []string `json:"not"`    // longer forms that are no action: "asked for"
	Blocks      []string `json:"blocks"` // words right before a verb that make it an infinitive, a future, a denial
	Joins       []string `json:"joins"`  // words between two names of one party: "and", "of the"
	By          []string `json:"by"`     // words before the actor of a passive
	Until       []string `json:"until"`  // words before a deadline
	Till        []string `json:"till"`   // words right behind one
	// To are words right before the name of who is asked ("à la"), Apart those
	// before one that is neither who asks nor who is asked: "in the".
	// Papers are words right behind a name that do the same ("Bizottság javaslatára").
	To     []string `json:"to"`
	Apart  []string `json:"apart"`
	Papers []string `json:"papers"`
	// As are words that begin a clause which only refers to an action: "As the
	// Council requested, …".
	As []string `json:"as"`
	// Asked are the beginnings of names in a form that is not of who asks
	// ("Komisi"), with an asterisk their ends ("*nak"); Owners are names in a form
	// of neither ("rådets").
	Asked  []string `json:"asked"`
	Owners []string `json:"owners"`
	// Final is true where the verb may stand behind both: "Komisija Svetu priporoča".
	Final bool `json:"final"`
	// Abbreviations end with a full stop that ends no sentence, Units with one that
	// may ("г.", "r.") and does not where only a phrase of time stands before it,
	// which begins with one of Openers ("На 8 юни 2023 г. …"); what is in both lists
	// ends one only before a name. Ordinals is true
	// where a figure with a full stop may be an ordinal, before one of Numbered
	// ("83. Uredbe") or at the beginning of the sentence.
	Abbreviations []string `json:"abbreviations"`
	Units         []string `json:"units"`
	Openers       []string `json:"openers"`
	Ordinals      bool     `json:"ordinals"`
	Numbered      []string `json:"numbered"`
	Examples      []struct {
		Text    string   `json:"text"`
		Actions []string `json:"actions"` // "presidency invite coreper 2024-05-01"
	} `json:"examples"`
}

// words are the words of one language made ready for matching.
type words struct {
	verbs                match.Set[form]
	tails, blocks, joins match.Set[bool]
	by, until, to, apart match.Set[bool]
	papers, till         match.Set[bool]
	asked                endings
	away                 int
	final, ordinals      bool
	abbreviations, units map[string]bool // folded
	openers, numbered    map[string]bool
	owners, as           map[string]bool
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
	w := &words{
		away: s.Away, final: s.Final, ordinals: s.Ordinals,
		asked: endingsOf(s.Asked), owners: foldedSet(s.Owners), as: foldedSet(s.As),
		abbreviations: foldedSet(s.Abbreviations), units: foldedSet(s.Units),
		openers: foldedSet(s.Openers), numbered: foldedSet(s.Numbered),
	}
	if w.away == 0 {
		w.away = usualAway
	}
	if err := w.addVerbs(s); err != nil {
		return nil, err
	}
	for set, forms := range map[*match.Set[bool]][]string{
		&w.blocks: s.Blocks, &w.joins: s.Joins, &w.by: s.By, &w.until: s.Until, &w.to: s.To, &w.apart: s.Apart,
		&w.papers: s.Papers, &w.till: s.Till,
	} {
		if err := set.AddAll(forms, true); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func foldedSet(list []string) map[string]bool {
	set := map[string]bool{}
	for _, word := range list {
		set[doc.FoldString(word)] = true
	}
	return set
}
