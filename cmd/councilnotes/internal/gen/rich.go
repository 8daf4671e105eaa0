package gen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// rich is text with what is known about it: which bytes name what, and behind
// which byte the marker of a footnote stands.
type rich struct {
	text    string
	marks   []mark
	anchors []anchor
}

// mark says that text[start:end] is a mention.
type mark struct {
	start, end int
	what       mention
}

// mention is what a stretch of text means; one of the fields is set.
type mention struct {
	when    *when
	ref     *ref
	country string
	demonym string
	org     string
}

// anchor is the place of a footnote's marker.
type anchor struct{ at, note int }

// add appends another rich text.
func (r *rich) add(o rich) {
	for _, m := range o.marks {
		r.marks = append(r.marks, mark{m.start + len(r.text), m.end + len(r.text), m.what})
	}
	for _, a := range o.anchors {
		r.anchors = append(r.anchors, anchor{a.at + len(r.text), a.note})
	}
	r.text += o.text
}

// addText appends text that means nothing. The full stop of a sentence that
// ends with an abbreviation is the one of the abbreviation.
func (r *rich) addText(s string) {
	if strings.HasSuffix(r.text, ".") {
		s = strings.TrimPrefix(s, ".")
	}
	r.text += s
}

// addMention appends text whose bracketed part, or the whole of it, is a mention.
func (r *rich) addMention(s string, m mention) {
	before, name, after := unbracket(s)
	start := len(r.text) + len(before)
	r.marks = append(r.marks, mark{start, start + len(name), m})
	r.text += before + name + after
}

// unbracket takes "the [United States]" apart.
func unbracket(s string) (before, name, after string) {
	before, rest, ok := strings.Cut(s, "[")
	if !ok {
		return "", s, ""
	}
	name, after, _ = strings.Cut(rest, "]")
	return before, name, after
}

// capital returns r with its first letter upper case.
func (r rich) capital() rich {
	first, n := utf8.DecodeRuneInString(r.text)
	up := string(unicode.ToUpper(first))
	shift := func(at int) int {
		if at >= n {
			return at + len(up) - n
		}
		return at
	}
	out := rich{text: up + r.text[n:]}
	for _, m := range r.marks {
		out.marks = append(out.marks, mark{shift(m.start), shift(m.end), m.what})
	}
	for _, a := range r.anchors {
		out.anchors = append(out.anchors, anchor{shift(a.at), a.note})
	}
	return out
}
