package yardstick

import (
	"context"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

const longDocument = "corpus/council-pdf/ST_5419_2016_INIT_EN.pdf"

// TestLongDocument reads a Council document of 261 pages to the record: of its
// 261 footers and of the markers of its footnotes nothing may be left in the
// text. That the words are those of pdftotext is tested beside the reader.
func TestLongDocument(t *testing.T) {
	path := shared(t, longDocument)
	r := extractors.Run(context.Background(), doc.Document{Name: longDocument, Bytes: read(t, path)}, extractors.Options{})
	footer := regexp.MustCompile(`AV/NT/sr|DGD 2`)
	printed := 261 * 2
	if tool, err := exec.LookPath("pdftotext"); err == nil {
		b, err := exec.Command(tool, "-raw", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		printed = len(footer.FindAll(b, -1))
	}
	if printed != 261*2 {
		t.Errorf("%d parts of footers are printed, want two on each of 261 pages", printed)
	}
	figure{"ST 5419/16: parts of the 261 footers left in the text", float64(len(footer.FindAllString(r.Text, -1))), "", atMost, 0}.report(t)
	lost, left := 0, 0
	for _, n := range r.Footnotes {
		if n.Anchor == nil {
			lost++
			continue
		}
		before, after := r.Text[:n.Anchor.Offset], r.Text[n.Anchor.Offset:]
		if strings.HasSuffix(before, n.Label) || strings.HasPrefix(after, n.Label) {
			left++
			t.Logf("note %s: marker left in …%.40q", n.Label, before[max(0, len(before)-20):]+"|"+after)
		}
	}
	figure{"ST 5419/16: footnotes found, of 23", float64(len(r.Footnotes)), "", atLeast, 23}.report(t)
	figure{"ST 5419/16: footnotes without their anchor", float64(lost), "", atMost, 0}.report(t)
	figure{"ST 5419/16: markers of footnotes left in the text", float64(left), "", atMost, 0}.report(t)
}
