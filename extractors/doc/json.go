package doc

import (
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the record as JSON, the same bytes that package json
// writes without escapes for HTML. A record holds ten thousands of small
// objects: writing each field by its name takes a quarter of the time. The error
// is that of package json: a box that is no number.
func (r *Record) AppendJSON(b []byte) ([]byte, error) {
	w := &jsonWriter{b: b}
	w.record(r)
	return w.b, w.err
}

// jsonWriter appends JSON. Of its methods, those called opt leave an empty
// value out.
type jsonWriter struct {
	b   []byte
	err error
}

// key writes the name of the next field of an object.
func (w *jsonWriter) key(name string) {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' {
		w.b = append(w.b, ',')
	}
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

func (w *jsonWriter) str(name, v string) {
	w.key(name)
	w.quote(v)
}

func (w *jsonWriter) opt(name, v string) {
	if v != "" {
		w.str(name, v)
	}
}

func (w *jsonWriter) num(name string, v int) {
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(v), 10)
}

func (w *jsonWriter) optNum(name string, v int) {
	if v != 0 {
		w.num(name, v)
	}
}

func (w *jsonWriter) optTrue(name string, v bool) {
	if v {
		w.key(name)
		w.b = append(w.b, "true"...)
	}
}

func (w *jsonWriter) optStrings(name string, list []string) {
	optList(w, name, list, func(w *jsonWriter, s *string) { w.quote(*s) })
}

func (w *jsonWriter) span(s Span) {
	w.key("span")
	w.b = strconv.AppendInt(append(w.b, '['), int64(s.Start), 10)
	w.b = strconv.AppendInt(append(w.b, ','), int64(s.End), 10)
	w.b = append(w.b, ']')
}

// box writes a box. Boxes are rounded to a tenth, which needs no search for the
// shortest digits; numbers that are written with an exponent, and those that are
// none, are left to package json.
func (w *jsonWriter) box(box *Box) {
	w.key("box")
	w.b = append(w.b, '[')
	for i, v := range box {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		if tenths := v * 10; v > 0 && v < 1e9 && tenths == math.Trunc(tenths) && tenths/10 == v {
			w.tenths(int64(tenths))
			continue
		}
		if a := math.Abs(v); a == 0 || a >= 1e-6 && a < 1e21 {
			w.b = strconv.AppendFloat(w.b, v, 'f', -1, 64)
			continue
		}
		number, err := json.Marshal(v)
		if err != nil {
			w.err = err
		}
		w.b = append(w.b, number...)
	}
	w.b = append(w.b, ']')
}

func (w *jsonWriter) tenths(n int64) {
	w.b = strconv.AppendInt(w.b, n/10, 10)
	if n%10 != 0 {
		w.b = append(w.b, '.', byte('0'+n%10))
	}
}

func (w *jsonWriter) open(name string) {
	w.key(name)
	w.b = append(w.b, '{')
}

func (w *jsonWriter) close() { w.b = append(w.b, '}') }

// optList writes a list unless it is empty.
func optList[T any](w *jsonWriter, name string, list []T, write func(*jsonWriter, *T)) {
	if len(list) > 0 {
		writeList(w, name, list, write)
	}
}

func writeList[T any](w *jsonWriter, name string, list []T, write func(*jsonWriter, *T)) {
	w.key(name)
	if list == nil {
		w.b = append(w.b, "null"...)
		return
	}
	w.b = append(w.b, '[')
	for i := range list {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		write(w, &list[i])
	}
	w.b = append(w.b, ']')
}

// optObjects writes a list of objects unless it is empty.
func optObjects[T any](w *jsonWriter, name string, list []T, fields func(*jsonWriter, *T)) {
	optList(w, name, list, object(fields))
}

// object makes of what writes fields what writes an object of them.
func object[T any](fields func(*jsonWriter, *T)) func(*jsonWriter, *T) {
	return func(w *jsonWriter, v *T) {
		w.b = append(w.b, '{')
		fields(w, v)
		w.close()
	}
}

// quote writes a string.
func (w *jsonWriter) quote(s string) {
	w.b = append(w.b, '"')
	from, valid := 0, utf8.ValidString(s)
	for i := 0; i < len(s); {
		c := s[i]
		if plainInJSON[c] && (valid || c < utf8.RuneSelf) {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if (r != utf8.RuneError || size > 1) && r != '\u2028' && r != '\u2029' {
				i += size
				continue
			}
		}
		w.b = append(w.b, s[from:i]...)
		w.escape(s[i : i+size])
		i += size
		from = i
	}
	w.b = append(append(w.b, s[from:]...), '"')
}

// plainInJSON are the bytes of valid UTF-8 that stand for themselves; with 0xE2
// begin the two separators that do not.
var plainInJSON = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = c >= ' ' && c != '"' && c != '\\' && c != 0xE2
	}
	return plain
}()

// escape writes one character that JSON, or JavaScript, does not take as it is.
func (w *jsonWriter) escape(s string) {
	switch s {
	case `"`, `\`:
		w.b = append(w.b, '\\', s[0])
		return
	}
	escaped, err := json.Marshal(s)
	if err != nil {
		w.err = err
		return
	}
	w.b = append(w.b, escaped[1:len(escaped)-1]...)
}
