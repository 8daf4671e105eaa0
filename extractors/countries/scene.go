package countries

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// scene is a text in which a name may stand where it means no country.
type scene struct {
	g      *gazetteer
	text   *doc.Text
	folded *doc.Folded
	// personEnd is where the last name that is part of a person's ends.
	personEnd int
}

// reach is the number of bytes around a name that are looked at.
const reach = 48

// silence is why a name that was found names no country where it stands.
type silence int

const (
	fires    silence = iota
	byPlace          // a street, a currency, the place of signing
	byPerson         // part of a person's name
	byWord           // an ordinary word that happens to have a capital here
)

func (s scene) silenced(h hit) silence {
	before := strings.TrimRight(s.folded.Str[s.edge(h.start-reach):h.start], " ")
	after := s.folded.Str[h.end:s.edge(h.end+reach)]
	switch {
	case endsWith(before, s.g.streets) || beginsWith(strings.TrimLeft(after, " "), s.g.afterStreet),
		endsWith(before, s.g.signed), strings.HasPrefix(after, "$"), s.dateline(h, after):
		return byPlace
	case s.person(h, before, after):
		return byPerson
	case h.value.wary && s.anyCapital(h, before, after):
		return byWord
	}
	return fires
}

// listed reports whether a name stands in a list with another country ("Mali and
// Niger"), where it is no ordinary word even at the beginning of a sentence.
func (s scene) listed(hits []hit, i int) bool {
	near := func(a, b int) bool {
		return a >= 0 && b < len(hits) && hits[a].value.form == formName && hits[b].value.form == formName &&
			joins(s.folded.Str[hits[a].end:hits[b].start])
	}
	return near(i, i+1) || near(i-1, i)
}

// longestJoin is the number of letters of the longest "and".
const longestJoin = 4

// joins reports whether s is what stands between two names of a list: a comma, or
// a short word between blanks.
func joins(s string) bool {
	word := strings.Trim(s, " ")
	return word == "," || len(s) > len(word)+1 && word != "" && utf8.RuneCountInString(word) <= longestJoin &&
		strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// afterPerson reports whether the name stands directly behind a part of a
// person's name: people have several ("Mr España Salvador").
func (s scene) afterPerson(h hit) bool {
	return s.personEnd > 0 && h.span.Start == s.personEnd+1 && s.text.Str[s.personEnd] == ' '
}

// edge returns the beginning of the character at the folded offset i, within
// the text.
func (s scene) edge(i int) int {
	i = min(max(i, 0), len(s.folded.Str))
	for i > 0 && i < len(s.folded.Str) && !utf8.RuneStart(s.folded.Str[i]) {
		i--
	}
	return i
}

// endsWith reports whether s ends with one of the words, whole.
func endsWith(s string, words []string) bool {
	for _, w := range words {
		if head, ok := strings.CutSuffix(s, w); ok {
			if r, _ := utf8.DecodeLastRuneInString(head); head == "" || !unicode.IsLetter(r) {
				return true
			}
		}
	}
	return false
}

// beginsWith reports whether s begins with one of the words, whole.
func beginsWith(s string, words []string) bool {
	for _, w := range words {
		if tail, ok := strings.CutPrefix(s, w); ok {
			if r, _ := utf8.DecodeRuneInString(tail); tail == "" || !unicode.IsLetter(r) {
				return true
			}
		}
	}
	return false
}

// dateline reports whether the name opens a line of place and date
// ("Luxembourg, 5 June 2023"), where it is a city.
func (s scene) dateline(h hit, after string) bool {
	i := s.text.BlockAt(h.span.Start)
	if i < 0 {
		return false
	}
	b := s.text.Blocks[i]
	if b.Kind != doc.Cover && h.span.Start != b.Span.Start {
		return false
	}
	if strings.ContainsRune(s.text.Str[b.Span.Start:h.span.Start], ':') {
		return false
	}
	date, comma := strings.CutPrefix(after, ",")
	if !comma && b.Kind != doc.Cover {
		return false
	}
	words := strings.Fields(date)
	for _, w := range words[:min(len(words), 2)] { // "den 5", "le 5"
		if '0' <= w[0] && w[0] <= '9' {
			return year().MatchString(date)
		}
	}
	return false
}

var year = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(^|[^0-9])(19|20)[0-9]{2}([^0-9]|$)`)
})

// anyCapital reports whether the capital of a name that is also an ordinary
// word means nothing: a sentence begins there, the words around are in
// capitals, or what follows shows the ordinary word.
func (s scene) anyCapital(h hit, before, after string) bool {
	if beginsWith(strings.TrimLeft(after, " "), s.g.waryBefore) {
		return true
	}
	if i := s.text.BlockAt(h.span.Start); i >= 0 && (s.text.Blocks[i].Span.Start == h.span.Start || s.text.Blocks[i].Body.Start == h.span.Start) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if before == "" || strings.ContainsRune(`.!?:;"„“«»”-•`, last) && !s.abbreviated(h, before) {
		return true
	}
	name := s.text.In(h.span)
	return name == strings.ToUpper(name)
}

// abbreviated reports whether the point before a name ends a short word in
// small letters ("cfr.", "вж.") and no sentence.
func (s scene) abbreviated(h hit, before string) bool {
	word, point := strings.CutSuffix(before, ".")
	if !point {
		return false
	}
	word = word[strings.LastIndexByte(word, ' ')+1:]
	from := h.start - (len(s.folded.Str[:h.start]) - len(strings.TrimRight(s.folded.Str[:h.start], " "))) - len(word) - 1
	first, _ := utf8.DecodeRuneInString(s.text.Str[s.folded.Offset(from):])
	const longest = 4
	return word != "" && utf8.RuneCountInString(word) <= longest && unicode.IsLower(first)
}
