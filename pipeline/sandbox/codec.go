package sandbox

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
)

// A record crosses the pipe in a form of its own: the fields of its structs one
// after the other, without names. Both ends are the same program, so both know
// the fields; and a record has so many of them that as JSON, which the parent
// would take apart only to put it together again, it takes a fifth of the time
// of the whole work.
//
//	string   length, bytes          int       varint
//	bool     0 or 1                 float64   eight bytes
//	slice    0 for nil, else length plus one, elements
//	pointer  0 for nil, else 1, what it points to
//	struct   fields                 array     elements

// deepest is how deep values may nest: points and items stand in each other.
const deepest = 2000

var (
	errCutOff = errors.New("the record is cut off")
	errDeep   = errors.New("the record nests too deep")
	errNumber = errors.New("the record holds what is no number")
)

// encode appends a value.
func encode(b []byte, v reflect.Value, depth int) ([]byte, error) {
	if depth > deepest {
		return nil, errDeep
	}
	var err error
	switch v.Kind() {
	case reflect.String:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		return append(b, v.String()...), nil
	case reflect.Int:
		return binary.AppendVarint(b, v.Int()), nil
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1), nil
		}
		return append(b, 0), nil
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float())), nil
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0), nil
		}
		return encode(append(b, 1), v.Elem(), depth+1)
	case reflect.Struct:
		for i := 0; i < v.NumField() && err == nil; i++ {
			b, err = encode(b, v.Field(i), depth+1)
		}
		return b, err
	case reflect.Slice:
		if v.IsNil() {
			return append(b, 0), nil
		}
		b = binary.AppendUvarint(b, uint64(v.Len())+1)
		fallthrough
	case reflect.Array:
		for i := 0; i < v.Len() && err == nil; i++ {
			b, err = encode(b, v.Index(i), depth+1)
		}
		return b, err
	}
	return nil, fmt.Errorf("no way to send a %v", v.Type())
}

// decoder reads values. A worker whose document got hold of it may send
// anything: lengths are held against what is there. The strings it reads are parts
// of the one it reads from, which the record then keeps: most of the one is the
// other's.
type decoder struct {
	s   string
	err error
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
	d.s = ""
}

// number reads a varint.
func (d *decoder) number() uint64 {
	var n uint64
	for i := range min(len(d.s), binary.MaxVarintLen64) {
		n |= uint64(d.s[i]&0x7f) << (7 * i)
		if d.s[i] < 0x80 {
			d.s = d.s[i+1:]
			return n
		}
	}
	d.fail(errCutOff)
	return 0
}

func (d *decoder) length() int {
	n := d.number()
	if n > uint64(len(d.s))+1 {
		d.fail(errCutOff)
		return 0
	}
	return int(n)
}

func (d *decoder) take(n int) string {
	if n > len(d.s) {
		d.fail(errCutOff)
		return ""
	}
	out := d.s[:n]
	d.s = d.s[n:]
	return out
}

func (d *decoder) flag() bool {
	b := d.take(1)
	return b != "" && b[0] != 0
}

// decode reads a value into v, which is zero.
func (d *decoder) decode(v reflect.Value, depth int) {
	if depth > deepest {
		d.fail(errDeep)
	}
	if d.err != nil {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(d.take(d.length()))
	case reflect.Int:
		n := d.number() // the sign is its last bit, as in encoding/binary
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Bool:
		v.SetBool(d.flag())
	case reflect.Float64:
		var bits uint64
		for i, b := range []byte(d.take(8)) {
			bits |= uint64(b) << (8 * i)
		}
		f := math.Float64frombits(bits)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			d.fail(errNumber) // JSON knows no such numbers.
		}
		v.SetFloat(f)
	case reflect.Pointer:
		if d.flag() {
			v.Set(reflect.New(v.Type().Elem()))
			d.decode(v.Elem(), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.decode(v.Field(i), depth+1)
		}
	case reflect.Array:
		for i := range v.Len() {
			d.decode(v.Index(i), depth+1)
		}
	case reflect.Slice:
		d.slice(v, depth)
	default:
		d.fail(fmt.Errorf("no way to receive a %v", v.Type()))
	}
}

// slice reads elements; room is made as they come, since a length is only a claim.
func (d *decoder) slice(v reflect.Value, depth int) {
	n := d.length() - 1
	if n < 0 {
		return
	}
	const atOnce = 1 << 10
	v.Set(reflect.MakeSlice(v.Type(), 0, min(n, atOnce)))
	for i := 0; i < n && d.err == nil; i++ {
		if i == v.Cap() {
			v.Grow(1)
		}
		v.SetLen(i + 1)
		d.decode(v.Index(i), depth+1)
	}
}
