package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// links returns the areas of a page that lead to addresses; toPage turns the
// file's coordinates into the page's.
func (d *document) links(all []annotation, toPage matrix) []link {
	var out []link
	for _, a := range all {
		if a.kind != "Link" {
			continue
		}
		uri := d.key(d.key(a.dict, "A"), "URI")
		if uri.Kind() != pdf.String {
			continue
		}
		if s := strings.ReplaceAll(textString([]byte(uri.RawString())), " ", ""); s != "" {
			out = append(out, link{toPage.box(a.box), s})
		}
	}
	return out
}
