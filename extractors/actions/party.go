package actions

import (
	"slices"
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
)

// party is an organisation named in the text.
type party struct {
	id         string
	start, end int // folded offsets
	// asked tells that the name's form is not that of who asks, apart that it can
	// be neither ("in the Council", "the Council's").
	asked, apart bool
	paper        bool // it is only whose paper another word means: "Bizottság javaslatára"
}

// union is the Union as a whole: it asks and is asked nothing, and its name is
// mostly an adjective ("Union law").
const union = "eu"

// parties returns the organisations of a record that may ask or be asked.
func (s *scanner) parties(found []doc.Organisation) []party {
	out := make([]party, 0, len(found))
	for _, o := range found {
		if o.ID == union {
			continue
		}
		p := party{id: o.ID, start: s.folded.Index(o.Span.Start), end: s.folded.Index(o.Span.End)}
		name := s.folded.Str[p.start:p.end]
		p.asked = s.asked.fit(name) || s.marked(&s.to, p.start)
		p.paper = s.before(&s.papers, p.end)
		p.apart = p.paper || !p.asked && s.owners[name] || s.marked(&s.apart, p.start)
		out = append(out, p)
	}
	return out
}

// within returns the parties between two folded offsets.
func within(all []party, from, to int) []party {
	i, _ := slices.BinarySearchFunc(all, from, func(p party, at int) int { return p.start - at })
	k := i
	for k < len(all) && all[k].end <= to {
		k++
	}
	return all[i:k]
}

// around parts the names at a verb: those that end before it, and those that
// begin behind it.
func around(v verb, names []party) (before, after []party) {
	for i, n := range names {
		if n.end <= v.start {
			before = names[:i+1]
		}
		if n.start >= v.end {
			return before, names[i:]
		}
	}
	return before, nil
}

// subject returns the index of the first of the names that are one party with
// the name at index i: of "the Commission and the Member States" the first.
func (s *scanner) subject(names []party, i int) int {
	for i > 0 && s.oneParty(names[i-1], names[i]) {
		i--
	}
	return i
}

// oneParty reports whether only joining words stand between two names.
func (s *scanner) oneParty(a, b party) bool {
	between := strings.TrimSpace(s.folded.Str[a.end:b.start])
	if between == "" || between == "/" {
		return between == "/"
	}
	hits := s.joins.FindIn(s.folded, s.text.Str, a.end, b.start)
	return len(hits) == 1 && s.folded.Str[hits[0].Start:hits[0].End] == between
}

// close reports whether at most n words and no mark that parts clauses stand
// between two folded offsets.
func (s *scanner) close(from, to, n int) bool {
	return s.wordsIn(from, to) <= n && !strings.ContainsAny(s.folded.Str[from:to], ",;:")
}

// wordsIn counts the words between two folded offsets, up to more than any
// reach.
func (s *scanner) wordsIn(from, to int) int {
	const enough = 1000 // bytes
	if to = min(to, from+enough); to <= from {
		return 0
	}
	return len(strings.FieldsFunc(s.folded.Str[from:to], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}
