package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

// boxed is the sample with places on two pages: the blocks of the second page
// from the heading on, the note at the foot of the first.
func boxed() *doc.Record {
	r := sample()
	r.Source.Pages = 2
	places := []struct {
		page int
		box  doc.Box
	}{
		{1, doc.Box{60, 760, 400, 775}}, {1, doc.Box{60, 700, 535, 730}}, {1, doc.Box{90, 680, 250, 692}}, {1, doc.Box{90, 660, 250, 672}},
		{2, doc.Box{60, 760, 200, 775}}, {2, doc.Box{60, 730, 300, 745}}, {1, doc.Box{60, 90, 300, 100}},
	}
	for i, p := range places {
		r.Blocks[i].Page, r.Blocks[i].Box = p.page, &p.box
	}
	return r
}

func TestBoxes(t *testing.T) {
	got, err := boxes(boxed())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "boxes.golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestNoBoxes(t *testing.T) {
	_, err := boxes(sample())
	if err == nil || !strings.Contains(err.Error(), "ST-9-2022-INIT.en has no boxes") {
		t.Errorf("got %v", err)
	}
}

func TestPageGrowsWithItsBoxes(t *testing.T) {
	r := boxed()
	r.Blocks[4].Box = &doc.Box{60, 500, 1150, 520}
	pages := boxPages(r)
	if len(pages) != 2 || pages[0].width != paperWidth || pages[1].width != 1170 {
		t.Errorf("%d pages, wide %.0f and %.0f", len(pages), pages[0].width, pages[1].width)
	}
}

func TestWrapped(t *testing.T) {
	if d := cmp.Diff([]string{"един два", "три", "четиринадесет", "пет"}, wrapped("един два три четиринадесет пет", 9)); d != "" {
		t.Error(d)
	}
}
