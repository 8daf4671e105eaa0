package pdf

import "math/bits"

// code32 is what a Huffman code of Deflate means: how many bits it has, 0 for
// none; how many bits of a number follow; and a byte, or what to add to that
// number.
type code32 uint32

// What codes mean.
const (
	isLiteral = iota
	isCopy
	isEnd
	isZeros // of lengths: the length 0 several times
)

func newCode(kind, extra, value int) code32 { return code32(value<<16 | kind<<8 | extra<<4) }

func (c code32) length() uint { return uint(c & 15) }
func (c code32) extra() uint  { return uint(c >> 4 & 15) }
func (c code32) kind() int    { return int(c >> 8 & 3) }
func (c code32) value() int   { return int(c >> 16) }

// The meanings of the symbols (RFC 1951, 3.2.5 and 3.2.7).
var (
	lengthCodes = func() (t [19]code32) {
		for i := range 16 {
			t[i] = newCode(isLiteral, 0, i)
		}
		t[16], t[17], t[18] = newCode(isCopy, 2, 3), newCode(isZeros, 3, 3), newCode(isZeros, 7, 11)
		return t
	}()
	literalCodes = func() (t [286]code32) {
		for i := range 256 {
			t[i] = newCode(isLiteral, 0, i)
		}
		t[256] = newCode(isEnd, 0, 0)
		size := 3
		for i := 257; i < 285; i++ {
			extra := max(0, (i-261)/4)
			t[i] = newCode(isCopy, extra, size)
			size += 1 << extra
		}
		t[285] = newCode(isCopy, 0, longestCopy)
		return t
	}()
	distanceCodes = func() (t [30]code32) {
		away := 1
		for i := range t {
			extra := max(0, i/2-1)
			t[i] = newCode(isCopy, extra, away)
			away += 1 << extra
		}
		return t
	}()
)

// Codes have up to maxBits; those of up to quickBits are found at once.
const (
	maxBits   = 15
	quickBits = 9
	quickMask = 1<<quickBits - 1
)

// huffman finds the code that bits begin with.
type huffman struct {
	quick [1 << quickBits]code32
	// Of longer codes: how many there are of each length, and the meanings of
	// all codes, the shorter first.
	count   [maxBits + 1]int
	ordered [288]code32
}

// init makes the codes of symbols from their lengths. It reports false where no
// set of codes has these lengths. Symbols beyond the meanings given have codes
// that mean nothing.
func (h *huffman) init(lengths []uint8, meanings []code32) bool {
	h.count = [maxBits + 1]int{}
	for _, l := range lengths {
		h.count[l]++
	}
	h.count[0] = 0
	var next, at [maxBits + 1]int // the next code of a length; where it is ordered
	used := 0                     // of all codes of maxBits
	for l := 1; l <= maxBits; l++ {
		next[l] = (next[l-1] + h.count[l-1]) << 1
		at[l] = at[l-1] + h.count[l-1]
		used += h.count[l] << (maxBits - l)
	}
	if whole := 1 << maxBits; used != whole && used != 0 && (used > whole || h.count[1] != 1 || used != whole/2) {
		return false
	}
	h.quick = [1 << quickBits]code32{}
	for i, l := range lengths {
		if l == 0 {
			continue
		}
		var c code32
		if i < len(meanings) {
			c = meanings[i] | code32(l)
		}
		h.ordered[at[l]] = c
		at[l]++
		h.enter(next[l], int(l), c)
		next[l]++
	}
	return true
}

// enter notes a code that can be found at once wherever it is what the bits
// begin with.
func (h *huffman) enter(value, length int, c code32) {
	if length > quickBits {
		return
	}
	first := int(bits.Reverse16(uint16(value)) >> (16 - length))
	for i := first; i < len(h.quick); i += 1 << length {
		h.quick[i] = c
	}
}

// find returns the code that the bits begin with, one without length where
// there is none.
func (h *huffman) find(b uint64) code32 {
	if c := h.quick[b&quickMask]; c != 0 {
		return c
	}
	return h.findLong(b)
}

// findLong reads bit by bit: codes of one length are consecutive numbers, with
// the highest bit first.
func (h *huffman) findLong(b uint64) code32 {
	value, first, at := 0, 0, 0
	for l := 1; l <= maxBits; l++ {
		value |= int(b & 1)
		b >>= 1
		if value-first < h.count[l] {
			return h.ordered[at+value-first]
		}
		at += h.count[l]
		first = (first + h.count[l]) << 1
		value <<= 1
	}
	return 0
}
