package score

import (
	"regexp"
	"slices"
	"strings"

	"councilnotes/extractors/doc"
)

// compare tells which of the wanted mentions were found, and what was found
// beside them.
func compare(text string, want, got []Mention) Outcome {
	want = located(text, want)
	o := Outcome{}
	taken := make([]bool, len(got))
	for _, w := range want {
		i := pick(w, got, taken)
		if i >= 0 {
			taken[i] = true
		}
		if w.Optional {
			continue
		}
		o.Wanted++
		if i >= 0 {
			o.Found++
			o.Right++
		} else {
			o.Missed = append(o.Missed, w.String())
		}
	}
	for i, g := range got {
		if !taken[i] && !among(g, want) {
			o.Found++
			o.Extra = append(o.Extra, g.String())
		}
	}
	return o
}

// pick returns the first mention not taken yet that is the one wanted, or -1.
func pick(w Mention, got []Mention, taken []bool) int {
	for i, g := range got {
		if !taken[i] && w.is(g) {
			return i
		}
	}
	return -1
}

// among reports whether an optional mention allows for a second finding of it.
func among(g Mention, want []Mention) bool {
	for _, w := range want {
		if w.Optional && w.is(g) {
			return true
		}
	}
	return false
}

// is reports whether what was found is what is wanted: its value, its place in
// the text where it has one there, and its detail where the gold tells it.
func (w Mention) is(g Mention) bool {
	if !w.allows(g.Value) || !w.detailIn(g) {
		return false
	}
	if w.Span.Len() > 0 && g.Span.Len() > 0 {
		return w.Span == g.Span
	}
	return w.Quote == "" || shape(w.Quote).MatchString(g.Quote)
}

// allows reports whether a value is the one wanted: word for word, where a word
// wanted may be one of several, "presidency invite|request coreper".
func (w Mention) allows(value string) bool {
	if w.Value == value {
		return true
	}
	want, got := strings.Fields(w.Value), strings.Fields(value)
	return slices.EqualFunc(want, got, func(w, g string) bool { return slices.Contains(strings.Split(w, "|"), g) })
}

// detailIn reports whether what was found has the detail that the gold tells: the
// same, or, of a place told by the words before it, words that end with these.
func (w Mention) detailIn(g Mention) bool {
	words, place := strings.CutPrefix(w.Detail, detailAfter)
	if !place {
		return w.Detail == "" || w.Detail == g.Detail
	}
	before, found := strings.CutPrefix(g.Detail, detailAfter)
	return found && strings.HasSuffix(oneBlank(before), oneBlank(strings.Trim(words, `"`)))
}

// detailAfter begins a detail that tells a place by the words before it.
const detailAfter = "after "

func oneBlank(s string) string { return strings.TrimSpace(blanks.ReplaceAllString(s, " ")) }

// located finds the quotations in the text, each behind the one before it.
func located(text string, want []Mention) []Mention {
	out := make([]Mention, len(want))
	at, before := 0, doc.Span{}
	for i, w := range want {
		switch {
		case w.Quote == "":
		case w.SamePlace:
			w.Span = before
		default:
			w.Span = locate(text, w.Quote, at)
		}
		if w.Span.Len() > 0 {
			at, before = w.Span.End, w.Span
		}
		out[i] = w
	}
	return out
}

// locate returns where the quotation stands in the text from offset at on, else
// anywhere; nothing where it does not stand in the text as it was read.
func locate(text, quote string, at int) doc.Span {
	re := inText(quote)
	for _, from := range []int{at, 0} {
		if m := re.FindStringSubmatchIndex(text[from:]); m != nil {
			return shortest(re, text, doc.Span{Start: from + m[2], End: from + m[3]})
		}
	}
	return doc.Span{}
}

// shortest is the last place of a quotation that ends where the first one does:
// of a long quotation's first words, which may stand before it too, those nearest.
func shortest(re *regexp.Regexp, text string, s doc.Span) doc.Span {
	for {
		from := s.Start + 1
		m := re.FindStringSubmatchIndex(text[from:s.End])
		if m == nil || from+m[3] != s.End {
			return s
		}
		s.Start = from + m[2]
	}
}

var blanks = regexp.MustCompile(`[\p{Z}\s]+`)

// inText is the quotation with any blanks for blanks, and anything for " … ". Its
// group is what is quoted: all of it, or what stands between the bars.
func inText(quote string) *regexp.Regexp {
	before, what, after := "", quote, ""
	if head, rest, ok := strings.Cut(quote, "|"); ok {
		if body, tail, ok := strings.Cut(rest, "|"); ok {
			before, what, after = head, body, tail
		}
	}
	return regexp.MustCompile(pattern(before) + "(" + pattern(what) + ")" + pattern(after))
}

// shape is inText for the whole of a text.
func shape(quote string) *regexp.Regexp { return regexp.MustCompile("^" + pattern(quote) + "$") }

func pattern(quote string) string {
	head, tail, long := strings.Cut(quote, " … ")
	p := blanks.ReplaceAllString(regexp.QuoteMeta(head), `[\p{Z}\s]+`)
	if long {
		p += `(?s:.*?)` + blanks.ReplaceAllString(regexp.QuoteMeta(tail), `[\p{Z}\s]+`)
	}
	return p
}
