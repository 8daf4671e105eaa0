package score

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A marked text has its dates and countries in the text itself: "{9 December
// 2021=2021-12-09}", "{Japan=JP}", a demonym "{Spanish=~ES}", a part
// "{Scotland=^GB}". It is quicker to write where a text is full of them.
var (
	mark        = regexp.MustCompile(`\{([^{}=]+)=([^{}=]+)\}`)
	countryMark = regexp.MustCompile(`^([~^]?)([A-Z]{2})$`)
	forms       = map[string]string{"": "", "~": "demonym ", "^": "part "}
)

// marked takes the marks out of a text: its body, its dates and countries.
func marked(text string) (body string, want map[string][]Mention) {
	var b strings.Builder
	want = map[string][]Mention{"dates": {}, "countries": {}}
	last := 0
	for _, m := range mark.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[last:m[0]])
		quote := before(b.String()) + "|" + text[m[2]:m[3]] + "|"
		b.WriteString(text[m[2]:m[3]])
		field, value := "dates", text[m[4]:m[5]]
		if c := countryMark.FindStringSubmatch(value); c != nil {
			field, value = "countries", forms[c[1]]+c[2]
		}
		want[field] = append(want[field], Mention{Value: value, Quote: quote})
		last = m[1]
	}
	b.WriteString(text[last:])
	return b.String(), want
}

// contextLen is how many bytes before a mark help to find its place again.
const contextLen = 24

// before returns the end of a paragraph, as the context of what follows.
func before(text string) string {
	if i := strings.LastIndex(text, "\n\n"); i >= 0 {
		text = text[i+2:]
	}
	text = text[max(0, len(text)-contextLen):]
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	return strings.ReplaceAll(text, "|", " ")
}
