package doc

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Check reports the first promise of a Text that t breaks: valid UTF-8 without
// U+FFFD, blocks in order and apart, every span on character boundaries.
func (t *Text) Check() error {
	if !utf8.ValidString(t.Str) || strings.Contains(t.Str, "\uFFFD") {
		return fmt.Errorf("text: invalid UTF-8 or U+FFFD")
	}
	last := 0
	for i, b := range t.Blocks {
		if err := checkSpan(t.Str, b.Span); err != nil {
			return fmt.Errorf("block %d (%s): %w", i, b.Kind, err)
		}
		if b.Span.Start < last || b.Span.Empty() || !b.Span.Contains(b.Body) {
			return fmt.Errorf("block %d (%s): span %v, body %v, after %d", i, b.Kind, b.Span, b.Body, last)
		}
		last = b.Span.End
	}
	for _, a := range t.Anchors {
		if err := checkSpan(t.Str, Span{a.Offset, a.Offset}); err != nil {
			return fmt.Errorf("anchor %q: %w", a.Label, err)
		}
	}
	for _, l := range t.Links {
		if err := checkSpan(t.Str, l.Span); err != nil {
			return fmt.Errorf("link %q: %w", l.URI, err)
		}
	}
	return nil
}

func checkSpan(s string, sp Span) error {
	if sp.Start < 0 || sp.End < sp.Start || sp.End > len(s) {
		return fmt.Errorf("span %v outside the text of %d bytes", sp, len(s))
	}
	for _, at := range []int{sp.Start, sp.End} {
		if at < len(s) && !utf8.RuneStart(s[at]) {
			return fmt.Errorf("span %v cuts a character at %d", sp, at)
		}
	}
	return nil
}

// Check reports the first span of the record that does not lie in its text or
// does not hold the mention's own characters.
func (r *Record) Check() error {
	var err error
	check := func(what, id, text string, s Span) {
		if err != nil {
			return
		}
		if e := checkSpan(r.Text, s); e != nil {
			err = fmt.Errorf("%s %s %q: %w", what, id, text, e)
		} else if got := r.Text[s.Start:s.End]; got != text {
			err = fmt.Errorf("%s %s: text %q, but its span %v holds %q", what, id, text, s, got)
		}
	}
	for _, b := range r.Blocks {
		if e := checkSpan(r.Text, b.Span); e != nil && err == nil {
			err = fmt.Errorf("block %s: %w", b.Kind, e)
		}
	}
	eachPoint(r.Points, func(p *PointNode) { check("point", p.Path, p.Text, p.Span) })
	for _, n := range r.Footnotes {
		check("footnote", n.Label, n.Text, n.Span)
	}
	for _, l := range r.Items {
		eachItem(l.Items, func(i *Item) { check("item", "", i.Text, i.Span) })
	}
	for _, m := range r.References {
		check("reference", m.ID, m.Text, m.Span)
	}
	for _, m := range r.Dates {
		check("date", m.EDTF, m.Text, m.Span)
	}
	for _, m := range r.Countries {
		check("country", m.Code, m.Text, m.Span)
	}
	for _, m := range r.Organisations {
		check("organisation", m.ID, m.Text, m.Span)
	}
	for _, a := range r.Actions {
		check("action", a.Verb, a.Text, a.Span)
	}
	if r.Page != nil {
		for _, h := range r.Page.Headings {
			check("heading", "", h.Text, h.Span)
		}
		for _, l := range r.Page.Links {
			check("link", l.URI, l.Text, l.Span)
		}
	}
	return err
}

func eachPoint(points []PointNode, f func(*PointNode)) {
	for i := range points {
		f(&points[i])
		eachPoint(points[i].Children, f)
	}
}

func eachItem(items []Item, f func(*Item)) {
	for i := range items {
		f(&items[i])
		eachItem(items[i].Items, f)
	}
}
