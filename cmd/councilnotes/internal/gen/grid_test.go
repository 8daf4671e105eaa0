package gen

import (
	"strings"
	"testing"
)

// TestGrid checks that tables are printed cell by cell, that the gold has them,
// and that some notes have one.
func TestGrid(t *testing.T) {
	tables := 0
	for seed := range uint64(60) {
		for _, lang := range []string{"bg", "en", "lv"} {
			d, err := Note(seed, lang)
			if err != nil {
				t.Fatal(err)
			}
			g := d.Gold()
			if len(g.Table) != len(d.note.story.grid) {
				t.Errorf("%s: %d rows in the gold, %d in the story", d.Name, len(g.Table), len(d.note.story.grid))
			}
			if len(g.Table) > 0 {
				tables++
			}
			for _, row := range g.Table {
				for style, text := range map[string]string{"flow": d.Text(Flow), "columns": d.Text(Columns)} {
					if !inThisOrder(text, row) {
						t.Errorf("%s, %s: no row %q", d.Name, style, row)
					}
				}
			}
		}
	}
	if tables == 0 {
		t.Error("no note has a table")
	}
}

// inThisOrder reports whether cells stand in a text one soon after the other.
func inThisOrder(text string, cells []string) bool {
	_, rest, ok := strings.Cut(text, cells[0])
	for _, c := range cells[1:] {
		i := strings.Index(rest, c)
		if ok && (i < 0 || i > 400) { // A page may end between them.
			return inThisOrder(rest, cells)
		}
		if !ok {
			return false
		}
		rest = rest[i+len(c):]
	}
	return ok
}
