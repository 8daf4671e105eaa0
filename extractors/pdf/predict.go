package pdf

// unpredict takes back what a writer did to make rows of numbers compress
// better: differences to the left, above, or both (PNG and TIFF predictors).
func (f filter) unpredict(in []byte) []byte {
	pixel := max(1, f.colors*f.bits/8)
	row := max(1, min((f.columns*f.colors*f.bits+7)/8, len(in))) // a longer row is a lie
	if f.predictor == 2 {
		return unTIFF(in, row, pixel, f.bits)
	}
	out := make([]byte, 0, len(in))
	above := make([]byte, row)
	for len(in) > 1 {
		how := in[0]
		n := min(row, len(in)-1)
		line := append(make([]byte, 0, row), in[1:1+n]...)[:row]
		in = in[1+n:]
		unPNG(how, line, above, pixel)
		out = append(out, line[:n]...)
		above = line
	}
	return out
}

// unPNG undoes one of the five PNG filters on one line.
func unPNG(how byte, line, above []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch how {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

// paeth returns the neighbour that is nearest to left + above - corner.
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := abs(p-int(left)), abs(p-int(above)), abs(p-int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func abs(n int) int { return max(n, -n) }

// unTIFF adds to each byte the one a pixel to the left. Other depths than
// eight bits are used for images only and left as they are.
func unTIFF(in []byte, row, pixel, bits int) []byte {
	if bits != 8 {
		return in
	}
	out := append([]byte{}, in...)
	for start := 0; start < len(out); start += row {
		line := out[start:min(start+row, len(out))]
		for i := pixel; i < len(line); i++ {
			line[i] += line[i-pixel]
		}
	}
	return out
}
