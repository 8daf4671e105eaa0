package pdf

import "slices"

// table maps ranges of codes to values.
type table[T any] struct {
	spans []span[T]
	full  bool // more were added than there is room for
}

// span is the codes lo to hi.
type span[T any] struct {
	lo, hi uint32
	v      T
}

// maxSpans bounds the ranges of one table; real ones have some thousands.
const maxSpans = 1 << 18

func (t *table[T]) add(lo, hi uint32, v T) {
	if t.full = t.full || len(t.spans) == maxSpans; lo <= hi && !t.full {
		t.spans = append(t.spans, span[T]{lo, hi, v})
	}
}

// sort makes the table ready for find. Of two ranges with one beginning the
// later is kept in front of find.
func (t *table[T]) sort() {
	slices.SortStableFunc(t.spans, func(a, b span[T]) int {
		switch {
		case a.lo < b.lo:
			return -1
		case a.lo > b.lo:
			return 1
		}
		return 0
	})
}

// find returns the range that holds the code. Ranges may overlap a little: some
// writers give single codes within a range.
func (t *table[T]) find(code uint32) (span[T], bool) {
	lo, hi := 0, len(t.spans)
	for lo < hi {
		if mid := (lo + hi) / 2; t.spans[mid].lo <= code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for i := lo - 1; i >= 0 && i >= lo-8; i-- {
		if t.spans[i].hi >= code {
			return t.spans[i], true
		}
	}
	return span[T]{}, false
}
