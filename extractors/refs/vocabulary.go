package refs

import (
	"fmt"
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// section is the name of this package's section in the language files.
const section = "refs"

// neutral is the language whose words are read in texts of every language:
// English titles and abbreviations stand in all of them.
const neutral = "en"

// data is the section as a language file has it. All lists hold phrases as
// described at phrase; an empty list means that the language lacks the thing.
type data struct {
	// Suffixes are the marks of the treaties, by their English form (EU, EC …).
	Suffixes map[string][]string `json:"suffixes"`
	// Signs are the number signs: "№", "No", "nr.".
	Signs []string `json:"number_signs"`
	// Types are the words for acts.
	Types []actType `json:"types"`
	// TypeAfter is true where the type word follows the number (Hungarian).
	TypeAfter bool `json:"type_after"`
	// Institutions that make acts, as they stand before the type word and
	// after it or after the number; Bodies look like them and are none.
	Before []string `json:"institutions_before"`
	After  []string `json:"institutions_after"`
	Bodies []string `json:"other_bodies"`

	// Articles are the words for article; Places those for what an article has
	// (paragraph, point, first, indent); Joiners what may stand between them
	// (and, to, of, in conjunction with).
	Articles []string `json:"articles"`
	Places   []string `json:"places"`
	Joiners  []string `json:"joiners"`
	// Of are the words between an article and the treaty or act it is of.
	Of []string `json:"of"`
	// NumberFirst is true where numbers stand before the words for article and
	// paragraph; ArticleAfter where the article follows its treaty or act.
	NumberFirst  bool `json:"number_first"`
	ArticleAfter bool `json:"article_after"`
	// Treaties are the names of the treaties by id, and of a Charter by "CFR".
	Treaties map[string][]string `json:"treaties"`
	// Charter are its short names, read once the text has named it in full.
	Charter []string `json:"charter"`
	// CharterNot are names of those who have other charters, among whom "the
	// Charter" needs its full name: "United Nations", "Social Charter".
	CharterNot []string `json:"charter_not"`
	// The are the articles that a name may begin with where it is defined.
	The []string `json:"the"`
	// Thereof leads from a treaty to an article of it: "and in particular".
	Thereof []string `json:"thereof"`

	// SameTreaty stands behind an article for the treaty named last: "thereof".
	SameTreaty []string `json:"same_treaty"`

	// Journal are abbreviations and names of the Official Journal, Pages the
	// words for page.
	Journal []string `json:"journal"`
	Pages   []string `json:"pages"`
	// Final are the words behind a Commission number, Parts those for a part.
	Final []string `json:"final"`
	Parts []string `json:"parts"`
	// Documents are the words that a bare Council number follows.
	Documents []string `json:"documents"`
	// To is what stands between the ends of a range, And in a list.
	To  []string `json:"to"`
	And []string `json:"and"`
	// Cases are the words before a case without a letter, Opinions those for
	// an opinion of the Court.
	Cases    []string `json:"cases"`
	Opinions []string `json:"opinions"`
	// SecurityCouncil and Resolutions name the one and what it adopts.
	SecurityCouncil []string `json:"security_council"`
	Resolutions     []string `json:"resolutions"`

	// Called leads to the short form that the text gives an act ("hereinafter").
	Called []string `json:"called"`
	// Names are words that acts are named by beside their types: "Act", "Code".
	Names []string `json:"names"`
	// Said are the words before a type word that point back to an act, SaidAfter
	// those behind it: "the said Regulation", "regulamentul menționat".
	Said      []string `json:"said"`
	SaidAfter []string `json:"said_after"`
	// Ibid stands in a footnote for the last reference of the one before it.
	Ibid []string `json:"ibid"`

	// Examples are texts with what must be found in them: "act 32016R0679".
	Examples []example `json:"examples"`
	// Notes say where facts come from that are not from memory.
	Notes string `json:"notes"`
}

type actType struct {
	Letter string   `json:"letter"`
	Form   string   `json:"form"` // "", "impl", "del"
	Words  []string `json:"words"`
}

type example struct {
	Text string   `json:"text"`
	Want []string `json:"want"`
}

// vocabulary is data made ready for matching.
type vocabulary struct {
	code                      string
	data                      *data
	suffixes                  map[string]canon.Suffix // by folded word
	signs, types              *phrases
	before, after             *phrases // value "" for a body that is no institution
	articles, places, joiners *phrases
	of, treaties, thereof     *phrases
	charter, sameTreaty       *phrases
	charterNot, the           *phrases
	journal, pages            *phrases
	final, parts, documents   *phrases
	to, and                   *phrases
	cases, opinions           *phrases
	council, resolutions      *phrases
	called, names             *phrases
	said, saidAfter           *phrases
	ibid                      *phrases
	typeWords                 []string // folded stems of one word, for compounds
}

// loadVocabulary reads the words of a language; nil for a language without data.
func loadVocabulary(code string) (*vocabulary, error) {
	l, ok := lang.Get(code)
	if !ok {
		return nil, nil
	}
	d := new(data)
	if ok, err := l.Section(section, d); !ok || err != nil {
		return nil, err
	}
	return newVocabulary(code, d)
}

func newVocabulary(code string, d *data) (*vocabulary, error) {
	v := &vocabulary{
		code: code, data: d, suffixes: map[string]canon.Suffix{},
		signs: set(d.Signs), articles: set(d.Articles), places: set(d.Places), joiners: set(d.Joiners),
		of: set(d.Of), thereof: set(d.Thereof), charter: set(d.Charter), charterNot: set(d.CharterNot), the: set(d.The), sameTreaty: set(d.SameTreaty), journal: set(d.Journal), pages: set(d.Pages),
		final: set(d.Final), parts: set(d.Parts), documents: set(d.Documents), to: set(d.To), and: set(d.And),
		cases: set(d.Cases), opinions: set(d.Opinions), council: set(d.SecurityCouncil), resolutions: set(d.Resolutions),
		called: set(d.Called), names: set(d.Names), said: set(d.Said), saidAfter: set(d.SaidAfter), ibid: set(d.Ibid),
		types: &phrases{}, treaties: &phrases{},
	}
	for suffix, words := range d.Suffixes {
		for _, w := range words {
			v.suffixes[doc.FoldString(w)] = canon.Suffix(suffix)
		}
	}
	for _, t := range d.Types {
		if len(t.Letter) != 1 || len(t.Words) == 0 {
			return nil, fmt.Errorf("lang/data/%s.json, section %q: type %q has no letter or no words", code, section, t)
		}
		v.types.addAll(t.Words, t.Letter+t.Form)
		v.typeWords = append(v.typeWords, stems(t.Words)...)
	}
	for treaty, names := range d.Treaties {
		if !canon.IsTreaty(treaty) {
			return nil, fmt.Errorf("lang/data/%s.json, section %q: unknown treaty %q", code, section, treaty)
		}
		v.treaties.addAll(names, treaty)
	}
	v.before, v.after = set(d.Before), set(d.After)
	v.before.addAll(d.Bodies, "")
	v.after.addAll(d.Bodies, "")
	return v, nil
}

// stems are the phrases of one word with an open end, folded.
func stems(words []string) (out []string) {
	for _, w := range words {
		if stem, open := strings.CutSuffix(w, "*"); open && !strings.ContainsAny(stem, " *^") && len(stem) > 4 {
			out = append(out, doc.FoldString(stem))
		}
	}
	return out
}

// set makes phrases whose value only says that they are there.
func set(texts []string) *phrases {
	p := &phrases{}
	p.addAll(texts, "+")
	return p
}

// every asks the vocabularies of the text in turn and returns the first that
// knows the phrase at token i, by the set that pick takes.
func (s *scan) every(pick func(*vocabulary) *phrases, i int) (value string, end int) {
	for _, v := range s.own {
		if val, e := pick(v).at(s, i); e > end {
			value, end = val, e
		}
	}
	return value, end
}

// everyBefore is every for a phrase that ends right before token i.
func (s *scan) everyBefore(pick func(*vocabulary) *phrases, i int) (start int) {
	start = -1
	for _, v := range s.own {
		if _, k := pick(v).before(s, i); k >= 0 && (start < 0 || k < start) {
			start = k
		}
	}
	return start
}

// everyBehind reports whether the phrase stands behind token i-1, in languages
// that put the noun after the number: "7331/22. sz. dokumentum".
func (s *scan) everyBehind(pick func(*vocabulary) *phrases, i int) bool {
	for _, v := range s.own {
		if !v.data.TypeAfter {
			continue
		}
		k := i
		if s.is(k, ".") {
			k++
		}
		if _, end := v.signs.at(s, k); end > 0 {
			k = end
		}
		if _, end := pick(v).at(s, k); end > 0 && s.same(i-1, k) {
			return true
		}
	}
	return false
}

// rest are the vocabularies of all other languages, loaded when a kind first
// meets something that the text's own language does not explain.
func (s *scan) rest() []*vocabulary {
	if s.others != nil || s.typed {
		return s.others
	}
	for _, code := range lang.Codes() {
		v, err := s.lookup(code)
		if err != nil {
			s.err = err
			continue
		}
		if v != nil && v != s.own[0] && v != s.own[len(s.own)-1] {
			s.others = append(s.others, v)
		}
	}
	return s.others
}
