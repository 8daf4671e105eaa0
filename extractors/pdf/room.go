package pdf

import "councilnotes/extractors/layout"

// room is what pages are read in, one after the other: slices that each page
// empties and fills again, so that reading a page takes little memory beside
// its lines.
type room struct {
	content []byte  // of the page, decoded
	args    []token // operands
	text    []byte  // of its glyphs
	pieces  []piece
	drawn   []strip
	gaps    []float64
	open    []int
	written []byte // the text of its runs, which becomes one string
	ends    []int  // where in it each of the runs ends
	// runs are what the runs of lines are cut from; those of a page stay where
	// they are when it has been read.
	runs []layout.Run
}

// runsAtOnce is how many runs are allocated together; lines have few.
const (
	runsAtOnce = 512
	runsInLine = 16
)

// newLine returns an empty slice for the runs of a line.
func (r *room) newLine() []layout.Run {
	if cap(r.runs)-len(r.runs) < runsInLine {
		r.runs = make([]layout.Run, 0, runsAtOnce)
	}
	return r.runs[len(r.runs):]
}

// keep takes what a line has used off the room for runs, and returns it.
func (r *room) keep(runs []layout.Run) []layout.Run {
	if n := len(r.runs) + len(runs); n <= cap(r.runs) {
		r.runs = r.runs[:n]
	} else { // the line had more than there was room for
		r.runs = nil
	}
	return runs[:len(runs):len(runs)]
}
