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
func (Organisations) Version() int { return 1 }

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
}

// block returns the organisations of one block; no name goes over its end.
func (s scanner) block(b doc.Span) []doc.Organisation {
	var out []doc.Organisation
	from, to := s.folded.Index(b.Start), s.folded.Index(b.End)
	last := 0 // where the last mention ends
	for _, h := range s.names.FindIn(s.folded, s.text.Str, from, to) {
		if h.Value == "" || h.Start < last || h.Value == union && s.partOfNumber(h.Start, h.End) {
			continue
		}
		if o, end, ok := s.organisation(h, to); ok {
			out, last = append(out, o), end
		}
	}
	return out
}

// organisation makes a mention of a hit, and returns the folded offset where it
// ends: behind the name of a working party.
func (s scanner) organisation(h match.Hit[string], to int) (o doc.Organisation, end int, ok bool) {
	id, name := split(h.Value)
	end = h.End
	switch h.Value {
	case workingParty:
		name, end = s.nameAfter(h.End, to)
	case quotedParty:
		if name, end = s.quoted(skipBlanks(s.folded.Str, h.End, to), to); name == "" {
			return o, end, false
		}
	}
	if name == "" {
		name = english[id]
	}
	span := s.folded.Span(h.Start, end)
	return doc.Organisation{ID: id, Name: name, Mention: doc.Mention{Text: s.text.In(span), Span: span}}, end, true
}

// union is the European Union, whose abbreviation is part of the numbers of
// acts too.
const union = "eu"

// partOfNumber reports whether the abbreviation at [start, end) is part of an
// act's number: "2008/114/EC", "(EU) 2016/679", "(EU) No 1380/2013".
func (s scanner) partOfNumber(start, end int) bool {
	str := s.folded.Str
	if start > 0 && str[start-1] == '/' {
		return true
	}
	if start == 0 || str[start-1] != '(' || end >= len(str) || str[end] != ')' && str[end] != ',' {
		return false
	}
	const near = 16 // bytes: "Euratom) No "
	rest := str[end+1 : min(len(str), end+1+near)]
	return strings.IndexFunc(rest, func(r rune) bool { return '0' <= r && r <= '9' }) >= 0
}

// split parts a value of the data: an id, and an English name where one id
// stands for many ("council_configuration:Foreign Affairs").
func split(value string) (id, name string) {
	id, name, _ = strings.Cut(value, ":")
	return id, name
}
