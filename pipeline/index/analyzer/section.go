package analyzer

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/da"
	"github.com/blevesearch/bleve/v2/analysis/lang/de"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/fi"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/lang/ga"
	"github.com/blevesearch/bleve/v2/analysis/lang/hr"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/analysis/lang/pt"
	"github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/registry"

	"councilnotes/extractors/lang"
)

// section is the "search" section of a language file.
type section struct {
	// Script is the ISO 15924 code of the script the language is written in:
	// words of look-alike letters only are taken to be written in it.
	Script string `json:"script"`
	// InnerCapital tells that small letters before a capital are no part of the
	// word: gComhairle is Comhairle.
	InnerCapital bool `json:"inner_capital,omitempty"`
	// Filters are the filters after the head, in order: names of ours or of bleve.
	Filters []string `json:"filters"`
	// StopWords are for the filter "stop".
	StopWords []string `json:"stop_words,omitempty"`
	// Exceptions are the terms of words that the rules get wrong, for the filter
	// "exceptions", which stands before the stemmer.
	Exceptions map[string]string `json:"exceptions,omitempty"`
	// Latin tells what letters of a Latin keyboard may stand for, the likeliest
	// first, for a language in another script.
	Latin map[string][]string `json:"latin,omitempty"`
	// Examples are groups of forms; those of one group have one term.
	Examples [][]string `json:"examples"`

	code  string // of the language
	plain bool   // for words without accents
}

// ours makes the filters that bleve has not; there is one more, "rules", the
// stemmer of the language's table.
var ours = map[string]func(section) analysis.TokenFilter{
	"stop":       func(s section) analysis.TokenFilter { return stopFilter(set(s.StopWords)) },
	"exceptions": func(s section) analysis.TokenFilter { return exceptions(s.Exceptions) },
	"bulgarian":  func(section) analysis.TokenFilter { return bulgarian{} },
}

// bleves are the filters of bleve that language data may name. Naming them here
// is what links them into the program.
var bleves = set([]string{
	da.StopName,
	de.StopName, de.NormalizeName, de.LightStemmerName,
	en.PossessiveName, porter.Name,
	fi.StopName,
	fr.ElisionName, fr.StopName,
	ga.ElisionName, ga.StopName,
	hr.StopName, hr.SuffixTransformationFilterName, hr.StemmerName,
	it.ElisionName, it.StopName,
	nl.StopName,
	pt.StopName,
	sv.StopName,
})

// read returns the section of a language; a test reads all of them, so data
// that does not decode cannot get into a program.
func read(code string) (section, bool) {
	l, ok := lang.Get(code)
	if !ok {
		return section{}, false
	}
	var s section
	ok, err := l.Section("search", &s)
	if err != nil {
		panic(err) // Unreachable: see above.
	}
	s.code = code
	return s, ok
}

func (s section) filters() []analysis.TokenFilter {
	var out []analysis.TokenFilter
	for _, name := range s.Filters {
		f, err := s.filter(name)
		if err != nil {
			panic(err) // Unreachable: the test that reads all sections makes all filters.
		}
		out = append(out, f)
	}
	return out
}

func (s section) filter(name string) (analysis.TokenFilter, error) {
	if build, ok := ours[name]; ok {
		return build(s), nil
	}
	if name == "rules" {
		return readStemmer(s.code, s.plain)
	}
	if !bleves[name] {
		return nil, fmt.Errorf("no token filter is called %q", name)
	}
	return registry.NewCache().TokenFilterNamed(name)
}

// rules is raised when the code of this package gives other terms than before.
const rules = 2

// Version names everything that terms depend on: an index made under another
// version must be built anew.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	fmt.Fprintf(h, "rules %d\n", rules)
	for _, code := range lang.Codes() {
		s, ok := read(code)
		if !ok {
			continue
		}
		s.Examples, s.Latin = nil, nil // queries only
		b, err := json.Marshal(s)
		if err != nil {
			panic(err) // Unreachable: strings only.
		}
		rules, _ := ruleFiles.ReadFile("rules/" + code + ".txt") // none for most languages
		fmt.Fprintf(h, "%s %s\n%s\n", code, b, rules)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
})

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
