package analyzer

import (
	"cmp"
	"slices"
	"strings"
)

// Bounds of one word's transliteration.
const (
	maxLatin  = 40  // letters; no word is longer
	maxSpells = 400 // spellings kept while a word is read
)

// FromLatin returns how a word in Latin letters may be meant in the language's
// own script, the likeliest first: "cifrovi" is „цифрови“. It is nothing for a
// language in Latin script and for a word that cannot be read so.
//
// The word is read from left to right; where letters can stand for several, all
// are followed, and those with the fewest unlikely readings are kept.
func (a *Analyzer) FromLatin(word string) []string {
	word = strings.ToLower(word)
	if len(a.latin) == 0 || len(word) > maxLatin || !ascii([]byte(word)) {
		return nil
	}
	at := make([][]spelling, len(word)+1)
	at[0] = []spelling{{}}
	for i := range len(word) {
		at[i] = likeliest(at[i])
		for n := 1; n <= 4 && i+n <= len(word); n++ {
			for cost, to := range a.latin[word[i:i+n]] {
				for _, s := range at[i] {
					at[i+n] = append(at[i+n], spelling{s.text + to, s.cost + cost})
				}
			}
		}
	}
	var out []string
	for _, s := range likeliest(at[len(word)]) {
		if before, ok := strings.CutSuffix(s.text, "σ"); ok {
			s.text = before + "ς"
		}
		if !slices.Contains(out, s.text) {
			out = append(out, s.text)
		}
	}
	return out
}

// spelling is a beginning of a word in the other script; its cost counts the
// less likely readings in it.
type spelling struct {
	text string
	cost int
}

func likeliest(all []spelling) []spelling {
	slices.SortStableFunc(all, func(a, b spelling) int { return cmp.Compare(a.cost, b.cost) })
	return all[:min(len(all), maxSpells)]
}
