package layout

import (
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

func TestSoftHyphens(t *testing.T) {
	run := func(x float64, s string) Run { return Run{Text: s, Box: doc.Box{x, 0, x + 50, 10}, Size: 10} }
	for _, c := range []struct {
		runs []Run
		want string // "|" before every segment but the first
	}{
		{[]Run{run(0, "no break")}, "no break"},
		{[]Run{run(0, "nego\u00adti\u00adations")}, "negotiations"},
		{[]Run{run(0, "a nego\u00ad")}, "a nego\u00ad"},
		{[]Run{run(0, "a per\u00adma\u00ad\u2010 ")}, "a perma\u00ad"},
		{[]Run{run(0, "a per\u00adma"), run(50, "\u00ad"), run(50, "-")}, "a perma\u00ad"},
		{[]Run{run(0, "a well-known")}, "a well-known"},
		{[]Run{run(0, "Be\u00adtreff:"), run(90, "Ver\u00adträge"), run(200, "mehr\u00ad")}, "Betreff: |Verträge |mehr\u00ad"},
		{[]Run{run(0, "\u00ad")}, "\u00ad"},
	} {
		l := newLine(Line{Runs: c.runs}, Exact, true, 1)
		var joined strings.Builder
		for _, p := range l.pieces {
			joined.WriteString(p.text)
		}
		if joined.String() != l.text {
			t.Errorf("%q: pieces make %q", l.text, joined.String())
		}
		got := l.text
		for i := len(l.segs) - 1; i > 0; i-- {
			got = got[:l.segs[i].at] + "|" + got[l.segs[i].at:]
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
