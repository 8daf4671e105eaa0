package html

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"councilnotes/extractors/doc"
)

// block collects the text of one block with white space as a browser renders
// it: runs of it are one blank, none stands at the ends, a br is a line end.
// Offsets are kept relative to the block until it is written.
type block struct {
	label   string // printed before the text
	skip    int    // bytes at the head of str that belong to the label
	str     strings.Builder
	blank   byte // what white space waits to be written: 0, ' ', '\n' or '\t'
	links   []relative
	anchors []relative
}

// relative is a link or anchor at offsets of the block.
type relative struct {
	start, end int
	value      string
}

// text adds the characters of a text node.
func (b *block) text(s string) {
	s = norm.NFC.String(s)
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		piece := s[:size]
		s = s[size:]
		switch {
		case isSpace(r):
			if b.blank == 0 {
				b.blank = ' '
			}
		case r == utf8.RuneError || unicode.IsControl(r) || isUnseen(r):
		default:
			b.pending()
			b.str.WriteString(piece)
		}
	}
}

// isUnseen tells the characters that a browser does not show and only breaks
// lines by: soft hyphen, zero width space, word joiner, byte order mark.
func isUnseen(r rune) bool { return r == 0xAD || r == 0x200B || r == 0x2060 || r == 0xFEFF }

// empty reports whether the block shows nothing but blanks of any kind.
func (b *block) empty() bool { return strings.TrimSpace(b.str.String()) == "" }

// pending writes the white space that stands before the next character.
func (b *block) pending() {
	if b.blank != 0 && b.str.Len() > 0 {
		b.str.WriteByte(b.blank)
	}
	b.blank = 0
}

// begin returns where the next character will stand.
func (b *block) begin() int {
	if b.blank != 0 && b.str.Len() > 0 {
		return b.str.Len() + 1
	}
	return b.str.Len()
}

// tab sets the next cell of a row off.
func (b *block) tab() { b.blank = '\t' }

func (b *block) lineBreak() { b.blank = '\n' }

func (b *block) link(start int, uri string) {
	if start < b.str.Len() {
		b.links = append(b.links, relative{start, b.str.Len(), uri})
	}
}

// anchor notes a footnote's marker at the end of the word before it.
func (b *block) anchor(label string) {
	word := len(strings.TrimRightFunc(b.str.String(), unicode.IsSpace))
	b.anchors = append(b.anchors, relative{word, word, label})
}

// printedLabel is a number or letter that a paragraph begins with, set off by
// more than one blank, as EUR-Lex sets numbered paragraphs ("1.   This …").
var printedLabel = lazy(`^[ \x{00A0}]*(\(?(?:\d{1,3}\p{L}?|\p{L}{1,4})[.)])(?: ?\x{00A0}[ \x{00A0}]*)`)

// splitLabel takes a printed label off the head of the text.
func (b *block) splitLabel() {
	s := b.str.String()
	if m := printedLabel().FindStringSubmatchIndex(s); m != nil && strings.TrimSpace(s[m[1]:]) != "" {
		b.label, b.skip = s[m[2]:m[3]], m[1]
	}
}

// dropMark takes a footnote's mark off the head of its text.
func (b *block) dropMark(label string) {
	s := b.str.String()
	rest, ok := strings.CutPrefix(strings.TrimLeft(s, "([ \u00a0"), label)
	ok = ok && !startsWithWord(rest)
	rest = strings.TrimLeft(rest, ")]. \u00a0")
	if ok && strings.TrimSpace(rest) != "" {
		b.skip = len(s) - len(rest)
	}
}

func startsWithWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// write writes the block, which has text.
func (b *block) write(out *doc.Builder, blk doc.Block) {
	s := b.str.String()
	if !norm.NFC.IsNormalString(s) { // a mark combined over the border of two elements
		s, b.links, b.anchors = norm.NFC.String(s), nil, nil
	}
	skip := b.skip + len(s[b.skip:]) - len(strings.TrimLeftFunc(s[b.skip:], unicode.IsSpace))
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	out.Begin(blk)
	if b.label != "" {
		out.Label(b.label, doc.Place{})
	}
	b.body(out, s, skip, blk.Related)
	out.End()
}

// body writes s from the byte offset skip with its anchors and links.
func (b *block) body(out *doc.Builder, s string, skip int, related bool) {
	start := out.Len()
	at := func(i int) int { return start + max(0, min(i, len(s))-skip) }
	end := skip
	for _, a := range b.anchors {
		stop := min(max(end, a.start), len(s))
		out.Add(s[end:stop], doc.Place{})
		end = stop
		out.Anchor(a.value)
	}
	out.Add(s[end:], doc.Place{})
	for _, l := range b.links {
		out.Link(doc.Span{Start: at(l.start), End: at(l.end)}, l.value, related)
	}
}

// bareLabel is a printed label without its punctuation.
func bareLabel(printed string) string { return strings.Trim(printed, "().\u00a0 –—•·-") }

// headingLevel is 1 to 6 for headings, among them the titles of articles and
// sections in the markup of EUR-Lex, and 0 for everything else.
func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	case atom.P:
		if lexTitle().MatchString(attr(n, "class")) {
			return 2
		}
	}
	return 0
}

// lexTitle matches the classes of titles in acts and in Commission documents on
// EUR-Lex.
var lexTitle = lazy(`(^|[ -])(s?ti-(art|section-[12]|grseq-[0-9]|tbl)|doc-ti|Typedudocument|Titreobjet|ManualHeading[1-4]|Titrearticle|ChapterTitle|SectionTitle)`)

// isBlock reports whether a browser sets the element on lines of its own
// (HTML Living Standard, section 15.3 "Non-replaced elements").
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer,
		atom.Form, atom.Header, atom.Hgroup, atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P,
		atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Ul, atom.Td, atom.Th, atom.Tr:
		return true
	}
	return false
}

// itemLabel is what a browser prints before the item of a list.
func itemLabel(list *html.Node, number int) string {
	if list.DataAtom == atom.Ol {
		return strconv.Itoa(number)
	}
	return "•"
}
