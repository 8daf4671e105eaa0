package countries

import (
	"strings"
	"sync"

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
// its forms ("Япония", "Japonii"). A name as it is listed counts before one
// that is declined, and English before the other languages.
func Code(name string) (string, bool) {
	name = strings.Join(strings.Fields(name), " ")
	short := strings.ToUpper(name)
	if iso, ok := unionCodes[short]; ok {
		return iso, true
	}
	if english, err := englishNames(); err == nil && english[short] != "" {
		return short, true
	}
	declined := ""
	for _, l := range append([]string{naming}, lang.Codes()...) {
		g, err := gazetteerOf(l)
		if err != nil {
			continue // The test of the data names the error.
		}
		h, ok := g.whole(name)
		if !ok || h.value.form != formName {
			continue
		}
		if !h.rank.declined {
			return h.value.code, true
		}
		if declined == "" {
			declined = h.value.code
		}
	}
	return declined, declined != ""
}
