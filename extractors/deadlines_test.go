package extractors

import (
	"testing"

	"councilnotes/extractors/doc"
)

// TestDeadlines gives an action the deadline among the dates of its sentence,
// and leaves one that has its own.
func TestDeadlines(t *testing.T) {
	date := func(edtf, role string, at int) doc.Date {
		return doc.Date{EDTF: edtf, Role: role, Mention: doc.Mention{Span: doc.Span{Start: at, End: at + 5}}}
	}
	r := &doc.Record{
		Dates: []doc.Date{date("2023-01-01", "deadline", 0), date("2023-02-02", "meeting", 20), date("2023-03-03", "deadline", 30), date("2023-04-04", "", 60)},
		Actions: []doc.Action{
			{Span: doc.Span{Start: 10, End: 50}}, {Span: doc.Span{Start: 10, End: 50}, Deadline: "2022"}, {Span: doc.Span{Start: 51, End: 90}},
		},
	}
	deadlines(r)
	for i, want := range []string{"2023-03-03", "2022", ""} {
		if got := r.Actions[i].Deadline; got != want {
			t.Errorf("action %d has deadline %q, want %q", i, got, want)
		}
	}
}
