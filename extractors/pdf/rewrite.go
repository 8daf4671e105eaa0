package pdf

import "strconv"

// rewriteAll writes every object anew that stands in the file itself, so that
// the object layer meets no syntax that it does not know. The strings of
// encrypted files are decrypted on the way.
func (f *front) rewriteAll() {
	for i := range f.scan.entries {
		e := &f.scan.entries[i]
		if p, ok := f.objs[e.num]; ok && p.order == e.start {
			p.at = f.rewrite(e, f.crypt)
			p.end = f.end()
			f.objs[e.num] = p
		}
	}
}

// rewrite writes one object at the end of what the object layer reads, and
// returns where. A stream keeps its bytes where they are.
func (f *front) rewrite(e *entry, c *crypt) int64 {
	if c != nil && c.ref.num == e.num {
		c = nil // the encryption dictionary itself is not encrypted
	}
	at := f.begin(e.num, e.gen)
	f.tail = clearer{c, ref{e.num, e.gen}}.write(f.tail, f.data[e.body:e.end])
	if e.isStream() {
		f.tail = append(f.tail, " stream\n"...)
		f.streams[f.end()] = stream{ref{e.num, e.gen}, f.data[e.data:e.stop], true}
		f.tail = append(f.tail, "\nendstream"...)
	}
	f.tail = append(f.tail, "\nendobj"...)
	return at
}

// begin writes the beginning of an object and returns its offset.
func (f *front) begin(num uint32, gen uint16) int64 {
	f.tail = append(f.tail, '\n')
	at := f.end()
	f.tail = strconv.AppendUint(f.tail, uint64(num), 10)
	f.tail = append(f.tail, ' ')
	f.tail = strconv.AppendUint(f.tail, uint64(gen), 10)
	f.tail = append(f.tail, " obj "...)
	return at
}

// end returns the offset behind all that was written.
func (f *front) end() int64 { return int64(len(head) + len(f.data) + len(f.tail)) }

// clearer writes the tokens of an object in the plainest syntax.
type clearer struct {
	crypt *crypt // decrypts strings; nil leaves them
	of    ref
}

// write appends the tokens of the first value in b. What is open at its end is
// closed; closing brackets without opening ones are left out.
func (c clearer) write(out, b []byte) []byte {
	l := lexer{b: b}
	var open []kind
	for n := 0; ; n++ {
		t := l.next()
		if t.kind == tEOF || n > 0 && len(open) == 0 && t.kind != tNumber && !t.is("R") {
			break
		}
		if t.kind == tOpen || t.kind == tDict {
			open = append(open, t.kind+1)
		}
		if t.kind == tClose || t.kind == tDictEnd {
			if len(open) == 0 || open[len(open)-1] != t.kind {
				continue
			}
			open = open[:len(open)-1]
		}
		out = c.token(out, t)
	}
	for i := len(open) - 1; i >= 0; i-- {
		out = c.token(out, token{kind: open[i]})
	}
	return out
}

func (c clearer) token(out []byte, t token) []byte {
	switch t.kind {
	case tNumber:
		out = strconv.AppendFloat(out, t.num, 'f', -1, 64)
	case tName:
		out = appendName(out, t.b)
	case tString:
		s := t.b
		if c.crypt != nil {
			s = c.crypt.open(c.of, s, c.crypt.strings)
		}
		out = appendHex(out, s)
	case tWord:
		out = append(out, t.b...)
		switch string(t.b) {
		case "R", "true", "false", "null":
		default: // nothing that an object may hold
			out = append(out[:len(out)-len(t.b)], "null"...)
		}
	case tOpen:
		out = append(out, '[')
	case tClose:
		out = append(out, ']')
	case tDict:
		out = append(out, "<<"...)
	case tDictEnd:
		out = append(out, ">>"...)
	}
	return append(out, ' ')
}

func appendName(out, name []byte) []byte {
	out = append(out, '/')
	for _, c := range name {
		if class[c] != 0 || c == '#' || c < '!' || c > '~' {
			out = append(out, '#', hexDigits[c>>4], hexDigits[c&15])
		} else {
			out = append(out, c)
		}
	}
	return out
}

const hexDigits = "0123456789abcdef"

func appendHex(out, s []byte) []byte {
	out = append(out, '<')
	for _, c := range s {
		out = append(out, hexDigits[c>>4], hexDigits[c&15])
	}
	return append(out, '>')
}
