package main

import (
	"strings"
	"unicode/utf8"
)

// width is how many characters a line of output for a person has at most.
const width = 96

// indent returns the text, wrapped, with n blanks before every line, and a line
// end after the last.
func indent(text string, n int) string { return hang(text, n, n) }

// hang is indent with another number of blanks before the first line.
func hang(text string, first, rest int) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", first))
	column := first
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+n > width:
			b.WriteString("\n" + strings.Repeat(" ", rest))
			column = rest
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	b.WriteByte('\n')
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
