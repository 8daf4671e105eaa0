package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// maxLinks bounds the annotations looked at on one page.
const maxLinks = 5000

// links returns the areas of a page that lead to addresses; toPage turns the
// file's coordinates into the page's.
func (d *document) links(p page, toPage matrix) []link {
	annots := d.key(p.dict, "Annots")
	if annots.Len() > maxLinks {
		d.problems.add("a page has more than %d annotations; links of the rest are missing", maxLinks)
	}
	var out []link
	for i := 0; i < min(annots.Len(), maxLinks); i++ {
		if !spend(&d.bounds.objects, 1) {
			break
		}
		a := d.index(annots, i)
		if d.key(a, "Subtype").Name() != "Link" {
			continue
		}
		uri := d.key(d.key(a, "A"), "URI")
		box, ok := d.box(d.key(a, "Rect"))
		if uri.Kind() != pdf.String || !ok {
			continue
		}
		if s := strings.ReplaceAll(textString([]byte(uri.RawString())), " ", ""); s != "" {
			out = append(out, link{toPage.box(box), s})
		}
	}
	return out
}
