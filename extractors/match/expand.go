package match

import (
	"fmt"
	"strings"
)

// maxForms bounds what one pattern may stand for, against a slip in the data.
const maxForms = 4096

// Expand writes out the alternatives of a pattern as a shell does with braces:
// "Rad{a,y} Europ{y,ie}" is four phrases, "the {,Single }Market" two. Braces do
// not nest. An unclosed brace or too many phrases are an error.
func Expand(pattern string) ([]string, error) {
	out := []string{""}
	for rest := pattern; ; {
		before, after, found := strings.Cut(rest, "{")
		for i := range out {
			out[i] += before
		}
		if !found {
			return out, nil
		}
		choices, tail, closed := strings.Cut(after, "}")
		if !closed || strings.Contains(choices, "{") {
			return nil, fmt.Errorf("pattern %q: brace not closed", pattern)
		}
		out = product(out, strings.Split(choices, ","))
		if len(out) > maxForms {
			return nil, fmt.Errorf("pattern %q: more than %d forms", pattern, maxForms)
		}
		rest = tail
	}
}

func product(heads, tails []string) []string {
	out := make([]string, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, h+t)
		}
	}
	return out
}

// AddAll expands patterns and adds every phrase with the same value.
func (s *Set[V]) AddAll(patterns []string, value V) error {
	for _, p := range patterns {
		forms, err := Expand(p)
		if err != nil {
			return err
		}
		for _, f := range forms {
			s.Add(f, value)
		}
	}
	return nil
}
