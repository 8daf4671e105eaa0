package gen

import (
	"fmt"
	"strings"
)

// template is a parsed sentence: literal text, slots and names of organisations.
type template []part

// part is a literal (text only), a slot (slot, form) or an organisation (org, text).
type part struct{ text, slot, form, org string }

func parseTemplate(s string) (template, error) {
	var out template
	for s != "" {
		i := strings.IndexAny(s, "{<")
		if i < 0 {
			return append(out, part{text: s}), nil
		}
		if i > 0 {
			out = append(out, part{text: s[:i]})
		}
		end, sep := "}", ":"
		if s[i] == '<' {
			end, sep = ">", "|"
		}
		inner, rest, ok := strings.Cut(s[i+1:], end)
		if !ok {
			return nil, fmt.Errorf("%q: %q is never closed", s, s[i])
		}
		name, arg, _ := strings.Cut(inner, sep)
		if end == ">" {
			out = append(out, part{org: name, text: arg})
		} else {
			out = append(out, part{slot: name, form: arg})
		}
		s = rest
	}
	return out, nil
}

// expand fills the named places of a simple pattern such as "{d} {M} {Y}".
// value tells what stands for a name and form.
func expand(pattern string, value func(name, form string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		inner, after, _ := strings.Cut(rest, "}")
		name, form, _ := strings.Cut(inner, ":")
		b.WriteString(value(name, form))
		pattern = after
	}
}

// fill is expand for plain values.
func fill(pattern string, values map[string]string) string {
	return expand(pattern, func(name, _ string) string { return values[name] })
}
