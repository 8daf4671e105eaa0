package fetch

import (
	"strings"
	"testing"
	"time"
)

// TestHostilePages: the links of a page of two million bytes are found in a
// moment, whatever the page is made of.
func TestHostilePages(t *testing.T) {
	for _, piece := range []string{
		"<", "<a ", "<a href=x ", "<a hreflang=bg href=x rel=alternate>", "<!--", "<![CDATA[", "<script></scrip", "<script><!--", "&", "<a b='", "</a ", "<link\x00",
		"<a " + strings.Repeat("x=y ", 100),
	} {
		page := []byte("<html>" + strings.Repeat(piece, 2_000_000/len(piece)))
		begin := time.Now()
		alternates(Item{}, Body{Bytes: page, MediaType: "text/html", URI: "https://a.example/"}, Options{})
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("%q: %v", piece, took)
		}
	}
}
