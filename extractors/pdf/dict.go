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
func topValue(b []byte, key string) (found []byte) {
	eachEntry(b, func(k, v []byte) bool {
		if string(k) == key {
			found = v
		}
		return found == nil
	})
	return found
}

// eachEntry gives the keys at the top level of the dictionary that the bytes
// begin with, and the bytes of their values, until do returns false.
func eachEntry(b []byte, do func(key, value []byte) bool) {
	l := lexer{b: b}
	if l.next().kind != tDict {
		return
	}
	for {
		k := l.next()
		switch {
		case k.kind == tEOF || k.kind == tDictEnd:
			return
		case k.kind != tName:
			continue
		}
		start := l.pos
		l.skipValue()
		if !do(k.b, b[start:l.pos]) {
			return
		}
	}
}

// value reads the tokens of one value: a whole array or dictionary, the three
// tokens of a reference, or a single token.
func (l *lexer) value() (v []token) {
	start := l.pos
	l.skipValue()
	one := lexer{b: l.b[start:l.pos]}
	for t := one.next(); t.kind != tEOF; t = one.next() {
		v = append(v, t)
	}
	return v
}

// skipValue moves behind one value.
func (l *lexer) skipValue() {
	switch t := l.next(); t.kind {
	case tOpen, tDict:
		for depth := 1; depth > 0; {
			switch l.next().kind {
			case tEOF:
				return
			case tOpen, tDict:
				depth++
			case tClose, tDictEnd:
				depth--
			}
		}
	case tNumber:
		back := l.pos
		gen, r := l.next(), l.next()
		if gen.kind != tNumber || !r.is("R") {
			l.pos = back
		}
	case tDictEnd: // a key without a value
		l.pos -= 2
	}
}

// reference reads a reference; it reads nothing where none stands.
func (l *lexer) reference() (ref, bool) {
	start := l.pos
	var v [3]token
	for i := range v {
		if l.read(&v[i]); i < 2 && v[i].kind != tNumber {
			break
		}
	}
	r, ok := asRef(v[:])
	if !ok {
		l.pos = start
	}
	return r, ok
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
