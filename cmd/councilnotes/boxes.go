package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"councilnotes/extractors/doc"
)

// boxes returns the pages of a record drawn as SVG in one HTML page: where the
// program saw which block, with its text, label and what was found in it. A
// person sees at a glance whether the program saw what is printed. The error is
// for a document that has no boxes.
func boxes(r *doc.Record) (string, error) {
	pages := boxPages(r)
	if len(pages) == 0 {
		return "", fmt.Errorf("%s has no boxes: only PDFs tell where their text stands on paper, and this is %s",
			r.ID, cmp.Or(r.Source.MediaType, "a document that could not be read"))
	}
	d := &drawing{}
	d.begin(r)
	for _, p := range pages {
		d.page(p)
	}
	d.end()
	return d.b.String(), nil
}

// boxPage is a printed page with the blocks that begin on it.
type boxPage struct {
	number        int
	width, height float64
	blocks        []boxBlock
}

// boxBlock is a block with what was found in it.
type boxBlock struct {
	doc.RecordBlock
	label    string // of a point or footnote
	text     string
	mentions []boxMention
}

// boxMention is a finding: its kind, what it is, how the text says it. A record
// knows the box of the block it stands in, none finer.
type boxMention struct {
	kind, what, text string
	span             doc.Span
}

// A4 in points. A record does not tell the size of the paper: a page is A4, or
// as large as its boxes need.
const (
	paperWidth  = 595.0
	paperHeight = 842.0
	paperMargin = 20.0
)

// boxPages returns the pages up to the last that has a block, those without one
// included.
func boxPages(r *doc.Record) []boxPage {
	labels, mentions := blockLabels(r), blockMentions(r)
	var pages []boxPage
	for i, b := range r.Blocks {
		if b.Box == nil || b.Page < 1 || b.Page > max(r.Source.Pages, len(r.Blocks)) {
			continue
		}
		for len(pages) < b.Page {
			pages = append(pages, boxPage{number: len(pages) + 1, width: paperWidth, height: paperHeight})
		}
		p := &pages[b.Page-1]
		p.width, p.height = max(p.width, b.Box[2]+paperMargin), max(p.height, b.Box[3]+paperMargin)
		p.blocks = append(p.blocks, boxBlock{b, labels[i], r.Text[b.Span.Start:b.Span.End], mentions[i]})
	}
	return pages
}

// blockLabels returns what points and footnotes are called, by block.
func blockLabels(r *doc.Record) map[int]string {
	out := map[int]string{}
	var points func([]doc.PointNode, string)
	points = func(list []doc.PointNode, parent string) {
		for _, p := range list {
			name := strings.TrimPrefix(parent+"."+p.Label, ".")
			if i := blockOf(r, p.Span.Start); i >= 0 {
				out[i] = "point " + name
			}
			points(p.Children, name)
		}
	}
	points(r.Points, "")
	for _, n := range r.Footnotes {
		if i := blockOf(r, n.Span.Start); i >= 0 {
			out[i] = "footnote " + n.Label
		}
	}
	return out
}

// blockOf returns the index of the block that holds an offset, or -1.
func blockOf(r *doc.Record, offset int) int {
	i, found := slices.BinarySearchFunc(r.Blocks, offset, func(b doc.RecordBlock, at int) int {
		switch {
		case b.Span.End <= at:
			return -1
		case b.Span.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return i
}

// blockMentions returns what was found, by block, in the order of the text.
func blockMentions(r *doc.Record) map[int][]boxMention {
	out := map[int][]boxMention{}
	add := func(kind, what, text string, span doc.Span) {
		if i := blockOf(r, span.Start); i >= 0 && !span.Empty() {
			out[i] = append(out[i], boxMention{kind, what, oneLine(text), span})
		}
	}
	for _, m := range r.References {
		add("reference", m.ID, m.Text, m.Span)
	}
	for _, m := range r.Dates {
		add("date", m.EDTF, m.Text, m.Span)
	}
	for _, m := range r.Countries {
		add("country", m.Code, m.Text, m.Span)
	}
	for _, m := range r.Organisations {
		add("organisation", m.ID, m.Text, m.Span)
	}
	for _, m := range r.Actions {
		add("action", strings.TrimSpace(m.Actor+" "+m.Verb+" "+m.Addressee), m.Text, m.Span)
	}
	for _, n := range r.Footnotes {
		if n.Anchor != nil && n.Anchor.Offset > 0 {
			add("marker", "footnote "+n.Label, "", doc.Span{Start: n.Anchor.Offset - 1, End: n.Anchor.Offset})
		}
	}
	for i := range out {
		slices.SortStableFunc(out[i], func(a, b boxMention) int { return cmp.Compare(a.span.Start, b.span.Start) })
	}
	return out
}
