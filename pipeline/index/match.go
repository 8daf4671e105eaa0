package index

import (
	"slices"
	"strings"

	"councilnotes/extractors/doc"
)

// Match is a place in a record's text that a query asks for.
type Match struct {
	Text string   `json:"text"` // the exact characters
	Span doc.Span `json:"span"` // byte offsets into the record's text
	In   string   `json:"in"`   // cover, point 1.a, footnote 3, item 2.1, body
}

// Matches returns where a record has what a query asks for, in order of the
// text: of references all places that cite (where none does, places that have
// the reference as typed); of words, in whatever form, the
// places in the one block that has most of them, and for words it has not, in
// the next best. Where neither is asked, it is the mentions of the countries and
// organisations. It looks at nothing but its arguments.
func Matches(q Query, r *doc.Record) []Match {
	out := citing(q, r)
	for _, s := range wordPlaces(q, r, len(out) == 0) {
		out = append(out, Match{r.Text[s.Start:s.End], s, ""})
	}
	if len(out) == 0 {
		out = mentioned(q, r)
	}
	slices.SortStableFunc(out, func(a, b Match) int { return a.Span.Start - b.Span.Start })
	out = slices.CompactFunc(out, func(a, b Match) bool { return a.Span == b.Span })
	places := r.Regions()
	for i := range out {
		if out[i].In == "" {
			out[i].In = places.At(out[i].Span.Start)
		}
	}
	return out
}

// citing returns the mentions of the references asked for; of their other
// versions where the record has none of them.
func citing(q Query, r *doc.Record) []Match {
	var exact, family []Match
	q.each(func(c clause) {
		if c.kind != referenceClause && c.field != fieldProcedure {
			return
		}
		for _, id := range c.values {
			base := familyOf(id)
			for _, m := range r.References {
				switch {
				case m.ID == id:
					exact = append(exact, ofMention(m.Mention))
				case base != "" && base+"-INIT" == id && familyOf(m.ID) == base:
					family = append(family, ofMention(m.Mention))
				}
			}
		}
	})
	if len(exact) > 0 {
		return exact
	}
	return family
}

func mentioned(q Query, r *doc.Record) []Match {
	var out []Match
	q.each(func(c clause) {
		switch c.field {
		case fieldCountry:
			for _, m := range r.Countries {
				if named(m) && slices.Contains(c.values, m.Code) {
					out = append(out, ofMention(m.Mention))
				}
			}
		case fieldOrg:
			for _, m := range r.Organisations {
				if slices.Contains(c.values, m.ID) {
					out = append(out, ofMention(m.Mention))
				}
			}
		}
	})
	return out
}

func ofMention(m doc.Mention) Match { return Match{m.Text, m.Span, m.In} }

// Passage is a piece of a record's text for a person to read, with what matched
// marked.
type Passage struct {
	Text  string     // with blanks for line ends, and "…" where it is cut
	Marks []doc.Span // byte offsets into Text
	In    string     // as in Match
}

// PassageOf cuts about size bytes out of the block where the matches stand
// closest together, and marks all matches in it. Matches are in the order of the
// text, as Matches returns them.
func PassageOf(r *doc.Record, matches []Match, size int) Passage {
	if len(matches) == 0 {
		return Passage{}
	}
	first := matches[densest(matches, size)]
	around := blockAt(r, first.Span.Start)
	cut := window(r.Text, around, first.Span, size)
	p := Passage{In: first.In}
	if cut.Start > around.Start {
		p.Text = "…"
	}
	shift := len(p.Text) - cut.Start
	for _, m := range matches {
		if cut.Contains(m.Span) {
			p.Marks = append(p.Marks, doc.Span{Start: m.Span.Start + shift, End: m.Span.End + shift})
		}
	}
	p.Text += strings.ReplaceAll(r.Text[cut.Start:cut.End], "\n", " ")
	if cut.End < around.End {
		p.Text += "…"
	}
	return p
}

// densest returns the index of the match from which on, within two thirds of
// size, most of the text is matched; the first of equals.
func densest(matches []Match, size int) int {
	best, most, sum, end := 0, 0, 0, 0
	for i, m := range matches {
		for end < len(matches) && matches[end].Span.End <= max(m.Span.Start+size*2/3, m.Span.End) {
			sum += matches[end].Span.Len()
			end++
		}
		if sum > most {
			best, most = i, sum
		}
		sum -= m.Span.Len()
	}
	return best
}

// window returns about size bytes of the block around the match, cut between
// words.
func window(text string, block, match doc.Span, size int) doc.Span {
	if block.Len() <= size {
		return block
	}
	before := max(0, size-match.Len()) / 3 // more of what follows than of what went before
	w := doc.Span{Start: max(block.Start, match.Start-before)}
	w.End = min(block.End, max(w.Start+size, match.End))
	w.Start = max(block.Start, w.End-max(size, w.End-w.Start))
	if i := strings.IndexByte(text[w.Start:match.Start], ' '); w.Start > block.Start && i >= 0 {
		w.Start += i + 1
	} else if w.Start > block.Start {
		w.Start = match.Start
	}
	if i := strings.LastIndexByte(text[match.End:w.End], ' '); w.End < block.End && i >= 0 {
		w.End = match.End + i
	} else if w.End < block.End {
		w.End = match.End
	}
	return w
}
