package lang

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

// What gives the languages away stands in their sections "detect". Turned round,
// from what is heard to the languages it speaks for, it is a table of some
// fourteen thousand signs: making it takes longer than reading a note, so it is made
// beforehand and committed. After a change of a section "detect":
//
//go:generate go test -run TestEars -update .
//go:embed ears.bin
var earsFile string

// hearing is what is listened with. A sign that several languages share is
// worth less to each of them.
type hearing struct {
	codes   []string
	longest int // of the endings, in bytes
	table   signs
	edged   []byte // the word in hand with its edges
}

// ears returns what one text is listened to with. The file begins with the
// number of languages, their codes of two letters, and the longest ending;
// then come the signs.
func ears() *hearing {
	t := table()
	return &hearing{codes: t.codes, longest: t.longest, table: t.table}
}

var table = sync.OnceValue(func() (h hearing) {
	n := int(earsFile[0])
	for i := range n {
		h.codes = append(h.codes, earsFile[1+2*i:][:2])
	}
	h.longest = int(earsFile[1+2*n])
	h.table = signs(earsFile[2+2*n:])
	return h
})

// signs is a hash table as it stands in the file: the number of its slots, a
// power of two; the slots, four bytes each, little-endian: where the sign
// stands that falls into it, counted from the beginning of the signs, plus one,
// or 0 for none; the signs. Those whose slot is taken stand in the next free one.
//
//	sign   length of kind and text (1 byte), kind (1), text,
//	       number of speakers (1), for each: language (1), weight (1)
type signs string

// The kinds of signs: frequent words, letters few other languages use, frequent
// ends of long words, runs of three letters.
const (
	kindWord   = 'w'
	kindLetter = 'l'
	kindEnding = 'e'
	kindGram   = 'g'
)

// find returns the speakers of a sign, two bytes each: language and weight.
func (s signs) find(kind byte, text string) string {
	slots := s.number(0)
	for at := signHash(kind, text) & (slots - 1); ; at = (at + 1) & (slots - 1) {
		offset := s.number(1 + at)
		if offset == 0 {
			return ""
		}
		sign := string(s[4+4*slots+offset-1:])
		size := int(sign[0])
		if size == 1+len(text) && sign[1] == kind && sign[2:1+size] == text {
			return sign[2+size:][:2*int(sign[1+size])]
		}
	}
}

// number returns the i-th number of four bytes.
func (s signs) number(i uint32) uint32 {
	b := s[4*i:][:4]
	return binary.LittleEndian.Uint32([]byte{b[0], b[1], b[2], b[3]})
}

// signHash is FNV-1a of kind and text.
func signHash(kind byte, text string) uint32 {
	const offset, prime = 2166136261, 16777619
	h := (uint32(offset) ^ uint32(kind)) * prime
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * prime
	}
	return h
}
