package pdf

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// TestLongDocument reads a Council document of 261 pages: 173 recitals, 99
// articles, a footer of three rows on every page.
func TestLongDocument(t *testing.T) {
	text, err := readText(sharedBytes(t, longFile))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, text)
	if text.Pages != 261 || len(text.Problems) > 0 {
		t.Errorf("%d pages, problems %v; want 261 and none", text.Pages, text.Problems)
	}
	if strings.Contains(text.Str, "AV/NT/sr") || strings.Contains(text.Str, "DGD 2") {
		t.Error("a footer is left in the text")
	}
	var recitals, notes []string
	articles := 0
	article := regexp.MustCompile(`^Article [0-9]+$`)
	for _, b := range text.Blocks {
		switch {
		case b.Kind == doc.Point && strings.HasPrefix(text.In(b.Span), "("+b.Label+") ") && len(recitals) < 173:
			recitals = append(recitals, b.Label)
		case b.Kind == doc.Heading && article.MatchString(text.In(b.Body)):
			articles++
		case b.Kind == doc.Footnote:
			notes = append(notes, b.Label)
		}
	}
	if len(recitals) != 173 || recitals[172] != "173" || articles != 99 {
		t.Errorf("%d recitals, %d articles; want 173 and 99", len(recitals), articles)
	}
	var anchors []string
	for _, a := range text.Anchors {
		anchors = append(anchors, a.Label)
	}
	if diff := cmp.Diff(notes, anchors); diff != "" || len(notes) < 19 {
		t.Errorf("%d footnotes and their anchors: %s", len(notes), diff)
	}
}

// TestTable reads annexes with a ruled table: each entry with its number is
// whole, and the date in its next cell stands behind it.
func TestTable(t *testing.T) {
	text, err := readText(sharedBytes(t, "corpus/eu-pdf/C-2025-618-annexes.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, text)
	for _, entry := range []string{"1", "5", "17"} {
		found := false
		for i, b := range text.Blocks[:len(text.Blocks)-1] {
			body := text.In(b.Body)
			next := text.In(text.Blocks[i+1].Span)
			found = found || b.Kind == doc.Point && b.Label == entry &&
				strings.HasPrefix(body, "European standard(s) on") && strings.HasPrefix(next, "30/") && !strings.Contains(body, "30/")
		}
		if !found {
			t.Errorf("entry %s is not whole with its date behind it", entry)
		}
	}
}
