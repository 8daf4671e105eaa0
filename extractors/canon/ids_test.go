package canon

import "testing"

func TestReadCouncil(t *testing.T) {
	cases := []struct{ in, id, lang string }{
		{"wk15233/2021", "WK-15233-2021-INIT", ""},
		{"WK 15233/21", "WK-15233-2021-INIT", ""},
		{"WK-15233-2021-INIT", "WK-15233-2021-INIT", ""},
		{"WK\u00a015233\u20112021\u2011INIT", "WK-15233-2021-INIT", ""},
		{"ST 6106/1/22 REV 1 ADD 2", "ST-6106-2022-REV-1-ADD-2", ""},
		{"6106/1/22 REV 1 ADD 1 COR 2", "ST-6106-2022-REV-1-ADD-1-COR-2", ""},
		{"13309/1/12", "ST-13309-2012-REV-1", ""},
		{"ST_5419_2016_INIT_EN", "ST-5419-2016-INIT", "en"},
		{"consil:ST_5419_2016_INIT", "ST-5419-2016-INIT", ""},
		{"CONSIL:ST_12004_2007_REV_1", "ST-12004-2007-REV-1", ""},
		{"15367/17", "ST-15367-2017-INIT", ""},
		{"CM 4293 /26", "CM-4293-2026-INIT", ""},
		{"PE-CONS 24/1/24 REV 1", "PE-24-2024-REV-1", ""},
		{"PE/28/2019/REV/1", "PE-28-2019-REV-1", ""},
		{"EUCO 13/20", "EUCO-13-2020-INIT", ""},
		{"10650/24 ADD1REV1", "ST-10650-2024-ADD-1-REV-1", ""},
		{"11432/07 DCL 1", "ST-11432-2007-DCL-1", ""},
		{"ST 9000/98", "ST-9000-1998-INIT", ""},
		{"ЅТ 6106/22", "ST-6106-2022-INIT", ""}, // Cyrillic Dze and Te
	}
	for _, c := range cases {
		got, lang, ok := ReadCouncil(c.in, true)
		if !ok || got.ID() != c.id || lang != c.lang {
			t.Errorf("ReadCouncil(%q) = %q, %q, %v; want %q, %q", c.in, got.ID(), lang, ok, c.id, c.lang)
		}
		back, ok := ParseCouncil(c.id)
		if !ok || back.ID() != c.id {
			t.Errorf("ParseCouncil(%q) = %q, %v", c.id, back.ID(), ok)
		}
	}
	for _, in := range []string{"", "ST", "6106", "ST 6106", "digital 2021/22 partnership", "ST 0/22", "ST 123456/22", "ST 6106/222", "6106/22 REV", "C-311/18", "2016/679/EU x"} {
		if got, _, ok := ReadCouncil(in, true); ok {
			t.Errorf("ReadCouncil(%q) = %q, want none", in, got.ID())
		}
	}
	if _, _, ok := ReadCouncil("15367/17", false); ok {
		t.Error("a bare number was read unasked")
	}
}

