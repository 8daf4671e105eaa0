package yardstick

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// scripts are the languages not written in Latin letters.
var scripts = map[string]string{"bg": "Cyrillic", "el": "Greek"}

// slowLanguages are printed by the other programs, which take a second for each
// document: every script, every kind of diacritic.
var slowLanguages = strings.Fields("bg cs de el en et fr ga hr hu lt lv mt pl ro sl")

// TestFidelity prints contents whose text is known and reads them again:
// generated notes, and composed ones in the other languages; with every word
// whole, and with words broken at line ends.
func TestFidelity(t *testing.T) {
	for _, p := range printers {
		languages := slowLanguages
		if p.name == ownPrinter.name {
			languages = lang.Codes()
		}
		both := p.name == ownPrinter.name
		t.Run(p.name+"/whole", func(t *testing.T) { measure(t, p, jobs(t, languages, both, false), 0) })
		t.Run(p.name+"/hyphenated", func(t *testing.T) { measure(t, p, jobs(t, languages, both, true), 0.05) })
	}
}

// jobs are a generated note and a composed one in each language, or, where not
// both are wanted, one of the two in turns. A language that notes cannot be
// generated in has a composed one.
func jobs(t *testing.T, languages []string, both, broken bool) (out []job) {
	t.Helper()
	add := func(name string, c *gen.Content) {
		if broken {
			c = hyphenated(c)
		}
		out = append(out, job{name, c, len(out)%2 == 0})
	}
	for i, code := range languages {
		generated := slices.Contains(gen.Languages(), code) && (both || i%2 == 0)
		if generated {
			d, err := gen.LongNote(uint64(100+i), code, 12)
			if err != nil {
				t.Fatal(err)
			}
			add("generated "+code, d.Content())
		}
		if both || !generated {
			add("composed "+code, composed(t, code, 24))
		}
	}
	return out
}

// measure prints the jobs, reads what was printed, and compares.
func measure(t *testing.T, p printer, jobs []job, bound float64) {
	if testing.Short() && p.name == chromiumPrinter.name {
		t.Skip("a browser takes a second for each document")
	}
	pdfs := p.print(t, jobs)
	keep(t, p.name, jobs, pdfs)
	errors, characters, worst := 0, 0, 0.0
	languages, written := map[string]bool{}, map[string]bool{}
	structure := 0
	for i, j := range jobs {
		r := extractors.Run(context.Background(), doc.Document{Name: j.name, Bytes: pdfs[i]}, extractors.Options{Lang: j.content.Lang})
		want := expect(j.content)
		e, n := characterErrors(t, j.name, want, r, bound)
		errors, characters, worst = errors+e, characters+n, max(worst, 100*float64(e)/float64(n))
		languages[j.content.Lang], written[script(j.content.Lang)] = true, true
		if !sameStructure(t, j.name, want, r, bound == 0) {
			structure++
		}
	}
	on := fmt.Sprintf("%s, %d documents, %d languages, %d scripts", strings.ReplaceAll(t.Name()[len("TestFidelity/"):], "_", " "), len(jobs), len(languages), len(slices.Collect(maps.Keys(written))))
	figure{"character error rate, all: " + on, 100 * float64(errors) / float64(characters), " %", atMost, bound}.report(t)
	figure{"character error rate, worst document: " + on, worst, " %", told, 0}.report(t)
	figure{"documents with points, notes, anchors, furniture or order not exact: " + on, float64(structure), "", atMost, 0}.report(t)
}

func script(code string) string {
	if s, ok := scripts[code]; ok {
		return s
	}
	return "Latin"
}

// characterErrors compares the text from the title on with what was printed.
func characterErrors(t *testing.T, name string, want *expected, r *doc.Record, bound float64) (errors, characters int) {
	t.Helper()
	w := []rune(squeezed(want.text))
	_, text := cutAtTitle(squeezed(r.Text), want.text)
	g := []rune(text)
	errors = distance(w, g)
	if float64(errors) > bound/100*float64(len(w)) {
		t.Logf("%s: %d errors in %d characters, the first %s", name, errors, len(w), firstDifference(w, g))
	}
	return errors, len(w)
}

// cutAtTitle cuts a text before the title, the first line of what is expected.
func cutAtTitle(text, want string) (head, rest string) {
	title, _, _ := strings.Cut(want, "\n")
	i := max(0, strings.Index(text, title))
	return text[:i], text[i:]
}

// sameStructure compares what is not characters. Texts of points and notes are
// compared only where no word was broken.
func sameStructure(t *testing.T, name string, want *expected, r *doc.Record, texts bool) bool {
	t.Helper()
	title, _, _ := strings.Cut(want.text, "\n")
	points, notes := found(r, title)
	same := true
	differ := func(what string, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			same = false
			t.Logf("%s: %s (-want +got):\n%s", name, what, diff)
		}
	}
	wantPoints, wantNotes := want.points, want.notes
	if !texts {
		points, wantPoints = labels(points, 2), labels(wantPoints, 2)
		notes, wantNotes = labels(notes, 1), labels(wantNotes, 1)
	}
	differ("points", wantPoints, points)
	differ("footnotes", wantNotes, notes)
	foot := doc.Furniture{}
	if r.Furniture != nil {
		foot = *r.Furniture
	}
	differ("furniture", want.foot, foot)
	var left []string
	for _, s := range want.furniture {
		if strings.Contains(r.Text, s) {
			left = append(left, s)
		}
	}
	differ("furniture left in the text", []string(nil), left)
	head, _ := cutAtTitle(squeezed(r.Text), want.text)
	differ("head", sorted(want.head), sorted(headLines(want, head)))
	return same
}

// labels keeps the first n words.
func labels(list []string, n int) (out []string) {
	for _, s := range list {
		f := strings.Fields(s)
		out = append(out, strings.Join(f[:min(n, len(f))], " "))
	}
	return out
}

// headLines returns those of the expected lines that the head has, and what else
// it has.
func headLines(want *expected, head string) (out []string) {
	for _, l := range want.head {
		if before, after, ok := strings.Cut(head, squeezed(l)); ok {
			out, head = append(out, l), before+" "+after
		}
	}
	if rest := squeezed(head); rest != "" {
		out = append(out, "beside: "+rest)
	}
	return out
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}
