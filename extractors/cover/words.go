package cover

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// section is the section "cover" of a language's data.
type section struct {
	Council []string `json:"council"` // what the Council calls itself
	// Titles are the titles of the types of document, Labels the labels of the
	// fields, without the colon.
	Titles       map[string][]string `json:"titles"`
	Labels       map[string][]string `json:"labels"`
	Places       []string            `json:"places"` // where documents are dated
	To           []string            `json:"to"`     // "ADD 1 to 3"
	And          []string            `json:"and"`    // "ADD 1 and 3"
	Declassified []string            `json:"declassified"`
	// Markings are words for who may read a document, in capitals, that the
	// language prints besides those all languages have in common.
	Markings map[string][]string `json:"markings"`
	// BeforeDate are words between a place and its date: "den", "le".
	BeforeDate []string `json:"before_date"`
	Examples   []struct {
		Rows  []string       `json:"rows"`
		Cover *doc.CoverPage `json:"cover"`
	} `json:"examples"`
}

// words are the words of one language made ready for matching.
type words struct {
	labels, titles []phrase
	council        []phrase
	places         match.Set[bool]
	to, and        map[string]bool // folded
	beforeDate     map[string]bool // folded
	markings       []marking
	parties        map[string][]string // the labels of from and to as printed
	calendar       match.Calendar
}

// phrase is a label or title cut into words, with what it stands for.
type phrase struct {
	tokens []string
	value  string
}

// declassified is the value of the titles of a declassification.
const declassified = "declassified"

var loaded sync.Map // language code -> *words, nil for a language without data

// load returns the words of a language; nil where there is no data for it.
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
	if ok, err := l.Section("cover", &s); !ok || err != nil {
		return nil, err
	}
	w := &words{to: foldedSet(s.To), and: foldedSet(s.And), beforeDate: foldedSet(s.BeforeDate)}
	w.markings = markingsOf(s.Markings)
	w.labels, w.parties = phrases(s.Labels), s.Labels
	w.titles = phrases(s.Titles)
	w.titles = append(w.titles, phrases(map[string][]string{declassified: s.Declassified})...)
	w.council = phrases(map[string][]string{"council": s.Council})
	for _, p := range s.Places {
		w.places.Add(p, true)
	}
	var err error
	w.calendar, err = match.CalendarOf(l)
	return w, err
}

func markingsOf(printed map[string][]string) []marking {
	var list []marking
	for distribution, words := range printed {
		for _, w := range words {
			list = append(list, marking{w, distribution})
		}
	}
	slices.SortFunc(list, func(a, b marking) int {
		return cmp.Or(cmp.Compare(len(b.printed), len(a.printed)), cmp.Compare(a.printed, b.printed))
	})
	return list
}

func foldedSet(list []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range list {
		set[doc.Fold(w).Str] = true
	}
	return set
}

func phrases(of map[string][]string) []phrase {
	var out []phrase
	for value, forms := range of {
		for _, f := range forms {
			out = append(out, phrase{tokens(f), value})
		}
	}
	return out
}

// maxLabel bounds the length of a label in bytes: no language needs a hundred
// letters.
const maxLabel = 200

// label returns the field that the row's label names and the value after it;
// the field is empty for a row without a known label. A label may hold a colon
// ("Kom:n asiak. nro:"), so each of the first few is tried.
func (w *words) label(row string) (field, value string) {
	head, top := row[:min(len(row), maxLabel)], goodFit
	for i, colons := 0, 0; i < len(head) && colons < 3; i++ {
		if head[i] != ':' {
			continue
		}
		colons++
		if f, fit := best(w.labels, tokens(head[:i])); fit > top || field == "" && fit == top {
			field, value, top = f, strings.TrimSpace(row[i+1:]), fit
		}
	}
	return field, value
}

// known counts the rows with a label that the language knows.
func (w *words) known(rows []string) int {
	n := 0
	for _, r := range rows {
		if field, _ := w.label(r); field != "" {
			n++
		}
	}
	return n
}
