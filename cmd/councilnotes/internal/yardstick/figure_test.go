package yardstick

import (
	"fmt"
	"testing"
)

// figure is one result of a measurement beside what was wanted.
type figure struct {
	what  string // what was measured, on what
	got   float64
	unit  string // behind the numbers; may be empty
	bound bound
	want  float64
}

// bound says on which side of the wanted value a result must lie.
type bound string

const (
	atMost  bound = "<="
	atLeast bound = ">="
	told    bound = "" // told beside another figure; nothing is wanted of it
)

func (f figure) met() bool {
	return f.bound == told || f.bound == atMost && f.got <= f.want || f.bound == atLeast && f.got >= f.want
}

// String returns the figure as the line that .ci/yardsticks looks for.
func (f figure) String() string {
	result := fmt.Sprintf("figure|%s|%.4g%s", f.what, f.got, f.unit)
	switch {
	case f.bound == told:
		return result + "||"
	case f.met():
		return fmt.Sprintf("%s|%s %.4g%s|met", result, f.bound, f.want, f.unit)
	}
	return fmt.Sprintf("%s|%s %.4g%s|MISSED", result, f.bound, f.want, f.unit)
}

// report prints the figure and fails a test whose figure is missed. A benchmark
// goes on: on a busy machine a time is no proof.
func (f figure) report(tb testing.TB) {
	tb.Helper()
	if _, test := tb.(*testing.T); test && !f.met() {
		tb.Error(f)
		return
	}
	tb.Log(f)
}
