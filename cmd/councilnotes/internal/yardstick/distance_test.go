package yardstick

import (
	"fmt"
	"strings"
	"testing"
)

// distance is the number of characters to put in, take out or change to make b
// of a (Levenshtein). It grows with the differences, not with the texts.
//
// Source: Landau, Vishkin, "Fast parallel and serial approximate string
// matching", 1989: for every number of errors and diagonal the farthest row.
func distance(a, b []rune) int {
	slide := func(row, diagonal int) int {
		for row < len(a) && row+diagonal < len(b) && a[row] == b[row+diagonal] {
			row++
		}
		return row
	}
	goal := len(b) - len(a)
	last := map[int]int{0: slide(0, 0)}
	for errors := 0; ; errors++ {
		if row, ok := last[goal]; ok && row >= len(a) {
			return errors
		}
		next := map[int]int{}
		for d := -errors - 1; d <= errors+1; d++ {
			row := -1
			if r, ok := last[d]; ok {
				row = max(row, r+1)
			}
			if r, ok := last[d-1]; ok {
				row = max(row, r)
			}
			if r, ok := last[d+1]; ok {
				row = max(row, r+1)
			}
			if row = min(row, len(a), len(b)-d); row >= 0 {
				next[d] = slide(row, d)
			}
		}
		last = next
	}
}

// firstDifference shows where two texts part.
func firstDifference(want, got []rune) string {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	around := func(r []rune) string { return string(r[max(0, i-40):min(len(r), i+60)]) }
	return fmt.Sprintf("at character %d\nwant …%s…\ngot  …%s…", i, around(want), around(got))
}

// squeezed is a text with one blank for every stretch of blanks and line ends.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"Saturday", "Sunday", 3},
		{"съвет", "съвета", 1}, {"един текст", "един текст", 0}, {"abcd", "bcda", 2},
	} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
