// Package actions finds who asks whom for what: "the Presidency invites the
// Permanent Representatives Committee to …", "the Commission is requested to …".
//
// It walks the sentences of the body, looks in each for the finite verbs that
// the language's data lists, and takes the organisations that the record names
// around a verb for its actor and addressee: it runs behind the extractors of
// organisations and dates. What the addressee is asked to do, infinitives and
// clauses with verbs of their own, is in the text of the action only.
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
func (Actions) Version() int { return 2 }

// Extract fills r.Actions, in the order of the text, from the text and from
// r.Organisations and r.Dates. An error means that the language data is broken;
// a language without data has no actions.
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
	s := scanner{words: w, text: t, folded: t.Folded(), points: outline.Of(t), dates: r.Dates}
	s.names = s.parties(r.Organisations)
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
	names  []party
	dates  []doc.Date
	found  []doc.Action
	lead   lead
	// author is who speaks in the paragraphs being read: "The Council of the
	// European Union, recalling …", and below "1. invites the Commission to …".
	author string
	opened int // the block that said so
	// asks is who asked in the sentence before, of the same block.
	asks string
}

// block reads the sentences of one block.
func (s *scanner) block(i int) {
	b := &s.text.Blocks[i]
	if b.Kind == doc.Heading || b.Kind == doc.Paragraph {
		s.opening(i)
	}
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
	s.asks = ""
	for from < to {
		end := s.sentenceEnd(from, to)
		s.sentence(i, from, end)
		from = end
	}
}

// sentence reads the actions of one sentence; block i holds it.
func (s *scanner) sentence(i, from, to int) {
	b := &s.text.Blocks[i]
	names := within(s.names, from, to)
	found := s.clauses(from, to, names)
	span := trimmed(s.text, s.folded.Span(from, to))
	opens := to >= s.folded.Index(b.Body.End) && s.opens(i, s.text.In(span), len(found) > 0)
	if opens {
		span.End = s.listEnd(i)
	}
	deadline := s.deadline(span)
	asks := ""
	for _, a := range found {
		a.Span, a.Text, a.Point, a.Deadline = span, s.text.In(span), s.points.Path(span.Start), deadline
		if by := s.lender(a); a.Actor == "" && !a.passive && by != a.Addressee {
			a.Actor = by
		}
		if !a.passive {
			asks = a.Actor
		}
		s.found = append(s.found, a.Action)
	}
	s.asks = asks
	if opens {
		s.begin(b, len(found) > 0, names)
	}
}
