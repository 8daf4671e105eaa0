package countries

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/match"
)

// states are the words that make an official name of a short one ("Republic of"
// before "Malta", "Respublika" behind "Estijos") or of an adjective ("Slovak
// Republic", "République hellénique").
//
// Official names are too many to list in all their forms, and documents write
// some that no list has.
type states struct {
	Before []string `json:"before,omitempty"` // before a name
	After  []string `json:"after,omitempty"`  // behind a name
	Beside []string `json:"beside,omitempty"` // before or behind an adjective
}

// compiled writes out the patterns, folded, the longest first.
func (s states) compiled() (states, error) {
	out := states{}
	for _, l := range []struct {
		from []string
		to   *[]string
	}{{s.Before, &out.Before}, {s.After, &out.After}, {s.Beside, &out.Beside}} {
		for _, pattern := range l.from {
			words, err := match.Expand(pattern)
			if err != nil {
				return out, err
			}
			*l.to = append(*l.to, fold(words)...)
		}
		slices.SortFunc(*l.to, func(a, b string) int { return len(b) - len(a) })
	}
	return out, nil
}

// widen takes the words that make an official name into the hit. An adjective
// beside such a word is then a name.
func (s scene) widen(h hit) hit {
	switch h.value.form {
	case formName:
		s.leftward(&h, s.g.states.Before)
		s.rightward(&h, s.g.states.After)
	case formDemonym:
		if s.rightward(&h, s.g.states.Beside) || s.leftward(&h, s.g.states.Beside) {
			h.value.form = formName
		}
	default:
		return h
	}
	h.span = s.folded.Span(h.start, h.end)
	return h
}

// leftward moves the beginning of the hit to that of the words before it.
func (s scene) leftward(h *hit, words []string) bool {
	before := s.folded.Str[:h.start]
	glued := strings.TrimRight(before, " ")
	for _, w := range words {
		from := len(glued)
		if strings.HasSuffix(w, "'") || strings.HasSuffix(w, "-") {
			from = len(before) // "d'", which no blank follows
		}
		if head, ok := strings.CutSuffix(before[:from], w); ok && s.opens(len(head)) {
			h.start = len(head)
			return true
		}
	}
	return false
}

// opens reports whether a word with a capital begins at the folded offset i.
func (s scene) opens(i int) bool {
	if r, _ := utf8.DecodeLastRuneInString(s.folded.Str[:i]); i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text.Str[s.folded.Offset(i):])
	return unicode.IsUpper(r)
}

// rightward moves the end of the hit to that of the words behind it.
func (s scene) rightward(h *hit, words []string) bool {
	if h.value.cut > 0 {
		return false
	}
	after := s.folded.Str[h.end:]
	rest := strings.TrimLeft(after, " ")
	blanks := len(after) - len(rest)
	if blanks == 0 {
		return false
	}
	for _, w := range words {
		tail, ok := strings.CutPrefix(rest, w)
		if r, _ := utf8.DecodeRuneInString(tail); ok && (tail == "" || !unicode.IsLetter(r)) {
			h.end += blanks + len(w)
			return true
		}
	}
	return false
}
