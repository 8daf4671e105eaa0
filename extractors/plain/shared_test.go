package plain

import (
	"encoding/json"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// gold is what the specimens' gold says of structure.
type gold struct {
	Lang  string
	Cover struct{ From, To, Subject, Subtitle string }

	Points    []goldPoint
	Footnotes []struct {
		Label, Starts, Ends string
		AnchorAfter         string `json:"anchor_after"`
	}
	MustNotContain []string `json:"must_not_contain"`
}

type goldPoint struct {
	Label, Starts, Ends string
	Children            []goldPoint
}

// TestSpecimens compares the text exports of the specimens with their gold.
func TestSpecimens(t *testing.T) {
	for _, name := range []string{"bg-1", "en-1", "pl-1"} {
		t.Run(name, func(t *testing.T) {
			var g gold
			if err := json.Unmarshal(shared(t, "specimens/"+name+".json"), &g); err != nil {
				t.Fatal(err)
			}
			text := read(t, string(shared(t, "specimens/"+name+".txt")))
			if text.Lang != g.Lang {
				t.Errorf("language %q, want %q", text.Lang, g.Lang)
			}
			comparePoints(t, text, g.Points)
			compareNotes(t, text, g)
			for _, s := range []string{": " + g.Cover.From + "\n", ": " + g.Cover.To + "\n", ": " + g.Cover.Subject + "\n", "– " + g.Cover.Subtitle + "\n"} {
				if !strings.Contains(text.Str, s) {
					t.Errorf("the cover lacks %q", s)
				}
			}
			for _, s := range g.MustNotContain {
				if strings.Contains(text.Str, s) {
					t.Errorf("the text holds %q", s)
				}
			}
		})
	}
}

// comparePoints checks labels, levels, first and last words of all points; what
// follows a point without a label of its own belongs to it.
func comparePoints(t *testing.T, text *doc.Text, want []goldPoint) {
	t.Helper()
	var flat []goldPoint
	var levels []int
	var walk func([]goldPoint, int)
	walk = func(list []goldPoint, level int) {
		for _, p := range list {
			flat, levels = append(flat, p), append(levels, level)
			walk(p.Children, level+1)
		}
	}
	walk(want, 0)
	i := 0
	for k, b := range text.Blocks {
		if b.Kind != doc.Point {
			continue
		}
		if i == len(flat) {
			t.Errorf("one point too many: %q", text.In(b.Span))
			return
		}
		end := b.Span.End
		for _, next := range text.Blocks[k+1:] {
			if next.Kind != doc.ListItem && next.Kind != doc.Paragraph {
				break
			}
			end = next.Span.End
		}
		body, w := text.Str[b.Body.Start:end], flat[i]
		if b.Label != w.Label || b.Level != levels[i] || !strings.HasPrefix(body, w.Starts) || !strings.HasSuffix(body, w.Ends) {
			t.Errorf("point %d: %q level %d %q, want %q level %d %q … %q", i, b.Label, b.Level, body, w.Label, levels[i], w.Starts, w.Ends)
		}
		i++
	}
	if i < len(flat) {
		t.Errorf("%d points, want %d", i, len(flat))
	}
}

func compareNotes(t *testing.T, text *doc.Text, g gold) {
	t.Helper()
	var notes []doc.Block
	for _, b := range text.Blocks {
		if b.Kind == doc.Footnote {
			notes = append(notes, b)
		}
	}
	if len(notes) != len(g.Footnotes) || len(text.Anchors) != len(g.Footnotes) {
		t.Fatalf("%d notes, %d anchors, want %d", len(notes), len(text.Anchors), len(g.Footnotes))
	}
	for i, w := range g.Footnotes {
		body, a := text.In(notes[i].Span), text.Anchors[i]
		if notes[i].Label != w.Label || !strings.HasPrefix(body, w.Starts) || !strings.HasSuffix(body, w.Ends) {
			t.Errorf("note %q %q, want %q %q … %q", notes[i].Label, body, w.Label, w.Starts, w.Ends)
		}
		if a.Label != w.Label || !strings.HasSuffix(text.Str[:a.Offset], w.AnchorAfter) {
			t.Errorf("note %s is set to %q, want %q", w.Label, text.Str[max(0, a.Offset-20):a.Offset], w.AnchorAfter)
		}
	}
}

// TestNoteSeed reads the note that was exported without page breaks.
func TestNoteSeed(t *testing.T) {
	text := read(t, string(shared(t, "seeds/000*.txt")))
	count := map[doc.BlockKind]int{}
	for _, b := range text.Blocks {
		count[b.Kind]++
	}
	if count[doc.Cover] != 5 || count[doc.Point] != 6 || count[doc.Footnote] != 3 || len(text.Blocks) != 14 {
		t.Errorf("blocks: %v", count)
	}
	words := []string{"бележка", "ЕС", "инструменти"}
	for i, a := range text.Anchors {
		if !strings.HasSuffix(text.Str[:a.Offset], words[i]) || text.Blocks[text.BlockAt(a.Offset)].Label != []string{"1", "2", "4"}[i] {
			t.Errorf("note %s is set to %q", a.Label, text.Str[max(0, a.Offset-30):a.Offset])
		}
	}
	if n := strings.Count(text.Str, "https://"); n != 1 || len(text.Anchors) != 3 {
		t.Errorf("%d addresses, %d anchors", n, len(text.Anchors))
	}
}

// TestPageSeed reads the page that was exported with its frame.
func TestPageSeed(t *testing.T) {
	text := read(t, string(shared(t, "seeds/001*.txt")))
	var lists []int
	for i, b := range text.Blocks {
		if b.Kind != doc.ListItem {
			continue
		}
		if text.Blocks[i-1].Lead {
			lists = append(lists, 0)
		}
		lists[len(lists)-1]++
	}
	want := []int{4, 6, 7, 8, 7, 9}
	if len(lists) != len(want) {
		t.Fatalf("lists of %v items, want %v", lists, want)
	}
	for i := range want {
		if lists[i] != want[i] {
			t.Errorf("list %d has %d items, want %d", i+1, lists[i], want[i])
		}
	}
	for _, s := range []string{"Skip to", "istockphoto", "Shaping"} {
		if strings.Contains(text.Str, s) {
			t.Errorf("the text holds %q", s)
		}
	}
	related := 0
	for _, b := range text.Blocks {
		if b.Related {
			related++
		}
	}
	if text.Blocks[0].Kind != doc.Title || text.Page == nil || text.In(text.Blocks[0].Span) != text.Page.Title || related != 7 {
		t.Errorf("title %q, %d related blocks", text.In(text.Blocks[0].Span), related)
	}
}
