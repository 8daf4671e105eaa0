package pdf

import "github.com/ledongthuc/pdf"

// key is Value.Key for files that may be damaged or hostile: an object that
// the module cannot parse, where it panics, is null; and the object layer,
// which parses an object each time it is asked for, cannot be made to parse a
// long one for ever.
func (d *document) key(v pdf.Value, name string) (out pdf.Value) {
	if d.bounds.parsed <= 0 {
		return
	}
	defer d.recovered(&out)
	return d.paid(v, v.Key(name))
}

// index is Value.Index for files that may be damaged or hostile.
func (d *document) index(v pdf.Value, i int) (out pdf.Value) {
	if d.bounds.parsed <= 0 {
		return
	}
	defer d.recovered(&out)
	return d.paid(v, v.Index(i))
}

func (d *document) recovered(out *pdf.Value) {
	if recover() != nil {
		d.damaged++
		*out = pdf.Value{}
	}
}

// paid takes what following a reference cost from the budget. When it is used
// up everything is null from then on, which ends the reading soon.
func (d *document) paid(parent, v pdf.Value) pdf.Value {
	if v.Kind() == pdf.Null {
		return v
	}
	num, own := shared(v, parent)
	if !own {
		return v
	}
	p := d.front.objs[num]
	if d.bounds.parsed -= int(p.end - p.at); d.bounds.parsed <= 0 {
		d.problems.once("the file's objects refer to each other too often; parts were left out")
	}
	return v
}
