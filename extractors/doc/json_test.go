package doc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"testing"
)

// fill sets every field below v, lists to two elements down to a depth, so that
// a field that is not written, or under another name, is seen.
func fill(v reflect.Value, n *int, depth int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("с%d", *n))
	case reflect.Int:
		v.SetInt(int64(*n) - 7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(float64(*n) / 10)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n, depth)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n, depth)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n, depth)
		}
	case reflect.Slice:
		if depth == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n, depth-1)
		}
	default:
		panic(v.Kind())
	}
}

func packageJSON(t testing.TB, r *Record) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// TestAppendJSON holds our own JSON against that of package json, byte by byte.
func TestAppendJSON(t *testing.T) {
	full, n := &Record{}, 0
	fill(reflect.ValueOf(full).Elem(), &n, 4)
	var all []byte
	for c := range 256 {
		all = append(all, byte(c))
	}
	for name, r := range map[string]*Record{
		"full": full, "zero": {}, "pointers": {Cover: &CoverPage{}, Page: &WebPage{}, Furniture: &Furniture{}},
		"lists":      {Items: []List{{}, {Items: []Item{}}}, Blocks: []RecordBlock{}, Footnotes: []Note{{Anchor: &NoteAnchor{}}}},
		"characters": {Title: string(all) + "<a&b> \u2028\u2029\u007f\ufffd 𝛼 é", Text: "\xe2\x80", Language: "\xed\xa0\x80"},
		"numbers":    {Blocks: []RecordBlock{{Box: &Box{0, -1.5, 1e-7, 1e21}}, {Box: &Box{math.Copysign(0, -1), 0.1, 595.3, 1e20}}, {Box: &Box{595, 1e9, 0.30000000000000004, 99.95}}}},
	} {
		got, err := r.AppendJSON(nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if want := packageJSON(t, r); !bytes.Equal(want, got) {
			t.Errorf("%s:\nwant %s\ngot  %s", name, want, got)
		}
	}
}

func TestAppendJSONRefusesWhatIsNoNumber(t *testing.T) {
	r := &Record{Blocks: []RecordBlock{{Box: &Box{0, math.NaN(), 1, 1}}}}
	if _, err := r.AppendJSON(nil); err == nil {
		t.Error("a box that is no number is written")
	}
}

// BenchmarkAppendJSON writes a record of a long document, beside package json.
func BenchmarkAppendJSON(b *testing.B) {
	r, n := &Record{}, 0
	fill(reflect.ValueOf(r).Elem(), &n, 4)
	for len(r.References) < 4000 {
		r.References = append(r.References, r.References...)
		r.Blocks = append(r.Blocks, r.Blocks...)
	}
	b.Run("own", func(b *testing.B) {
		size := len(packageJSON(b, r))
		for b.Loop() {
			if _, err := r.AppendJSON(make([]byte, 0, size)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json", func(b *testing.B) {
		for b.Loop() {
			packageJSON(b, r)
		}
	})
}
