package index

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/registry"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// corpus makes any number of invented notes in all 24 languages, each from its
// number alone: words with the endings and accents of their language, how often
// falling as in language (Zipf), every third a stop word.
type corpus struct {
	n     int
	langs []*tongue
}

// tongue is one language's words.
type tongue struct {
	code  string
	stops []string
	forms []string // real forms of words of this field
	front []string // beginnings of them, to make other words with
}

const (
	vocabulary = 60_000 // words of a language
	stopShare  = 0.35   // of the words of a text
	wordsIn    = 520    // words of a note
)

func newCorpus(tb testing.TB, n int) *corpus {
	tb.Helper()
	c := &corpus{n: n}
	for _, code := range lang.Codes() {
		c.langs = append(c.langs, &tongue{code: code, stops: stopsOf(tb, code), forms: formsOf(tb, code)})
	}
	for _, t := range c.langs {
		for _, f := range t.forms {
			if r := []rune(f); len(r) > 3 {
				t.front = append(t.front, string(r[:2+len(r)%2]))
			}
		}
		slices.Sort(t.front)
		t.front = slices.Compact(t.front)
	}
	return c
}

// stopsOf returns the stop words of a language: of its own data or of bleve.
func stopsOf(tb testing.TB, code string) []string {
	tb.Helper()
	var section struct {
		StopWords []string `json:"stop_words"`
	}
	file := struct{ Search any }{&section}
	b, err := os.ReadFile(filepath.Join("..", "..", "extractors", "lang", "data", code+".json"))
	if err == nil {
		err = json.Unmarshal(b, &file)
	}
	if err != nil {
		tb.Fatal(err)
	}
	if len(section.StopWords) > 0 {
		return section.StopWords
	}
	words, err := registry.NewCache().TokenMapNamed("stop_" + code)
	if err != nil {
		tb.Fatal(err)
	}
	for w := range words {
		section.StopWords = append(section.StopWords, w)
	}
	slices.SortFunc(section.StopWords, func(a, b string) int { // the short ones are the frequent ones
		if d := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return section.StopWords
}

// formsOf returns the forms of the paradigms: "stem|ending ending ; stem|…".
func formsOf(tb testing.TB, code string) (out []string) {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("analyzer", "testdata", "paradigms", code+".txt"))
	if err != nil {
		tb.Fatal(err)
	}
	for part := range strings.FieldsFuncSeq(string(b), func(r rune) bool { return r == '\n' || r == ';' }) {
		stem, endings, ok := strings.Cut(strings.TrimSpace(part), "|")
		if !ok || strings.HasPrefix(stem, "#") {
			continue
		}
		for _, e := range strings.Fields(endings) {
			out = append(out, stem+strings.TrimPrefix(e, "-"))
		}
	}
	return out
}

// word returns the k-th word of the language: the real forms first, then those
// with one beginning, two and so on put before them.
func (t *tongue) word(k int) string {
	w := t.forms[k%len(t.forms)]
	for k /= len(t.forms); k > 0; k /= len(t.front) {
		w = t.front[k%len(t.front)] + w
	}
	return w
}

// speaker draws words of a language.
type speaker struct {
	*tongue
	rnd         *rand.Rand
	words, stop *rand.Zipf
}

func (c *corpus) speaker(i int) *speaker {
	t := c.langs[i%len(c.langs)]
	rnd := rand.New(rand.NewPCG(20261121, uint64(i)))
	return &speaker{t, rnd, rand.NewZipf(rnd, 1.12, 8, vocabulary-1), rand.NewZipf(rnd, 1.3, 3, uint64(len(t.stops)-1))}
}

func (s *speaker) draw() string {
	if s.rnd.Float64() < stopShare {
		return s.stops[s.stop.Uint64()]
	}
	return s.word(int(s.words.Uint64()))
}

// sentence returns so many words, the first with a capital, and a full stop.
func (s *speaker) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = s.draw()
	}
	first, size := utf8.DecodeRuneInString(words[0])
	words[0] = string(unicode.ToUpper(first)) + words[0][size:]
	return strings.Join(words, " ") + "."
}

var (
	noteTypes = []string{"note", "i_a_item_note", "report", "cover_note", "legislative_act", "opinion"}
	subjects  = []string{"TELECOM 12", "COASI 3", "ENV 101", "PECHE 7", "AVIATION 9", "ENER 55", "AGRI 2", "MIGR 80", "COMER 31", "FISC 4"}
	nations   = strings.Fields("JP KR SG CA US NO IS CH MA TN EG UA MD GE AM AZ TR RS ME AL IN AU NZ BR MX CL CO PE ZA KE")
)

func number(i int) string { return fmt.Sprintf("ST-%d-%d-INIT", i/20+1, 2005+i%20) }

// work returns the i-th note.
func (c *corpus) work(i int) Work {
	s := c.speaker(i)
	id := number(i)
	m := record(id+"."+s.code, id, doc.KindCouncil, s.code, s.sentence(4+s.rnd.IntN(8)))
	m.block(doc.Title, m.r.Title)
	for words := 0; words < wordsIn; {
		var text []string
		for range 3 {
			n := 12 + s.rnd.IntN(14)
			words += n
			text = append(text, s.sentence(n))
		}
		m.para(strings.Join(text, " "))
	}
	r := m.r
	r.Cover = &doc.CoverPage{Number: id, Type: pick(s, noteTypes), SubjectCodes: []string{pick(s, subjects)},
		Date: fmt.Sprintf("%d-%02d-%02d", 2005+i%20, 1+s.rnd.IntN(12), 1+s.rnd.IntN(28))}
	for range 2 {
		r.References = append(r.References, doc.Reference{ID: number(s.rnd.IntN(c.n))})
		r.Countries = append(r.Countries, doc.Country{Code: pick(s, nations), Form: "name"})
	}
	return Work{id, []*doc.Record{r}}
}

func pick(s *speaker, from []string) string { return from[s.rnd.IntN(len(from))] }

// works are all of them.
func (c *corpus) works() []Work {
	out := make([]Work, c.n)
	for i := range out {
		out[i] = c.work(i)
	}
	return out
}

// asking makes queries of one kind: n of them, of words that the notes have.
func (c *corpus) asking(n int, make func(i int, s *speaker) string) []string {
	out := []string{}
	for i := 0; len(out) < n; i++ {
		k := i * 7919 % c.n
		if q := make(k, c.speaker(k)); q != "" {
			out = append(out, q)
		}
	}
	return out
}

// textWords are the words of a note's text that are no stop words, at least one
// letter apart from its end: those of its second sentence, which stand side by
// side where both are told.
func (c *corpus) textWords(i int) []string {
	r := c.work(i).Records[0]
	sentence := strings.SplitN(r.Text, ".", 3)[1]
	return strings.Fields(strings.ToLower(sentence))
}

// pairIn returns two neighbours that are no stop words.
func (c *corpus) pairIn(i int, s *speaker) (a, b string) {
	words := c.textWords(i)
	for j := 1; j < len(words); j++ {
		if !slices.Contains(s.stops, words[j-1]) && !slices.Contains(s.stops, words[j]) {
			return words[j-1], words[j]
		}
	}
	return "", ""
}

func year(i int) string { return strconv.Itoa(2005 + i%20) }
