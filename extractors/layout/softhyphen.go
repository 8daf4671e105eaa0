package layout

import (
	"slices"
	"strings"
)

const softHyphen = "\u00AD"

// dropSoftHyphens takes out the soft hyphens that say where a word might have
// been broken and was not: browsers print them without width. The one at the
// end of the line says that the word goes on; a hyphen printed behind it is its
// picture. The line has no notes yet.
func (l *line) dropSoftHyphens() {
	if !strings.Contains(l.text, softHyphen) {
		return
	}
	l.trimRight()
	for _, picture := range []string{"\u2010", "-"} {
		if before, ok := strings.CutSuffix(l.text, picture); ok && strings.HasSuffix(before, softHyphen) {
			l.pieces, l.text = cut(l.pieces, 0, len(before)), before
		}
	}
	body, broken := strings.CutSuffix(l.text, softHyphen)
	at, gone := 0, 0
	for i := range l.segs {
		s := &l.segs[i]
		gone += len(softHyphen) * strings.Count(body[min(at, len(body)):min(s.at, len(body))], softHyphen)
		at, s.at = s.at, s.at-gone
	}
	for i := range l.pieces {
		l.pieces[i].text = strings.ReplaceAll(l.pieces[i].text, softHyphen, "")
	}
	l.text = strings.ReplaceAll(body, softHyphen, "")
	if broken {
		l.pieces[len(l.pieces)-1].text += softHyphen
		l.text += softHyphen
	}
	l.pieces = slices.DeleteFunc(l.pieces, func(p piece) bool { return p.text == "" })
}
