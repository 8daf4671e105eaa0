// Package organisations finds the institutions, bodies and organisations that
// a text names, from a closed list.
//
// The names of a language, in all their forms, are its data; with the
// abbreviations that are the same everywhere they make one set of phrases, of
// which the longest wins: "European Council" and "Council of Europe" are not the
// Council. Working parties are too many for a list: a pattern finds where the
// name of one ends.
package organisations

import (
	"context"
	"strings"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/match"
)

// Organisations is the extractor of organisations.
type Organisations struct{}

// New returns the extractor.
func New() Organisations { return Organisations{} }

// Name is the extractor's name in a fingerprint.
func (Organisations) Name() string { return "organisations" }

// Version is raised when the extractor's output changes.
func (Organisations) Version() int { return 2 }

// Extract fills r.Organisations, in the order of the text. An error means that
// the language data is broken. A text in a language without data is searched
// for abbreviations only.
func (Organisations) Extract(_ context.Context, t *doc.Text, r *doc.Record) error {
	code := t.Lang
	if code == "" {
		code = lang.Detect(t.Str)
	}
	w, err := load(code)
	if err != nil {
		return err
	}
	r.Organisations = nil
	s := scanner{words: w, text: t, folded: t.Folded()}
	if r.Cover != nil {
		s.codes = r.Cover.SubjectCodes
	}
	for _, b := range blocksOf(t) {
		r.Organisations = append(r.Organisations, s.block(b.Span)...)
	}
	return nil
}

// blocksOf returns the blocks of a text; a text without blocks is one.
func blocksOf(t *doc.Text) []doc.Block {
	if len(t.Blocks) > 0 {
		return t.Blocks
	}
	return []doc.Block{{Span: doc.Span{Start: 0, End: len(t.Str)}}}
}

type scanner struct {
	*words
	text   *doc.Text
	folded *doc.Folded
	codes  []string // the subject codes of the document: "WTO 37"
}

// block returns the organisations of one block; no name goes over its end.
func (s scanner) block(b doc.Span) []doc.Organisation {
	var out []doc.Organisation
	from, to := s.folded.Index(b.Start), s.folded.Index(b.End)
	last := from // where the last mention ends
	hits := s.withCompounds(s.names.FindIn(s.folded, s.text.Str, from, to), from, to)
	for i, h := range hits {
		if h.Value == "" || h.Start < last || s.noMention(h, from, to) {
			continue
		}
		if part, end, ok := s.part(hits[i:], to); ok {
			h.Value, h.End = part, end
		}
		if o, end, ok := s.organisation(h, last, to); ok {
			out, last = append(out, o), end
		}
	}
	return out
}

// organisation makes a mention of a hit, and returns the folded offset where it
// ends: a working party's begins or ends with its name.
func (s scanner) organisation(h match.Hit[string], from, to int) (o doc.Organisation, end int, ok bool) {
	id, name := split(h.Value)
	start, end := h.Start, h.End
	switch h.Value {
	case workingParty:
		name, start, end = s.party(h, from, to)
	case quotedParty:
		if name, start, end = s.quotedAround(h, from, to); name == "" {
			return o, end, false
		}
	}
	if name == "" {
		name = english[id]
	}
	span := s.folded.Span(start, end)
	return doc.Organisation{ID: id, Name: name, Mention: doc.Mention{Text: s.text.In(span), Span: span}}, end, true
}

// part joins the committee of the permanent representatives with its short name
// and part in brackets: "Permanent Representatives Committee (Coreper I)" is one
// mention. It returns the id and where the mention ends.
func (s scanner) part(hits []match.Hit[string], to int) (id string, end int, ok bool) {
	const family = "coreper"
	if len(hits) < 2 || hits[0].Value != family || !strings.HasPrefix(hits[1].Value, family) {
		return "", 0, false
	}
	str, next := s.folded.Str, hits[1]
	if strings.TrimSpace(str[hits[0].End:next.Start]) != "(" || next.End >= to || str[next.End] != ')' {
		return "", 0, false
	}
	return next.Value, next.End + 1, true
}

// split parts a value of the data: an id, and an English name where one id
// stands for many ("council_configuration:Foreign Affairs").
func split(value string) (id, name string) {
	id, name, _ = strings.Cut(value, ":")
	return id, name
}
