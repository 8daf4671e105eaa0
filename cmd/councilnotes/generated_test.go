package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// forms are the ways a generated document is given to the readers.
var forms = []struct {
	name string
	note bool
	body func(*gen.Document) ([]byte, error)
}{
	{"pdf", true, (*gen.Document).PDF},
	{"flow", true, func(d *gen.Document) ([]byte, error) { return []byte(d.Text(gen.Flow)), nil }},
	{"columns", true, func(d *gen.Document) ([]byte, error) { return []byte(d.Text(gen.Columns)), nil }},
	{"html", false, func(d *gen.Document) ([]byte, error) { s, err := d.HTML(); return []byte(s), err }},
}

// generatedSeeds is how many documents of each form and language are read.
const generatedSeeds = 12

// TestGenerated reads generated documents in every form and finds what they
// were made from.
func TestGenerated(t *testing.T) {
	for _, form := range forms {
		for _, lang := range gen.Languages() {
			t.Run(form.name+"/"+lang, func(t *testing.T) {
				for seed := uint64(1); seed <= generatedSeeds; seed++ {
					d := generated(t, form.note, seed, lang)
					body, err := form.body(d)
					if err != nil {
						t.Fatal(err)
					}
					r := extractors.Run(context.Background(), doc.Document{Name: d.Name, Bytes: body}, extractors.Options{})
					if err := r.Check(); err != nil {
						t.Fatal(err)
					}
					compareWithGold(t, fmt.Sprintf("seed %d", seed), goldOf(d, string(body)), r)
				}
			})
		}
	}
}

func generated(t *testing.T, note bool, seed uint64, lang string) *gen.Document {
	t.Helper()
	make := gen.Page
	if note {
		make = gen.Note
	}
	d, err := make(seed, lang)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// goldOf is the document's gold as far as this form of it goes: some exports
// begin at the title, without the head that holds number, date, codes and file;
// dates without a year then stay without.
func goldOf(d *gen.Document, body string) *gen.Gold {
	g := d.Gold()
	if g.Cover == nil || strings.HasPrefix(body, "%PDF") || strings.Contains(body, g.Cover.Place+",") || strings.Contains(body, g.Cover.Place+" ") {
		return g
	}
	c := g.Cover
	*c = gen.GoldCover{Type: c.Type, From: c.From, To: c.To, Subject: c.Subject, Subtitle: c.Subtitle,
		PreviousDocuments: c.PreviousDocuments, CommissionDocuments: c.CommissionDocuments}
	g.References = slices.DeleteFunc(g.References, func(m gen.GoldReference) bool { return m.Kind == "procedure" && m.In == "cover" })
	for i := range g.Dates {
		if g.Dates[i].Inferred {
			g.Dates[i].EDTF = withoutYears(g.Dates[i].EDTF)
		}
	}
	return g
}

func withoutYears(edtf string) string {
	parts := strings.Split(edtf, "/")
	for i, p := range parts {
		parts[i] = "XXXX" + p[len("2020"):]
	}
	return strings.Join(parts, "/")
}

func compareWithGold(t *testing.T, name string, g *gen.Gold, r *doc.Record) {
	t.Helper()
	differ := func(what string, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", name, what, diff)
		}
	}
	differ("language", g.Lang, r.Language)
	differ("cover", goldCover(g), recordCover(r))
	differ("points", goldPoints(g.Points), recordPoints(r.Points))
	differ("footnotes", goldNotes(g), recordNotes(r))
	if g.Page != nil {
		differ("title", g.Page.Title, r.Title)
		differ("items", goldLists(g.Items), recordLists(r.Items))
	}
	for _, s := range g.MustNotContain {
		if strings.Contains(r.Text, s) {
			t.Errorf("%s: %q is left in the text", name, s)
		}
	}
	differ("references", goldReferences(g), recordReferences(r))
	differ("dates", goldDates(g), recordDates(g, r))
	differ("countries", goldCountries(g), recordCountries(r))
	differ("actions", goldActions(g), recordActions(r))
}

func goldCover(g *gen.Gold) []string {
	if g.Cover == nil {
		return nil
	}
	c := g.Cover
	return []string{c.Type, c.Number, c.Date, c.Place, strings.Join(c.OriginalLanguages, " "), c.Distribution, strings.Join(c.SubjectCodes, ";"),
		strings.Join(c.Procedures, ";"), c.From, c.To, c.Subject, c.Subtitle, strings.Join(c.PreviousDocuments, ";"), strings.Join(c.CommissionDocuments, ";")}
}

