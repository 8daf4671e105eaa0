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

// TestOwedDates gives the date that an action names as its deadline the role,
// but not one with a role of its own.
func TestOwedDates(t *testing.T) {
	date := func(edtf, role string, at int) doc.Date {
		return doc.Date{EDTF: edtf, Role: role, Mention: doc.Mention{Span: doc.Span{Start: at, End: at + 5}}}
	}
	r := &doc.Record{
		Dates: []doc.Date{date("2023-03-03", "", 0), date("2023-03-03", "", 20), date("2050", "", 60), date("2023-05-05", "meeting", 100)},
		Actions: []doc.Action{
			{Span: doc.Span{Start: 10, End: 50}, Deadline: "2023-03-03"}, {Span: doc.Span{Start: 51, End: 90}, Deadline: "2050"},
			{Span: doc.Span{Start: 91, End: 120}, Deadline: "2023-05-05"},
		},
	}
	owedDates(r)
	for i, want := range []string{"", "deadline", "deadline", "meeting"} {
		if got := r.Dates[i].Role; got != want {
			t.Errorf("date %d has role %q, want %q", i, got, want)
		}
	}
}

// TestMeetingDate gives the role of a meeting to the day in a row of its own of
// a notice, and to no other.
func TestMeetingDate(t *testing.T) {
	const text = "CM 1/26\nContact: a\nDate: 5 May 2026\nReply: 3 May 2026"
	for kind, want := range map[string]string{"notice_of_meeting": "meeting", "cover_note": ""} {
		r := &doc.Record{Cover: &doc.CoverPage{Type: kind}, Dates: []doc.Date{
			{EDTF: "2026-05-05", Mention: doc.Mention{Span: doc.Span{Start: 25, End: 35}}},
			{EDTF: "2026-05-03", Mention: doc.Mention{Span: doc.Span{Start: 43, End: 53}}},
		}}
		meetingDate(&doc.Text{Str: text}, r)
		if r.Dates[0].Role != want || r.Dates[1].Role != "" {
			t.Errorf("%s: roles are %q and %q", kind, r.Dates[0].Role, r.Dates[1].Role)
		}
	}
}
