package pdf

import "github.com/ledongthuc/pdf"

// layers tells which layers of a document (optional content groups) are
// switched off when it is opened: other languages, earlier drafts, notes for
// the press. What stands on them is not on the page.
type layers struct {
	d   *document
	hid map[uint32]bool // groups by their object numbers
	// conditions is how many more visibility expressions may be looked at.
	conditions int
}

// Bounds of the layers of a document, and of its conditions.
const (
	maxLayers     = 10_000
	maxConditions = 5000
	maxCondition  = 16 // within each other
)

// readLayers returns nil for a document where none is switched off.
func (d *document) readLayers() *layers {
	all := d.key(d.key(d.reader.Trailer(), "Root"), "OCProperties")
	if all.Kind() != pdf.Dict {
		return nil
	}
	set := d.key(all, "D")
	l := &layers{d: d, hid: map[uint32]bool{}, conditions: maxConditions}
	if d.key(set, "BaseState").Name() == "OFF" {
		l.each(d.key(all, "OCGs"), func(n uint32) { l.hid[n] = true })
		l.each(d.key(set, "ON"), func(n uint32) { delete(l.hid, n) })
	}
	l.each(d.key(set, "OFF"), func(n uint32) { l.hid[n] = true })
	if len(l.hid) == 0 {
		return nil
	}
	return l
}

func (l *layers) each(list pdf.Value, do func(uint32)) {
	for i := 0; i < l.len(list); i++ {
		if num, own := shared(l.d.index(list, i), list); own {
			do(num)
		}
	}
}

// len returns how many entries of a list of layers are looked at.
func (l *layers) len(list pdf.Value) int {
	if list.Len() > maxLayers {
		l.d.problems.once("the document has more than %d layers; the rest is taken to be visible", maxLayers)
	}
	return min(list.Len(), maxLayers)
}

// hides reports whether a form or an annotation stands on layers that are
// switched off.
func (l *layers) hides(v pdf.Value) bool {
	return l != nil && l.off(l.d.key(v, "OC"))
}

// off reports whether what belongs to a group, or to groups under a condition,
// is not to be seen.
func (l *layers) off(v pdf.Value) bool {
	if l == nil || v.Kind() != pdf.Dict {
		return false
	}
	if l.d.key(v, "Type").Name() != "OCMD" {
		return l.hid[object(v)]
	}
	if ve := l.d.key(v, "VE"); ve.Kind() == pdf.Array {
		return !l.holds(ve, 0)
	}
	groups := l.d.key(v, "OCGs")
	if groups.Kind() == pdf.Dict {
		return l.hid[object(groups)]
	}
	on, off := 0, 0
	for i := 0; i < l.len(groups); i++ {
		switch g := l.d.index(groups, i); {
		case g.Kind() != pdf.Dict:
		case l.hid[object(g)]:
			off++
		default:
			on++
		}
	}
	return on+off > 0 && !visible(l.d.key(v, "P").Name(), on, off)
}

// visible judges by a policy what belongs to groups that are on and off.
func visible(policy string, on, off int) bool {
	switch policy {
	case "AllOn":
		return off == 0
	case "AnyOff":
		return off > 0
	case "AllOff":
		return on == 0
	}
	return on > 0
}

// holds evaluates a visibility expression: [/And a b …], [/Or a b …], [/Not a].
func (l *layers) holds(ve pdf.Value, depth int) bool {
	if ve.Kind() != pdf.Array {
		return !l.hid[object(ve)]
	}
	op := l.d.index(ve, 0).Name()
	if depth > maxCondition || !spend(&l.conditions, 1) {
		l.d.problems.once("the conditions of a layer are too long; it is taken to be visible")
		return true
	}
	for i := 1; i < l.len(ve); i++ {
		one := l.holds(l.d.index(ve, i), depth+1)
		switch {
		case op == "Not":
			return !one
		case op == "Or" && one:
			return true
		case op == "And" && !one:
			return false
		}
	}
	return op != "Or"
}
