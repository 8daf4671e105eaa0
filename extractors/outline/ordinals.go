package outline

import "strconv"

// ordinals returns the ordinal of each of the points of one parent. Where a
// numbering begins anew, as in every article of an act or under a new heading,
// so do the ordinals.
func ordinals(points []*point) []int {
	out := make([]int, 0, len(points))
	for len(points) > 0 {
		n := 1
		for n < len(points) && points[n].label != points[0].label && points[n].label != "1" {
			n++
		}
		out = appendNumbers(out, points[:n])
		points = points[n:]
	}
	return out
}

// appendNumbers appends the numbers printed where all points are numbered
// upwards, else the positions.
func appendNumbers(out []int, points []*point) []int {
	from, last := len(out), 0
	for _, p := range points {
		n, err := strconv.ParseUint(p.label, 10, 16)
		if err != nil || int(n) <= last {
			return appendPositions(out[:from], len(points))
		}
		out, last = append(out, int(n)), int(n)
	}
	return out
}

func appendPositions(out []int, n int) []int {
	for i := range n {
		out = append(out, i+1)
	}
	return out
}
