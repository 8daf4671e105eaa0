package pdf

import (
	"context"
	"os/exec"
	"path"
	"strings"
	"testing"

	"councilnotes/extractors/layout"
)

// realFiles are the files that words are compared on, below ../shared.
var realFiles = []string{
	"specimens/bg-1.pdf", "specimens/en-1.pdf", "specimens/pl-1.pdf",
	"corpus/council-pdf/ST_5419_2016_INIT_EN.pdf",
	"corpus/eu-pdf/C-2025-618-annexes.pdf",
	"corpus/eu-pdf/commission-draft-implementing-regulation-2025.pdf",
}

// TestWordsAgainstPdftotext compares the bag of words of real files, before
// layout touches them, with that of poppler's pdftotext.
func TestWordsAgainstPdftotext(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed: nothing to compare with")
	}
	for _, name := range realFiles {
		t.Run(name, func(t *testing.T) {
			b := sharedBytes(t, name)
			want, err := exec.Command(tool, "-raw", "-nopgbrk", sharedFile(t, name), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			src, err := read(context.Background(), b, &problems{})
			if err != nil {
				t.Fatal(err)
			}
			f1, missing, extra := compareWords(printed(src), string(want))
			const wanted = 0.997
			if f1 < wanted {
				t.Errorf("F1 of words %.4f, want at least %.4f", f1, wanted)
			}
			t.Logf("figure|words of %s against pdftotext: F1|%.2f %%|>= %.1f %%|%s", path.Base(name), 100*f1, 100*wanted, map[bool]string{true: "met", false: "MISSED"}[f1 >= wanted])
			t.Logf("F1 %.4f; only there: %.40q; only here: %.40q", f1, missing[:min(8, len(missing))], extra[:min(8, len(extra))])
		})
	}
}

// printed gives the lines of a source as they stand on paper.
func printed(src *layout.Source) string {
	var out strings.Builder
	for _, p := range src.Pages {
		for _, l := range p.Lines {
			out.WriteString(lineText(l) + "\n")
		}
	}
	return out.String()
}

func lineText(l layout.Line) string {
	var out strings.Builder
	for i, r := range l.Runs {
		if i > 0 && r.Box[0]-l.Runs[i-1].Box[2] > 0.18*r.Size {
			out.WriteByte(' ')
		}
		out.WriteString(r.Text)
	}
	return out.String()
}

// compareWords returns the F1 of two bags of words and where they differ.
func compareWords(got, want string) (f1 float64, missing, extra []string) {
	bag := map[string]int{}
	n := 0
	for _, w := range words(want) {
		bag[w]++
		n++
	}
	m, common := 0, 0
	for _, w := range words(got) {
		m++
		if bag[w] > 0 {
			bag[w]--
			common++
		} else {
			extra = append(extra, w)
		}
	}
	for w, k := range bag {
		for ; k > 0; k-- {
			missing = append(missing, w)
		}
	}
	return 2 * float64(common) / float64(max(1, n+m)), missing, extra
}

// words cuts a text at blanks and leaves out punctuation around words: poppler
// sets what follows a raised marker apart from it.
func words(s string) (out []string) {
	for _, w := range strings.Fields(s) {
		if w = strings.Trim(w, ".,;:)(*"); w != "" {
			out = append(out, w)
		}
	}
	return out
}
