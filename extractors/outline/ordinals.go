package outline

import "strconv"

// ordinals returns the ordinal of each of the points of one parent: the number
// printed where all are numbered upwards, else the position.
func ordinals(points []*point) []int {
	out, last := make([]int, len(points)), 0
	for i, p := range points {
		n, err := strconv.ParseUint(p.label, 10, 16)
		if err != nil || int(n) <= last {
			return positions(out)
		}
		out[i], last = int(n), int(n)
	}
	return out
}

func positions(out []int) []int {
	for i := range out {
		out[i] = i + 1
	}
	return out
}
