package robots

import "strings"

// matches reports whether a pattern matches the beginning of a path. The parts
// between the stars are looked for from left to right, each at its first place,
// so a long pattern costs no more than a short one.
func matches(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	first, rest, stars := strings.Cut(pattern, "*")
	path, ok := strings.CutPrefix(path, first)
	if !ok {
		return false
	}
	for stars {
		var part string
		part, rest, stars = strings.Cut(rest, "*")
		if !stars && whole {
			return strings.HasSuffix(path, part)
		}
		i := strings.Index(path, part)
		if i < 0 {
			return false
		}
		path = path[i+len(part):]
	}
	return !whole || path == ""
}

// normalPattern spells a pattern so that it can be compared with a path: a "$"
// within it is a letter like others.
func normalPattern(s string) string {
	s, whole := strings.CutSuffix(s, "$")
	if s = spell(s, "$"); whole {
		s += "$"
	}
	return s
}

// normalPath spells a path and its query: "*" and "$" are letters there.
func normalPath(s string) string { return spell(s, "*$") }

// spell spells an address in one of its many ways (2.2.2): what is not reserved
// stands for itself, octets beyond ASCII and those of also are escaped, with
// capitals.
func spell(s, also string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c, escaped := s[i], false
		if c == '%' && i+2 < len(s) {
			if hi, lo := digit(s[i+1]), digit(s[i+2]); hi >= 0 && lo >= 0 {
				c, escaped = byte(hi<<4|lo), true
				i += 2
			}
		}
		if escaped && !unreserved(c) || c >= 0x80 || c <= ' ' || strings.IndexByte(also, c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// unreserved reports whether a character means the same escaped or not (RFC
// 3986, 2.3).
func unreserved(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || strings.IndexByte("-._~", c) >= 0
}
