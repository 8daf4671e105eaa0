package pdf

import (
	"bytes"

	"github.com/ledongthuc/pdf"

	"councilnotes/extractors/layout"
)

// structure is the structure tree of a tagged document, read as far as it tells
// which content stands in footnotes. Long documents have tens of thousands of
// elements, so they are read from their bytes, each once, when content of theirs
// is met, and only in files that name notes at all.
type structure struct {
	d     *document
	roles []byte          // maps a writer's own names to those of the standard
	pages map[int][]byte  // the elements of the marks of a page, by its StructParents
	notes map[uint32]bool // whether elements stand in notes
	left  int             // bytes that may still be read
}

// structure returns nil for a document without notes in its tags.
func (d *document) structure() *structure {
	s := &structure{d: d, pages: map[int][]byte{}, notes: map[uint32]bool{}, left: 1<<20 + 2*(len(d.front.data)+len(d.front.tail))}
	root := topValue(d.front.body(object(d.key(d.reader.Trailer(), "Root"))), "StructTreeRoot")
	if root == nil || !namesNotes(d.front.data) && !namesNotes(d.front.tail) {
		return nil
	}
	eachEntry(s.follow(root), func(key, value []byte) bool {
		switch string(key) {
		case "RoleMap":
			s.roles = s.follow(value)
		case "ParentTree":
			s.readTree(s.follow(value), 0)
		}
		return true
	})
	return s
}

// namesNotes reports whether anything that names an element a note may stand in
// the bytes: one search for what all the names have in common.
func namesNotes(b []byte) bool {
	for i := 0; ; {
		k := bytes.Index(b[i:], []byte("ote"))
		if k < 0 {
			return false
		}
		if i += k; i > 0 && b[i-1]|0x20 == 'n' {
			return true
		}
		i += 3
	}
}

// follow returns the bytes of a value: those of the object that it refers to, or
// its own.
func (s *structure) follow(value []byte) []byte {
	l := lexer{b: value}
	if r, ok := l.reference(); ok {
		return s.object(r.num)
	}
	return value
}

// object returns the bytes of an object, and pays for reading them.
func (s *structure) object(num uint32) []byte {
	b := s.d.front.body(num)
	if !spend(&s.left, len(b)) {
		s.d.problems.once("the document's tags are too long; notes are found without them")
		return nil
	}
	return b
}

// readTree reads a node of a number tree.
func (s *structure) readTree(node []byte, depth int) {
	if depth > maxDepth {
		s.d.problems.once("the document's tags are nested too deep; notes are found without them")
		return
	}
	eachEntry(node, func(key, value []byte) bool {
		l := lexer{b: value}
		switch string(key) {
		case "Kids":
			for _, kid := range l.references() {
				s.readTree(s.object(kid), depth+1)
			}
		case "Nums":
			for l.next(); ; {
				n := l.next()
				if n.kind != tNumber {
					break
				}
				start := l.pos
				l.skipValue()
				s.pages[int(n.num)] = value[start:l.pos]
			}
		}
		return true
	})
}

// references reads an array of references; 0 stands for anything else.
func (l *lexer) references() (nums []uint32) {
	for l.next(); l.pos < len(l.b); {
		r, ok := l.reference()
		if !ok {
			l.skipValue()
		}
		nums = append(nums, r.num)
	}
	return nums
}

// of returns the elements of the marks of a page.
func (s *structure) of(p page) []uint32 {
	if s == nil {
		return nil
	}
	n := s.d.key(p.dict, "StructParents")
	if n.Kind() != pdf.Integer {
		return nil
	}
	l := lexer{b: s.follow(s.pages[int(n.Int64())])}
	return l.references()
}

// tag returns what an element says of its content: itself, or through those
// around it.
func (s *structure) tag(element uint32) layout.Tag {
	if s.inNote(element, 0) {
		return layout.NoteLine
	}
	return layout.Untagged
}

func (s *structure) inNote(element uint32, depth int) bool {
	note, known := s.notes[element]
	if known || element == 0 || depth > maxDepth {
		return note
	}
	s.notes[element] = false // should it lead back to itself
	var parent ref
	named, placed := false, false
	eachEntry(s.object(element), func(key, value []byte) bool {
		l := lexer{b: value}
		switch string(key) {
		case "S":
			note, named = s.isNote(l.next().b), true
		case "P":
			parent, placed = l.reference()
		}
		return !named || !placed
	})
	note = note || s.inNote(parent.num, depth+1)
	s.notes[element] = note
	return note
}

// isNote reports whether the name of an element is that of a note.
func (s *structure) isNote(name []byte) bool {
	switch string(name) {
	case "Note", "Footnote", "FENote":
		return true
	}
	l := lexer{b: topValue(s.roles, string(name))}
	return string(l.next().b) == "Note"
}
