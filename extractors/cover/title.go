package cover

import (
	"unicode"

	"councilnotes/extractors/doc"
)

// titled reads the title of a type of document, "NOTE" or a longer form of it,
// and reports whether the row has been understood. A notice of meeting stands
// below a word for communication, which is a title of its own elsewhere.
func (p *page) titled(row string) bool {
	words := tokens(row)
	if len(row) > 2*maxLabel || len(words) == 0 {
		return true
	}
	if p.isCouncil(words) {
		return true
	}
	value, got := best(p.titles, words)
	if got < goodFit {
		value = p.longerForm(row, words)
	}
	if item := itemOf(row); value == "note" && item != "" {
		value = item
	}
	switch {
	case value == declassified:
		p.cover.Distribution = declassified
	case value == other:
		first(&p.title, row)
	case value != "" && (p.cover.Type == "" || value == notice):
		p.cover.Type = value
		p.rowsRead++
	}
	return value != ""
}

// items are the kinds of items of an agenda as titles print them, whatever words
// stand around: "I/A", or one letter in quotes.
var items = pattern(`(?:^|[^\pL\pN])(i ?/ ?a)(?:[^\pL\pN]|$)|["'“”„«»]([ia])["'“”„«»]`)

// itemOf returns the type of a note on an item of an agenda, "" for other notes.
func itemOf(row string) string {
	m := items().FindStringSubmatch(doc.Fold(row).Str)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return "i_a_item_note"
	}
	return m[2] + "_item_note"
}

// unknown keeps a line of capitals, which is the title of a type that this
// program does not know where no other is found.
func (p *page) unknown(row string) {
	if p.cover.Type == "" && capitals(row) {
		first(&p.title, row)
	}
}

// Two of the types that titles name in the language data.
const (
	notice = "notice_of_meeting"
	other  = "other"
)

// longerForm returns the type whose title begins a line of capitals, else the
// one whose title ends it: "REPORT FROM THE PRESIDENCY", "REVISED REPORT". Of
// several the longest.
func (p *page) longerForm(row string, words []string) string {
	if !capitals(row) {
		return ""
	}
	for _, at := range []func(phrase, words []string) bool{begins, ends} {
		value, length := "", 0
		for _, t := range p.titles {
			longer := len(t.tokens) > length || len(t.tokens) == length && t.value < value
			if longer && at(t.tokens, words) {
				value, length = t.value, len(t.tokens)
			}
		}
		if value != "" {
			return value
		}
	}
	return ""
}

// isCouncil reports whether the words are the name of the Council or a part of
// it, as it is set over two lines.
func (p *page) isCouncil(words []string) bool {
	for _, c := range p.council {
		if fit(c.tokens, words) >= goodFit || begins(words, c.tokens) || ends(words, c.tokens) {
			return true
		}
	}
	return false
}

// capitals reports whether a row has letters, enough for a word, and all of
// them but one or two are capitals ("NA nIMEACHTAÍ").
func capitals(row string) bool {
	upper, lower := 0, 0
	for _, r := range row {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 3 && lower*8 < upper
}
