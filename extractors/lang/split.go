package lang

import (
	"bytes"
	"encoding/json"
	"errors"
)

var errSplit = errors.New("not an object of sections")

// split cuts a file into its sections without reading what is in them: every
// run of the program needs a few sections of each language, and decoding the
// files as a whole would take longer than reading a note. A section is decoded,
// and found to be good JSON or not, when it is asked for; a test asks for all.
func split(b []byte) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	b = bytes.TrimSpace(b)
	if len(b) < 2 || b[0] != '{' || b[len(b)-1] != '}' {
		return nil, errSplit
	}
	rest := bytes.TrimSpace(b[1 : len(b)-1])
	for len(rest) > 0 {
		n := stringEnd(rest)
		if n == 0 {
			return nil, errSplit
		}
		var key string
		if err := json.Unmarshal(rest[:n], &key); err != nil {
			return nil, err
		}
		rest = bytes.TrimSpace(rest[n:])
		if len(rest) == 0 || rest[0] != ':' {
			return nil, errSplit
		}
		rest = rest[1:]
		n = valueEnd(rest)
		value := bytes.TrimSpace(rest[:n])
		if len(value) == 0 {
			return nil, errSplit
		}
		out[key] = value
		if rest = rest[n:]; len(rest) == 0 {
			break
		}
		if rest = bytes.TrimSpace(rest[1:]); len(rest) == 0 { // Behind a comma something must follow.
			return nil, errSplit
		}
	}
	return out, nil
}

// stringEnd returns the length of the string that b begins with, 0 for none.
func stringEnd(b []byte) int {
	if len(b) == 0 || b[0] != '"' {
		return 0
	}
	for i := 1; i < len(b); {
		quote := bytes.IndexByte(b[i:], '"')
		if quote < 0 {
			return 0
		}
		escape := bytes.IndexByte(b[i:i+quote], '\\')
		if escape < 0 {
			return i + quote + 1
		}
		i += escape + 2
	}
	return 0
}

// valueEnd returns the offset of the comma behind the value that b begins with,
// the length of b where there is none.
func valueEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			n := stringEnd(b[i:])
			if n == 0 {
				return len(b)
			}
			i += n - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
	}
	return len(b)
}
