package cover

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// goodFit is the fit from which on a label or title is taken as meant: all of
// its words abbreviated still reach it, one word too many of three does too.
const goodFit = 0.65

// maxTokens bounds what is compared; no label or title has more words.
const maxTokens = 16

// tokens cuts a text into its folded words and numbers, punctuation left out:
// "No. prev. doc." and "n° prev doc" are the same but for the first.
func tokens(s string) []string {
	f := strings.FieldsFunc(doc.Fold(s).Str, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return f[:min(len(f), maxTokens)]
}

// best returns the value of the phrase that fits the words best, and its fit
// between 0 and 1. Of equal fits the phrase that shares more with the words wins,
// then the one with fewer words of its own, then the first value.
func best(phrases []phrase, words []string) (value string, top float64) {
	shared, length := 0.0, 0
	for _, p := range phrases {
		got := fit(p.tokens, words)
		sum := got * float64(max(len(p.tokens), len(words)))
		if c := cmp.Or(cmp.Compare(got, top), cmp.Compare(sum, shared), cmp.Compare(length, len(p.tokens)), cmp.Compare(value, p.value)); c > 0 {
			value, top, shared, length = p.value, got, sum, len(p.tokens)
		}
	}
	return value, top
}

// fit compares two rows of words in order: the likeness of the words that can
// be laid beside each other, over the number of words of the longer row.
func fit(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	row := make([]float64, len(b)+1) // best sum for the words of a so far and b[:j]
	for _, x := range a {
		diagonal := 0.0
		for j, y := range b {
			keep := row[j+1]
			row[j+1] = max(keep, row[j], diagonal+likeness(x, y))
			diagonal = keep
		}
	}
	return row[len(b)] / float64(max(len(a), len(b)))
}

// likeness compares two words: 1 for equal ones, less for a word and its
// abbreviation or another ending of it, 0 for different words. Words of one or
// two letters must be equal: they are what tells "I" from "I/A", "de" from "da".
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	n := utf8.RuneCountInString(short)
	switch {
	case n < 3:
		return 0
	case strings.HasPrefix(long, short):
		return 0.9
	}
	common := 0
	for i := range short {
		if short[i] != long[i] {
			break
		}
		common = i + 1
	}
	if share := float64(common) / float64(len(long)); n >= 5 && share > 0.6 {
		return share
	}
	return 0
}

// begins reports whether words begin with the phrase.
func begins(phrase, words []string) bool {
	n := len(phrase)
	return 0 < n && n <= len(words) && equal(phrase, words[:n])
}

// ends reports whether words end with the phrase.
func ends(phrase, words []string) bool {
	n := len(phrase)
	return 0 < n && n <= len(words) && equal(phrase, words[len(words)-n:])
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
