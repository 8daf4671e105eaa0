package pdf

import "strings"

// links returns the areas of a page that lead to addresses; toPage turns the
// file's coordinates into the page's.
func links(all []annotation, toPage matrix) []link {
	var out []link
	for _, a := range all {
		if a.uri != "" {
			out = append(out, link{toPage.box(a.box), a.uri})
		}
	}
	return out
}

// address reads the address of a link, which may have been broken over lines.
func address(s []byte) string { return strings.ReplaceAll(textString(s), " ", "") }

// plainLink reads a link from the bytes of its object: long documents have
// thousands, and the object layer takes its time. ok is false for an object that
// is no link, or one that does not hold all of its entries itself.
func (d *document) plainLink(num uint32) (a annotation, ok bool) {
	body := d.front.body(num)
	if body == nil || d.bounds.parsed <= 0 {
		return a, false
	}
	a.kind = "Link"
	plain, link, hidden := true, false, false
	eachEntry(body, func(key, value []byte) bool {
		switch l := (lexer{b: value}); string(key) {
		case "Subtype":
			link = string(l.next().b) == a.kind
			plain = plain && link
		case "Rect":
			a.box, ok = l.box()
		case "F":
			t := l.next()
			hidden = int64(t.num)&(flagHidden|flagNoView) != 0
			plain = plain && t.kind == tNumber && l.next().kind == tEOF
		case "A":
			plain = plain && l.next().kind == tDict
			a.uri, plain = plainAddress(value, plain)
		}
		return plain
	})
	if !plain || !link || !ok || hidden {
		return a, false
	}
	return a, spend(&d.bounds.parsed, len(body))
}

// plainAddress returns the address of an action; plain turns false where the
// action does not hold it itself.
func plainAddress(action []byte, plain bool) (uri string, ok bool) {
	eachEntry(action, func(key, value []byte) bool {
		if string(key) == "URI" {
			l := lexer{b: value}
			t := l.next()
			uri, plain = address(t.b), plain && t.kind == tString
		}
		return true
	})
	return uri, plain
}
