// Package actions finds who asks whom for what: "the Presidency invites the
// Permanent Representatives Committee to …", "the Commission is requested to …".
//
// It walks the sentences of the body, looks in each for the finite verbs that
// the language's data lists, and takes the names of organisations around a verb
// for its actor and addressee. What the addressee is asked to do, infinitives
// and clauses with verbs of their own, is in the text of the action only.
package actions

import (
	"context"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/outline"
)

// Actions is the extractor of actions.
type Actions struct{}

// New returns the extractor.
func New() Actions { return Actions{} }

// Name is the extractor's name in a fingerprint.
func (Actions) Name() string { return "actions" }

// Version is raised when the extractor's output changes.
func (Actions) Version() int { return 1 }

// Extract fills r.Actions, in the order of the text. An error means that the
// language data is broken; a language without data has no actions.
func (Actions) Extract(_ context.Context, t *doc.Text, r *doc.Record) error {
	r.Actions = nil
	code := t.Lang
	if code == "" {
		code = lang.Detect(t.Str)
	}
	w, err := load(code)
	if w == nil || err != nil {
		return err
	}
	s := scanner{words: w, text: t, folded: t.Folded(), points: outline.Of(t)}
	for i := range t.Blocks {
		s.block(i)
	}
	r.Actions = s.found
	return nil
}

// scanner reads one block after the other.
type scanner struct {
	*words
	text   *doc.Text
	folded *doc.Folded
	points *outline.Outline
	found  []doc.Action
	// lead is the clause that the items being read complete ("The Council:"),
	// asked tells that it is an action itself, so that they are what it asks for.
	lead  lead
	level int // of the block that leads; -1 for a paragraph
}

// lead is what the beginning of a list lends to its items.
type lead struct {
	open  bool
	asked bool
	actor string
}

// block reads the sentences of one block.
func (s *scanner) block(i int) {
	b := &s.text.Blocks[i]
	switch b.Kind {
	case doc.Point, doc.ListItem, doc.Paragraph:
	default:
		s.lead = lead{}
		return
	}
	if b.Related {
		return
	}
	if !s.under(b) {
		s.lead = lead{}
	}
	if s.lead.asked {
		return
	}
	from, to := s.folded.Index(b.Body.Start), s.folded.Index(b.Body.End)
	for from < to {
		end := s.sentenceEnd(from, to)
		s.sentence(i, from, end)
		from = end
	}
}

// under reports whether a block is set under the clause that leads: an item or
// a point of a lower level.
func (s *scanner) under(b *doc.Block) bool {
	return s.lead.open && (b.Kind == doc.ListItem || b.Kind == doc.Point && b.Level > s.level)
}

// sentence reads the actions of one sentence; block i holds it.
func (s *scanner) sentence(i, from, to int) {
	b := &s.text.Blocks[i]
	names := s.names.FindIn(s.folded, s.text.Str, from, to)
	found := s.clauses(from, to, names)
	span := trimmed(s.text, s.folded.Span(from, to))
	opens := to >= s.folded.Index(b.Body.End) && endsWithColon(s.text.In(span))
	if opens {
		span.End = s.listEnd(i)
	}
	for _, a := range found {
		a.Span, a.Text, a.Point = span, s.text.In(span), s.points.Path(span.Start)
		if s.lead.open && a.Actor == "" && !a.passive {
			a.Actor = s.lead.actor
		}
		if a.Deadline == "" {
			a.Deadline = s.deadline(from, s.folded.Index(span.End))
		}
		s.found = append(s.found, a.Action)
	}
	if opens {
		s.begin(b, len(found) > 0, names)
	}
}

// begin notes that a block leads to a list.
func (s *scanner) begin(b *doc.Block, asked bool, names []hit) {
	s.level = -1
	if b.Kind == doc.Point {
		s.level = b.Level
	}
	s.lead = lead{open: true, asked: asked}
	if n := lastName(names); n >= 0 {
		s.lead.actor = names[s.subject(names, n)].Value
	}
}

// listEnd returns where the items end that complete the last sentence of block
// i: its dash items and sub-points.
func (s *scanner) listEnd(i int) int {
	b := &s.text.Blocks[i]
	end := b.Span.End
	for _, next := range s.text.Blocks[i+1:] {
		sub := next.Kind == doc.Point && b.Kind == doc.Point && next.Level > b.Level
		if next.Part != b.Part || next.Related || !sub && next.Kind != doc.ListItem {
			break
		}
		end = next.Span.End
	}
	return end
}