func TestNewAct(t *testing.T) {
	cases := []struct {
		l             Letter
		s             Suffix
		sign          bool
		first, second string
		want          string
	}{
		{Regulation, EU, false, "2016", "679", "32016R0679"},
		{Regulation, EU, false, "2015", "2120", "32015R2120"},
		{Regulation, EU, false, "2041", "120", "32041R0120"},
		{Decision, EC, false, "2046", "2002", "32002D2046"},
		{Regulation, EC, false, "2007", "2004", "32004R2007"},
		{Regulation, EU, true, "1380", "2013", "32013R1380"},
		{Regulation, EU, false, "881", "2017", "32017R0881"},
		{Regulation, EU, false, "2010", "2012", "32012R2010"},
		{Regulation, EU, false, "2018", "1999", "32018R1999"},
		{Regulation, EU, true, "2016", "2013", "32013R2016"},
		{Regulation, EC, true, "80", "2009", "32009R0080"},
		{Regulation, EEC, true, "1408", "71", "31971R1408"},
		{Regulation, EEC, true, "1990", "85", "31985R1990"},
		{Regulation, NoSuffix, true, "17", "62", "31962R0017"},
		{Regulation, Euratom, true, "2587", "1999", "31999R2587"},
		{Directive, EC, false, "95", "46", "31995L0046"},
		{Directive, EC, false, "2000", "60", "32000L0060"},
		{Directive, EU, false, "2014", "24", "32014L0024"},
		{Directive, EEC, true, "73", "23", "31973L0023"},
		{Directive, EC, true, "96", "61", "31996L0061"},
		{Decision, EU, true, "1313", "2013", "32013D1313"},
		{Decision, EU, false, "2012", "708", "32012D0708"},
		{Decision, CFSP, false, "2015", "1763", "32015D1763"},
		{Decision, EC, false, "1999", "2001", "31999D2001"},
		{FrameworkDecision, JHA, false, "2008", "977", "32008F0977"},
		{JointAction, CFSP, false, "96", "250", "31996E0250"},
		{JointAction, CFSP, false, "2001", "931", "32001E0931"},
	}
	for _, c := range cases {
		a, ok := NewAct(c.l, c.s, c.sign, c.first, c.second)
		if !ok || a.CELEX() != c.want {
			t.Errorf("NewAct(%c, %s, %v, %s, %s) = %s, %v; want %s", c.l, c.s, c.sign, c.first, c.second, a.CELEX(), ok, c.want)
		}
		if back, ok := ParseAct(c.want); !ok || back != a {
			t.Errorf("ParseAct(%q) = %v, %v", c.want, back, ok)
		}
	}
	for _, c := range [][2]string{{"1234", "5678"}, {"24", "7"}, {"12345", "2016"}, {"2016", "12345"}, {"2016", "0"}} {
		if a, ok := NewAct(Regulation, EU, false, c[0], c[1]); ok {
			t.Errorf("NewAct(%s/%s) = %s, want none", c[0], c[1], a.CELEX())
		}
	}
}

func TestReadCELEX(t *testing.T) {
	cases := []struct{ in, id string }{
		{"32016r0679", "32016R0679"},
		{"32016R0679R(02)", "32016R0679"},
		{"32014Y0401(01)", "32014Y0401(01)"},
		{"02016R0679-20160504", "02016R0679-20160504"},
		{"62018CJ0311", "62018CJ0311"},
		{"12016E218", "12016E218"},
		{"12016L/AFI/DCL/57", "12016L/AFI/DCL/57"},
		{"52019PC0284", "52019PC0284"},
		{"32016R679", ""},
		{"12345678", ""},
	}
	for _, c := range cases {
		id, _, ok := ReadCELEX(c.in)
		if id != c.id || ok != (c.id != "") {
			t.Errorf("ReadCELEX(%q) = %q, %v; want %q", c.in, id, ok, c.id)
		}
	}
}

func TestReadELI(t *testing.T) {
	cases := []struct{ in, celex string }{
		{"http://data.europa.eu/eli/reg/2016/679/oj", "32016R0679"},
		{"https://data.europa.eu/eli/dec_impl/2014/219/oj/eng", "32014D0219"},
		{"http://data.europa.eu/eli/dir/2014/24", "32014L0024"},
		{"http://data.europa.eu/eli/treaty/tfeu_2016/art_229/oj", ""},
		{"http://example.org/eli/reg/2016/679/oj", ""},
	}
	for _, c := range cases {
		a, ok := ReadELI(c.in)
		if ok != (c.celex != "") || ok && a.CELEX() != c.celex {
			t.Errorf("ReadELI(%q) = %s, %v; want %q", c.in, a.CELEX(), ok, c.celex)
		}
	}
	if got, want := (Act{Regulation, 2016, 679}).ELI(Regulation.ELIType("")), "http://data.europa.eu/eli/reg/2016/679/oj"; got != want {
		t.Errorf("ELI = %q, want %q", got, want)
	}
	if got := FrameworkDecision.ELIType(""); got != "" {
		t.Errorf("ELIType of a framework decision = %q, want none", got)
	}
}

