package extractors

import (
	"slices"
	"strings"

	"councilnotes/extractors/doc"
)

// labelReach bounds the label of a row that holds a date, in bytes.
const labelReach = 40

// meetingDate gives the role of a meeting to the first day that a notice or
// the outcome of a meeting prints in a row of its own, right behind the row's
// label: "Date: 5 and 6 May 2026".
func meetingDate(t *doc.Text, r *doc.Record) {
	if r.Cover == nil || !slices.Contains([]string{"notice_of_meeting", "outcome_of_proceedings", "minutes"}, r.Cover.Type) {
		return
	}
	for i := range r.Dates {
		d := &r.Dates[i]
		if d.Role == "" && len(d.EDTF) > len("2026-05") && labelled(t, d.Span.Start) {
			d.Role = "meeting"
			return
		}
	}
}

// labelled reports whether nothing but a label and its colon stands before the
// offset in its line.
func labelled(t *doc.Text, at int) bool {
	before := t.Str[max(0, at-labelReach):at]
	label, isRow := strings.CutSuffix(strings.TrimRight(before, " \t"), ":")
	end := strings.LastIndexByte(label, '\n')
	return isRow && (end >= 0 || at <= labelReach) && !strings.Contains(label[end+1:], ":")
}
