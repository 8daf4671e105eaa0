package gen

// rng draws numbers: SplitMix64, written out here so that no change of a
// library ever changes a document.
//
// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
// OOPSLA 2014; the constants are the published ones.
type rng struct{ state uint64 }

// newRng returns the stream of a seed for one purpose. Purposes draw apart, so
// that another way to print does not change what is told.
func newRng(seed uint64, purpose string) *rng {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(purpose) {
		h = (h ^ uint64(purpose[i])) * 1099511628211
	}
	r := &rng{seed ^ h}
	r.next()
	return r
}

func (r *rng) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// n draws from 0 to k-1.
func (r *rng) n(k int) int { return int(r.next() % uint64(k)) }

// between draws from lo to hi, both included.
func (r *rng) between(lo, hi int) int { return lo + r.n(hi-lo+1) }

// chance is true in percent of all draws.
func (r *rng) chance(percent int) bool { return r.n(100) < percent }

// pick draws one of list.
func pick[T any](r *rng, list []T) T { return list[r.n(len(list))] }

// shuffled returns list in a drawn order.
func shuffled[T any](r *rng, list []T) []T {
	out := append([]T(nil), list...)
	for i := len(out) - 1; i > 0; i-- {
		j := r.n(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return out
}
