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

// owedDates gives the role of a deadline to the date that an action names as
// its own: "do", "before" or "pour" in front of a date show it only where
// something is asked for.
func owedDates(r *doc.Record) {
	for i := range r.Actions {
		a := &r.Actions[i]
		if a.Deadline == "" {
			continue
		}
		for k := firstIn(r.Dates, a.Span); k < len(r.Dates) && r.Dates[k].Span.End <= a.Span.End; k++ {
			if d := &r.Dates[k]; d.EDTF == a.Deadline {
				if d.Role == "" {
					d.Role = "deadline"
				}
				break
			}
		}
	}
}

// firstIn returns the index of the first date that begins in the span or
// behind it. The dates are in the order of the text.
func firstIn(dates []doc.Date, in doc.Span) int {
	k, _ := slices.BinarySearchFunc(dates, in.Start, func(d doc.Date, at int) int { return cmp.Compare(d.Span.Start, at) })
	return k
}

// deadlineIn returns the first date within the span that has the role of a
// deadline, or "".
func deadlineIn(dates []doc.Date, in doc.Span) string {
	for k := firstIn(dates, in); k < len(dates) && dates[k].Span.End <= in.End; k++ {
		if dates[k].Role == "deadline" {
			return dates[k].EDTF
		}
	}
	return ""
}
