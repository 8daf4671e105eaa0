package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// lead is what the beginning of a list lends to its items ("The Council:"); asked
// tells that it is an action itself, so that they are what it asks for.
type lead struct {
	open  bool
	asked bool
	actor string
	level int // of the block that leads; -1 for a paragraph
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

// lender is who asks where the sentence does not say it: whoever the text before
// it names.
func (s *scanner) lender(a action) string {
	switch {
	case s.lead.actor != "":
		return s.lead.actor
	case s.author != "" && a.open:
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
