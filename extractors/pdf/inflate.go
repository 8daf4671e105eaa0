package pdf

import (
	"encoding/binary"
	"slices"
)

// inflater decodes Deflate (RFC 1951) from one slice to another. The packages
// for it read and write through windows, which takes twice as long; and a page
// is mostly waiting for its content.
//
// Of damaged input it gives all that comes before the fault.
type inflater struct {
	in   []byte
	pos  int
	bits uint64 // read ahead, the next bit lowest; those from n on are not counted yet
	n    uint
	out  []byte
	end  int // how much may come out before it is too much

	literals, distances huffman
}

// longestCopy is how much one code can add; shortCopy is written at once.
const (
	longestCopy = 258
	shortCopy   = 16
)

// inflate decodes in; spare is room for what comes out. At most limit bytes
// do, with errBudget where there would be more.
func (z *inflater) inflate(in, spare []byte, limit int) ([]byte, error) {
	z.in, z.pos, z.bits, z.n, z.end = in, 0, 0, 0, limit
	z.out = slices.Grow(spare[:0], min(limit+1+longestCopy, 4*len(in)+512))
	for z.block() {
	}
	z.in = nil
	if len(z.out) > limit {
		return z.out[:limit], errBudget
	}
	return z.out, nil
}

// block decodes a block. It reports whether another one follows.
func (z *inflater) block() bool {
	last, ok := z.take(1)
	kind, ok2 := z.take(2)
	if !ok || !ok2 {
		return false
	}
	switch kind {
	case 0:
		ok = z.stored()
	case 1:
		z.literals.init(fixedLengths[:288], literalCodes[:])
		z.distances.init(fixedLengths[288:], distanceCodes[:])
		ok = z.codes()
	case 2:
		ok = z.tables() && z.codes()
	default:
		return false
	}
	return ok && last == 0 && len(z.out) <= z.end
}

// fixedLengths are the lengths of the codes of a block that brings none: of 288
// literals and lengths, and of 32 distances.
var fixedLengths = func() (t [320]uint8) {
	for i := range t {
		switch {
		case i < 144:
			t[i] = 8
		case i < 256:
			t[i] = 9
		case i < 280:
			t[i] = 7
		case i < 288:
			t[i] = 8
		default:
			t[i] = 5
		}
	}
	return t
}()

// fill reads ahead: at least 56 bits, or all that there are.
func (z *inflater) fill() {
	if z.pos+8 <= len(z.in) {
		z.bits |= binary.LittleEndian.Uint64(z.in[z.pos:]) << z.n
		z.pos += int((63 - z.n) >> 3)
		z.n |= 56
		return
	}
	for ; z.n <= 56 && z.pos < len(z.in); z.pos++ {
		z.bits |= uint64(z.in[z.pos]) << z.n
		z.n += 8
	}
}

// take reads a number of so many bits; there are not always so many left.
func (z *inflater) take(n uint) (v int, ok bool) {
	if z.n < n {
		if z.fill(); z.n < n {
			return 0, false
		}
	}
	v = int(z.bits & (1<<n - 1))
	z.bits >>= n
	z.n -= n
	return v, true
}

// stored copies a block that is not compressed.
func (z *inflater) stored() bool {
	z.pos -= int(z.n >> 3) // whole bytes that were read ahead
	z.bits, z.n = 0, 0
	if z.pos+4 > len(z.in) {
		return false
	}
	size := int(binary.LittleEndian.Uint16(z.in[z.pos:]))
	if size != int(^binary.LittleEndian.Uint16(z.in[z.pos+2:])) {
		return false
	}
	z.pos += 4
	have := min(size, len(z.in)-z.pos)
	z.out = append(z.out, z.in[z.pos:z.pos+have]...)
	z.pos += have
	return have == size
}

// codeOrder is the order in which the lengths of the codes for lengths stand.
var codeOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// tables reads the codes of a block that brings its own.
func (z *inflater) tables() bool {
	literals, ok1 := z.take(5)
	distances, ok2 := z.take(5)
	n, ok3 := z.take(4)
	literals, distances = literals+257, distances+1
	if !ok1 || !ok2 || !ok3 || literals > 286 || distances > 30 {
		return false
	}
	var own [19]uint8
	for _, i := range codeOrder[:n+4] {
		l, ok := z.take(3)
		if !ok {
			return false
		}
		own[i] = uint8(l)
	}
	var lengths [320]uint8
	return z.literals.init(own[:], lengthCodes[:]) &&
		z.readLengths(lengths[:literals+distances]) &&
		z.literals.init(lengths[:literals], literalCodes[:]) &&
		z.distances.init(lengths[literals:literals+distances], distanceCodes[:])
}

// readLengths reads the lengths of codes, which are coded themselves, by the
// codes that stand in the room of those for literals.
func (z *inflater) readLengths(out []uint8) bool {
	for i := 0; i < len(out); {
		z.fill()
		c := z.literals.find(z.bits)
		if c.length() == 0 || c.length() > z.n {
			return false
		}
		z.bits >>= c.length()
		z.n -= c.length()
		if c.kind() == isLiteral {
			out[i] = uint8(c.value())
			i++
			continue
		}
		more, ok := z.take(c.extra())
		times := c.value() + more
		if !ok || i+times > len(out) || c.kind() == isCopy && i == 0 {
			return false
		}
		for ; times > 0; times-- {
			if c.kind() == isCopy {
				out[i] = out[i-1]
			}
			i++
		}
	}
	return true
}

// codes decodes a block of literals and copies. It works on copies of what it
// changes with each code, which the compiler can keep in registers.
func (z *inflater) codes() (ended bool) {
	bits, n, o := z.bits, z.n, len(z.out)
	out := z.out[:cap(z.out)]
	for {
		if o+longestCopy+shortCopy > len(out) {
			if o > z.end {
				break
			}
			out = slices.Grow(out[:o], o+longestCopy+shortCopy)
			out = out[:cap(out)]
		}
		if n < 48 { // the most that a length and a distance can have
			z.bits, z.n = bits, n
			z.fill()
			bits, n = z.bits, z.n
		}
		c := z.literals.quick[bits&quickMask]
		if c == 0 {
			c = z.literals.findLong(bits)
		}
		all := c.length() + c.extra()
		if c.length() == 0 || all > n {
			break
		}
		size := c.value() + int(bits&(1<<all-1)>>c.length())
		bits >>= all
		n -= all
		if c.kind() != isCopy {
			if ended = c.kind() == isEnd; ended {
				break
			}
			out[o] = byte(size)
			o++
			continue
		}
		c = z.distances.find(bits)
		all = c.length() + c.extra()
		if c.length() == 0 || all > n {
			break
		}
		from := o - c.value() - int(bits&(1<<all-1)>>c.length())
		bits >>= all
		n -= all
		if from < 0 {
			break
		}
		if size <= shortCopy && from+shortCopy <= o { // most are; what is written behind them will be written over
			*(*[shortCopy]byte)(out[o:]) = *(*[shortCopy]byte)(out[from:])
			o += size
			continue
		}
		for end := o + size; o < end; { // what is copied may reach into the copy
			o += copy(out[o:end], out[from:o])
		}
	}
	z.bits, z.n, z.out = bits, n, out[:o]
	return ended
}
