package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// fill sets every field to a value of its own, slices to two elements, down to
// the given depth, so that a field that does not cross the pipe is seen.
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
		v.SetFloat(float64(*n) / 3)
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
	}
}

func full() *doc.Record {
	r, n := &doc.Record{}, 0
	fill(reflect.ValueOf(r).Elem(), &n, 4)
	return r
}

func TestRecordCrossesThePipe(t *testing.T) {
	long := &doc.Record{Blocks: make([]doc.RecordBlock, 3000)}
	empty := &doc.Record{Items: []doc.List{{Items: []doc.Item{}}, {}}, Problems: []doc.Problem{}}
	for name, want := range map[string]*doc.Record{"full": full(), "zero": {}, "empty lists": empty, "long list": long} {
		var b bytes.Buffer
		if err := writeRecord(&b, want); err != nil {
			t.Fatal(err)
		}
		got, err := readRecord(&b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestNoRecord(t *testing.T) {
	whole, err := encode(nil, reflect.ValueOf(full()).Elem(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		if _, err := receive(whole[:n]); err == nil {
			t.Fatalf("%d of %d bytes are taken for a record", n, len(whole))
		}
	}
	if _, err := receive(append(whole, 0)); err == nil {
		t.Error("a byte too many is not seen")
	}
}

// receive reads a record as from a worker.
func receive(b []byte) (*doc.Record, error) {
	var frame bytes.Buffer
	if err := writeFrame(&frame, b); err != nil {
		return nil, err
	}
	return readRecord(&frame)
}

// FuzzRecord has the parent read what a worker under foreign command may send.
func FuzzRecord(f *testing.F) {
	whole, err := encode(nil, reflect.ValueOf(full()).Elem(), 0)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{0xFF}, 40))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := receive(b)
		if err != nil {
			return
		}
		if _, err := json.Marshal(r); err != nil {
			t.Error(err)
		}
	})
}

// BenchmarkCodec sends and receives a record of a hundred pages, beside JSON.
func BenchmarkCodec(b *testing.B) {
	r := full()
	for len(r.References) < 4000 {
		r.References = append(r.References, r.References...)
		r.Blocks = append(r.Blocks, r.Blocks...)
	}
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			var buf bytes.Buffer
			if err := writeRecord(&buf, r); err != nil {
				b.Fatal(err)
			}
			if _, err := readRecord(&buf); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json", func(b *testing.B) {
		for b.Loop() {
			j, err := json.Marshal(r)
			if err == nil {
				err = json.Unmarshal(j, &doc.Record{})
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}
