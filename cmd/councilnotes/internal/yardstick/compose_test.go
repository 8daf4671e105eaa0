package yardstick

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors/lang"
)

// composed is a note in any language that the program has data for: its cover
// and its sentences are the examples of the language's data file, put together
// at random. What it says makes no sense; its letters, words and form are real.
func composed(tb testing.TB, code string, points int) *gen.Content {
	tb.Helper()
	c := &composer{rand.New(rand.NewPCG(uint64(points), 5)), sentencesOf(tb, code), &gen.Content{Lang: code, Labels: map[string]string{}}}
	c.cover(tb, code)
	for i := range points {
		label := fmt.Sprint(i + 1)
		p := gen.ContentPoint{Label: label, Printed: label + ".", Path: label, Body: c.paragraph(2, 4, 30)}
		switch {
		case i%5 == 2:
			p.Children = c.children(label, i%2 == 0)
		case i%7 == 4:
			p.Children = []gen.ContentPoint{c.dash(), c.dash()}
			tail := c.paragraph(1, 2, 0)
			p.Tail = &tail
		}
		c.Points = append(c.Points, p)
	}
	return c.Content
}

// sections are those of the language data whose examples are sentences.
var sections = []string{"dates", "countries", "organisations", "actions", "refs"}

func sentencesOf(tb testing.TB, code string) (out []string) {
	tb.Helper()
	for _, name := range sections {
		var examples []struct{ Text string }
		examplesOf(tb, code, name, &examples)
		for _, e := range examples {
			out = append(out, strings.TrimRight(squeezed(e.Text), ".;,:· "))
		}
	}
	return out
}

func examplesOf(tb testing.TB, code, name string, v any) {
	tb.Helper()
	l, ok := lang.Get(code)
	if !ok {
		tb.Fatalf("no language %s", code)
	}
	all := map[string]json.RawMessage{}
	if _, err := l.Section(name, &all); err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(all["examples"], v); err != nil {
		tb.Fatalf("%s: examples of %s: %v", code, name, err)
	}
}

type composer struct {
	*rand.Rand
	sentences []string
	*gen.Content
}

// cover takes the rows of the language's example: council; place, date and
// original language; number; LIMITE; file; two subject codes; title; the table.
func (c *composer) cover(tb testing.TB, code string) {
	tb.Helper()
	var examples []struct{ Rows []string }
	examplesOf(tb, code, "cover", &examples)
	rows := examples[0].Rows
	if len(rows) != 14 {
		tb.Fatalf("%s: the example of a cover has %d rows, not 14", code, len(rows))
	}
	words := strings.Fields(rows[0])
	c.Council = [2]string{strings.Join(words[:len(words)/2], " "), strings.Join(words[len(words)/2:], " ")}
	c.PlaceDate, c.Original, _ = strings.Cut(rows[1], " (")
	c.Original = "(" + c.Original
	c.Number, c.Limite, c.Codes, c.Title = rows[2], true, rows[5:7], rows[7]
	c.File, c.Procedure = label(rows[4])
	for i, to := range []struct {
		key   string
		value *string
	}{{"from", &c.From}, {"to", &c.To}, {"previous", &c.Previous}, {"commission", &c.Proposal}, {"subject", &c.Subject.Text}} {
		c.Labels[to.key], *to.value = label(rows[8+i])
	}
	c.Subject.Text += " (" + c.sentences[0] + ")"
	c.Subtitle = strings.TrimPrefix(rows[13], "– ")
	c.Initials, c.Unit, c.TwoLineFooter = "XY/zw/uv", "TREE.2.A", c.IntN(2) == 0
}

// label cuts "От: Съвета" behind the colon.
func label(row string) (name, value string) {
	name, value, _ = strings.Cut(row, ": ")
	return name + ":", value
}

// paragraph puts from lo to hi sentences together; in so many percent of all
// cases the marker of a new footnote stands in it.
func (c *composer) paragraph(lo, hi, noted int) gen.Marked {
	var m gen.Marked
	n := lo + c.IntN(hi-lo+1)
	mark := -1
	if c.IntN(100) < noted {
		mark = c.IntN(n)
	}
	for i := range n {
		if i > 0 {
			m.Text += " "
		}
		m.Text += capital(c.sentences[c.IntN(len(c.sentences))])
		if i == mark {
			c.Notes = append(c.Notes, capital(c.sentences[c.IntN(len(c.sentences))])+".")
			m.Markers = []gen.Marker{{At: len(m.Text), Note: len(c.Notes)}}
		}
		m.Text += "."
	}
	return m
}

func (c *composer) children(path string, nested bool) (out []gen.ContentPoint) {
	for i, l := range []string{"a", "b", "c"} {
		p := gen.ContentPoint{Label: l, Printed: "(" + l + ")", Path: fmt.Sprintf("%s.%d", path, i+1), Level: 1, Body: c.paragraph(1, 2, 10)}
		if nested && i == 1 {
			for j, r := range []string{"i", "ii"} {
				p.Children = append(p.Children, gen.ContentPoint{Label: r, Printed: "(" + r + ")", Path: fmt.Sprintf("%s.%d", p.Path, j+1), Level: 2, Body: c.paragraph(1, 1, 0)})
			}
		}
		out = append(out, p)
	}
	return out
}

func (c *composer) dash() gen.ContentPoint {
	return gen.ContentPoint{Label: "–", Printed: "–", Level: 1, Body: c.paragraph(1, 2, 0)}
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// hyphenated allows the words of a content to be broken: after a vowel, before
// a consonant that a vowel follows, three letters from either end. No language
// breaks its words so carelessly, and every break is harder to undo.
func hyphenated(c *gen.Content) *gen.Content {
	out := *c
	out.Points = hyphenatedPoints(c.Points)
	out.Notes = nil
	for _, n := range c.Notes {
		out.Notes = append(out.Notes, softened(gen.Marked{Text: n}).Text)
	}
	return &out
}

func hyphenatedPoints(points []gen.ContentPoint) (out []gen.ContentPoint) {
	for _, p := range points {
		p.Body, p.Children = softened(p.Body), hyphenatedPoints(p.Children)
		if p.Tail != nil {
			t := softened(*p.Tail)
			p.Tail = &t
		}
		out = append(out, p)
	}
	return out
}

func softened(m gen.Marked) gen.Marked {
	var b strings.Builder
	out := gen.Marked{}
	markers := m.Markers
	mark := func(at int) {
		for len(markers) > 0 && markers[0].At <= at {
			out.Markers = append(out.Markers, gen.Marker{At: b.Len(), Note: markers[0].Note})
			markers = markers[1:]
		}
	}
	runes, at := []rune(m.Text), 0
	for i, r := range runes {
		mark(at)
		if breakable(runes, i) {
			b.WriteString(softHyphen)
		}
		b.WriteRune(r)
		at += utf8.RuneLen(r)
	}
	mark(at)
	out.Text = b.String()
	return out
}

const softHyphen = "\u00ad"

// breakable reports whether a word may be broken before the i-th letter.
func breakable(r []rune, i int) bool {
	for k := i - 3; k < i+3; k++ {
		if k < 0 || k >= len(r) || !unicode.IsLower(r[k]) {
			return false
		}
	}
	return vowel(r[i-1]) && !vowel(r[i]) && vowel(r[i+1])
}

func vowel(r rune) bool {
	return strings.ContainsRune("aeiouyäöüåæøáéíóúàèìòùâêîôûăąęįųūēīāėőűýěůаеиоуъюяαεηιουωάέήίόύώ", r)
}
