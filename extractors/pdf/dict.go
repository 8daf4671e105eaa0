package pdf

// This file reads the few things that the front must know of an object before
// the object layer can be asked: values at the top level of a dictionary.

// ref names an indirect object.
type ref struct {
	num uint32
	gen uint16
}

// topKey returns the tokens of the value of a key at the top level of the
// dictionary that the bytes begin with; nil where there is no such key.
func topKey(b []byte, key string) []token {
	raw := topValue(b, key)
	if raw == nil {
		return nil
	}
	l := lexer{b: raw}
	return l.value()
}

// topValue returns the bytes of the value of a key at the top level.
func topValue(b []byte, key string) []byte {
	l := lexer{b: b}
	if l.next().kind != tDict {
		return nil
	}
	for {
		k := l.next()
		switch {
		case k.kind == tEOF || k.kind == tDictEnd:
			return nil
		case k.kind != tName:
			continue
		}
		start := l.pos
		if l.value(); string(k.b) == key {
			return b[start:l.pos]
		}
	}
}

// value reads the tokens of one value: a whole array or dictionary, the three
// tokens of a reference, or a single token.
func (l *lexer) value() []token {
	t := l.next()
	v := []token{t}
	switch t.kind {
	case tOpen, tDict:
		for depth := 1; depth > 0; {
			t = l.next()
			switch t.kind {
			case tEOF:
				return v
			case tOpen, tDict:
				depth++
			case tClose, tDictEnd:
				depth--
			}
			v = append(v, t)
		}
	case tNumber:
		back := l.pos
		gen, r := l.next(), l.next()
		if gen.kind == tNumber && r.is("R") {
			return append(v, gen, r)
		}
		l.pos = back
	case tDictEnd: // a key without a value
		l.pos -= 2
		return nil
	}
	return v
}

// asRef returns the reference that the tokens are.
func asRef(v []token) (ref, bool) {
	if len(v) != 3 || !v[2].is("R") || v[0].num < 0 || v[0].num > 1<<31 || v[1].num < 0 || v[1].num > 65535 {
		return ref{}, false
	}
	return ref{uint32(v[0].num), uint16(v[1].num)}, true
}

// nameIs reports whether the value is the name.
func nameIs(v []token, name string) bool {
	return len(v) == 1 && v[0].kind == tName && string(v[0].b) == name
}
