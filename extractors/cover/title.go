package cover

import "unicode"

// titled reads the title of a type of document: "NOTE", a longer form of it, or
// any other line of capitals, which then is a type this program does not know.
func (p *page) titled(row string) {
	words := tokens(row)
	if p.cover.Type != "" || len(row) > 2*maxLabel || len(words) == 0 || p.isCouncil(words) {
		return
	}
	value, got := best(p.titles, words)
	if got < goodFit {
		value = p.longerForm(row, words)
	}
	switch value {
	case "":
		if capitals(row) && p.title == "" {
			p.title = row
		}
	case declassified:
		p.cover.Distribution = declassified
	default:
		p.cover.Type = value
		p.rowsRead++
	}
}

// longerForm returns the type whose title begins or ends a line of capitals:
// "REPORT FROM THE PRESIDENCY". Of several the longest.
func (p *page) longerForm(row string, words []string) string {
	value, length := "", 0
	if !capitals(row) {
		return ""
	}
	for _, t := range p.titles {
		longer := len(t.tokens) > length || len(t.tokens) == length && t.value < value
		if longer && within(t.tokens, words) {
			value, length = t.value, len(t.tokens)
		}
	}
	return value
}

// isCouncil reports whether the words are the name of the Council or a part of
// it, as it is set over two lines.
func (p *page) isCouncil(words []string) bool {
	for _, c := range p.council {
		if fit(c.tokens, words) >= goodFit || within(words, c.tokens) {
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
