package index

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline/index/analyzer"
)

// Work is a document with the records of all its language versions. The first
// record is what a hit shows where the query favours no language.
type Work struct {
	ID      string
	Records []*doc.Record
}

// version is what a hit shows of one language version.
type version struct {
	ID       string `json:"id"`
	Language string `json:"language,omitempty"`
	Title    string `json:"title,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Date     string `json:"date,omitempty"`
	URI      string `json:"uri,omitempty"`
}

// fields gathers the fields of one work.
type fields struct {
	doc   *document.Document
	seen  map[string]bool // field and value, of keywords
	texts map[string]*textField
	dated bool
}

// bleveDocument makes the entry of a work.
func bleveDocument(w Work) (*document.Document, error) {
	f := &fields{doc: document.NewDocument(w.ID), seen: map[string]bool{}, texts: map[string]*textField{}}
	f.own(w.ID)
	var versions []version
	for _, r := range w.Records {
		f.record(r)
		versions = append(versions, version{r.ID, r.Language, r.Title, r.Kind, documentDate(r), address(r)})
	}
	b, err := json.Marshal(versions)
	if err != nil {
		return nil, err
	}
	f.doc.AddField(document.NewTextFieldCustom(fieldVersions, nil, b, asStored, nil))
	return f.doc, nil
}

// text adds a value to a field of words; with positions where phrases are asked
// of it.
func (f *fields) text(name, text string, a *analyzer.Analyzer, positions bool) {
	if text == "" {
		return
	}
	t := f.texts[name]
	if t == nil {
		t = &textField{name: name, positions: positions}
		f.texts[name] = t
		f.doc.AddField(t)
	}
	text = strings.ToValidUTF8(text, " ") // the tokenizer drops all that follows an invalid byte
	t.values = append(t.values, value{text, a})
}

func (f *fields) keyword(name string, values ...string) {
	options := asKeyword
	if counted(name) {
		options |= api.DocValues
	}
	for _, v := range values {
		if v = strings.ToValidUTF8(v, ""); v == "" || f.seen[name+"\x00"+v] {
			continue
		}
		f.seen[name+"\x00"+v] = true
		f.doc.AddField(document.NewTextFieldCustom(name, nil, []byte(v), options, nil))
	}
}

func (f *fields) record(r *doc.Record) {
	f.own(r.ID)
	f.keyword(fieldLang, languageOf(r.Language))
	f.keyword(fieldKind, r.Kind)
	f.cover(r)
	f.address(r)
	f.date(documentDate(r))
	for _, m := range r.References {
		f.cites(m.ID)
	}
	for _, m := range r.Countries {
		if named(m) {
			f.keyword(fieldCountry, m.Code)
		}
	}
	for _, m := range r.Organisations {
		f.keyword(fieldOrg, m.ID)
	}
	for _, p := range parts {
		if p.of(r) {
			f.keyword(fieldHas, p.name)
		}
	}
	f.words(r)
}

// parts are what has: can ask for.
var parts = []struct {
	name string
	of   func(*doc.Record) bool
}{
	{"cover", func(r *doc.Record) bool { return r.Cover != nil }},
	{"points", func(r *doc.Record) bool { return len(r.Points) > 0 }},
	{"footnotes", func(r *doc.Record) bool { return len(r.Footnotes) > 0 }},
	{"items", func(r *doc.Record) bool { return len(r.Items) > 0 }},
	{"references", func(r *doc.Record) bool { return len(r.References) > 0 }},
	{"dates", func(r *doc.Record) bool { return len(r.Dates) > 0 }},
	{"countries", func(r *doc.Record) bool { return len(r.Countries) > 0 }},
	{"organisations", func(r *doc.Record) bool { return len(r.Organisations) > 0 }},
	{"actions", func(r *doc.Record) bool { return len(r.Actions) > 0 }},
	{"problems", func(r *doc.Record) bool { return len(r.Problems) > 0 }},
}

// named reports whether a country is named as such: a demonym or a part of a
// country does not put a document among those about it.
func named(m doc.Country) bool { return m.Form == "" || m.Form == "name" }

// own adds a name of the document itself.
func (f *fields) own(id string) {
	f.keyword(fieldRef, id)
	if family := familyOf(id); family != "" {
		f.keyword(fieldFamily, family)
	}
}

func (f *fields) cites(id string) {
	f.keyword(fieldCites, id)
	if family := familyOf(id); family != "" {
		f.keyword(fieldCitesFamily, family)
	}
}

// familyOf returns what all versions of a Council document share: "ST-6106-2022"
// of "ST-6106-2022-REV-1-ADD-2". It is empty for other ids.
func familyOf(id string) string {
	c, ok := canon.ParseCouncil(id)
	if !ok {
		return ""
	}
	return c.Series + "-" + strconv.Itoa(c.Number) + "-" + strconv.Itoa(c.Year)
}

func (f *fields) cover(r *doc.Record) {
	c := r.Cover
	if c == nil {
		return
	}
	f.own(c.Number)
	f.keyword(fieldType, c.Type)
	for _, code := range c.SubjectCodes {
		f.keyword(fieldTopic, topicOf(code))
	}
	f.keyword(fieldProcedure, c.Procedures...)
	for _, list := range [][]string{c.Procedures, c.PreviousDocuments, c.CommissionDocuments} {
		for _, id := range list {
			f.cites(id)
		}
	}
	a := analyzer.For(r.Language)
	f.text(fieldFrom, c.From, a, false)
	f.text(fieldTo, c.To, a, false)
}

// topicOf returns a subject code without its running number: "TELECOM".
func topicOf(code string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	return strings.ToUpper(word)
}

func (f *fields) address(r *doc.Record) {
	addresses := []string{r.Source.URI}
	if r.Page != nil {
		addresses = append(addresses, r.Page.CanonicalURL)
	}
	for _, a := range addresses {
		f.keyword(fieldRef, a)
		u, err := url.Parse(a)
		if err != nil || u.Hostname() == "" {
			continue
		}
		host := strings.ToLower(u.Hostname())
		f.keyword(fieldHost, host)
		for d := host; strings.Contains(d, "."); _, d, _ = strings.Cut(d, ".") {
			f.keyword(fieldDomain, d)
		}
	}
}

func address(r *doc.Record) string {
	if r.Page != nil && r.Page.CanonicalURL != "" {
		return r.Page.CanonicalURL
	}
	return r.Source.URI
}

// documentDate returns the date of a document in EDTF: that of the cover or the
// page, else the year in its number.
func documentDate(r *doc.Record) string {
	if c := r.Cover; c != nil {
		if n, ok := canon.ParseCouncil(c.Number); ok && c.Date == "" && c.DistributionDate == "" {
			return canon.Year(n.Year)
		}
		return firstOf(c.Date, c.DistributionDate)
	}
	if r.Page != nil {
		return firstOf(r.Page.Published, r.Page.Modified)
	}
	return ""
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// date adds the days a date covers. The versions of a work have one date; the
// first that says it counts.
func (f *fields) date(edtf string) {
	if f.dated {
		return
	}
	days, ok := canon.Bounds(edtf)
	if !ok {
		return
	}
	first, err := document.NewDateTimeFieldWithIndexingOptions(fieldDate, nil, days.First, "", asDate)
	if err != nil {
		return // Outside the years the store can hold; canon gives none.
	}
	last, err := document.NewDateTimeFieldWithIndexingOptions(fieldDateEnd, nil, days.Last, "", api.IndexField)
	if err != nil {
		return
	}
	f.dated = true
	f.doc.AddField(first)
	f.doc.AddField(last)
	for y := days.First.Year(); y <= days.Last.Year(); y++ {
		f.keyword(fieldYear, strconv.Itoa(y))
	}
}

// words adds title and text, each part in the field of its own language.
func (f *fields) words(r *doc.Record) {
	language := languageOf(r.Language)
	a := analyzer.For(language)
	f.text(prefixTitle+language, r.Title, a, true)
	for _, p := range textParts(r) {
		l := languageOf(p.language)
		f.keyword(fieldLang, l)
		f.text(prefixText+l, p.text, analyzer.For(l), true)
	}
	if r.Page != nil {
		f.text(prefixText+language, r.Page.Description, a, true)
	}
	if !strings.Contains(r.Text, r.Title) {
		f.text(prefixText+language, r.Title, a, true)
	}
}

type part struct{ language, text string }

// textParts cuts a document of several languages at its blocks; any other is one
// part.
func textParts(r *doc.Record) []part {
	if r.Language != "mul" {
		return []part{{r.Language, r.Text}}
	}
	var out []part
	for _, b := range r.Blocks {
		text := r.Text[b.Span.Start:b.Span.End]
		if n := len(out); n > 0 && out[n-1].language == b.Language {
			out[n-1].text += "\n\n" + text
			continue
		}
		out = append(out, part{b.Language, text})
	}
	return out
}

// languageOf is what a language is called in the names of fields.
func languageOf(code string) string {
	if len(code) < 2 || len(code) > 3 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" {
		return "und"
	}
	return code
}
