package gen

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// One file per language; nothing else in the package knows a language.
//
//go:embed data/*.json
var dataFiles embed.FS

// language is a data file. Its sentences are templates:
//
//	{d}              slot d of the scene, in its plain form
//	{a:gen}          slot a in the form "gen", which the data defines; {a:Gen} with a capital letter;
//	                 a member's adjective in a form is the name of its country instead
//	{p:nom}          the partner country of the story, in every scene
//	{T:about}        words of the story's topic
//	<council|text>   text that names the organisation council
//
// In country names, brackets mark the name itself: "the [United States]".
// Neighbouring words never agree with what a slot holds, but for articles: where
// a language would need more, the sentence is built another way.
type language struct {
	Code, Name string
	Cover      coverWords
	Points     pointWords
	Months     map[string][]string
	Days       map[string][]string // of the month, where a form needs more than the figure
	Dates      map[string]map[string]choice
	Countries  countryWords
	Liaisons   []liaison
	Acts       struct {
		Words   map[string]map[string]string // type of act, form
		Numbers map[string]string            // pattern; {W} is the word
	}
	References map[string]map[string]string
	Scenes     map[string]choice
	Topics     map[string]topicWords
	Page       map[string]string

	templates map[string][]template
}

type coverWords struct {
	Council   [2]string
	Place     string
	PlaceDate string `json:"place_date"`
	Original  string
	File      string
	Titles    map[string]string
	Labels    map[string]string
	Parties   map[string]string
	Subtitles map[string]string
	Annex     string
	// AnnexTitle names the country {a} whose statement the annex holds.
	AnnexTitle string `json:"annex_title"`
}

// pointWords are the labels of points; {n} is the number or letter.
type pointWords struct {
	Number, Letter, Roman string
	Letters               []string
	Separator             string // between the items of a list
}

type countryWords struct {
	Forms      []string
	Names      map[string]choice // a form each, or one for all
	Adjectives map[string]string // as it stands beside "delegation"; none where the name does
}

type topicWords struct {
	Subject, About, Group, Intro string
	Elements, Areas              []string
	Page, Site                   string
}

// choice is a string or a list of strings.
type choice []string

// UnmarshalJSON takes a string for a list of one.
func (c *choice) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*c = choice{one}
		return nil
	}
	var many []string
	err := json.Unmarshal(b, &many)
	*c = many
	return err
}

// Languages returns the codes of the languages that there is data for, sorted.
func Languages() []string {
	names, err := fs.Glob(dataFiles, "data/*.json")
	if err != nil {
		panic(err) // Unreachable: the pattern is well formed.
	}
	for i, n := range names {
		names[i] = strings.TrimSuffix(path.Base(n), ".json")
	}
	return names
}

var loaded sync.Map // code -> *language

func loadLanguage(code string) (*language, error) {
	if l, ok := loaded.Load(code); ok {
		return l.(*language), nil
	}
	b, err := dataFiles.ReadFile("data/" + code + ".json")
	if err != nil {
		return nil, fmt.Errorf("gen: no data for language %q; there is %s", code, strings.Join(Languages(), ", "))
	}
	l, err := parseLanguage(b)
	if err != nil {
		return nil, fmt.Errorf("gen: data/%s.json: %w", code, err)
	}
	loaded.Store(code, l)
	return l, nil
}

func parseLanguage(b []byte) (*language, error) {
	l := &language{}
	dec := json.NewDecoder(strings.NewReader(string(b)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(l); err != nil {
		return nil, err
	}
	for i := range l.Liaisons {
		if err := l.Liaisons[i].compile(); err != nil {
			return nil, err
		}
	}
	l.templates = map[string][]template{}
	for _, s := range l.sources() {
		for _, text := range s.texts {
			t, err := parseTemplate(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.key, err)
			}
			l.templates[s.key] = append(l.templates[s.key], t)
		}
	}
	return l, nil
}

// source is a template text with the key that a story calls it by.
type source struct {
	key   string
	texts []string
}

// sources lists every template of the data file.
func (l *language) sources() []source {
	var out []source
	add := func(key string, texts ...string) { out = append(out, source{key, texts}) }
	for k, v := range l.Scenes {
		add(k, v...)
	}
	for k, v := range l.Cover.Parties {
		add("party:"+k, v)
	}
	add("annex_title", l.Cover.AnnexTitle)
	for k, t := range l.Topics {
		add("intro:"+k, t.Intro)
		add("topic:"+k+":subject", t.Subject)
		add("topic:"+k+":about", t.About)
		add("topic:"+k+":group", t.Group)
		for i, e := range t.Elements {
			add(fmt.Sprintf("element:%s:%d", k, i), e)
		}
	}
	return out
}
