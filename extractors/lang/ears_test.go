package lang

import (
	"encoding/binary"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write ears.bin anew")

// speech is the section "detect" of a language: what gives it away.
type speech struct {
	// Words are frequent words, in small letters.
	Words []string `json:"words"`
	// Letters are letters few other languages use.
	Letters string `json:"letters"`
	// Endings are frequent ends of long words.
	Endings []string `json:"endings"`
	// Grams are frequent runs of three letters, written one after the other,
	// "_" being the edge of a word: they tell the languages of a sentence that
	// holds few of the words. The first string holds those that are e times as
	// frequent as one in ten thousand, each next one those e times as frequent
	// as the one before.
	Grams    []string `json:"grams,omitempty"`
	Sources  []string `json:"sources,omitempty"`
	Examples []string `json:"examples"`
}

// TestEars checks that the committed table is what the sections "detect" give.
func TestEars(t *testing.T) {
	made := makeEars(t)
	if *update {
		if err := os.WriteFile("ears.bin", made, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(made) != earsFile {
		t.Error("ears.bin is not what the language data say: go generate ./extractors/lang")
	}
}

// speaker is a language that a sign speaks for.
type speaker struct{ lang, weight byte }

// makeEars turns the sections "detect" round.
func makeEars(t *testing.T) []byte {
	t.Helper()
	codes, heard, longest := []string{}, map[string][]speaker{}, 0
	for _, code := range Codes() {
		l, _ := Get(code)
		var s speech
		if ok, err := l.Section("detect", &s); err != nil || !ok {
			t.Fatalf("%s: no section detect: %v", code, err)
		}
		lang := byte(len(codes))
		codes = append(codes, code)
		hear := func(kind byte, sign string, weight int) {
			key := string(kind) + sign
			heard[key] = append(heard[key], speaker{lang, byte(weight)})
		}
		for _, w := range s.Words {
			hear(kindWord, w, 0)
		}
		for _, r := range s.Letters {
			hear(kindLetter, string(r), 0)
		}
		for _, e := range s.Endings {
			hear(kindEnding, e, 0)
			longest = max(longest, len(e))
		}
		for k, grams := range s.Grams {
			for r := []rune(grams); len(r) >= 3; r = r[3:] {
				hear(kindGram, string(r[:3]), k+1)
			}
		}
	}
	out := append([]byte{byte(len(codes))}, strings.Join(codes, "")...)
	return append(append(out, byte(longest)), makeSigns(heard)...)
}

// makeSigns writes the table, at most two thirds of it full.
func makeSigns(heard map[string][]speaker) []byte {
	keys := make([]string, 0, len(heard))
	for k := range heard {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	slots := uint32(1)
	for int(slots)*2 < 3*len(keys) {
		slots *= 2
	}
	places, list := make([]uint32, slots), []byte(nil)
	for _, k := range keys {
		at := signHash(k[0], k[1:]) & (slots - 1)
		for places[at] != 0 {
			at = (at + 1) & (slots - 1)
		}
		places[at] = uint32(len(list)) + 1
		list = append(append(append(list, byte(len(k))), k...), byte(len(heard[k])))
		for _, s := range heard[k] {
			list = append(list, s.lang, s.weight)
		}
	}
	out := binary.LittleEndian.AppendUint32(nil, slots)
	for _, p := range places {
		out = binary.LittleEndian.AppendUint32(out, p)
	}
	return append(out, list...)
}
