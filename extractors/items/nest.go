package items

import "councilnotes/extractors/doc"

// maxDepth bounds the nesting; items deeper than that become siblings.
const maxDepth = 16

// nest turns a run of items into a tree by their levels. A level that is left
// out is not missed: an item stands under the last one of a lower level.
func nest(t *doc.Text, blocks []doc.Block) []doc.Item {
	root := &entry{level: -1}
	open := []*entry{root}
	for _, b := range blocks {
		for len(open) > 1 && (open[len(open)-1].level >= b.Level || len(open) > maxDepth) {
			open = open[:len(open)-1]
		}
		e := &entry{level: b.Level, item: doc.Item{Text: t.In(b.Body), Span: b.Body}}
		parent := open[len(open)-1]
		parent.children = append(parent.children, e)
		open = append(open, e)
	}
	return root.items()
}

// entry is an item while the tree is built.
type entry struct {
	level    int
	item     doc.Item
	children []*entry
}

func (e *entry) items() []doc.Item {
	var out []doc.Item
	for _, c := range e.children {
		c.item.Items = c.items()
		out = append(out, c.item)
	}
	return out
}
