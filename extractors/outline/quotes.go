package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// A text that amends another quotes whole articles of it, with their points:
// those are no points of the document. A quotation is taken for such a one
// when a block begins with an opening mark whose closing mark ends a later
// block. Where none does within maxQuoted blocks, the mark was a misprint.
const maxQuoted = 200

// closers holds, for each opening mark, the marks that may close it in one
// language or another.
var closers = map[rune]string{
	0x201E: "\u201C\u201D\u201F", // low double: closed high
	0x201C: "\u201D",
	0x201D: "\u201D", // fi, sv
	0x00AB: "\u00BB",
	0x00BB: "\u00AB\u00BB",
	0x2018: "\u2019",
}

// quotedPoints returns the indexes of the blocks that stand in quotations of
// several blocks, the one that opens a quotation left out.
func quotedPoints(t *doc.Text) map[int]bool {
	quoted := map[int]bool{}
	for i := 0; i < len(t.Blocks); i++ {
		end := quotationEnd(t, i)
		for k := i + 1; k <= end; k++ {
			quoted[k] = true
		}
		i = max(i, end)
	}
	return quoted
}

// quotationEnd returns the index of the block that closes the quotation which
// block i opens; i where it opens none.
func quotationEnd(t *doc.Text, i int) int {
	first := t.Blocks[i]
	body := t.In(first.Body)
	open, size := utf8.DecodeRuneInString(body)
	closing, ok := closers[open]
	if !ok || first.Kind == doc.Cover || first.Kind == doc.Footnote || strings.ContainsAny(body[size:], closing) {
		return i
	}
	for k := i + 1; k < len(t.Blocks) && k <= i+maxQuoted; k++ {
		if b := t.Blocks[k]; b.Part != first.Part || b.Kind == doc.Footnote {
			return i
		}
		if endsWithAny(t.In(t.Blocks[k].Span), closing) {
			return k
		}
	}
	return i
}

// endsWithAny reports whether s ends with one of the marks, punctuation after
// it aside.
func endsWithAny(s, marks string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Po, r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && strings.ContainsRune(marks, r)
}
