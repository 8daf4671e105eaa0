package match

import "testing"

var testMonths = [][]string{
	{"януари", "January", "janvier", "janvāris"},
	{"февруари", "February", "février", "Frar", "vasario", "februārī", "február", "Φεβρουαρίου", "febrero"},
	{"март", "March"}, {"април"}, {"май", "May"}, {"юни", "June", "czerwca"}, {"юли"}, {"август"},
	{"септември", "Meán Fómhair"}, {"октомври", "Deireadh Fómhair", "Dheireadh Fómhair"}, {"ноември"}, {"декември", "prosinec"},
}

func TestFullDate(t *testing.T) {
	cases := []struct{ line, edtf, text string }{
		{"Брюксел, 8 юни 2023 г.", "2023-06-08", "8 юни 2023"},
		{"Brussels, 14 February 2022 (15.02)", "2022-02-14", "14 February 2022"},
		{"Bruxelles, le 1er février 2022", "2022-02-01", "1er février 2022"},
		{"Brussell, 14 ta' Frar 2022", "2022-02-14", "14 ta' Frar 2022"},
		{"Briuselis, 2022 m. vasario 14 d.", "2022-02-14", "2022 m. vasario 14"},
		{"Briselē, 2022. gada 14. februārī", "2022-02-14", "2022. gada 14. februārī"},
		{"Brüsszel, 2022. február 14.", "2022-02-14", "2022. február 14"},
		{"Bρυξέλλες, 14 Φεβρουαρίου 2022", "2022-02-14", "14 Φεβρουαρίου 2022"},
		{"Bruselas, 14 de febrero de 2022", "2022-02-14", "14 de febrero de 2022"},
		{"An Bhruiséil, 3 Deireadh Fómhair 2022", "2022-10-03", "3 Deireadh Fómhair 2022"},
		{"Bruselj, 7. 6. 2016", "2016-06-07", "7. 6. 2016"},
		{"den 14/02/2022", "2022-02-14", "14/02/2022"},
		{"2022-02-14", "2022-02-14", "2022-02-14"},
		{"2016 2 19", "2016-02-19", "2016 2 19"},
		{"31 April 2022", "", ""},
		{"February 2022", "", ""},
		{"10650/24", "", ""},
		{"2023/0127(NLE)", "", ""},
		{"99999999999999999999.1.2022", "", ""},
		{"", "", ""},
	}
	c := NewCalendar(testMonths)
	for _, x := range cases {
		d, ok := c.Find(x.line)
		if ok != (x.edtf != "") || d.EDTF != x.edtf || x.line[d.Span.Start:d.Span.End] != x.text {
			t.Errorf("Find(%q) = %q %q, want %q %q", x.line, d.EDTF, x.line[d.Span.Start:d.Span.End], x.edtf, x.text)
		}
	}
}

func TestDayMonth(t *testing.T) {
	cases := []struct {
		in         string
		day, month int
	}{
		{"29.11", 29, 11}, {"14.02.", 14, 2}, {"15/2", 15, 2}, {"OR. en", 0, 0}, {"32.1", 0, 0}, {"1.13", 0, 0}, {"", 0, 0},
	}
	for _, c := range cases {
		d, m, ok := DayMonth(c.in)
		if d != c.day || m != c.month || ok != (c.day > 0) {
			t.Errorf("DayMonth(%q) = %d, %d, %v", c.in, d, m, ok)
		}
	}
}
