package score

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Committed board may only rise. It names the gold files that it was made of,
// and rows are compared over the texts of these only: a new file waits, named by
// the test, until the board is written anew with it. What counts as a fall:
//
//   - of a row with more wanted mentions than before, fewer right ones, since new
//     gold may be harder but takes away nothing that was right;
//   - of any other row, a lower F1, and fewer texts.
//
// Where gold was corrected on re-reading, what was right may become wrong: then
// rows may be lowered, but only those of languages whose gold has changed.
type Committed struct {
	Files map[string]string // the content's digits, by name
	Rows  map[[2]string]Row
}

// filesHead is the line before the names of the files.
const filesHead = "gold files"

// FormatCommitted writes a board with the files it was made of.
func FormatCommitted(rows []Row, files map[string]string) string {
	var b strings.Builder
	b.WriteString(Format(rows) + "\n" + filesHead + "\n")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "  %s %s\n", files[name], name)
	}
	return b.String()
}

// ParseCommitted reads what FormatCommitted wrote, without misses.
func ParseCommitted(text string) Committed {
	c := Committed{Files: map[string]string{}, Rows: ParseBoard(text)}
	_, list, _ := strings.Cut(text, "\n"+filesHead+"\n")
	for line := range strings.Lines(list) {
		if f := strings.Fields(line); len(f) == 2 {
			c.Files[f[1]] = f[0]
		}
	}
	return c
}

// Fall is a row that fell.
type Fall struct{ Was, Is Row }

func (f Fall) String() string {
	return fmt.Sprintf("%s %s fell: F1 %.4f, %d of %d right in %d texts; the board has %.4f, %d of %d in %d",
		f.Was.Field, f.Was.Lang, f.Is.F1, f.Is.Right, f.Is.Wanted, f.Is.Texts, f.Was.F1, f.Was.Right, f.Was.Wanted, f.Was.Texts)
}

// Fell returns what fell in rows made of the board's files.
func (c Committed) Fell(rows []Row) (fell []Fall) {
	now := map[[2]string]Row{}
	for _, r := range rows {
		now[[2]string{r.Field, r.Lang}] = r
	}
	for key, was := range c.Rows {
		is := now[key]
		if is.Texts < was.Texts || is.Wanted > was.Wanted && is.Right < was.Right || is.Wanted <= was.Wanted && is.F1 < was.F1 {
			fell = append(fell, Fall{was, is})
		}
	}
	slices.SortFunc(fell, func(a, b Fall) int { return strings.Compare(a.String(), b.String()) })
	return fell
}

// Changed returns the languages of the texts whose files, of the board's, have
// another content than the board was made of, and All if there are any.
func (c Committed) Changed(texts []*Text) map[string]bool {
	changed := map[string]bool{}
	for _, t := range texts {
		if sum, ok := c.Files[t.File]; ok && sum != t.Sum {
			changed[t.Lang], changed[All] = true, true
		}
	}
	return changed
}

// Files returns the gold files of texts.
func Files(texts []*Text) map[string]string {
	files := map[string]string{}
	for _, t := range texts {
		files[t.File] = t.Sum
	}
	return files
}

// Of returns the results of texts that stand in one of the board's files.
func (c Committed) Of(results []Result) []Result {
	return slices.DeleteFunc(slices.Clone(results), func(r Result) bool { return c.Files[r.Text.File] == "" })
}

// What is promised of every field over all languages, and in each of them; those
// in softer may reach less.
const (
	PromisedOverall = 0.99
	PromisedEach    = 0.97
	PromisedSofter  = 0.95
)

var softer = []string{"organisations", "actions"}

// Promised returns the F1 that is promised of a row.
func (r Row) Promised() float64 {
	switch {
	case slices.Contains(softer, r.Field):
		return PromisedSofter
	case r.Lang == All:
		return PromisedOverall
	}
	return PromisedEach
}

// Met reports whether the row reaches what is promised of it.
func (r Row) Met() bool { return r.F1 >= r.Promised() }
