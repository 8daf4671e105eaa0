package pdf

import (
	"math"

	"councilnotes/extractors/doc"
)

// matrix is an affine map: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// mul returns the map that does m first and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// box returns the upright box around the image of a box.
func (m matrix) box(b doc.Box) doc.Box {
	x0, y0 := m.apply(b[0], b[1])
	x1, y1 := m.apply(b[2], b[3])
	x2, y2 := m.apply(b[0], b[3])
	x3, y3 := m.apply(b[2], b[1])
	return doc.Box{
		min(x0, x1, x2, x3), min(y0, y1, y2, y3),
		max(x0, x1, x2, x3), max(y0, y1, y2, y3),
	}
}

// scale returns how much longer the map makes an upright line.
func (m matrix) scale() float64 { return hypot(m.c, m.d) }

// hypot is math.Hypot, quick where one of the sides is nothing.
func hypot(x, y float64) float64 {
	if x == 0 {
		return math.Abs(y)
	}
	return math.Hypot(x, y)
}

// sane reports whether all numbers are finite and of a size that a page knows.
func (m matrix) sane() bool {
	const most = 1e9
	return math.Abs(m.a) <= most && math.Abs(m.b) <= most && math.Abs(m.c) <= most &&
		math.Abs(m.d) <= most && math.Abs(m.e) <= most && math.Abs(m.f) <= most
}

// turn returns the map from a page's own coordinates to those of the page as
// it is shown, its lower left corner at the origin, and the size it then has.
func turn(b doc.Box, quarters int) (m matrix, width, height float64) {
	w, h := b[2]-b[0], b[3]-b[1]
	m = matrix{1, 0, 0, 1, -b[0], -b[1]}
	switch quarters {
	case 1:
		return m.mul(matrix{0, -1, 1, 0, 0, w}), h, w
	case 2:
		return m.mul(matrix{-1, 0, 0, -1, w, h}), w, h
	case 3:
		return m.mul(matrix{0, 1, -1, 0, h, 0}), h, w
	}
	return m, w, h
}
