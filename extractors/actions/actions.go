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
	"strings"
	"unicode"
	"unicode/utf8"

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

// lead is what the beginning of a list lends to its items ("The Council:"); asked
// tells that it is an action itself, so that they are what it asks for.
type lead struct {
	open  bool
	asked bool
	actor string
	level int // of the block that leads; -1 for a paragraph
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

// opening takes note of who speaks below a paragraph that begins with a name and
// is no sentence by itself, or a heading that does. Another heading ends that,
// if it does not go on with what the first began: "RECALLING".
func (s *scanner) opening(i int) {
	b := &s.text.Blocks[i]
	from, to := s.folded.Index(b.Body.Start), s.folded.Index(b.Body.End)
	names := within(s.names, from, to)
	begins := len(names) > 0 && s.wordsIn(from, names[0].start) <= 1
	switch {
	case begins && !ended(s.text.In(b.Body)):
		s.author, s.opened = names[0].id, i
	case b.Kind == doc.Heading && s.opened+1 != i:
		s.author = ""
	}
}

// under reports whether a block is set under the clause that leads: an item or
// a point of a lower level.
func (s *scanner) under(b *doc.Block) bool {
	return s.lead.open && (b.Kind == doc.ListItem || b.Kind == doc.Point && b.Level > s.lead.level)
}

// lends reports whether the blocks before say who asks.
func (s *scanner) lends() bool { return s.lead.actor != "" || s.author != "" }

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

// lender is who asks where the sentence does not say it: whoever the text before
// it names.
func (s *scanner) lender(a action) string {
	switch {
	case s.lead.actor != "":
		return s.lead.actor
	case s.author != "":
		return s.author
	case a.first:
		return s.asks
	}
	return ""
}

// opens reports whether the last sentence of block i leads to a list: it ends
// with a colon, or asks for something and has not ended where the list begins.
func (s *scanner) opens(i int, sentence string, asks bool) bool {
	return strings.HasSuffix(sentence, ":") || asks && !ended(sentence) && s.listEnd(i) > s.text.Blocks[i].Span.End
}

// begin notes that a block leads to a list.
func (s *scanner) begin(b *doc.Block, asked bool, names []party) {
	s.lead = lead{open: true, asked: asked, level: -1}
	if b.Kind == doc.Point {
		s.lead.level = b.Level
	}
	if n := len(names) - 1; n >= 0 {
		s.lead.actor = names[s.subject(names, n)].id
	}
}

// listEnd returns where the items end that complete the last sentence of block
// i: its dash items and sub-points.
func (s *scanner) listEnd(i int) int {
	b := &s.text.Blocks[i]
	end := b.Span.End
	for _, next := range s.text.Blocks[i+1:] {
		if next.Part != b.Part || next.Related || !belongs(&next, b) {
			break
		}
		end = next.Span.End
	}
	return end
}

// belongs reports whether a block is an item or a sub-point of block b; those of
// a paragraph have letters.
func belongs(next, b *doc.Block) bool {
	switch {
	case next.Kind == doc.ListItem:
		return b.Kind != doc.ListItem || next.Level > b.Level
	case next.Kind != doc.Point:
		return false
	case b.Kind == doc.Point:
		return next.Level > b.Level
	}
	first, _ := utf8.DecodeRuneInString(next.Label)
	return b.Kind == doc.Paragraph && unicode.IsLetter(first)
}
