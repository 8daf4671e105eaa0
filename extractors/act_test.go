package extractors

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// articleParagraphs is how many numbered paragraphs, or numbered definitions,
// each of the 99 articles of Regulation (EU) 2016/679 has; 0 where its text is
// not numbered. Counted in the act as published.
var articleParagraphs = []int{
	3, 4, 3, 26, 2, 4, 4, 3, 4, 0, 2, 8, 4, 5, 4, 0, 3, 3, 0, 4, 6, 4, 2, 3, 3,
	3, 5, 10, 0, 5, 0, 4, 5, 4, 11, 5, 7, 6, 2, 11, 6, 8, 9, 0, 9, 5, 3, 0, 6, 0,
	4, 6, 4, 2, 3, 6, 4, 6, 0, 12, 9, 7, 0, 8, 6, 4, 0, 6, 2, 4, 2, 2, 2, 2, 6,
	2, 2, 4, 2, 2, 3, 6, 9, 2, 3, 0, 0, 3, 4, 2, 2, 5, 3, 2, 0, 0, 5, 0, 2,
}

// TestLongAct reads ST 5419/16, the position of the Council on that regulation,
// 261 pages: every recital, every article with its heading and its paragraphs,
// every footnote with its anchor.
func TestLongAct(t *testing.T) {
	r := runOn(t, shared(t, "corpus", "council-pdf", "ST_5419_2016_INIT_EN.pdf"), Options{})
	articles := articlesOf(t, r)
	var recitals, paragraphs []string
	at := make([]int, len(articles))
	for _, p := range r.Points {
		switch k := articleAt(articles, p.Span.Start); {
		case k < 0:
			recitals = append(recitals, p.Label+" "+p.Path)
		case isNumber(p.Label):
			at[k]++
			paragraphs = append(paragraphs, fmt.Sprintf("Article %d: %s %s", k+1, p.Label, p.Path))
		}
	}
	if diff := cmp.Diff(counted("", 173), recitals); diff != "" {
		t.Errorf("recitals (-want +got):\n%s", diff)
	}
	var want []string
	for k, n := range articleParagraphs {
		want = append(want, counted(fmt.Sprintf("Article %d: ", k+1), n)...)
	}
	if diff := cmp.Diff(want, paragraphs); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
	if len(r.Footnotes) != 23 {
		t.Errorf("%d footnotes, want 23", len(r.Footnotes))
	}
	for _, n := range r.Footnotes {
		if n.Anchor == nil || n.Text == "" {
			t.Errorf("footnote %s %q has no anchor or no text", n.Label, n.Text)
		}
	}
}

// counted returns n labels with the paths that are the same, from 1.
func counted(prefix string, n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprintf("%s%d %d", prefix, i+1, i+1))
	}
	return out
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// articlesOf returns where the articles begin, which must be numbered from 1 to
// 99, and each be a heading with its own heading below.
func articlesOf(t *testing.T, r *doc.Record) []int {
	t.Helper()
	var starts []int
	for i, b := range r.Blocks {
		number, ok := strings.CutPrefix(r.Text[b.Span.Start:b.Span.End], "Article ")
		if !ok || !isNumber(number) {
			continue
		}
		starts = append(starts, b.Span.Start)
		if below := r.Blocks[i+1]; number != strconv.Itoa(len(starts)) || b.Kind != doc.Heading || below.Kind != doc.Heading {
			t.Errorf("article %q, the %dth, is a %s; below it stands a %s: %q", number, len(starts), b.Kind, below.Kind, r.Text[below.Span.Start:below.Span.End])
		}
	}
	if len(starts) != 99 {
		t.Fatalf("%d articles, want 99", len(starts))
	}
	return starts
}

// articleAt returns the index of the article that an offset lies in, -1 before
// the first.
func articleAt(starts []int, offset int) int {
	k := -1
	for k+1 < len(starts) && starts[k+1] <= offset {
		k++
	}
	return k
}
