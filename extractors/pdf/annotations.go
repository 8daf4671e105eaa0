package pdf

import (
	"github.com/ledongthuc/pdf"

	"councilnotes/extractors/doc"
)

// annotation is what lies over a page's content: a link, a field of a form, a
// remark, a stamp.
type annotation struct {
	dict pdf.Value
	kind string
	box  doc.Box // in the file's own coordinates
	uri  string  // where a link leads to; "" where that is no address
}

// Flags of annotations that are not on the screen.
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// maxAnnotations bounds the annotations looked at on one page.
const maxAnnotations = 5000

// annotations returns what lies over a page and can be seen.
func (d *document) annotations(p page) []annotation {
	annots := d.key(p.dict, "Annots")
	if annots.Len() > maxAnnotations {
		d.problems.add("a page has more than %d annotations; the rest was left out", maxAnnotations)
	}
	var out []annotation
	for i := 0; i < min(annots.Len(), maxAnnotations); i++ {
		if !d.mayLook() {
			break
		}
		if link, ok := d.plainLink(referenceAt(annots, i)); ok {
			out = append(out, link)
			continue
		}
		v := d.index(annots, i)
		box, ok := d.box(d.key(v, "Rect"))
		if !ok || d.key(v, "F").Int64()&(flagHidden|flagNoView) != 0 {
			continue
		}
		a := annotation{dict: v, kind: d.key(v, "Subtype").Name(), box: box}
		if a.kind == "Link" {
			a.uri = address([]byte(d.key(d.key(v, "A"), "URI").RawString()))
		}
		out = append(out, a)
	}
	return out
}

// annotations draws them over the page. Pop-up windows are not part of it, and
// links show nothing of their own.
func (m *machine) annotations(list []annotation) {
	for _, a := range list {
		if m.glyphs.full {
			return
		}
		if a.kind == "Popup" || a.kind == "Link" || m.d.layers.hides(a.dict) {
			continue
		}
		switch v := m.d.appearance(a.dict); {
		case v.Kind() == pdf.Stream:
			m.appearance(a, v)
		case a.kind == "Widget" || a.kind == "FreeText":
			m.value(a)
		}
	}
}

// appearance returns the stream that draws an annotation in its present state.
func (d *document) appearance(v pdf.Value) pdf.Value {
	n := d.key(d.key(v, "AP"), "N")
	if n.Kind() == pdf.Dict {
		state := d.key(v, "AS").Name()
		if state == "" {
			state = "Off"
		}
		n = d.key(n, state)
	}
	return n
}

// appearance draws an annotation: the box of its form, turned by the form's
// matrix, is fitted into the annotation's own (ISO 32000-1, 12.5.5).
func (m *machine) appearance(a annotation, v pdf.Value) {
	f := m.d.form(v)
	from, ok := m.d.box(m.d.key(v, "BBox"))
	if !ok {
		return
	}
	from = f.matrix.box(from)
	fit := matrix{a: (a.box[2] - a.box[0]) / (from[2] - from[0]), d: (a.box[3] - a.box[1]) / (from[3] - from[1])}
	fit.e, fit.f = a.box[0]-from[0]*fit.a, a.box[1]-from[1]*fit.d
	m.over(a, fit, func() { m.drawForm(f) })
}

// over draws something with a state of its own, as the annotation says.
func (m *machine) over(a annotation, fit matrix, draw func()) {
	before := m.state
	m.state = textState{ctm: fit.mul(m.page), stretch: 1}
	m.glyphs.overlay(m.d.overlay(a))
	if m.state.ctm.sane() {
		draw()
	}
	m.glyphs.overlay(inPage)
	m.state = before
}

// overlay tells how an annotation's text belongs to that of the page.
func (d *document) overlay(a annotation) overlay {
	switch {
	case a.kind == "Watermark" || a.kind == "Stamp":
		return asStamp
	case a.kind == "Widget" && d.inherited(a.dict, "FT").Name() == "Sig":
		return asSignature
	}
	return inPage
}

// inherited returns an entry of a field, which the fields above it may give.
func (d *document) inherited(v pdf.Value, name string) pdf.Value {
	for i := 0; i < maxFieldDepth && v.Kind() == pdf.Dict; i++ {
		if found := d.key(v, name); found.Kind() != pdf.Null {
			return found
		}
		v = d.key(v, "Parent")
	}
	if v.Kind() == pdf.Dict {
		d.problems.once("fields stand more than %d deep within fields; what the rest says of them is not read", maxFieldDepth)
	}
	return pdf.Value{}
}

// maxFieldDepth bounds the fields above a field; real forms have some.
const maxFieldDepth = 16
