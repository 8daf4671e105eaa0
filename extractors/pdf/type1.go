package pdf

import "bytes"

// readType1 reads the encoding that a Type 1 font program has built in: in its
// clear part, "dup 65 /A put" for each code, or the standard encoding by name.
func (o *outline) readType1(b []byte) {
	if end := bytes.Index(b, []byte("eexec")); end >= 0 {
		b = b[:end]
	}
	at := bytes.Index(b, []byte("/Encoding"))
	if at < 0 {
		return
	}
	l := lexer{b: b, pos: at + len("/Encoding")}
	if l.next().is("StandardEncoding") {
		return
	}
	var before [2]token
	for t := l.next(); t.kind != tEOF && !t.is("def") && !t.is("readonly"); t = l.next() {
		if t.is("put") && before[0].kind == tNumber && before[1].kind == tName {
			if n := before[0].num; n >= 0 && n < 256 {
				o.encode(byte(n), string(before[1].b))
			}
		}
		before[0], before[1] = before[1], t
	}
}

// encode notes the name of a code in the font's own encoding.
func (o *outline) encode(code byte, name string) {
	if o.encoding == nil {
		o.encoding = new([256]string)
	}
	o.encoding[code] = name
}
