package pdf

import "github.com/ledongthuc/pdf"

// resources is a resource dictionary; what content streams name in it is
// looked up and decoded once.
type resources struct {
	d        *document
	dict     pdf.Value
	fonts    map[string]*font
	forms    map[string]*form
	props    map[string]property
	graphics map[string]graphicsState
}

// form is a form XObject: content that a page draws like a picture.
type form struct {
	matrix    matrix
	resources *resources // nil: those of the page
	content   []byte
	hidden    bool // on a layer that is switched off
}

// graphicsState is what a graphics state dictionary sets of what text needs.
type graphicsState struct {
	font  *font
	size  float64
	faint bool // more see-through than not
}

// property is what a property list says of the content it marks.
type property struct {
	text   *string // the replacement text
	hidden bool    // on a layer that is switched off
	// What it says of marked content: that it is part of the page only, and its
	// number in the structure tree, -1 for none.
	pagination bool
	number     int
}

// resourcesOf returns the resources that stand in the dictionary parent; the
// same for all that share one object.
func (d *document) resourcesOf(v, parent pdf.Value) *resources {
	num, own := shared(v, parent)
	if r := d.resources[num]; own && r != nil {
		return r
	}
	r := &resources{
		d: d, dict: v, fonts: map[string]*font{}, forms: map[string]*form{},
		props: map[string]property{}, graphics: map[string]graphicsState{},
	}
	if own {
		d.resources[num] = r
	}
	return r
}

// entry returns what the resources call by the name.
func (r *resources) entry(category, name string) pdf.Value {
	if r == nil || !r.d.mayLook() {
		return pdf.Value{}
	}
	return r.d.key(r.d.key(r.dict, category), name)
}

// font returns a font, nil where there is none of the name.
func (r *resources) font(called []byte) *font {
	if r == nil {
		return nil
	}
	f, ok := r.fonts[string(called)]
	if !ok && r.d.mayLook() {
		name, fonts := string(called), r.d.key(r.dict, "Font")
		if f = r.d.fonts[reference(fonts, name)]; f == nil {
			f = r.d.font(r.d.key(fonts, name), fonts)
		}
		r.fonts[name] = f
	}
	return f
}

// form returns a form XObject, nil for an image or nothing.
func (r *resources) form(name string) *form {
	if r == nil {
		return nil
	}
	f, ok := r.forms[name]
	if !ok {
		v := r.entry("XObject", name)
		if r.d.key(v, "Subtype").Name() == "Form" {
			f = r.d.form(v)
		}
		r.forms[name] = f
	}
	return f
}

func (d *document) form(v pdf.Value) *form {
	f := &form{matrix: identity, hidden: d.layers.hides(v)}
	if mv := d.key(v, "Matrix"); mv.Kind() == pdf.Array && mv.Len() == 6 {
		n := func(i int) float64 { return d.index(mv, i).Float64() }
		f.matrix = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
	}
	if res := d.key(v, "Resources"); res.Kind() == pdf.Dict {
		f.resources = d.resourcesOf(res, v)
	}
	f.content, _ = d.stream(v)
	return f
}

// property returns what a named property list says.
func (r *resources) property(name string) property {
	if r == nil {
		return property{number: -1}
	}
	p, ok := r.props[name]
	if !ok {
		v := r.entry("Properties", name)
		if t := r.d.key(v, "ActualText"); t.Kind() == pdf.String && len(t.RawString()) <= maxActual {
			text := textString([]byte(t.RawString()))
			p.text = &text
		}
		p.hidden = r.d.layers.off(v)
		p.pagination = r.d.key(v, "Type").Name() == "Pagination"
		if n := r.d.key(v, "MCID"); n.Kind() == pdf.Integer {
			p.number = int(n.Int64())
		} else {
			p.number = -1
		}
		r.props[name] = p
	}
	return p
}

// hides reports whether the name is that of a layer that is switched off.
func (r *resources) hides(name string) bool { return r.property(name).hidden }

// graphicsState returns what a graphics state sets.
func (r *resources) graphicsState(name string) graphicsState {
	if r == nil {
		return graphicsState{}
	}
	g, ok := r.graphics[name]
	if !ok {
		v := r.entry("ExtGState", name)
		if pair := r.d.key(v, "Font"); pair.Kind() == pdf.Array && pair.Len() == 2 {
			g.font, g.size = r.d.font(r.d.index(pair, 0), pair), r.d.index(pair, 1).Float64()
		}
		opacity := r.d.key(v, "ca")
		g.faint = opacity.Kind() == pdf.Real && opacity.Float64() <= 0.5
		r.graphics[name] = g
	}
	return g
}