func TestRoundTrips(t *testing.T) {
	for _, id := range []string{"COM(2021)118", "SWD(2022)60", "C(2000)2285"} {
		if c, ok := ParseCommission(id); !ok || c.ID() != id {
			t.Errorf("ParseCommission(%q) = %v, %v", id, c, ok)
		}
	}
	for _, id := range []string{"2021/0136(COD)", "2020/2216(INI)", "2011/0901A(COD)"} {
		if p, ok := ParseProcedure(id); !ok || p.ID() != id {
			t.Errorf("ParseProcedure(%q) = %v, %v", id, p, ok)
		}
	}
	for _, id := range []string{"OJ-L-119-2016-1", "OJ-L-2024-1689", "OJ-C-2024-C506", "OJ-C-101I-2020-1", "OJ-C-313-1998", "OJ-124-1962-2751"} {
		if j, ok := ParseJournal(id); !ok || j.ID() != id {
			t.Errorf("ParseJournal(%q) = %v, %v", id, j, ok)
		}
	}
	for _, id := range []string{"TFEU-218", "TEAEC-106a", "CFR-8"} {
		treaty, article, ok := ParseTreatyArticle(id)
		if !ok || TreatyArticle(treaty, article) != id {
			t.Errorf("ParseTreatyArticle(%q) = %q, %q, %v", id, treaty, article, ok)
		}
	}
	if _, _, ok := ParseTreatyArticle("ST-6106-2022-INIT"); ok {
		t.Error("a Council number was read as a treaty article")
	}
}

func TestURI(t *testing.T) {
	cases := []struct{ kind, id, lang, want string }{
		{"council", "ST-6106-2022-INIT", "bg", "https://data.consilium.europa.eu/doc/document/ST-6106-2022-INIT/bg/pdf"},
		{"commission", "COM(2021)118", "bg", "https://eur-lex.europa.eu/legal-content/BG/TXT/?uri=COM:2021:118:FIN"},
		{"procedure", "2021/0136(COD)", "en", "https://eur-lex.europa.eu/procedure/EN/2021_136"},
		{"act", "32016R0679", "en", "http://publications.europa.eu/resource/celex/32016R0679"},
		{"treaty", "TFEU-218", "en", "http://publications.europa.eu/resource/celex/12016E218"},
		{"treaty", "TEU-42", "en", "http://publications.europa.eu/resource/celex/12016M042"},
		{"treaty", "TEAEC-106a", "en", "http://publications.europa.eu/resource/celex/12016A106A"},
		{"parliament", "P9_TA(2021)0123", "pl", "https://www.europarl.europa.eu/doceo/document/TA-9-2021-0123_PL.html"},
		{"parliament", "A9-0123/2021", "pl", "https://www.europarl.europa.eu/doceo/document/A-9-2021-0123_PL.html"},
		{"parliament", "C9-0123/2021", "pl", ""},
		{"oj", "OJ-L-119-2016-1", "", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L:2016:119:TOC"},
		{"oj", "OJ-C-2024-C506", "", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:C_202400506"},
		{"case", "C-311/18", "", "https://curia.europa.eu/juris/liste.jsf?num=C-311/18"},
		{"case", "26/62", "", ""},
		{"url", "https://europa.eu/x", "", "https://europa.eu/x"},
		{"un", "S/RES/1970(2011)", "", ""},
	}
	for _, c := range cases {
		if got := URI(c.kind, c.id, c.lang); got != c.want {
			t.Errorf("URI(%q, %q, %q) = %q, want %q", c.kind, c.id, c.lang, got, c.want)
		}
	}
}
