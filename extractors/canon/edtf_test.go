package canon

import "testing"

func TestDates(t *testing.T) {
	cases := []struct{ got, want string }{
		{Day(2021, 12, 9), "2021-12-09"},
		{Day(2024, 2, 29), "2024-02-29"},
		{Day(2023, 2, 29), ""},
		{Day(1900, 2, 29), ""},
		{Day(2000, 2, 29), "2000-02-29"},
		{Day(2021, 4, 31), ""},
		{Day(2021, 13, 1), ""},
		{Day(2021, 1, 0), ""},
		{Day(Unprinted, 2, 10), "XXXX-02-10"},
		{Day(Unprinted, 2, 29), "XXXX-02-29"},
		{Day(Unprinted, 2, 30), ""},
		{Day(21, 1, 1), ""},
		{Month(2017, 12), "2017-12"},
		{Month(Unprinted, 1), "XXXX-01"},
		{Month(2017, 0), ""},
		{Year(2022), "2022"},
		{Year(Unprinted), ""},
		{Year(99), ""},
		{Quarter(2022, 1), "2022-33"},
		{Quarter(2022, 4), "2022-36"},
		{Quarter(2022, 5), ""},
		{Half(2022, 1), "2022-40"},
		{Half(2022, 2), "2022-41"},
		{Season(2022, 1), "2022-21"},
		{Season(2022, 4), "2022-24"},
		{Season(Unprinted, 4), ""},
		{Range("2021-12-15", "2021-12-16"), "2021-12-15/2021-12-16"},
		{Range("2021", "2027"), "2021/2027"},
		{Range("2027", "2021"), ""},
		{Range("2022", "2022"), "2022"},
		{Range("", "2022"), ""},
		{Range("XXXX-03-30", "2022-04-02"), "XXXX-03-30/2022-04-02"},
		{Range("2021/2022", "2023"), ""},
	}
	for i, c := range cases {
		if c.got != c.want {
			t.Errorf("case %d: got %q, want %q", i, c.got, c.want)
		}
		if c.want != "" && !ValidDate(c.want) {
			t.Errorf("ValidDate(%q) = false", c.want)
		}
	}
	for _, s := range []string{"", "XXXX", "2021-1-09", "2021-00", "2021-20", "2021-37", "2021-12-32", "2021-33-01", "a", "2021/", "2022/2021", "XXXX-33", "02021", "+202"} {
		if ValidDate(s) {
			t.Errorf("ValidDate(%q) = true", s)
		}
	}
}

func TestBounds(t *testing.T) {
	cases := []struct{ date, first, last string }{
		{"2021-12-09", "2021-12-09", "2021-12-09"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2022", "2022-01-01", "2022-12-31"},
		{"2022-33", "2022-01-01", "2022-03-31"},
		{"2022-36", "2022-10-01", "2022-12-31"},
		{"2022-41", "2022-07-01", "2022-12-31"},
		{"2022-21", "2022-03-01", "2022-05-31"},
		{"2022-24", "2022-12-01", "2023-02-28"},
		{"2021/2024-03", "2021-01-01", "2024-03-31"},
	}
	for _, c := range cases {
		b, ok := Bounds(c.date)
		if !ok || b.First.Format("2006-01-02") != c.first || b.Last.Format("2006-01-02") != c.last {
			t.Errorf("Bounds(%q) = %v, %v", c.date, b, ok)
		}
	}
	if _, ok := Bounds("XXXX-02-10"); ok {
		t.Error("a date without a year has no bounds")
	}
}

func TestComplete(t *testing.T) {
	cases := []struct {
		date, document, want string
		inferred             bool
	}{
		{"XXXX-02-10", "2022-02-14", "2022-02-10", true},
		{"XXXX-12-20", "2022-01-14", "2021-12-20", true},
		{"XXXX-01-10", "2021-12-20", "2022-01-10", true},
		{"XXXX-01", "2021-12-20", "2022-01", true},
		{"XXXX-03", "2022-03-31", "2022-03", true},
		{"XXXX-07-02", "2022-01-01", "2022-07-02", true}, // 182 days after; 2021 would be 183 before
		{"XXXX-09-01", "2024-03-02", "2023-09-01", true}, // 183 days either way: the earlier
		{"XXXX-02-29", "2022-05-01", "2024-02-29", true},
		{"XXXX-02-10", "", "XXXX-02-10", false},
		{"2020-02-10", "2022-02-14", "2020-02-10", false},
		{"XXXX-02-10", "2022", "2022-02-10", true},
		{"XXXX-03-30/XXXX-04-02", "2022-04-14", "2022-03-30/2022-04-02", true},
		{"XXXX-12-30/XXXX-01-02", "2022-01-14", "2021-12-30/2022-01-02", true},
		{"XXXX-12-30/2022-01-02", "2022-01-14", "2021-12-30/2022-01-02", true},
		{"2021-12-30/XXXX-01-02", "2025-01-14", "2021-12-30/2022-01-02", true},
	}
	for _, c := range cases {
		got, inferred := Complete(c.date, c.document)
		if got != c.want || inferred != c.inferred {
			t.Errorf("Complete(%q, %q) = %q, %v; want %q, %v", c.date, c.document, got, inferred, c.want, c.inferred)
		}
	}
}
