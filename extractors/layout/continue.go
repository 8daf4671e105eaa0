package layout

import (
	"strings"
	"unicode"

	"councilnotes/extractors/doc"
)

// continues reports whether l goes on with block b.
func (c *cutter) continues(b *block, l *line) bool {
	prev := b.last()
	if prev == nil {
		return true // The label stood alone on its line.
	}
	if b.kind == doc.TableRow || b.kind == doc.Heading {
		return false
	}
	ended := finished(prev.text)
	switch {
	case capitals(l.text) && !allCaps(prev.text):
		return false
	case c.nameplate(b, l):
		return true
	case !ended && c.beginsWithDay(l) && (!l.gap || startsLower(lastWord(prev.text))):
		return true
	case c.unwrapped:
		return !ended && !(l.gap && paused(prev.text)) && startsLower(l.text) && prev.right > 0.7*c.marginOf(prev)
	case prev.region != l.region || l.first:
		return c.overPage(b, prev, l, ended)
	case b.printed == "" && prev.centred && !l.centred && b.allCentred():
		return false
	case l.gap && b.kind == doc.ListItem && paused(prev.text):
		return false
	case l.gap:
		return !ended && (startsLower(l.text) || prev.full || !c.room(prev, l) && inPhrase(prev.text)) && c.sameEdge(b, l)
	case l.bold != prev.bold && c.geometry == Exact && (ended || startsUpper(l.text)):
		return false
	case ended && startsLower(l.text):
		return c.gapsTell || !strings.HasSuffix(prev.text, ";")
	case ended:
		return (c.gapsTell || !c.room(prev, l)) && c.sameEdge(b, l)
	case b.printed != "" && c.gapsTell && c.geometry != Flow && c.seq.near(spot{l.x, l.region}, spot{b.bodyX, prev.region}):
		return true // A cell of a table is narrower than the page.
	}
	return !startsCapital(l.text) || !c.room(prev, l) || within(prev.text) ||
		prev.right-b.bodyX > 0.7*c.marginOf(prev) && c.sameEdge(b, l)
}

// overPage reports whether a paragraph goes on over a page break, where the
// space between the lines says nothing.
func (c *cutter) overPage(b *block, prev, l *line, ended bool) bool {
	if startsLower(l.text) {
		return true
	}
	if ended {
		return !c.room(prev, l) && c.sameEdge(b, l) && l.bold == prev.bold
	}
	return !startsCapital(l.text) || !c.room(prev, l) || within(prev.text) && !strings.HasSuffix(prev.text, ",")
}

// nameplate reports whether a line goes on with the name of an institution that
// stands above all else, word under word: "EUROPEAN", "COMMISSION".
func (c *cutter) nameplate(b *block, l *line) bool {
	prev := b.last()
	return len(c.cover) == 0 && len(c.blocks) <= 2 && l.region == 0 && b.printed == "" && !l.gap && !l.centred &&
		allCaps(prev.text) && allCaps(l.text) && l.x > prev.x-CellWidth && l.x < prev.x+CellWidth &&
		strings.Count(prev.text+l.text, " ") <= 2 && strings.IndexFunc(prev.text+l.text, unicode.IsDigit) < 0
}

// capitals reports whether a line is several words in capitals, as no line within
// a sentence is.
func capitals(s string) bool {
	return allCaps(s) && strings.Count(strings.TrimSpace(s), " ") > 0 && len(s) > 12 && !strings.HasSuffix(s, ".") && strings.IndexFunc(s, unicode.IsDigit) < 0
}

// within reports whether a line ends within a sentence: in a comma or in a
// phrase.
func within(s string) bool {
	return len(s) > 40 && strings.HasSuffix(s, ",") || inPhrase(s)
}

// inPhrase reports whether a line ends in a small word or a hyphen. Short lines
// may be headings that do.
func inPhrase(s string) bool {
	last := lastWord(s)
	return len(s) > 40 && (strings.HasSuffix(last, "-") || startsLower(last) && !strings.HasSuffix(last, ","))
}

// sameEdge reports whether a line begins where the block's lines do.
func (c *cutter) sameEdge(b *block, l *line) bool {
	if c.geometry == Flow || len(b.lines) < 2 && b.printed == "" {
		return true
	}
	if b.printed != "" && len(b.lines) < 2 && b.head != nil && l.x <= b.head.x+1.7*CellWidth {
		return true // Lines under the label, not under the text.
	}
	return c.seq.near(spot{l.x, l.region}, spot{b.bodyX, b.last().region})
}
