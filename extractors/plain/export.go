package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// export is a text cut into pages and lines.
type export struct {
	pages [][]string
	feeds bool // page breaks were printed
}

func newExport(text string) *export {
	e := &export{}
	for page := range strings.SplitSeq(text, "\f") {
		e.pages = append(e.pages, strings.Split(page, "\n"))
	}
	for n := len(e.pages); n > 1 && empty(e.pages[n-1]); n-- { // A form feed ends the last page, too.
		e.pages = e.pages[:n-1]
	}
	e.feeds = len(e.pages) > 1
	return e
}

func empty(lines []string) bool {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			return false
		}
	}
	return true
}

// Measures by which an export shows what it is.
const (
	ruleBlanks = 20  // a line of so many blanks stands for a rule
	wideGap    = 3   // blanks that part columns
	headGap    = 10  // blanks that part those of a cover's head
	longLine   = 160 // characters no printed line has
)

// source hands the export to layout, with columns where it kept them.
func (e *export) source(lang string) layout.Source {
	src := layout.Source{Geometry: layout.Flow, Lang: lang}
	if e.keptColumns() {
		src.Geometry = layout.Columns
	}
	marks := e.raised()
	for i, lines := range e.pages {
		var full map[int]bool
		if src.Geometry == layout.Flow {
			lines, full = gatherWords(lines)
		}
		src.Pages = append(src.Pages, page(lines, full, marks, i+1, src.Geometry))
	}
	return src
}

// keptColumns reports whether blanks hold the columns of the print: many lines
// begin with blanks or have wide gaps.
func (e *export) keptColumns() bool {
	all, set := 0, 0
	for _, lines := range e.pages {
		for _, l := range lines {
			t := strings.TrimSpace(l)
			if t == "" {
				continue
			}
			all++
			if strings.HasPrefix(l, "   ") || strings.HasPrefix(l, "\t") || strings.Contains(t, "   ") {
				set++
			}
		}
	}
	return set >= 3 && set*5 >= all || e.headInColumns()
}

// headInColumns reports whether the head of a cover stands in two columns, the
// name of the institution beside place, date and number, as only an export that
// keeps columns has it.
func (e *export) headInColumns() bool {
	seen, wide := 0, 0
	for _, l := range e.pages[0] {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if seen++; seen > 12 {
			break
		}
		if strings.Contains(l, strings.Repeat(" ", headGap)) {
			wide++
		}
	}
	return wide >= 3
}

// spreadWords is the number of words, each on a line of its own, that are taken
// for one printed line.
const spreadWords = 4

// gatherWords puts printed lines back together whose words an export set on
// lines of their own, for they stood far apart to fill the width: each but the
// last kept the blank behind it. It tells which lines these are: they were full.
func gatherWords(lines []string) (out []string, full map[int]bool) {
	full = map[int]bool{}
	for i := 0; i < len(lines); {
		end, small := i, false
		for end < len(lines) && oneWord(lines[end]) && strings.HasSuffix(lines[end], " ") {
			small = small || startsSmall(lines[end])
			end++
		}
		if end-i+1 < spreadWords || !small || end == len(lines) || !oneWord(lines[end]) {
			end = max(end, i+1)
			out = append(out, lines[i:end]...)
		} else {
			end++
			full[len(out)] = true
			out = append(out, strings.Join(lines[i:end], ""))
		}
		i = end
	}
	return out, full
}

func oneWord(s string) bool {
	s = strings.TrimSuffix(s, " ")
	return s != "" && !strings.ContainsAny(s, " \t")
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// page makes a printed page of its lines; full are those known to fill the width,
// marks the superscripts that mark notes.
func page(lines []string, full map[int]bool, marks map[string]bool, number int, g layout.Geometry) layout.Page {
	p := layout.Page{Number: number, Height: float64(len(lines)) * layout.LineHeight}
	gap := 0
	for i, s := range lines {
		top := p.Height - float64(i)*layout.LineHeight
		if strings.TrimSpace(s) == "" {
			if n := len(expand(s)); n >= ruleBlanks {
				p.Rules = append(p.Rules, doc.Box{0, top - layout.LineHeight, float64(n) * layout.CellWidth, top})
			}
			gap++
			continue
		}
		l := layout.Line{Gap: gap, Full: full[i], Runs: raise(runs(s, g), marks)}
		first, last := l.Runs[0].Box, l.Runs[len(l.Runs)-1].Box
		l.Box = doc.Box{first[0], top - layout.LineHeight, last[2], top}
		p.Width = max(p.Width, last[2])
		p.Lines = append(p.Lines, l)
		gap = 0
	}
	return p
}

// runs cuts a line at its wide gaps. Without columns the line is one run; its
// leading blanks still count, for a page may show its first line by them.
func runs(s string, g layout.Geometry) []layout.Run {
	if strings.ContainsRune(s, '\t') {
		s = expand(s)
	}
	var out []layout.Run
	col, start, from, blanks := 0, 0, -1, 0
	end := func(at, to int) {
		box := doc.Box{float64(start) * layout.CellWidth, 0, float64(to) * layout.CellWidth, 0}
		out = append(out, layout.Run{Text: s[from:at], Box: box})
	}
	last := 0 // offset behind the last character that is no blank
	for i, r := range s {
		if r == ' ' {
			blanks++
			col++
			continue
		}
		if from >= 0 && g == layout.Columns && blanks >= 2 {
			end(last, col-blanks)
			from = -1
		}
		if from < 0 {
			from, start = i, col
		}
		blanks = 0
		col++
		last = i + len(string(r))
	}
	if from < 0 {
		return []layout.Run{{Text: s}} // Unreachable: the caller leaves blank lines out.
	}
	end(last, col-blanks)
	return out
}

// expand replaces tabs by blanks up to the next column of eight.
func expand(s string) string {
	if !strings.ContainsRune(s, '\t') {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		if r == '\t' {
			n := 8 - col%8
			b.WriteString("        "[:n])
			col += n
			continue
		}
		b.WriteRune(r)
		if !unicode.Is(unicode.Mn, r) {
			col++
		}
	}
	return b.String()
}
