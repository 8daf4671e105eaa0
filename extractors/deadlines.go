package extractors

import (
	"cmp"
	"slices"

	"councilnotes/extractors/doc"
)

// deadlines gives actions without a deadline the first date of their sentence
// that has the role of one: languages that say "by" behind the date, or in its
// ending, show it only to who reads the date.
func deadlines(r *doc.Record) {
	var last doc.Span // the actions of one sentence share its span
	found := ""
	for i := range r.Actions {
		a := &r.Actions[i]
		if a.Deadline != "" {
			continue
		}
		if a.Span != last {
			last, found = a.Span, deadlineIn(r.Dates, a.Span)
		}
		a.Deadline = found
	}
}

// deadlineIn returns the first date within the span that has the role of a
// deadline, or "". The dates are in the order of the text.
func deadlineIn(dates []doc.Date, in doc.Span) string {
	k, _ := slices.BinarySearchFunc(dates, in.Start, func(d doc.Date, at int) int { return cmp.Compare(d.Span.Start, at) })
	for ; k < len(dates) && dates[k].Span.End <= in.End; k++ {
		if dates[k].Role == "deadline" {
			return dates[k].EDTF
		}
	}
	return ""
}
