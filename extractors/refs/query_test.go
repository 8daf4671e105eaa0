package refs

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuery(t *testing.T) {
	cases := []struct {
		in   string
		want []string
	}{
		{"wk15233/2021", []string{"council WK-15233-2021-INIT"}},
		{"WK 15233/21", []string{"council WK-15233-2021-INIT"}},
		{"WK-15233-2021-INIT", []string{"council WK-15233-2021-INIT"}},
		{"wk-15233-2021-init", []string{"council WK-15233-2021-INIT"}},
		{"ST 15367/17", []string{"council ST-15367-2017-INIT"}},
		{"15367/17", []string{"council ST-15367-2017-INIT"}},
		{"st 6106/1/22 rev 1 add 2", []string{"council ST-6106-2022-REV-1-ADD-2"}},
		{"st_5419_2016_init_en", []string{"council ST-5419-2016-INIT"}},
		{"pe-cons 24/24", []string{"council PE-24-2024-INIT"}},
		{"6106/22 + add 1-2", []string{"council ST-6106-2022-INIT", "council ST-6106-2022-ADD-1", "council ST-6106-2022-ADD-2"}},
		{"Regulation (EC) No 45/2001", []string{"act 32001R0045"}},
		{"regulation (ec) no 45/2001", []string{"act 32001R0045"}},
		{"Регламент (ЕО) № 45/2001", []string{"act 32001R0045"}},
		{"rozporządzenie (WE) nr 45/2001", []string{"act 32001R0045"}},
		{"nařízení (ES) č. 45/2001", []string{"act 32001R0045"}},
		{"45/2001/EK rendelet", []string{"act 32001R0045"}},
		{"directive 95/46", []string{"act 31995L0046"}},
		{"regulation 2016/679", []string{"act 32016R0679"}},
		{"32016r0679", []string{"act 32016R0679"}},
		{"2012/0011(COD)", []string{"procedure 2012/0011(COD)"}},
		{"2012/0011 (cod)", []string{"procedure 2012/0011(COD)"}},
		{"com(2021)118", []string{"commission COM(2021)118"}},
		{"KOM (2021) 118", []string{"commission COM(2021)118"}},
		{"c-311/18", []string{"case C-311/18"}},
		{"член 218 ДФЕС", []string{"treaty TFEU-218"}},
		{"article 218 tfeu", []string{"treaty TFEU-218"}},
		{"ecli:eu:c:2020:559", []string{"case ECLI:EU:C:2020:559"}},
		{"oj l 119, 4.5.2016, p. 1", []string{"oj OJ-L-119-2016-1"}},
		{"p9_ta(2021)0123", []string{"parliament P9_TA(2021)0123"}},
		{"цифрово партньорство 15367/17", []string{"council ST-15367-2017-INIT"}},
		{"https://europa.eu/x", []string{"url https://europa.eu/x"}},
		{"цифрово партньорство", nil},
		{"country:SG", nil},
		{"budget 2021/22", nil},
		{"season 2021/2022", nil},
		{"24/7", nil},
		{"", nil},
	}
	for _, c := range cases {
		var got []string
		for _, r := range Query(c.in) {
			got = append(got, r.Kind+" "+r.ID)
			if c.in[r.Span.Start:r.Span.End] != r.Text {
				t.Errorf("%q: text %q is not at its span", c.in, r.Text)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("Query(%q)\n%s", c.in, d)
		}
	}
}
