package html

import "strings"

// levels tells how deep a printed label stands: labels of one style ("1.",
// "(a)", "(i)") stand at one depth, a style not seen since the last heading is
// one deeper than the label before it.
type levels struct {
	styles []string // by depth
	last   []string // the last label at each depth
}

// of returns the depth of the label, from 0.
func (l *levels) of(printed string) int {
	bare := bareLabel(printed)
	style := l.style(printed, bare)
	for depth, s := range l.styles {
		if s == style {
			l.styles, l.last = l.styles[:depth+1], l.last[:depth+1]
			l.last[depth] = bare
			return depth
		}
	}
	l.styles, l.last = append(l.styles, style), append(l.last, bare)
	return len(l.styles) - 1
}

// style is the label's punctuation with what kind of number it holds.
func (l *levels) style(printed, bare string) string {
	kind := "letter"
	switch {
	case bare == "":
		kind = "bullet"
	case '0' <= bare[0] && bare[0] <= '9':
		kind = "digit"
	case strings.Trim(bare, "ivxl") == "" && !l.follows(bare):
		kind = "roman"
	}
	return strings.Replace(printed, bare, kind, 1)
}

// follows reports whether a letter that could be a roman number continues a
// sequence of letters: "i" after "h".
func (l *levels) follows(bare string) bool {
	for _, last := range l.last {
		if len(bare) == 1 && len(last) == 1 && bare[0] == last[0]+1 {
			return true
		}
	}
	return false
}

// reset forgets the styles: numbering starts anew under a heading.
func (l *levels) reset() { *l = levels{} }
