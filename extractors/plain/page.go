package plain

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// unit is a line of an exported page and what it is.
type unit struct {
	kind    doc.BlockKind
	text    string // without bullet
	label   string // the bullet
	level   int
	indent  int
	gap     bool // an empty line stands before it
	lead    bool
	related bool
}

// Measures of the parts of a page.
const (
	longestHeading = 100 // characters
	longestCredit  = 120
)

// readPage makes a text of a page's export: without the page's frame, with its
// title, lists and related links told apart.
func readPage(e *export, language string) *doc.Text {
	units, page := frame(e.units())
	if len(units) > 0 {
		units[0].kind = doc.Title
		page.Title = units[0].text
	}
	units = takeCredit(units, page)
	classify(units)
	markRelated(units)
	t := write(units)
	t.Page, t.Lang = page, language
	if t.Lang == "" {
		t.Lang = lang.Detect(t.Str)
	}
	return t
}

// units returns the written lines of the export.
func (e *export) units() []unit {
	var out []unit
	gap := true
	for _, lines := range e.pages {
		for _, l := range lines {
			text := strings.TrimSpace(l)
			if text == "" {
				gap = true
				continue
			}
			u := unit{kind: doc.Paragraph, text: squeeze(text), gap: gap}
			u.indent = len(l) - len(strings.TrimLeft(l, " \t"))
			gap = false
			if n := bullet(text); n > 0 {
				r, _ := utf8.DecodeRuneInString(text)
				u.kind, u.label, u.text = doc.ListItem, string(r), squeeze(text[n:])
			}
			out = append(out, u)
		}
	}
	return out
}

// squeeze makes runs of plain blanks one and keeps no-break spaces.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' }), " ")
}

// frame drops the lines of a page's frame: what stands before the link to the
// main content and that link, the name of the site behind it, share links.
func frame(units []unit) ([]unit, *doc.Page) {
	words, page := allPageWords(), &doc.Page{}
	for i, u := range units[:min(len(units), 15)] {
		if !words.skip.whole(u.text) {
			continue
		}
		units = units[i+1:]
		if len(units) > 2 && !units[0].gap && units[1].gap && len(units[0].text) < longestCredit {
			page.Site = units[0].text // The site's name stands under the link, the title apart.
			units = units[1:]
		}
		break
	}
	kept := units[:0]
	for _, u := range units {
		if !words.noise.whole(u.text) {
			kept = append(kept, u)
		}
	}
	return kept, page
}

// takeCredit drops the line that says who took the picture. The paragraph
// between the title and it is the page's summary.
func takeCredit(units []unit, page *doc.Page) []unit {
	kept := units[:0]
	for i, u := range units {
		if i > 0 && i < headLines && u.kind == doc.Paragraph && isCredit(u.text) {
			if len(kept) == 2 {
				page.Description = kept[1].text
			}
			continue
		}
		kept = append(kept, u)
	}
	return kept
}

// credited are signs of a picture credit: a photographer's handle or name
// before an agency.
var credited = regexp.MustCompile(`(?i)^(?:@|©|\(c\) )\s?\S.*$|^[^.:;]{2,60}/\s?(?:[a-z]*istock[a-z]*|gettyimages|getty images|shutterstock|adobe ?stock|unsplash|pexels|afp|reuters|ap)\b[^.]*(?:\.com)?$|(?:istockphoto|shutterstock|gettyimages|stock\.adobe|unsplash)\.com$`)

// isCredit reports whether a line says who took a picture.
func isCredit(s string) bool {
	if utf8.RuneCountInString(s) > longestCredit || strings.HasSuffix(s, ":") {
		return false
	}
	return credited.MatchString(s) || allPageWords().credit.starts(s) && !ends(s, ".!?")
}

// classify tells headings from paragraphs and marks what leads to a list.
func classify(units []unit) {
	for i := 1; i < len(units); i++ {
		u := &units[i]
		if u.kind == doc.ListItem {
			u.level = itemLevel(units, i)
			if p := &units[i-1]; p.kind == doc.Paragraph || p.kind == doc.Heading {
				p.lead = true
				if ends(p.text, ":") || i > 1 && units[i-2].kind == doc.Heading {
					p.kind, p.level = doc.Paragraph, 0 // It reads on into the list.
				}
			}
			continue
		}
		if heads(units, i) {
			u.kind, u.level = doc.Heading, 2
		}
	}
}

// itemLevel is the depth of an item: deeper where it is further in than the one
// before it, or begins with the bullet of inner lists.
func itemLevel(units []unit, i int) int {
	prev, u := units[i-1], units[i]
	switch {
	case prev.kind != doc.ListItem:
		return 0
	case u.indent > prev.indent+1:
		return min(prev.level+1, 8)
	case u.indent == prev.indent && u.label == prev.label:
		return prev.level
	}
	for k := i - 1; k >= 0 && i-k < 200 && units[k].kind == doc.ListItem; k-- {
		if units[k].indent <= u.indent && units[k].label == u.label {
			return units[k].level
		}
	}
	if u.indent < prev.indent {
		return 0
	}
	return min(prev.level+1, 8)
}

// heads reports whether a line is a heading: short, set apart, without the mark
// of a sentence at its end, and with something below.
func heads(units []unit, i int) bool {
	u := units[i]
	if !u.gap || i+1 == len(units) || !units[i+1].gap && units[i+1].kind != doc.ListItem {
		return false
	}
	n := utf8.RuneCountInString(u.text)
	if n > longestHeading || ends(u.text, ".:;,!…") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(u.text, "\"“„«‘("))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsTitle(r)
}

// markRelated marks the links to other pages at the end: from a heading known
// to stand over them, or from a heading directly above another, where nothing
// but headings and short texts follows.
func markRelated(units []unit) {
	words := allPageWords()
	from := len(units)
	for i := len(units) - 1; i > 0; i-- {
		u := units[i]
		if u.kind == doc.ListItem && !u.related && from < len(units) || i+1 < len(units) && u.lead {
			break
		}
		if u.kind == doc.Paragraph && utf8.RuneCountInString(u.text) > 2*longLine {
			break
		}
		if u.kind == doc.Heading && (words.related.whole(u.text) || i+1 < len(units) && units[i+1].kind == doc.Heading) {
			from = i
		}
	}
	for i := from; i < len(units); i++ {
		units[i].related = true
	}
}

// write writes the units through a Builder.
func write(units []unit) *doc.Text {
	var b doc.Builder
	for _, u := range units {
		b.Begin(doc.Block{Kind: u.kind, Label: u.label, Level: u.level, Lead: u.lead, Related: u.related})
		if u.label != "" {
			b.Label(u.label, doc.Place{})
		}
		b.Add(u.text, doc.Place{})
		b.End()
	}
	return b.Text()
}
