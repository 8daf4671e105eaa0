package lang

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSplit cuts every data file as the JSON decoder would.
func TestSplit(t *testing.T) {
	for _, code := range Codes() {
		b, err := files.ReadFile("data/" + code + ".json")
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]json.RawMessage{}
		if err := json.Unmarshal(b, &want); err != nil {
			t.Errorf("%s: %v", code, err)
			continue
		}
		got, err := split(b)
		if err != nil {
			t.Errorf("%s: %v", code, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %.500s", code, d)
		}
	}
}

func TestSplitOddities(t *testing.T) {
	for in, want := range map[string]map[string]string{
		`{}`:                                {},
		` { "a" : [1, {"b": ","}] , "c":2}`: {"a": `[1, {"b": ","}]`, "c": "2"},
		`{"a\"b": "x\\", "é": "}"}`:         {`a"b`: `"x\\"`, "é": `"}"`},
		`[]`:                                nil,
		`{"a"}`:                             nil,
		`{"a":}`:                            nil,
		`{"a":1,}`:                          nil,
		`{a:1}`:                             nil,
		`{"a`:                               nil,
		``:                                  nil,
	} {
		got, err := split([]byte(in))
		if (err != nil) != (want == nil) {
			t.Errorf("%s: %v", in, err)
		}
		for k, v := range want {
			if string(got[k]) != v {
				t.Errorf("%s: %q is %s, want %s", in, k, got[k], v)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d sections, want %d", in, len(got), len(want))
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	data, err := files.ReadFile("data/bg.json")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := split(data); err != nil {
			b.Fatal(err)
		}
	}
}
