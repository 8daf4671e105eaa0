package pdf

import (
	"reflect"

	"github.com/ledongthuc/pdf"
)

// The object layer resolves a reference anew each time it is followed and does
// not export which object a value came from. Both are needed: to decode a font
// once per document, not once per page, and to reach the bytes of a stream for
// the filters that the module lacks. This file is the only one that looks
// behind the module's exported names; its test fails when a new version of the
// module moves what is read here, and the reader then still works, without
// sharing and with the module's own filters.

// object returns the number of the indirect object in which the value stands;
// 0 where that is not known.
func object(v pdf.Value) uint32 {
	ptr := reflect.ValueOf(v).FieldByName("ptr")
	if ptr.Kind() != reflect.Struct {
		return 0
	}
	if id := ptr.FieldByName("id"); id.CanUint() {
		return uint32(id.Uint())
	}
	return 0
}

// shared returns the number of the object that the value is. ok is false where
// the value stands directly in its parent and has no number of its own.
func shared(v, parent pdf.Value) (num uint32, ok bool) {
	num = object(v)
	return num, num != 0 && num != object(parent)
}

// streamOffset returns where the bytes of a stream begin in what the object
// layer reads; -1 where that is not known.
func streamOffset(v pdf.Value) int64 {
	data := reflect.ValueOf(v).FieldByName("data")
	if data.Kind() != reflect.Interface || data.Elem().Kind() != reflect.Struct {
		return -1
	}
	if off := data.Elem().FieldByName("offset"); off.CanInt() {
		return off.Int()
	}
	return -1
}

// reference returns the number of the object that a dictionary's entry refers
// to, without following it; 0 for an entry of another kind.
func reference(dict pdf.Value, key string) uint32 {
	data := reflect.ValueOf(dict).FieldByName("data")
	if data.Kind() != reflect.Interface || data.Elem().Kind() != reflect.Map {
		return 0
	}
	m := data.Elem()
	if m.Type().Key().Kind() != reflect.String {
		return 0
	}
	return referred(m.MapIndex(reflect.ValueOf(key).Convert(m.Type().Key())))
}

func referred(entry reflect.Value) uint32 {
	if entry.Kind() == reflect.Interface {
		entry = entry.Elem()
	}
	if entry.Kind() != reflect.Struct {
		return 0
	}
	if id := entry.FieldByName("id"); id.CanUint() {
		return uint32(id.Uint())
	}
	return 0
}

// referenceAt is reference for the entries of an array.
func referenceAt(array pdf.Value, i int) uint32 {
	data := reflect.ValueOf(array).FieldByName("data")
	if data.Kind() != reflect.Interface || data.Elem().Kind() != reflect.Slice || i >= data.Elem().Len() {
		return 0
	}
	return referred(data.Elem().Index(i))
}
