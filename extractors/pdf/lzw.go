package pdf

// unLZW decodes the variable-width LZW of PDF and TIFF: codes of 9 to 12 bits,
// most significant bit first, 256 clears the table, 257 ends. early is 1 where
// codes grow one entry before they must, as is usual.
func unLZW(in []byte, early, limit int) ([]byte, error) {
	const clearCode, endCode, firstCode, full = 256, 257, 258, 4096
	// An entry of the table is the bytes that were written when it was made:
	// where they begin in the output and how many they are.
	var starts, lengths [full]int
	var out []byte
	next, width := firstCode, 9
	last, lastLen := -1, 0 // where the string of the code before stands in out
	bits, n := 0, 0
	for _, c := range in {
		bits, n = bits<<8|int(c), n+8
		if n < width {
			continue
		}
		n -= width
		code := bits >> n
		bits &= 1<<n - 1
		at := len(out)
		switch {
		case code == endCode:
			return out, nil
		case code == clearCode:
			next, width, last = firstCode, 9, -1
			continue
		case code < clearCode:
			out = append(out, byte(code))
		case code < next:
			out = append(out, out[starts[code]:starts[code]+lengths[code]]...)
		case code == next && last >= 0:
			out = append(out, out[last:last+lastLen]...)
			out = append(out, out[last])
		default:
			return out, nil // a fault ends the stream
		}
		if last >= 0 && next < full {
			starts[next], lengths[next] = last, lastLen+1
			next++
		}
		last, lastLen = at, len(out)-at
		for width < 12 && next+early >= 1<<width {
			width++
		}
		if len(out) > limit {
			return out[:limit], errBudget
		}
	}
	return out, nil
}
