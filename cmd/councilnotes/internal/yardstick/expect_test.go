package yardstick

import (
	"fmt"
	"strings"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors/doc"
)

// expected is what a record must say of a printed content.
type expected struct {
	// text is everything from the title on, as a person reads it: table, points,
	// annex, notes. The head above the title has two columns; which of two
	// lines beside each other is read first is nobody's to say, so its lines
	// stand in head, in no order.
	text   string
	head   []string
	points []string
	notes  []string // label, how much text from the title on stands before the marker, point, text
	foot   doc.Furniture
	// words that only the footer has.
	furniture []string
}

func expect(c *gen.Content) *expected {
	e := &expected{furniture: []string{c.Initials, c.Unit}}
	e.head = append([]string{strings.Join(c.Council[:], " "), c.PlaceDate, c.Original, c.Number, c.File + " " + c.Procedure}, c.Codes...)
	e.foot = doc.Furniture{Number: c.Number, Initials: c.Initials, Unit: c.Unit, Language: strings.ToUpper(c.Lang)}
	if c.Limite {
		e.head = append(e.head, "LIMITE")
		e.foot.Distribution = "LIMITE"
	}
	w := &expectation{expected: e, content: c}
	w.line(c.Title)
	for _, r := range rows(c) {
		w.marked(r.label, r.value, "")
	}
	for _, p := range c.Points {
		w.point(p, "")
	}
	for i, m := range c.Annex {
		if i == 0 {
			w.line(c.AnnexHeading)
		}
		w.marked("", m, "")
	}
	for _, n := range c.Notes {
		w.line(n)
	}
	e.text = w.b.String()
	return e
}

// row is a row of the cover's table.
type row struct {
	label string
	value gen.Marked
}

func rows(c *gen.Content) (out []row) {
	for _, r := range []row{{c.Labels["from"], gen.Marked{Text: c.From}}, {c.Labels["to"], gen.Marked{Text: c.To}},
		{c.Labels["previous"], gen.Marked{Text: c.Previous}}, {c.Labels["commission"], gen.Marked{Text: c.Proposal}}, {c.Labels["subject"], c.Subject}} {
		if r.value.Text != "" {
			out = append(out, r)
		}
	}
	return append(out, row{"", gen.Marked{Text: "– " + c.Subtitle}})
}

type expectation struct {
	*expected
	content *gen.Content
	b       strings.Builder
}

func (w *expectation) line(s string) { w.b.WriteString(squeezed(whole(s)) + "\n") }

// whole takes the soft hyphens out.
func whole(s string) string { return strings.ReplaceAll(s, softHyphen, "") }

// marked expects a paragraph and the notes of its markers, in the point path.
func (w *expectation) marked(label string, m gen.Marked, path string) {
	before := w.b.String() + label + " "
	w.line(label + " " + m.Text)
	for _, k := range m.Markers {
		w.notes = append(w.notes, noteLine(fmt.Sprint(k.Note), before+whole(m.Text[:k.At]), path, whole(w.content.Notes[k.Note-1])))
	}
}

// noteLine tells of a note how many bytes stand before its marker and the last
// word of them, the point, and what the note says.
func noteLine(label, before, path, text string) string {
	before = squeezed(before)
	return fmt.Sprintf("%s at %d, after %q, in %q: %s", label, len(before), before[strings.LastIndexByte(before, ' ')+1:], path, squeezed(text))
}

func (w *expectation) point(p gen.ContentPoint, parent string) {
	path := p.Path
	if path == "" { // An item without number belongs to the point it stands in.
		path = parent
	}
	w.marked(p.Printed, p.Body, path)
	if p.Path != "" {
		w.points = append(w.points, p.Path+" "+p.Label+" "+squeezed(whole(p.Body.Text)))
	} else {
		w.points[len(w.points)-1] += " – " + squeezed(whole(p.Body.Text))
	}
	for _, c := range p.Children {
		w.point(c, path)
	}
	if p.Tail != nil {
		w.marked("", *p.Tail, path)
		w.points[len(w.points)-1] += " " + squeezed(whole(p.Tail.Text))
	}
}

// found brings a record to the same form; its text begins at the title.
func found(r *doc.Record, title string) (points, notes []string) {
	var walk func([]doc.PointNode)
	walk = func(list []doc.PointNode) {
		for _, p := range list {
			points = append(points, p.Path+" "+p.Label+" "+squeezed(p.Text))
			walk(p.Children)
		}
	}
	walk(r.Points)
	text := r.Text[max(0, strings.Index(r.Text, title)):]
	for _, n := range r.Footnotes {
		before, path := "", "no anchor"
		if n.Anchor != nil {
			before, path = r.Text[min(len(r.Text)-len(text), n.Anchor.Offset):n.Anchor.Offset], n.Anchor.Point
		}
		notes = append(notes, noteLine(n.Label, before, path, n.Text))
	}
	return points, notes
}