func recordCover(r *doc.Record) []string {
	if r.Cover == nil {
		return nil
	}
	c := r.Cover
	return []string{c.Type, c.Number, c.Date, c.Place, strings.Join(c.OriginalLanguages, " "), c.Distribution, strings.Join(c.SubjectCodes, ";"),
		strings.Join(c.Procedures, ";"), c.From, c.To, c.Subject, c.Subtitle, strings.Join(c.PreviousDocuments, ";"), strings.Join(c.CommissionDocuments, ";")}
}

// words brings a text to its words: how paragraphs of one point are parted, and
// whether a dash stands before an item of it, is the form's.
func words(s string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(s), func(w string) bool { return w == "–" || w == "•" || w == "-" }), " ")
}

func goldPoints(points []gen.GoldPoint) (out []string) {
	for _, p := range points {
		out = append(out, p.Path+" "+p.Label+" "+words(p.Text))
		out = append(out, goldPoints(p.Children)...)
	}
	return out
}

func recordPoints(points []doc.PointNode) (out []string) {
	for _, p := range points {
		out = append(out, p.Path+" "+p.Label+" "+words(p.Text))
		out = append(out, recordPoints(p.Children)...)
	}
	return out
}

func goldNotes(g *gen.Gold) (out []string) {
	for _, n := range g.Footnotes {
		out = append(out, fmt.Sprintf("%s after %s in %q: %s", n.Label, n.AnchorAfter, n.Point, words(n.Text)))
	}
	return out
}

func recordNotes(r *doc.Record) (out []string) {
	for _, n := range r.Footnotes {
		after, point := "", ""
		if n.Anchor != nil {
			f := strings.Fields(r.Text[:n.Anchor.Offset])
			after, point = f[len(f)-1], n.Anchor.Point
		}
		out = append(out, fmt.Sprintf("%s after %s in %q: %s", n.Label, after, point, words(n.Text)))
	}
	return out
}

func goldLists(lists []gen.GoldList) (out []string) {
	var walk func(items []gen.GoldItem, depth string)
	walk = func(items []gen.GoldItem, depth string) {
		for _, i := range items {
			out = append(out, depth+words(i.Text))
			walk(i.Items, depth+"  ")
		}
	}
	for _, l := range lists {
		out = append(out, "lead: "+words(l.Lead))
		walk(l.Items, "")
	}
	return out
}

func recordLists(lists []doc.List) (out []string) {
	var walk func(items []doc.Item, depth string)
	walk = func(items []doc.Item, depth string) {
		for _, i := range items {
			out = append(out, depth+words(i.Text))
			walk(i.Items, depth+"  ")
		}
	}
	for _, l := range lists {
		out = append(out, "lead: "+words(l.Lead))
		walk(l.Items, "")
	}
	return out
}

// set is the mentions of a kind as a set: how often a form repeats one, and in
// which order it prints cover and notes, is not compared.
func set(mentions []string) []string {
	slices.Sort(mentions)
	return slices.Compact(mentions)
}

func goldReferences(g *gen.Gold) []string {
	var out []string
	for _, m := range g.References {
		out = append(out, m.Kind+" "+m.ID)
	}
	return set(out)
}

func recordReferences(r *doc.Record) []string {
	var out []string
	for _, m := range r.References {
		out = append(out, m.Kind+" "+m.ID)
	}
	return set(out)
}

func goldDates(g *gen.Gold) []string {
	var out []string
	for _, m := range g.Dates {
		out = append(out, m.EDTF)
	}
	return set(out)
}

func recordDates(g *gen.Gold, r *doc.Record) []string {
	var out []string
	for _, m := range r.Dates {
		wanted := slices.ContainsFunc(g.Dates, func(d gen.GoldDate) bool { return d.EDTF == m.EDTF })
		optional := slices.ContainsFunc(g.OptionalDates, func(d gen.GoldDate) bool { return d.EDTF == m.EDTF })
		if wanted || !optional {
			out = append(out, m.EDTF)
		}
	}
	return set(out)
}

func goldCountries(g *gen.Gold) []string {
	var out []string
	for _, m := range g.Countries {
		out = append(out, m.Code)
	}
	return set(out)
}

func recordCountries(r *doc.Record) []string {
	var out []string
	for _, m := range r.Countries {
		out = append(out, m.Code)
	}
	return set(out)
}

func goldActions(g *gen.Gold) []string {
	var out []string
	for _, a := range g.Actions {
		out = append(out, a.Actor+" "+a.Verb+" "+a.Addressee+" "+a.Point)
	}
	return set(out)
}

func recordActions(r *doc.Record) []string {
	var out []string
	for _, a := range r.Actions {
		out = append(out, a.Actor+" "+a.Verb+" "+a.Addressee+" "+a.Point)
	}
	return set(out)
}
