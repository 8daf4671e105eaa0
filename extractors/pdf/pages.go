package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"

	"councilnotes/extractors/doc"
)

// page is a page's dictionary with what it inherits.
type page struct {
	dict      pdf.Value
	resources pdf.Value
	box       doc.Box // crop box in the file's own coordinates
	rotate    int     // clockwise, in quarter turns: 0 to 3
}

// a4 is the page where a file gives no size.
var a4 = doc.Box{0, 0, 595, 842}

// maxDepth bounds the depth of the page tree and of forms in forms.
const maxDepth = 48

// pages walks the page tree once. Each node is visited once, so that a tree
// that leads back into itself ends.
func (d *document) pages() []page {
	w := &treeWalk{d: d, seen: map[uint32]bool{}}
	root := d.key(d.reader.Trailer(), "Root")
	w.node(d.key(root, "Pages"), page{box: a4}, 0)
	return w.out
}

// loosePages returns the pages that there are, for a file whose page tree is
// lost.
func (d *document) loosePages() []page {
	root := d.front.makeRoot()
	r, err := d.front.view(fmt.Sprintf("/Root %d %d R", root.num, root.gen))
	if err != nil {
		return nil
	}
	d.reader = r
	return d.pages()
}

type treeWalk struct {
	d    *document
	seen map[uint32]bool
	idle int // kids that were no new pages
	out  []page
}

// maxIdle bounds how often a page tree may name what is no page or was named
// before.
const maxIdle = 1000

func (w *treeWalk) node(v pdf.Value, from page, depth int) {
	if v.Kind() != pdf.Dict {
		return
	}
	if !spend(&w.d.bounds.objects, 1) || depth > maxDepth {
		w.d.problems.add("the page tree is too large or too deep; pages are missing")
		return
	}
	p := w.d.inherit(v, from)
	kids := w.d.key(v, "Kids")
	if kids.Kind() != pdf.Array {
		if name := w.d.key(v, "Type").Name(); name != "Pages" && name != "Catalog" {
			w.out = append(w.out, w.d.orphan(p))
		}
		return
	}
	for i := 0; i < kids.Len(); i++ {
		kid := w.d.index(kids, i)
		num, own := shared(kid, v)
		if own && w.seen[num] || !own && w.d.key(kid, "Kids").Kind() != pdf.Null {
			// A node seen before, or one that holds itself.
			if w.idle++; w.idle > maxIdle {
				w.d.problems.add("the page tree names pages again and again")
				return
			}
			continue
		}
		if own {
			w.seen[num] = true
		}
		w.node(kid, p, depth+1)
	}
}

// inherit takes what a node of the tree says itself, and the rest from above.
func (d *document) inherit(v pdf.Value, from page) page {
	p := from
	p.dict = v
	if r := d.key(v, "Resources"); r.Kind() == pdf.Dict {
		p.resources = r
	}
	if box, ok := d.box(d.key(v, "MediaBox")); ok {
		p.box = box
	}
	if box, ok := d.box(d.key(v, "CropBox")); ok {
		if both := intersect(box, p.box); both[2]-both[0] > 1 && both[3]-both[1] > 1 {
			p.box = both
		}
	}
	if r := d.key(v, "Rotate"); r.Kind() == pdf.Integer {
		p.rotate = int((r.Int64()/90%4 + 4) % 4)
	}
	return p
}

// orphan fills in the resources of a page that has not got them from above,
// because the tree that led to it is not the one it was made for.
func (d *document) orphan(p page) page {
	up := p.dict
	for i := 0; i < maxDepth && p.resources.Kind() == pdf.Null; i++ {
		if up = d.key(up, "Parent"); up.Kind() != pdf.Dict {
			break
		}
		above := d.inherit(up, page{box: p.box})
		p.resources = above.resources
		if p.rotate == 0 {
			p.rotate = above.rotate
		}
		if p.box == a4 {
			p.box = above.box
		}
	}
	return p
}

// box reads a rectangle; its corners may stand in any order.
func (d *document) box(v pdf.Value) (doc.Box, bool) {
	if v.Kind() != pdf.Array || v.Len() < 4 {
		return doc.Box{}, false
	}
	var n [4]float64
	for i := range n {
		n[i] = max(-maxNumber, min(maxNumber, d.index(v, i).Float64()))
	}
	return boxOf(n)
}

// boxOf makes a box of the corners of a rectangle, which may stand in any order;
// ok is false for one that has no room for text.
func boxOf(n [4]float64) (b doc.Box, ok bool) {
	b = doc.Box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}
	return b, b[2]-b[0] > 1 && b[3]-b[1] > 1
}

// box reads an array of four numbers, and no other.
func (l *lexer) box() (b doc.Box, ok bool) {
	var n [4]float64
	if l.next().kind != tOpen {
		return b, false
	}
	for i := range n {
		t := l.next()
		if t.kind != tNumber {
			return b, false
		}
		n[i] = t.num
	}
	if l.next().kind != tClose {
		return b, false
	}
	return boxOf(n)
}

func intersect(a, b doc.Box) doc.Box {
	return doc.Box{max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])}
}

// content returns a page's content: its streams one behind the other. It is
// valid until the next page's is asked for.
func (d *document) content(p page) []byte {
	v := d.key(p.dict, "Contents")
	if v.Kind() == pdf.Stream {
		b, _ := d.streamInto(v, &d.room.content)
		return b
	}
	if v.Len() == 1 {
		b, _ := d.streamInto(d.index(v, 0), &d.room.content)
		return b
	}
	var all []byte
	for i := 0; i < v.Len(); i++ {
		b, _ := d.streamInto(d.index(v, i), &d.room.content)
		if len(all)+len(b) > d.bounds.page.content || !spend(&d.bounds.objects, 1) {
			d.problems.add("a page has too much content; the rest of it was left out")
			break
		}
		all = append(append(all, b...), '\n')
	}
	return all
}

// fullPicture is the part of a page that its pictures cover where it is one.
const fullPicture = 0.5

// isPicture reports whether pictures make up most of the page.
func (c *collector) isPicture() bool { return c.pictures >= fullPicture*c.width*c.height }

// ranges writes ascending page numbers: "2, 5–7".
func ranges(pages []int) string {
	var out []string
	for i := 0; i < len(pages); {
		k := i
		for k+1 < len(pages) && pages[k+1] == pages[k]+1 {
			k++
		}
		s := strconv.Itoa(pages[i])
		if k > i {
			s += "–" + strconv.Itoa(pages[k])
		}
		out = append(out, s)
		i = k + 1
	}
	return strings.Join(out, ", ")
}
