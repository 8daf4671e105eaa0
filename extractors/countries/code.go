package countries

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// naming is the language of Country.Name.
const naming = "en"

// englishNames returns the English short name of every code.
var englishNames = sync.OnceValues(func() (map[string]string, error) {
	sec, err := load(naming)
	if err != nil || sec == nil {
		return nil, err
	}
	out := make(map[string]string, len(sec.Names))
	for code, names := range sec.Names {
		short, err := match.Expand(names[0])
		if err != nil {
			return nil, err
		}
		out[code] = short[0]
	}
	return out, nil
})

// unionCodes are the codes that the Union writes instead of those of ISO.
var unionCodes = map[string]string{"EL": "GR", "UK": "GB"}

// Code returns the ISO 3166-1 code of a country that a person names: by a code
// ("JP", "el", "UK") or by a name in any language there is data for, in any of
// its forms ("Япония", "Japonii").
func Code(name string) (string, bool) {
	name = strings.Join(strings.Fields(name), " ")
	short := strings.ToUpper(name)
	if iso, ok := unionCodes[short]; ok {
		return iso, true
	}
	if english, err := englishNames(); err == nil && english[short] != "" {
		return short, true
	}
	key := doc.Fold(name).Str
	if code, ok := plain()[key]; ok {
		return code, true
	}
	code, ok := declined()[key]
	return code, ok
}

// plain and declined map the folded names of all languages to codes: as the
// data lists them, and in all their forms, which takes a moment to make.
var (
	plain    = sync.OnceValue(func() map[string]string { return byName(func(p string, _ declension) []string { return []string{p} }) })
	declined = sync.OnceValue(func() map[string]string { return byName(func(p string, d declension) []string { return d.forms(p) }) })
)

// byName maps what forms makes of each name to its code. English comes first,
// so that a name two languages give to different countries is read as English
// does.
func byName(forms func(string, declension) []string) map[string]string {
	out := map[string]string{}
	for _, l := range append([]string{naming}, lang.Codes()...) {
		sec, err := load(l)
		if err != nil || sec == nil {
			continue // The test of the data names the error.
		}
		for _, code := range slices.Sorted(maps.Keys(sec.Names)) {
			for _, pattern := range sec.Names[code] {
				phrases, _ := match.Expand(pattern) // likewise
				for _, p := range phrases {
					note(out, code, forms(p, sec.Declension))
				}
			}
		}
	}
	return out
}

// note maps names that are not taken to a code.
func note(out map[string]string, code string, names []string) {
	for _, n := range names {
		if key := doc.Fold(n).Str; out[key] == "" {
			out[key] = code
		}
	}
}
