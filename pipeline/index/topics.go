package index

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/blevesearch/bleve/v2/search/query"
	"golang.org/x/text/unicode/norm"

	"councilnotes/pipeline/index/analyzer"
)

// The Council files its documents under subject codes (TELECOM, PECHE).
// topics.tsv names the subjects in every language, a column for each, so that a
// subject is found in whatever language, and form, it is named in. The names are
// those in common use; the Council publishes no list of them.
//
//go:embed topics.tsv
var topicFile string

// topicName is the name of a subject in one language.
type topicName struct{ language, name, code string }

// topicTable holds the names by the letters they begin with: most queries name no
// subject, and to know that must cost nothing, least of all the reading of
// languages that nobody asks in.
var topicTable = sync.OnceValue(func() map[string][]topicName {
	t := map[string][]topicName{}
	rows := strings.Split(strings.TrimSpace(topicFile), "\n")
	languages := strings.Split(rows[0], "\t")
	for _, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		for i := 1; i < len(cells); i++ {
			b := beginning(cells[i])
			t[b] = append(t[b], topicName{languages[i], cells[i], cells[0]})
		}
	}
	return t
})

// beginning returns the letters, without accents, that all forms of a name begin
// with.
func beginning(name string) string {
	const letters = 3
	var out []rune
	for _, r := range norm.NFD.String(strings.ToLower(strings.TrimSpace(name))) {
		if !unicode.Is(unicode.Mn, r) && len(out) < letters {
			out = append(out, r)
		}
	}
	return string(out)
}

// topicKey is what all forms of a name have in common; empty for stop words only.
func topicKey(language, name string) string {
	tokens := analyzer.For(language).Query(name)
	if len(tokens) == 0 {
		return ""
	}
	key := language
	for _, t := range tokens {
		key += " " + analyzer.Unaccented(t.Term)
	}
	return key
}

// topicsNamed returns the codes of the subjects that a text names in any
// language, sorted.
func topicsNamed(text string) []string {
	var out []string
	asked := map[string]string{} // keys of the text, by language
	for _, n := range topicTable()[beginning(text)] {
		if _, ok := asked[n.language]; !ok {
			asked[n.language] = topicKey(n.language, text)
		}
		if k := asked[n.language]; k != "" && k == topicKey(n.language, n.name) {
			out = append(out, n.code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// rankTopic is the score of a work that is filed under the subject asked for but
// has none of the words.
const rankTopic = 0.001

// topics returns the codes of the subject that is all a query asks for in words.
func (q Query) topics() []string {
	const longest = 4 // words of a subject's name
	var words []string
	for _, g := range q.groups {
		if !g.scored() {
			continue
		}
		if len(g) != 1 || g[0].kind != wordClause && g[0].kind != phraseClause || g[0].instead != nil {
			return nil
		}
		words = append(words, g[0].text)
	}
	if len(words) == 0 || len(words) > longest {
		return nil
	}
	return topicsNamed(strings.Join(words, " "))
}

// orTopic widens a query that names nothing but a subject to all that is filed
// under it.
func orTopic(codes []string, asked query.Query) query.Query {
	either := best{asked}
	for _, code := range codes {
		either = append(either, constant{term(fieldTopic, code, 1), rankTopic})
	}
	return either
}
